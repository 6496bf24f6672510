import { isYearly, type Period, type Span, yearOf } from '../../trade/period.ts';

interface Months {
  readonly first: number;
  readonly last: number;
}

/** Months counted from the year 0; a year is its twelve. */
function monthsOf(span: Span): Months {
  const count = (period: Period, inYear: number): number => yearOf(period) * 12 + inYear - 1;
  return isYearly(span)
    ? { first: count(span.from, 1), last: count(span.to, 12) }
    : { first: count(span.from, span.from % 100), last: count(span.to, span.to % 100) };
}

export function lengthInMonths(span: Span): number {
  const { first, last } = monthsOf(span);
  return last - first + 1;
}

/** Shared months over those of the longer. */
export function overlap(a: Span, b: Span): number {
  const [one, other] = [monthsOf(a), monthsOf(b)];
  const shared = Math.min(one.last, other.last) - Math.max(one.first, other.first) + 1;
  return Math.max(0, shared) / Math.max(lengthInMonths(a), lengthInMonths(b));
}

export function sameMonths(a: Span, b: Span): boolean {
  return overlap(a, b) === 1;
}

/** Whether both begin in the same month of the year. */
export function sameSeason(a: Span, b: Span): boolean {
  return (monthsOf(a).first - monthsOf(b).first) % 12 === 0;
}
