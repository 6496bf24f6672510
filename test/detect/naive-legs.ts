import type { Comparison } from '../../src/measure/windows/windows.ts';
import { periodsOf, type Span } from '../../src/trade/period.ts';

/** exporter, importer, product, period, value */
export type Cell = readonly [number, number, number, number, number];

export interface NaiveQuestion {
  readonly cells: readonly Cell[];
  readonly roles: ReadonlyMap<number, string>;
  readonly listed: ReadonlySet<number>;
  readonly comparison: Comparison;
  readonly pseudo: readonly Comparison[];
  readonly destination: number;
  readonly floor: number;
  readonly least: number;
  readonly minimum: number;
  readonly markup: { readonly low: number; readonly central: number; readonly high: number };
  readonly anyIntermediary: boolean;
}

export interface Leg {
  readonly leg: 'in' | 'out';
  readonly station: number;
  readonly other: number;
  readonly role: string;
  readonly product: number;
  readonly value: number;
  readonly expected: number;
  readonly delta: number;
  readonly variance: number;
  /** Variance of the logarithm of value over expected. */
  readonly logVariance: number;
  readonly hasBase: boolean;
  readonly pairs: readonly { readonly from: number; readonly to: number; readonly growth: number }[];
}

export const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

function noise(values: readonly number[]): number {
  const mean = sum(values) / values.length;
  return mean === 0 ? 0 : (sum(values.map((v) => (v - mean) ** 2)) / (values.length - 1) / mean) * sum(values);
}

/** Values by month of every pair of areas and product. */
export class Months {
  readonly #cells = new Map<string, number>();
  constructor(cells: readonly Cell[]) {
    for (const [from, to, product, period, value] of cells) {
      const key = `${from} ${to} ${product} ${period}`;
      this.#cells.set(key, (this.#cells.get(key) ?? 0) + value);
    }
  }
  of(from: number, to: number, product: number, span: Span): number[] {
    return periodsOf(span).map((period) => this.#cells.get(`${from} ${to} ${product} ${period}`) ?? 0);
  }
}

interface Growth {
  readonly growth: number;
  readonly variance: number;
}

/** Growth of an exporter's goods to the controls, each group shrunk towards the coarser one. */
function growthOf(
  q: NaiveQuestion,
  months: Months,
  { window, base }: Comparison,
  from: number,
  product: number,
): Growth {
  const controls = [...q.roles].filter(([, role]) => role === 'control').map(([area]) => area);
  if (controls.length === 0) return { growth: 1, variance: 0 };
  const products = [...new Set(q.cells.map((cell) => cell[2]))];
  const of = (goods: readonly number[]) => {
    const series = goods.flatMap((good) =>
      controls.map((to) => [months.of(from, to, good, window), months.of(from, to, good, base)] as const),
    );
    const [w, b] = [sum(series.flatMap((own) => own[0])), sum(series.flatMap((own) => own[1]))];
    const n = series.flat(2).filter((value) => value > 0).length;
    const variance =
      sum(series.map((own) => noise(own[0]))) / w ** 2 + sum(series.map((own) => noise(own[1]))) / b ** 2;
    return { known: w > 0 && b > 0, g: Math.log(w / b), n, variance };
  };
  const every = of(products);
  if (!every.known) return { growth: 1, variance: 0 };
  let [coarser, variance] = [every.g, every.variance];
  for (const digits of [2, 4]) {
    const group = of(products.filter((good) => String(good).slice(0, digits) === String(product).slice(0, digits)));
    if (!group.known) continue;
    coarser = (group.n * group.g + 12 * coarser) / (group.n + 12);
    variance = group.variance;
  }
  const own = of([product]);
  if (!own.known) return { growth: Math.exp(coarser), variance };
  return {
    growth: Math.exp((own.n * own.g + 12 * coarser) / (own.n + 12)),
    variance: (own.n / (own.n + 12)) ** 2 * own.variance,
  };
}

export function legsOf(q: NaiveQuestion, months: Months, comparison: Comparison): Leg[] {
  const { window, base } = comparison;
  const ofRole = (...wanted: string[]): number[] =>
    [...q.roles].filter(([, role]) => wanted.includes(role)).map(([area]) => area);
  const products = [...new Set(q.cells.map((cell) => cell[2]))];
  const make = (
    own: Pick<Leg, 'leg' | 'station' | 'other' | 'role' | 'product'>,
    froms: readonly number[],
    to: number,
  ) => {
    const series = froms
      .map((from) => ({
        from,
        to,
        w: months.of(from, to, own.product, window),
        b: months.of(from, to, own.product, base),
      }))
      .filter(({ w, b }) => sum(w) > 0 || sum(b) > 0)
      .map((one) => ({ ...one, ...growthOf(q, months, comparison, one.from, own.product) }));
    if (series.length === 0) return [];
    const value = sum(series.flatMap(({ w }) => w));
    const before = sum(series.flatMap(({ b }) => b));
    const expected = sum(series.map(({ b, growth }) => sum(b) * growth));
    const noiseW = sum(series.map(({ w }) => noise(w)));
    const noiseE = sum(series.map(({ b, growth, variance }) => growth ** 2 * (noise(b) + sum(b) ** 2 * variance)));
    const active = Math.max(...series.map(({ b }) => b.filter((one) => one > 0).length));
    return [
      {
        ...own,
        value,
        expected,
        delta: value - expected,
        variance: noiseW + noiseE,
        logVariance: noiseW / value ** 2 + noiseE / expected ** 2,
        hasBase: before >= q.floor && active >= q.least,
        pairs: series.map(({ from, growth }) => ({ from, to, growth })),
      },
    ];
  };
  const exporters = ofRole('exporter');
  const everybody = ofRole('exporter', 'intermediary', 'destination', 'other');
  const role = (area: number): string => q.roles.get(area) ?? '';
  return products.flatMap((product) => {
    const into = everybody.flatMap((station) =>
      make({ leg: 'in', station, other: 0, role: role(station), product }, exporters, station),
    );
    const out = ofRole('intermediary').flatMap((station) =>
      everybody.flatMap((other) => make({ leg: 'out', station, other, role: role(other), product }, [station], other)),
    );
    return [...into, ...out];
  });
}

/** How much legs differ where nothing happened, and how far they miss: by quartiles, and the 95 % point. */
export function likeLegs(placebos: readonly Leg[], leg: Leg['leg']): { spread: number; width: number } {
  const own = placebos.filter((one) => one.leg === leg && one.hasBase);
  const at = (values: readonly number[], share: number): number =>
    values.toSorted((a, b) => a - b)[Math.floor(share * values.length) - 1] ?? Number.NaN;
  const risen = own.filter(({ value }) => value > 0);
  const ratios = risen.map(({ value, expected }) => Math.log(value / expected));
  const between =
    ((at(ratios, 0.75) - at(ratios, 0.25)) / 1.349) ** 2 -
    at(
      risen.map((one) => one.logVariance),
      0.5,
    );
  const spread = risen.length >= 200 ? Math.max(0.0025, between) : 0.0025;
  const misses = own.map((one) => Math.abs(one.delta) / Math.sqrt(one.variance + spread * one.expected ** 2));
  const far = misses.toSorted((a, b) => a - b)[Math.ceil(0.95 * misses.length) - 1] ?? 0;
  return { spread, width: own.length >= 200 ? Math.max(1.96, far) : 1.96 };
}
