import { distance, type Period } from '../../trade/period.ts';
import { pelt } from './pelt.ts';
import type { Observed } from './prepare.ts';

/** A level that holds for no more periods than this before it comes back is a spike. */
export const LONGEST_SPIKE = 3;

export interface Segment {
  /** Index of the first value, and of the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly mean: number;
}

export interface Levels {
  readonly segments: readonly Segment[];
  /** First and last period of each spike, in the order in which they were found. */
  readonly spikes: readonly { readonly from: Period; readonly to: Period }[];
}

export function segmentsOf(values: readonly number[], penalty: number): Segment[] {
  const { changepoints } = pelt(values, penalty);
  const edges = [0, ...changepoints, values.length];
  return edges.slice(1).map((to, index) => {
    const from = edges[index] as number;
    return { from, to, mean: values.slice(from, to).reduce((sum, value) => sum + value, 0) / (to - from) };
  });
}

/**
 * The lasting levels of a series. A segment of at most three periods that stands above (or below) both its neighbours is
 * moved to the nearer of their levels, its noise kept, and the series is segmented again: where the neighbours are alike
 * the segment is gone (a spike), where they differ one changepoint is left (an overshoot).
 */
export function lastingLevels(series: readonly Observed[], penalty: number): Levels {
  const values = series.map(({ value }) => value);
  const spikes: { from: Period; to: Period }[] = [];
  for (let round = 0; ; round++) {
    const segments = segmentsOf(values, penalty);
    const index = segments.findIndex((_, place) => stands(series, segments, place));
    if (index < 0 || round === series.length) return { segments, spikes };
    const [before, own, after] = segments.slice(index - 1, index + 2) as [Segment, Segment, Segment];
    const level = own.mean > before.mean ? Math.max(before.mean, after.mean) : Math.min(before.mean, after.mean);
    for (let at = own.from; at < own.to; at++) values[at] = (values[at] as number) - own.mean + level;
    spikes.push({ from: periodAt(series, own.from), to: periodAt(series, own.to - 1) });
  }
}

function stands(series: readonly Observed[], segments: readonly Segment[], index: number): boolean {
  const [before, own, after] = [segments[index - 1], segments[index] as Segment, segments[index + 1]];
  if (before === undefined || after === undefined) return false;
  const long = distance(periodAt(series, own.from), periodAt(series, own.to - 1)) + 1;
  return long <= LONGEST_SPIKE && (own.mean - before.mean) * (own.mean - after.mean) > 0;
}

function periodAt(series: readonly Observed[], index: number): Period {
  return (series[index] as Observed).period;
}
