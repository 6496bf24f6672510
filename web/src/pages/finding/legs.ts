import type { SeriesAnswer, SeriesLeg } from '../../api/types.ts';
import { aligned, periodsBetween, type Series } from '../../charts/scales.ts';
import type { Tone } from '../../charts/tone.ts';
import type { Table } from '../../export/table.ts';
import { movement, unbroken } from './headline.ts';

type Names = (code: string) => string;

export interface LegView {
  readonly periods: readonly string[];
  readonly values: Series;
  readonly expected: { readonly values: Series; readonly low: Series; readonly high: Series } | undefined;
  readonly spans: readonly { readonly from: string; readonly to: string; readonly label: string }[];
  /** Where the event stands among the periods: its year among years. */
  readonly event: string;
  readonly missing: number;
  /** Sums of base and window; null where a period of it was not reported at all. */
  readonly base: number | null;
  readonly window: number | null;
}

export const TONES: Readonly<Record<SeriesLeg['leg'], Tone>> = {
  direct: 'direct',
  in: 'intermediary',
  received: 'intermediary',
  out: 'destination',
};

/** A leg as it is drawn: every period has its place, what is missing is null. */
export function legView({ points }: SeriesLeg, event: string): LegView {
  const first = points[0]?.period ?? event;
  const periods = periodsBetween(first, points.at(-1)?.period ?? first);
  const of = (read: (point: SeriesLeg['points'][number]) => number | null): Series =>
    aligned(
      periods,
      points.map((point) => [point.period, read(point)] as const),
    );
  const span = (part: 'base' | 'window') => {
    const own = points.filter((point) => point.part === part);
    return own.length === 0
      ? []
      : [{ from: own[0]?.period ?? '', to: own.at(-1)?.period ?? '', label: part === 'base' ? 'base' : 'window' }];
  };
  const sum = (part: 'base' | 'window'): number | null => {
    const known = points.flatMap((point) => (point.part === part && point.value !== null ? [point.value] : []));
    return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
  };
  const expected = of((point) => point.expected);
  return {
    periods,
    values: of((point) => point.value),
    expected: expected.every((value) => value === null)
      ? undefined
      : { values: expected, low: of((point) => point.low), high: of((point) => point.high) },
    spans: [...span('base'), ...span('window')],
    event: event.slice(0, first.length),
    missing: points.filter(({ value, part }) => value === null && part !== null).length,
    base: sum('base'),
    window: sum('window'),
  };
}

/** "Exports from EU27 to Kyrgyzstan rose from 30,326 to 1.02 m EUR: 34 times what was before". */
export function legTitle(leg: SeriesLeg, view: LegView, name: Names, of = ''): string {
  const moved = view.base === null || view.window === null ? null : movement(view.base, view.window, leg.currency);
  return moved === null ? legName(leg, name) : unbroken(`${legName(leg, name)}${of} ${moved}`);
}

export function legName({ leg, from, to }: Pick<SeriesLeg, 'leg' | 'from' | 'to'>, name: Names): string {
  switch (leg) {
    case 'direct':
      return `What ${name(from)} sent directly to ${name(to)}`;
    case 'in':
      return `What ${name(from)} sent to ${name(to)}`;
    case 'received':
      return `What ${name(to)} says it received from ${name(from)}`;
    case 'out':
      return `What ${name(from)} sent on to ${name(to)}`;
  }
}

/** All points of all legs, as they are taken along. */
export function seriesTable({ legs }: Pick<SeriesAnswer, 'legs'>): Table {
  const labels = ['leg', 'from', 'to', 'goods', 'reported', 'source', 'currency', 'period', 'part', 'value', 'kg'];
  return {
    columns: [...labels, 'expected', 'low', 'high'].map((key) => ({ key, label: key })),
    rows: legs.flatMap(({ leg, from, to, goods, reported, source, currency, points }) =>
      points.map((point) => ({ leg, from, to, goods, reported, source, currency, ...point })),
    ),
  };
}
