import type { ScanAnswer } from '../../api/types.ts';
import { formatPercent } from '../../figures/format.ts';

type AreaName = (code: string) => string;

const NUMBERS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** A small number in words. */
export function inWords(count: number): string {
  return NUMBERS[count] ?? String(count);
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** fell by 72 %, rose by 8 %, grew to 7.9 times */
export function moved(ratio: number | null): string {
  if (ratio === null) return 'cannot be compared with the base';
  if (ratio < 0.995) return `fell by ${formatPercent(1 - ratio)}`;
  if (ratio <= 1.005) return 'stayed as they were';
  return ratio < 2
    ? `rose by ${formatPercent(ratio - 1)}`
    : `grew to ${ratio >= 10 ? Math.round(ratio) : ratio.toFixed(1)} times`;
}

export interface Story {
  readonly headline: string;
  readonly destination: ScanAnswer['totals']['partners'][number] | undefined;
  /** Those through which exports rose. */
  readonly risen: ScanAnswer['totals']['partners'];
  readonly intermediaries: ScanAnswer['totals']['partners'];
}

/** What stopped, where it went instead, and how much of the one the other could be. */
export function storyOf({ totals, scenario }: ScanAnswer, areaName: AreaName): Story {
  const destination = totals.partners.find(({ role }) => role === 'destination');
  const intermediaries = totals.partners.filter(({ role }) => role === 'intermediary');
  const risen = intermediaries.filter(({ delta }) => delta > 0);
  const direct = `Direct exports to ${areaName(scenario.destination)} ${moved(destination?.ratio ?? null)}`;
  const said =
    totals.share === null || risen.length === 0
      ? `no intermediary gained the same goods`
      : `gains through ${inWords(risen.length)} ${risen.length === 1 ? 'intermediary' : 'intermediaries'} could account for ${formatPercent(totals.share)} of what was lost`;
  return { headline: `${direct}; ${said}`, destination, risen, intermediaries };
}
