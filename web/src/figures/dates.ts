import { formatDay, formatPeriod } from './format.ts';

/** A date as far as it is known: some time in a year, some time in a month, or a day. */
export type Precision = 'year' | 'month' | 'day';

export interface Extent {
  /** Milliseconds; the first moment that it may be. */
  readonly from: number;
  /** The first moment that it can no longer be. */
  readonly to: number;
  readonly precision: Precision;
  /** It went on from the one to the other; otherwise it was some time between. */
  readonly lasting: boolean;
}

export function precisionOf(date: string): Precision {
  return date.length === 4 ? 'year' : date.length === 7 ? 'month' : 'day';
}

export function extentOf(date: string, until: string | null = null): Extent {
  return {
    from: startOf(date),
    to: endOf(until ?? date),
    precision: precisionOf(date),
    lasting: until !== null && until !== date,
  };
}

function startOf(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return Date.UTC(year, month - 1, day);
}

function endOf(date: string): number {
  const [year = 0, month, day] = date.split('-').map(Number);
  if (month === undefined) return Date.UTC(year + 1, 0, 1);
  return day === undefined ? Date.UTC(year, month, 1) : Date.UTC(year, month - 1, day + 1);
}

/** "2014", "Sept 2022", "8 Apr 2024", "2014 – Sept 2022". */
export function formatDate(date: string, until: string | null = null): string {
  const said = precisionOf(date) === 'day' ? formatDay(`${date}T12:00:00`) : formatPeriod(date);
  return until === null || until === date ? said : `${said} – ${formatDate(until)}`;
}

/**
 * Where a date lies among the periods of an axis, as fractions of their numbers: a period is half a step to either side of
 * its own. Null when it lies outside altogether.
 */
export function placeAmong(
  periods: readonly string[],
  date: string,
): { readonly from: number; readonly to: number } | null {
  const first = periods[0];
  if (first === undefined) return null;
  const monthly = first.includes('-');
  const steps = (time: number): number => {
    const at = new Date(time);
    const year = at.getUTCFullYear();
    if (!monthly) {
      const begun = Date.UTC(year, 0, 1);
      return year - Number(first) + (time - begun) / (Date.UTC(year + 1, 0, 1) - begun);
    }
    const month = at.getUTCMonth();
    const begun = Date.UTC(year, month, 1);
    const share = (time - begun) / (Date.UTC(year, month + 1, 1) - begun);
    return (year - Number(first.slice(0, 4))) * 12 + month - (Number(first.slice(5, 7)) - 1) + share;
  };
  const { from, to } = extentOf(date);
  const ends = { from: steps(from) - 0.5, to: steps(to) - 0.5 };
  return ends.to <= -0.5 || ends.from >= periods.length - 0.5 ? null : ends;
}
