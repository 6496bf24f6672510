import type { AmountSpot } from './amounts.ts';
import { BY, FROM, MERE_FROM, WORDING } from './change-words.ts';
import { alike, type Clause } from './clauses.ts';
import { ownPeriod } from './own-period.ts';
import { type Spots, within } from './spots.ts';
import { type Around, is, type Told } from './told.ts';

const MORE = /^\s+(?:more|less|fewer|higher|lower)\b(?!\s+than\s+(?:doubl|tripl|quadrupl|halv))/i;
const AVERAGE = /\b(?:on\s+average|an?\s+(?:\w+\s+)?average\s+of|averag(?:ed|ing))\b/i;
const YEARLY =
  /^[^,;]{0,40}\b(?:a|per|each|every)\s+(?:day|week|month|year)\b(?!\s+(?:earlier|before|ago|later|previously|on)\b)/i;
/** Of money, in any currency. */
const LEAST = 1_000;
const WHOLE_OF = new RegExp(`^\\s*(?:out\\s+)?of\\s+(?:the|its|their|all|some)?\\s*${WORDING}$`, 'i');
/** An amount of another kind than the one that is told: a claim of its own. */
export const BESIDE = 'a second figure of another kind';

/** Money, weight or pieces: what it was in the window, or in the base. */
export function tellLevel({ spots, clause, amount, previous, later, before, after, told }: Around): Told | string {
  if (
    /^\s+(?:a|per|each)\s+(?:day|week|month|quarter|year)\b(?!\s+(?:earlier|before|ago|later|previously|on)\b)/i.test(
      after,
    )
  )
    return 'a rate, not a sum';
  const twin = (a?: AmountSpot, b?: AmountSpot): boolean =>
    a !== undefined && b !== undefined && alike(a, b) && /^\s+and\s+(?:\S+\s+)?$/i.test(spots.text.slice(a.to, b.from));
  if (twin(amount, later[0]) || twin(previous, amount)) return 'two figures for two things';
  if (AVERAGE.test(before) || YEARLY.test(after)) return 'an average, not a sum';
  if (
    previous === undefined &&
    later.some((other) => alike(other, amount)) &&
    /^\s*(?:out\s+)?of\s[^,]*$/i.test(before) &&
    /,/.test(spots.text.slice(amount.to, later.find((other) => alike(other, amount))?.from))
  )
    return 'the whole, of which a part is told';
  if ((previous === undefined || alike(previous, amount)) && later.length + told.length > 0 && WHOLE_OF.test(before))
    return 'the whole, of which a part is told';
  if (BY.test(before) || MORE.test(after)) return 'a change in money or pieces, not a level';
  if (amount.kind === 'money' && amount.figure < LEAST)
    return 'too little for a flow: a price, or a figure without its magnitude';
  const multiple = previous?.kind === 'times' && /^\s+(?:the|that\s+of|its|their)\s+(?:\p{L}+\s+)?$/iu.test(before);
  if (multiple) return is(amount, 'base_value', amount.figure);
  // "8 % below the €3bn of 2022": how far below is said.
  if (previous?.kind === 'percent' && /^\s+(?:below|above|under|over)\s+(?:the\s+)?$/i.test(before))
    return is(amount, 'base_value', amount.figure, 'exactly');
  const value = told.find(({ statistic, amount: other }) => statistic === 'value' && alike(other, amount));
  if (value !== undefined && FROM.test(before) && isOfOther(spots, amount))
    return 'of another country: not what it was in the base';
  if (value !== undefined)
    return FROM.test(before) || isEarlier(spots, clause, amount, value.amount)
      ? is(amount, 'base_value', amount.figure)
      : 'a second figure of the same kind';
  const next = later.find((other) => alike(other, amount));
  if (
    next !== undefined &&
    (MERE_FROM.test(before) || isYearLater(spots, clause) || isEarlier(spots, clause, amount, next))
  )
    return is(amount, 'base_value', amount.figure);
  return told.some(({ statistic, amount: other }) => statistic === 'value' && other.kind !== amount.kind)
    ? BESIDE
    : is(amount, 'value', amount.figure);
}

/** "Compared with $1.4bn from China". */
function isOfOther({ text, areas }: Spots, amount: AmountSpot): boolean {
  return areas.some(
    (area) => area.from > amount.to && /^\s+(?:from|to|for|by)\s+(?:the\s+)?$/i.test(text.slice(amount.to, area.from)),
  );
}

/** Both figures have a period beside them, and that of the first ends before the other begins. */
function isEarlier(spots: Spots, clause: Clause, first: AmountSpot, second: AmountSpot): boolean {
  const a = ownPeriod(spots, clause, first);
  const b = ownPeriod(spots, clause, second);
  return a !== null && b !== null && a.span.to < b.span.from;
}

/** "In 2021 it was A; a year later B": A is the base. */
function isYearLater({ periods }: Spots, clause: Clause): boolean {
  return within(periods, clause).some(({ kind }) => kind === 'year-later');
}
