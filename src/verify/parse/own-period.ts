import type { AmountSpot } from './amounts.ts';
import type { PeriodSpot } from './periods.ts';
import type { Place } from './sheet.ts';
import { type Spots, within } from './spots.ts';

type SpanSpot = Extract<PeriodSpot, { kind: 'span' }>;

/** The months that stand right beside a figure: "$2 million in 2021", "(2021: $2 million)". */
export function ownPeriod(spots: Spots, clause: Place, amount: AmountSpot): SpanSpot | null {
  const { text, amounts } = spots;
  const next = amounts.find(({ from }) => from >= amount.to)?.from ?? clause.to;
  const behind = within(spots.periods, { from: amount.to, to: Math.min(next, clause.to) })[0];
  const before = within(spots.periods, { from: clause.from, to: amount.from }).at(-1);
  if (
    before?.kind === 'span' &&
    /[(:;]\s*(?:in\s+)?$/i.test(text.slice(clause.from, before.from)) &&
    /^\s*[:–—-]\s*$/.test(text.slice(before.to, amount.from))
  )
    return before;
  if (behind?.kind !== 'span') return null;
  const gap = text.slice(amount.to, behind.from);
  return gap.length < 60 && !/[,;)]/.test(gap) ? behind : null;
}
