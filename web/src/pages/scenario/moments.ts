import type { NetworkAnswer } from '../../api/types.ts';

export type Leg = NetworkAnswer['legs'][number];

export interface LegFigures {
  /** Of a month, or the mean of a month; null where no month was reported. */
  readonly value: number | null;
  /** The same months of the base year. */
  readonly base: number | null;
  readonly ratio: number | null;
}

/** What was reported of the same month of the base year; of a month the base does not hold, of the year before it. */
export function baseValue(leg: Leg, period: string, base: readonly [string, string]): number | null {
  const at = leg.periods.indexOf(period);
  const same = leg.periods.findIndex(
    (other) => other >= base[0] && other <= base[1] && other.slice(4) === period.slice(4),
  );
  return (same >= 0 ? leg.values[same] : leg.yearBefore[at]) ?? null;
}

/** A leg over some months: those that are reported in both years are compared. */
export function figuresOf(leg: Leg, months: readonly string[], base: readonly [string, string]): LegFigures {
  const pairs = months.flatMap((month) => {
    const value = leg.values[leg.periods.indexOf(month)] ?? null;
    return value === null ? [] : [{ value, base: baseValue(leg, month, base) }];
  });
  if (pairs.length === 0) return { value: null, base: null, ratio: null };
  const compared = pairs.flatMap((pair) => (pair.base === null ? [] : [{ value: pair.value, base: pair.base }]));
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  const before = sum(compared.map((pair) => pair.base));
  return {
    value: sum(pairs.map((pair) => pair.value)) / pairs.length,
    base: compared.length === 0 ? null : before / compared.length,
    ratio: before > 0 ? sum(compared.map((pair) => pair.value)) / before : null,
  };
}

/** Whether a leg can be drawn at the scale of the direct one: the same goods and currency, by the same periods. */
export function isAlike(leg: Leg, direct: Leg): boolean {
  return leg.goods === direct.goods && leg.currency === direct.currency && leg.frequency === direct.frequency;
}

/** The months of a window that the data has, in order. */
export function monthsWithin(periods: readonly string[], [from, to]: readonly [string, string]): readonly string[] {
  return periods.filter((period) => period >= from && period <= to);
}

/** The window in the address, no wider than the scenario's own. */
export function windowOf(text: string | undefined, own: readonly [string, string]): readonly [string, string] {
  const [from = '', to = ''] = text?.split('..') ?? [];
  const within = { from: from < own[0] ? own[0] : from, to: to === '' || to > own[1] ? own[1] : to };
  return text === undefined || within.from > within.to ? own : [within.from, within.to];
}

/** The greatest value of a month that any of these legs has, so that widths stay comparable as time moves. */
export function greatest(legs: readonly Leg[]): number {
  return Math.max(1e-9, ...legs.flatMap(({ values }) => values.map((value) => value ?? 0)));
}
