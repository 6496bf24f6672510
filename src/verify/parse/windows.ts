import { distance, length, type Period, type Span, shiftSpan, yearOf } from '../../trade/period.ts';
import type { AmountSpot } from './amounts.ts';
import { BY } from './change-words.ts';
import type { Clause } from './clauses.ts';
import type { Doubt } from './draft.ts';
import { ownPeriod } from './own-period.ts';
import type { PeriodSpot } from './periods.ts';
import type { Place } from './sheet.ts';
import { type Spots, within } from './spots.ts';
import type { Told } from './told.ts';

export interface Windows {
  readonly window: Span | null;
  readonly base: Span | null;
  readonly places: readonly (Place & { readonly field: 'window' | 'base' })[];
  readonly doubts: readonly Doubt[];
}

const STRONG =
  /\b(?:compared\s+(?:with|to)|comparison\s+(?:with|to)|against|versus|vs\.?|relative\s+to|than(?:\s+they\s+were)?(?:\s+(?:in|during))?|(?:up|down)\s+(?:on|from)|as\s+(?:(?:it|they)\s+(?:did|had|were)\s+)?(?:in|during)|(?:those|that|levels?|figures?|(?<!\bin\s)values?)\s+(?:of|in|for)|been\s+in|(?:times|twice|of)\s+(?:the\s+)?(?:level|value|figure|number|amount)\s+(?:of|in)|below|above)\s+(?:the\s+)?$/i;
const WEAK = /\b(?:from|on|over)\s+(?:the\s+)?$/i;
/** A month or part of a year that no period has. */
const MONTH =
  /(?<!\p{L})(?:January|February|March|April|May|June|July|August|September|October|November|December|halves|quarters|half-year|semester)(?!\p{L})/u;
/** Statistics that set a window against a base. */
const COMPARING: readonly Told['statistic'][] = ['growth', 'ratio', 'base_value'];

/**
 * Which period is the window and which the base. `before` is the window of what was said before, `after` the base of what
 * follows in the same sentence ("both against May 2021").
 */
export function windowsOf(
  spots: Spots,
  clause: Clause,
  told: readonly Told[],
  context: { readonly window: Span | null; readonly base?: Span | null; readonly sameSentence: boolean },
  former: readonly AmountSpot[] = [],
): Windows {
  const asides = new Set<PeriodSpot | null>(former.map((amount) => ownPeriod(spots, clause, amount)));
  const own = within(spots.periods, clause).filter((spot) => !asides.has(spot));
  const comparing = told.some(({ statistic }) => COMPARING.includes(statistic));
  const changes = within(spots.amounts, clause).some(({ from }) => BY.test(spots.text.slice(clause.from, from)));
  const doubts: Doubt[] = [];
  const places: (Place & { field: 'window' | 'base' })[] = [];
  let [window, base]: [Span | null, Span | null] = [null, null];
  const mark = (spot: Place, field: 'window' | 'base'): void =>
    void places.push({ from: spot.from, to: spot.to, field });
  const spans = own.filter((spot) => spot.kind === 'span');
  const late: PeriodSpot[] = [];
  // The months right beside the first figure, before any that stand elsewhere.
  const level = told.find(({ statistic }) => statistic === 'value' || statistic === 'share');
  const beside = level === undefined ? null : ownPeriod(spots, clause, level.amount);
  let wholeYear = false;

  for (const [index, spot] of own.entries()) {
    if (spot.kind === 'pair') {
      if (comparing && spans.length === 0) [base, window] = [spot.first, spot.last];
      else if (changes && spans.length === 0) window = spot.last;
      else window = { from: spot.first.from, to: spot.last.to };
      mark(spot, 'window');
    } else if (spot.kind === 'span') {
      const previous = own[index - 1];
      const joined =
        previous?.kind === 'span' &&
        /^\s+and\s+$/.test(spots.text.slice(previous.to, spot.from)) &&
        /between\s+$/i.test(spots.text.slice(0, previous.from));
      if (joined && comparing && window !== null) {
        [base, window] = [window, spot.span];
        mark(spot, 'window');
      } else if (base === null && isBase(spot, window !== null)) {
        base = spot.span;
        wholeYear =
          length(spot.span) === 12 &&
          !told.some(({ statistic, amount }) => statistic === 'base_value' && belongsTo(amount, spot));
        mark(spot, 'base');
      } else if (window === null) {
        if (beside !== null && beside !== spot && !comparing && own.includes(beside) && !isBase(beside, true)) {
          doubts.push(doubt('window', spot, 'another period'));
          continue;
        }
        window = spot.span;
        mark(spot, 'window');
      } else if (comparing && base === null) {
        const [a, b]: readonly [Span, Span] = [window, spot.span];
        [base, window] = a.from < b.from ? [a, b] : [b, a];
        mark(spot, 'window');
        if (!told.some(({ statistic }) => statistic === 'base_value'))
          doubts.push(doubt('base', spot, 'which of the two periods is the base is not said'));
      } else if (!sameSpan(window, spot.span) && !(base !== null && sameSpan(base, spot.span)))
        doubts.push(doubt('window', spot, 'another period'));
    } else late.push(spot);
  }
  for (const spot of late) {
    if (spot.kind === 'same' && (window ?? base) !== null) {
      const other = inYear((window ?? base) as Span, spot.year);
      // "From A in May 2022 to B in the same month of 2023".
      if (window === null || other.from > window.from) [base, window] = [base ?? window, other];
      else base = other;
      mark(spot, base === other ? 'base' : 'window');
    } else if (spot.kind === 'year-ago' && window !== null) {
      base ??= shiftSpan(window, -12 * (spot.years ?? 1));
      mark(spot, 'base');
    } else if (spot.kind === 'before' && window !== null && length(window) === spot.months) {
      base ??= shiftSpan(window, -spot.months);
      mark(spot, 'base');
    } else if (spot.kind === 'year-later' && window !== null) {
      [base, window] = [window, shiftSpan(window, 12)];
      mark(spot, 'window');
    } else if (spot.kind === 'again' && window === null && context.window !== null) {
      window = context.window;
      mark(spot, 'window');
      doubts.push(doubt('window', spot, 'the period of what was said before'));
    }
  }
  const month = MONTH.exec(spots.open.slice(clause.from, clause.to))?.[0];
  if (month !== undefined && window !== null && length(window) === 12) {
    doubts.push({ field: 'window', text: month, why: 'months of which the year is not said' });
    window = null;
    return { window, base: null, places: [], doubts };
  }
  if (window === null && context.window !== null && context.sameSentence) {
    window = context.window;
    if (base === null && context.base != null) {
      base = context.base;
      doubts.push({ field: 'base', text: null, why: 'the base of what was said before' });
    }
  }
  if (window === null) {
    const unknown = own.find(({ kind }) => kind === 'unknown' || kind === 'again');
    doubts.push({
      field: 'window',
      text: unknown === undefined ? null : spots.text.slice(unknown.from, unknown.to),
      why: unknown === undefined ? 'no period is named' : 'only the date of publication would tell which period',
    });
  }
  const needsBase = told.some(({ statistic }) => statistic === 'growth' || statistic === 'ratio');
  if (base === null && needsBase) {
    base = window === null ? null : shiftSpan(window, -12);
    doubts.push({
      field: 'base',
      text: null,
      why:
        window === null
          ? 'no base is known without a window'
          : 'no base is named: the same months a year before are taken',
    });
  }
  // "Up on 2021" of some months means the same months of 2021.
  if (base !== null && window !== null && wholeYear && length(window) < 12) base = inYear(window, yearOf(base.to));
  if (!comparing) base = null;
  if (window === null) base = null;
  if (base !== null && window !== null && base.from >= window.from) {
    doubts.push({ field: 'base', text: null, why: 'the base does not lie before the window' });
    base = null;
  }
  return { window, base, places, doubts };

  function isBase(spot: PeriodSpot, hasWindow: boolean): boolean {
    const before = spots.text.slice(Math.max(0, spot.from - 45), spot.from);
    if (
      STRONG.test(before) ||
      /^\s*(?:levels?|figures?|totals?|values?|volumes?)\b/i.test(spots.text.slice(spot.to, spot.to + 10))
    )
      return true;
    if (
      told.some(
        ({ statistic, amount }) =>
          statistic === 'base_value' && (belongsTo(amount, spot) || ownPeriod(spots, clause, amount) === spot),
      )
    )
      return true;
    if (!WEAK.test(before)) return false;
    if (/\bfrom\s+(?:the\s+)?$/i.test(before) && spot.kind === 'span' && spot.implicitYear && !hasWindow) return false;
    return (
      hasWindow ||
      (spans.length > 1 && told.some(({ amount }) => amount.to <= spot.from)) ||
      told.some(
        ({ statistic, amount }) =>
          COMPARING.includes(statistic) && amount.to <= spot.from && spot.from - amount.to < 30,
      )
    );
  }

  /** The period right behind a figure, before the next figure. */
  function belongsTo(amount: Place, spot: Place): boolean {
    if (spot.from < amount.to) return false;
    const next = spots.amounts.find(({ from }) => from >= amount.to);
    return (
      (next === undefined || spot.to <= next.from) &&
      within(spots.periods, { from: amount.to, to: spot.to })[0]?.from === spot.from
    );
  }

  function doubt(field: 'window' | 'base', { from, to }: Place, why: string): Doubt {
    return { field, text: spots.text.slice(from, to), why };
  }
}

function inYear(span: Span, year: number): Span {
  return shiftSpan(span, (year - yearOf(span.to)) * 12);
}

function sameSpan(a: Span, b: Span): boolean {
  return distance(a.from, b.from) === 0 && length(a) === length(b);
}

export function monthsOf(span: Span): readonly [string, string] {
  const text = (period: Period): string => `${Math.floor(period / 100)}-${String(period % 100).padStart(2, '0')}`;
  return [text(span.from), text(span.to)];
}
