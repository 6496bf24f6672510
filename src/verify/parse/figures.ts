import type { AmountSpot } from './amounts.ts';
import { directionOf, turned } from './change-words.ts';
import type { Clause } from './clauses.ts';
import { comparedWith, isOfReporter } from './compared.ts';
import type { Doubt } from './draft.ts';
import { BESIDE, tellLevel } from './levels.ts';
import { SHARE_BEFORE, tellPart } from './parts.ts';
import { type Spots, within } from './spots.ts';
import { type Around, is, type Told } from './told.ts';

interface Sorted {
  readonly told: readonly Told[];
  /** Amounts of another kind beside them: "400 tractors worth $20 million" are two claims. */
  readonly beside: readonly Told[];
  /** What a share was before: its period is not the window. */
  readonly former: readonly AmountSpot[];
  readonly doubts: readonly Doubt[];
}

/** What each figure of a clause says. One that says nothing known is a doubt, never a guess. */
export function tell(spots: Spots, clause: Clause, carried: readonly Told[] = []): Sorted {
  const amounts = within(spots.amounts, clause);
  const told: Told[] = [];
  const beside: Told[] = [];
  const aside: AmountSpot[] = [];
  const former: AmountSpot[] = [];
  const doubts: Doubt[] = [];
  for (const [index, amount] of amounts.entries()) {
    const previous = amounts[index - 1];
    const before = spots.text.slice(previous?.to ?? clause.from, amount.from);
    const after = spots.text.slice(amount.to, amounts[index + 1]?.from ?? clause.to);
    const later = amounts.slice(index + 1);
    const one = isRange(spots.text, amount, previous, later[0])
      ? 'one end of a range'
      : tellOne({ spots, clause, amount, previous, later, before, after, told, aside, carried });
    const other = told.length > 0 && ANOTHER.test(before) && typeof one !== 'string';
    const again = typeof one !== 'string' && told.some(({ statistic }) => statistic === one.statistic);
    if (other) doubts.push({ field: 'stated', text: amount.text, why: 'a figure of what goes along with it' });
    else if (again) doubts.push({ field: 'stated', text: amount.text, why: 'a second figure of the same kind' });
    else if (typeof one !== 'string') told.push(one);
    else if (one === BESIDE && beside.length === 0)
      beside.push({ amount, statistic: 'value', figure: amount.figure, qualifier: amount.qualifier, against: null });
    else {
      aside.push(amount);
      if (one === SHARE_BEFORE) former.push(amount);
      doubts.push({ field: one === OF_REPORTER ? 'compare_to' : 'stated', text: amount.text, why: one });
    }
  }
  return { told, beside, former, doubts };
}

/** What begins here has a subject of its own: "twice as much, although volumes fell 4 %". */
const ANOTHER =
  /,\s*(?:(?:even\s+)?(?:al)?though|because|since|(?:even\s+)?as(?!\s+(?:much|many|against|compared|opposed|did|well|high))|when|despite)\s/i;
const OF_REPORTER = 'a multiple of what another reporter has';

/** "10-15 %", "between 20 % and 30 %". */
function isRange(text: string, amount: AmountSpot, previous?: AmountSpot, next?: AmountSpot): boolean {
  const ends = (a: AmountSpot | undefined, b: AmountSpot | undefined): boolean =>
    a !== undefined &&
    a.kind === b?.kind &&
    /^\s+and\s+(?:\S+\s+)?$/i.test(text.slice(a.to, b.from)) &&
    /\bbetween\s+(?:\S+\s+)?$/i.test(text.slice(Math.max(0, a.from - 30), a.from));
  return amount.range || ends(amount, next) || ends(previous, amount);
}

function tellOne(around: Around): Told | string {
  const { spots, clause, amount, before, after } = around;
  switch (amount.kind) {
    case 'money':
    case 'weight':
    case 'pieces':
      return tellLevel(around);
    case 'percent':
    case 'part':
      return tellPart(around);
    case 'times': {
      const against = comparedWith(spots, clause, amount);
      if (against !== null) return { ...is(amount, 'compared', amount.figure), against };
      if (/^\s*(?:per|a)\s+(?:year|month|week|day)\b(?!\s+(?:earlier|before|ago))/i.test(after)) return 'how often';
      const next = spots.areas.find(({ from }) => from >= amount.to);
      if (next !== undefined && isOfReporter(spots, amount, next)) return OF_REPORTER;
      const direction = directionOf(before.slice(-25), '');
      if (direction !== null && direction < 0 && amount.figure > 1)
        return 'a fall by a multiple can be read in two ways';
      return amount.figure < 1
        ? is(amount, 'ratio', amount.figure, turned(amount.qualifier))
        : is(amount, 'ratio', amount.figure);
    }
    case 'change-word':
      return 'no figure';
  }
}
