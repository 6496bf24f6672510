import { distance, frequencyOf, type Period } from '../../trade/period.ts';

export interface Observed {
  readonly period: Period;
  readonly value: number;
}

/** The constant under the logarithm, as a share of the median month that is not zero. */
const OFFSET = 0.1;

/** Even a series of equal months is not known better than this, in logarithms. */
const LEAST_SIGMA = 0.05;

/** So many changes that are not zero say how noisy a series is; with fewer, its still months count too. */
const ENOUGH_CHANGES = 8;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

/** ln(value + k), k a tenth of the median value over zero: a zero stands ln 11 = 2.4 below that median, not minus infinity. */
export function logarithms(values: readonly number[]): number[] {
  const k = OFFSET * median(values.filter((value) => value > 0));
  return values.map((value) => Math.log(value + k));
}

/**
 * Standard deviation of a period's noise: 1.4826 times the median absolute deviation of the first differences, over the
 * root of 2; at least 0.05. Runs of equal months (zeros) say nothing of noise and are left out where enough others remain.
 */
export function noise(logs: readonly number[]): number {
  const all = logs.slice(1).map((value, index) => value - (logs[index] as number));
  const moving = all.filter((change) => change !== 0);
  const changes = moving.length >= ENOUGH_CHANGES ? moving : all;
  const middle = median(changes);
  const mad = median(changes.map((change) => Math.abs(change - middle)));
  return Math.max(LEAST_SIGMA, (1.4826 * mad) / Math.SQRT2);
}

/**
 * Takes the means of the calendar months out, as they were in the whole years that end before the event. Null (leave the
 * series as it is) for years, or where a calendar month was seen less than twice in them.
 */
export function withoutSeason(series: readonly Observed[], event: Period): number[] | null {
  if (series.some(({ period }) => frequencyOf(period) !== 12)) return null;
  const back = ({ period }: Observed): number => -distance(event, period);
  const years = Math.floor(Math.max(0, ...series.map(back)) / 12);
  const before = series.filter((one) => back(one) > 0 && back(one) <= 12 * years);
  const means = new Map<number, number>();
  for (let month = 1; month <= 12; month++) {
    const own = before.filter(({ period }) => period % 100 === month).map(({ value }) => value);
    if (own.length < 2) return null;
    means.set(month, own.reduce((sum, value) => sum + value, 0) / own.length);
  }
  const level = [...means.values()].reduce((sum, value) => sum + value, 0) / 12;
  return series.map(({ period, value }) => value - (means.get(period % 100) as number) + level);
}
