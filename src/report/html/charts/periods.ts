/** Periods as places on an axis: months counted from the year 0; a year is its January where years are drawn. */
export interface Axis {
  readonly first: number;
  readonly last: number;
  /** 1 for months, 12 for years. */
  readonly step: number;
  readonly at: (period: string) => number;
  /** Where the period ends: a year among months ends in December. */
  readonly end: (period: string) => number;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

const MOST_YEARS = 12;
const NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** An axis over all periods, of years where those of the series are: an event of a month then stands within its year. */
export function axisOf(periods: readonly string[], ofSeries: readonly string[] = periods): Axis | null {
  if (periods.length === 0) return null;
  const isYears = (ofSeries.length === 0 ? periods : ofSeries).every((period) => period.length === 4);
  const end = (period: string): number => monthOf(period) + (period.length === 4 && !isYears ? 11 : 0);
  const earliest = Math.min(...periods.map(monthOf));
  const first = isYears ? earliest - (earliest % 12) : earliest;
  const last = Math.max(...periods.map(end));
  return { first, last, step: isYears ? 12 : 1, at: monthOf, end, ticks: ticksOf(first, last, isYears) };
}

function monthOf(period: string): number {
  const [year = 0, month = 1] = period.split('-').map(Number);
  return year * 12 + month - 1;
}

function ticksOf(first: number, last: number, isYears: boolean): Axis['ticks'] {
  const months = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  if (!isYears && months.length <= 24)
    return months
      .filter((month) => month % 3 === 0)
      .map((at) => ({ at, label: `${NAMES[at % 12] ?? ''} ${Math.floor(at / 12)}` }));
  const years = months.filter((month) => month % 12 === 0);
  const every = Math.ceil(years.length / MOST_YEARS);
  return years.filter((month) => (month / 12) % every === 0).map((at) => ({ at, label: String(at / 12) }));
}
