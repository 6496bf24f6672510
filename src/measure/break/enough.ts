import type { Frequency, Period } from '../../trade/period.ts';
import type { Observed } from './prepare.ts';
import { LONGEST_SPIKE } from './spikes.ts';

/** Published periods that a series needs, in all and on either side of the event. */
const LEAST = { 12: { all: 18, before: 6, after: LONGEST_SPIKE + 1 }, 1: { all: 8, before: 3, after: 2 } } as const;

/** What a series lacks to be assessed, in words; null when it has enough. */
export function shortage(published: readonly Observed[], event: Period, frequency: Frequency): string | null {
  const word = frequency === 12 ? 'months' : 'years';
  const { all, before, after } = LEAST[frequency];
  const earlier = published.filter(({ period }) => period < event).length;
  if (published.length < all) return `${published.length} published ${word}; expected at least ${all}`;
  if (earlier < before) return `${earlier} published ${word} before the event; expected at least ${before}`;
  if (published.length - earlier < after)
    return `${published.length - earlier} published ${word} from the event on; expected at least ${after}`;
  return published.every(({ value }) => value <= 0) ? `no ${word} over zero` : null;
}
