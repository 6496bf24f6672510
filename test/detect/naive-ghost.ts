import type { Comparison } from '../../src/measure/windows/windows.ts';
import { periodsOf, type Span } from '../../src/trade/period.ts';

/** exporter, importer, product, period, value */
export type SideCell = readonly [number, number, number, number, number];
export interface GivenSides {
  readonly sent: readonly SideCell[];
  readonly received: readonly SideCell[];
  /** Importers and months that say nothing. */
  readonly silent?: readonly (readonly [number, number])[];
  /** Stations that say nothing of a product. */
  readonly mute?: readonly (readonly [number, number])[];
  readonly pseudo?: readonly Comparison[];
}
export interface Side {
  readonly station: number;
  readonly product: number;
  readonly stratum: string;
  readonly ratio_from: string;
  readonly is_beyond: number;
  readonly ghost_share: number | null;
  readonly [number: string]: number | string | null;
}

export const FLOOR = 1000;
export const LEAST = 3;
export const MINIMUM = 2000;

/** Of which goods each area says what it received. */
export function toldOf(
  { sent, received, mute = [] }: GivenSides,
  areas: readonly number[],
): (readonly [number, number])[] {
  const products = [...new Set([...sent, ...received].map(([, , product]) => product))];
  return areas
    .flatMap((area) => products.map((product) => [area, product] as const))
    .filter(([area, product]) => !mute.some((own) => own[0] === area && own[1] === product));
}

/** The definition, one corridor at a time, without controls. */
export function naiveSides(
  given: GivenSides,
  { window, base }: Comparison,
  senders: readonly number[],
  areas: readonly number[],
): Side[] {
  const { sent, received, silent = [] } = given;
  const heard = sent.filter(([, to, , period]) => !silent.some(([area, own]) => area === to && own === period));
  const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
  const months = (cells: readonly SideCell[], span: Span, from: number, to: number, product: number): number[] =>
    periodsOf(span).map((period) =>
      sum(cells.filter((c) => c[0] === from && c[1] === to && c[2] === product && c[3] === period).map((c) => c[4])),
    );
  const noise = (values: readonly number[]): number => {
    const mean = sum(values) / values.length;
    return mean === 0 ? 0 : (sum(values.map((v) => (v - mean) ** 2)) / (values.length - 1) / mean) * sum(values);
  };
  const telling = senders.filter((from) =>
    heard.some(
      ([sender, , , period]) =>
        sender === from && [window, base].some((span) => period >= span.from && period <= span.to),
    ),
  );
  const corridors = toldOf(given, areas).flatMap(([station, product]) => {
    const own = senders.filter((from) =>
      [window, base].some((span) => sum(months(heard, span, from, station, product)) > 0),
    );
    if (own.length === 0) return [];
    const of = (from: readonly number[], cells: readonly SideCell[], span: Span) =>
      from.map((area) => months(cells, span, area, station, product));
    const [xw, xb] = [of(own, heard, window), of(own, heard, base)];
    const [mw, mb] = [of(telling, received, window), of(telling, received, base)];
    return [
      {
        station,
        product,
        x_w: sum(xw.flat()),
        x_b: sum(xb.flat()),
        m_w: sum(mw.flat()),
        m_b: sum(mb.flat()),
        n: Math.max(...xb.map((values) => values.filter((value) => value > 0).length)),
        x_noise: sum(xw.map(noise)),
        m_noise: sum(mw.map(noise)),
      },
    ];
  });
  return corridors.map(({ n, x_noise, m_noise, ...own }) => {
    const { station, x_w, x_b, m_w, m_b } = own;
    const whole = corridors.filter((other) => other.station === station && other.x_b > 0);
    const [sentBefore, arrivedBefore] = [sum(whole.map((o) => o.x_b)), sum(whole.map((o) => o.m_b))];
    const pooled = sentBefore >= FLOOR && arrivedBefore > 0 ? arrivedBefore / sentBefore : null;
    const based = x_b >= FLOOR && m_b > 0 && n >= LEAST;
    const coarse = pooled ?? 1.1;
    const ratio = based ? Math.exp((n * Math.log(m_b / x_b) + 12 * Math.log(coarse)) / (n + 12)) : coarse;
    const missing = x_w - m_w / ratio;
    const excess = x_w - x_b;
    const stratum = x_noise > 0 && m_w > 0 ? 'ratio' : 'level';
    return {
      ...own,
      x_e: x_b,
      ratio,
      ratio_from: based ? 'base of these goods' : pooled === null ? 'freight' : 'base of all goods',
      missing,
      excess,
      stratum,
      ghost_share: excess >= MINIMUM ? Math.min(1, Math.max(0, missing / excess)) : null,
      is_beyond: missing >= MINIMUM && x_w - m_w >= MINIMUM ? 1 : 0,
      statistic:
        stratum === 'ratio'
          ? Math.log((ratio * x_w) / m_w) / Math.sqrt(x_noise / x_w ** 2 + m_noise / m_w ** 2 + 0.05 ** 2)
          : Math.log((ratio * x_w + FLOOR) / (m_w + FLOOR)),
    };
  });
}
