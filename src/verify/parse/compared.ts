import type { AmountSpot } from './amounts.ts';
import type { AreaSpot } from './areas.ts';
import type { Clause } from './clauses.ts';
import { type Spots, within } from './spots.ts';

const COMPARED =
  /^\s*(?:as\s+(?:much|many|high|large|great|big)(?:\s+[\w\s]{0,40}?)?|larger|higher|more|greater|bigger|the\s+(?:value|amount|number|level))?\s*(?:as|than|of|that|those|the\s+value|exports?)?\s*(?:(?:it|they)\s+\w+\s*)?(?:those|that|its\s+(?:exports|imports)|the\s+figure|exports|imports|sales)?\s*(?:to|from|of|for|with|as)?\s*(?:the\s+)?$/i;

/** "Twice those of Thailand", where an exporter and a destination are named already: another reporter, not another partner. */
export function isOfReporter({ text, areas }: Spots, amount: AmountSpot, other: AreaSpot): boolean {
  return (
    /\b(?:those|that)\s+of\s+(?:the\s+)?$/i.test(text.slice(amount.to, other.from)) &&
    areas.filter(({ to }) => to <= amount.from).length > 1
  );
}

/** The other partner that a multiple is of: "three times as much as Iran". */
export function comparedWith(spots: Spots, clause: Clause, amount: AmountSpot): AreaSpot | null {
  const next = within(spots.areas, { from: amount.to, to: clause.to })[0];
  if (next === undefined || next.from - amount.to > 80) return null;
  const period = within(spots.periods, { from: amount.to, to: next.from })[0];
  if (period !== undefined) return null;
  const between = spots.text.slice(amount.to, next.from);
  if (next.adjective || isOfReporter(spots, amount, next)) return null;
  // "18 times as much crude oil from Russia as from Iran": the second area is the one it is held against.
  const second = within(spots.areas, { from: next.to, to: clause.to })[0];
  if (
    second !== undefined &&
    /^\s+(?:as|than)\s+(?:to|from|with|in)?\s*(?:the\s+)?$/i.test(spots.text.slice(next.to, second.from))
  )
    return second;
  if (
    /\bas\s+(?:much|many|high|large|great|big)\b/i.test(between) &&
    !/\b(?:as|than)\s+(?:(?:it|they)\s+\w+\s+)?(?:those\s+|that\s+)?(?:to|from|of|with|for)?\s*(?:the\s+)?$/i.test(
      between,
    )
  )
    return null;
  return COMPARED.test(between) && /\b(?:as|than|those|that|of)\b/i.test(between) ? next : null;
}
