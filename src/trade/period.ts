import { EntrepotError } from './errors.ts';

/** A month as the integer YYYYMM or a year as YYYY: ordered, and stored as it is. */
export type Period = number & { readonly __brand: 'Period' };

/** 12 for months, 1 for years: how many make a year. */
export type Frequency = 12 | 1;

/** First and last period, both included, of one frequency. */
export interface Span {
  readonly from: Period;
  readonly to: Period;
}

/** Reads YYYY-MM, YYYYMM or YYYY. */
export function parsePeriod(text: string): Period {
  const match = /^((?:19|20)\d\d)(?:-?(0[1-9]|1[0-2]))?$/.exec(text.trim());
  if (match === null)
    throw new EntrepotError('usage', `${JSON.stringify(text)} is not a period; expected YYYY-MM or YYYY`, {
      fields: { period: text },
    });
  return Number(`${match[1]}${match[2] ?? ''}`) as Period;
}

export function parseSpan(from: string, to: string): Span {
  const span = { from: parsePeriod(from), to: parsePeriod(to) };
  if (frequencyOf(span.from) !== frequencyOf(span.to))
    throw new EntrepotError('usage', `${from} and ${to} are a month and a year; expected two of one kind`);
  if (span.from > span.to)
    throw new EntrepotError('usage', `${from} is after ${to}; expected the earlier period first`);
  return span;
}

export function frequencyOf(period: Period): Frequency {
  return period > 9999 ? 12 : 1;
}

/** Whether a span is told in years, not months. */
export function isYearly({ from }: Span): boolean {
  return frequencyOf(from) === 1;
}

export function yearOf(period: Period): number {
  return period > 9999 ? Math.floor(period / 100) : period;
}

export function monthOf(period: Period): number {
  return period > 9999 ? period % 100 : 12;
}

/** YYYY-MM or YYYY. */
export function formatPeriod(period: number): string {
  const text = String(period);
  return text.length === 6 ? `${text.slice(0, 4)}-${text.slice(4)}` : text;
}

/** The period so many periods of its own kind later (or earlier, when negative). */
export function shift(period: Period, by: number): Period {
  if (frequencyOf(period) === 1) return (period + by) as Period;
  const months = yearOf(period) * 12 + (period % 100) - 1 + by;
  return (Math.floor(months / 12) * 100 + (months % 12) + 1) as Period;
}

/** How many periods lie from one to the other. */
export function distance(from: Period, to: Period): number {
  if (frequencyOf(from) === 1) return to - from;
  return (yearOf(to) - yearOf(from)) * 12 + (to % 100) - (from % 100);
}

export function length(span: Span): number {
  return distance(span.from, span.to) + 1;
}

export function periodsOf(span: Span): Period[] {
  return Array.from({ length: length(span) }, (_, index) => shift(span.from, index));
}

export function shiftSpan(span: Span, by: number): Span {
  return { from: shift(span.from, by), to: shift(span.to, by) };
}

/** The same months some years earlier: the only base a window may be compared with. */
export function likeForLike(span: Span, yearsEarlier: number): Span {
  return shiftSpan(span, -yearsEarlier * frequencyOf(span.from));
}

/** Whether the base is the window's months in an earlier year. */
export function isLikeForLike(window: Span, base: Span): boolean {
  return (
    length(window) === length(base) &&
    distance(base.from, window.from) > 0 &&
    distance(base.from, window.from) % frequencyOf(window.from) === 0
  );
}

/**
 * January and February as one unit (for exporters whose new year moves between them), every other month on its own.
 * A January or February without the other is a unit that is not whole.
 */
export function lunarNewYearUnits(span: Span): { readonly periods: readonly Period[]; readonly whole: boolean }[] {
  const units: { periods: Period[]; whole: boolean }[] = [];
  for (const period of periodsOf(span)) {
    const last = units.at(-1);
    if (period % 100 === 2 && last?.periods.length === 1 && (last.periods[0] as Period) % 100 === 1) {
      last.periods.push(period);
      last.whole = true;
    } else units.push({ periods: [period], whole: period % 100 > 2 });
  }
  return units;
}
