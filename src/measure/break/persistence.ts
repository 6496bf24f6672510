import { distance, type Frequency, formatPeriod, frequencyOf, type Period, shift, yearOf } from '../../trade/period.ts';
import { shortage } from './enough.ts';
import { logarithms, noise, type Observed, withoutSeason } from './prepare.ts';
import { LONGEST_SPIKE, lastingLevels, type Segment } from './spikes.ts';
import { criticalValue, shiftF, supF } from './supf.ts';

/** How far from the event a changepoint may lie to be at it: months either way; of years, the event's and the next. */
const NEAR = 3;

export interface Changepoint {
  /** First published period of the new level. */
  readonly period: Period;
  /** Levels in ln(value + k), k a tenth of the median value over zero. */
  readonly before: number;
  readonly after: number;
}

export interface BreakAnswer {
  readonly kind: 'break' | 'spike' | 'none' | 'not assessable';
  readonly why: string;
  readonly seasonal: 'removed' | 'not removed';
  /** The lasting changes of level; spikes are not among them. */
  readonly changepoints: readonly Changepoint[];
  /** Whether one of them lies within three months of the event (for years: in its year or the next). */
  readonly atEvent: boolean;
  /** The one that `persistentShare` speaks of: the largest at the event, or else the largest. */
  readonly shift: Changepoint | null;
  /** Share of the periods from the shift on that lie beyond the midpoint of its two levels, on the new side. */
  readonly persistentShare: number | null;
  readonly supF: number | null;
  readonly supFPeriod: Period | null;
  readonly fAtEvent: number | null;
  /** sup-F is over its 5 % point. */
  readonly significant: boolean;
}

/**
 * Whether the level of a series broke, and stayed broken. `values` are its months or years (of one kind, any order; null
 * was not published and is left out, a zero is a zero); `penalty` is that of a changepoint in log n times the variance
 * of the noise, 2 (finds more) to 3.
 */
export function assessBreak(
  values: readonly { readonly period: Period; readonly value: number | null }[],
  event: Period,
  penalty = 3,
): BreakAnswer {
  const published = values.filter((one): one is Observed => one.value !== null).sort((a, b) => a.period - b.period);
  const frequency = published[0] === undefined ? 12 : frequencyOf(published[0].period);
  if (published.some(({ period }) => frequencyOf(period) !== frequency))
    throw new Error('months and years in a series');
  const at = aligned(event, frequency);
  const short = shortage(published, at, frequency);
  if (short !== null) return notAssessable(short);

  const raw = logarithms(published.map(({ value }) => value));
  const level = published.map(({ period }, index) => ({ period, value: raw[index] as number }));
  const adjusted = withoutSeason(level, at);
  const logs = adjusted ?? raw;
  const series = published.map(({ period }, index) => ({ period, value: logs[index] as number }));
  const sigma = noise(logs);
  const { segments, spikes } = lastingLevels(series, penalty * Math.log(logs.length) * sigma ** 2);
  const changepoints = lasting(segments, series);
  const near = changepoints.filter(({ period }) => isNear(period, at, frequency));
  const main = largest(near) ?? largest(changepoints);
  const test = supF(logs);
  return {
    kind: main !== null ? 'break' : spikes.length > 0 ? 'spike' : 'none',
    why: reason(main, near.length > 0, spikes),
    seasonal: adjusted === null ? 'not removed' : 'removed',
    changepoints,
    atEvent: near.length > 0,
    shift: main,
    persistentShare: main === null ? null : persistentShare(series, main),
    supF: test?.supF ?? null,
    supFPeriod: test === null ? null : (series[test.at] as Observed).period,
    fAtEvent: shiftF(
      logs,
      series.findIndex(({ period }) => period >= at),
    ),
    significant: test !== null && test.supF > criticalValue(logs.length),
  };
}

function aligned(event: Period, frequency: Frequency): Period {
  if (frequency === frequencyOf(event)) return event;
  return (frequency === 1 ? yearOf(event) : event * 100 + 1) as Period;
}

/** A level that only the last months have is not yet known to last. */
function lasting(segments: readonly Segment[], series: readonly Observed[]): Changepoint[] {
  const monthly = frequencyOf((series[0] as Observed).period) === 12;
  return segments.slice(1).flatMap(({ from, to, mean }, index) => {
    if (monthly && to === series.length && to - from <= LONGEST_SPIKE) return [];
    return [{ period: (series[from] as Observed).period, before: (segments[index] as Segment).mean, after: mean }];
  });
}

function isNear(period: Period, event: Period, frequency: Frequency): boolean {
  const apart = distance(event, period);
  return frequency === 12 ? Math.abs(apart) <= NEAR : apart === 0 || period === shift(event, 1);
}

function largest(changepoints: readonly Changepoint[]): Changepoint | null {
  const size = ({ before, after }: Changepoint): number => Math.abs(after - before);
  return changepoints.reduce<Changepoint | null>((a, b) => (a === null || size(b) > size(a) ? b : a), null);
}

function persistentShare(series: readonly Observed[], { period, before, after }: Changepoint): number {
  const later = series.filter((one) => one.period >= period);
  const middle = (before + after) / 2;
  return later.filter(({ value }) => (after > before ? value > middle : value < middle)).length / later.length;
}

function reason(main: Changepoint | null, near: boolean, spikes: readonly { from: Period; to: Period }[]): string {
  if (main !== null) {
    const ratio = Math.exp(main.after - main.before);
    return `the level ${ratio > 1 ? 'rose' : 'fell'} (× ${ratio.toPrecision(3)}) in ${formatPeriod(main.period)}${near ? ', at the event' : ', not at the event'}`;
  }
  const last = spikes.at(-1);
  if (last === undefined) return 'no change of level costs less than its penalty';
  return `${formatPeriod(last.from)} to ${formatPeriod(last.to)} stood apart, and the level came back`;
}

function notAssessable(why: string): BreakAnswer {
  return {
    kind: 'not assessable',
    why,
    seasonal: 'not removed',
    changepoints: [],
    atEvent: false,
    shift: null,
    persistentShare: null,
    supF: null,
    supFPeriod: null,
    fAtEvent: null,
    significant: false,
  };
}
