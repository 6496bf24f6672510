/** A date that may be known to the year, the month or the day: YYYY, YYYY-MM or YYYY-MM-DD. */
export const PARTIAL_DATE = /^(?:1[89]|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

/** Whether the text is such a date, of a day that the calendar has. */
export function isPartialDate(text: string): boolean {
  if (!PARTIAL_DATE.test(text)) return false;
  return text.length < 10 || new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
}

/** The first and the last month that a date, or the time until another, may lie in. */
export function monthsOf(date: string, until: string | null = null): readonly [string, string] {
  const last = until ?? date;
  return [date.length === 4 ? `${date}-01` : date.slice(0, 7), last.length === 4 ? `${last}-12` : last.slice(0, 7)];
}

/** Where a date stands on an axis of months or years: the month, or the year where no more is known. */
export function periodOf(date: string): string {
  return date.slice(0, 7);
}

/** Earlier first; of one year or month that which is known no closer comes first. */
export function byDate(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
