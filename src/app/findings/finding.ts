import type { ExplanationName } from '../../explain/verdict.ts';
import { areaLabel, parseArea } from '../../trade/area.ts';
import { listsOf } from '../../trade/goods-list.ts';
import { formatProduct, type Product } from '../../trade/hs.ts';
import { shortText } from '../../trade/nomenclature.ts';
import type { Scenario } from '../../trade/scenario.ts';
import { digits } from '../rounding.ts';

export const KINDS = [
  'diversion',
  'chain',
  'ghost-transit',
  'displacement',
  'new-flow',
  'surge',
  'collapse',
  'reclassification',
  'unit-value',
] as const;
export type Kind = (typeof KINDS)[number];
export type SeriesKind = 'displacement' | 'surge' | 'collapse' | 'new-flow';

export type Flag =
  | 'hs-birth'
  | 'hs-gone'
  | 'scope-changed'
  | 'thin-base'
  | 'incomplete-coverage'
  | 'single-shipment'
  | 'spike'
  | 'totals-by-year';

export interface Goods {
  readonly code: string;
  readonly text: string;
  readonly lists: readonly { readonly list: string; readonly tier: string | null }[];
}

export type Calibration =
  | {
      readonly percentile: number;
      readonly p: number;
      readonly q: number;
      readonly placebos: number;
      readonly tests: number;
      /** The placebos among which it stands out least. */
      readonly against: string;
    }
  | { readonly notCalibrated: string };

/** What every finding says, of whatever kind. */
export interface FindingBase {
  readonly id: string;
  readonly kind: Kind;
  readonly exporter: string;
  /** Null where the goods go to the destination itself. */
  readonly intermediary: string | null;
  readonly destination: string;
  readonly goods: Goods;
  readonly window: readonly [string, string];
  readonly base: readonly [string, string];
  readonly currency: string;
  readonly calibration: Calibration;
  /** q at most the scenario's. */
  readonly supported: boolean;
  readonly flags: readonly Flag[];
  /** Shows the rows. */
  readonly query: string;
  /** The explanation that the data supports most, if any; `entrepot explain` has all eight. */
  readonly leading?: ExplanationName | null;
}

export function goodsOf(product: Product): Goods {
  return {
    code: formatProduct(product.level, product.code),
    text: shortText(product, 60),
    lists: (product.level === 0 ? [] : listsOf(product)).map(({ list, tier }) => ({ list, tier })),
  };
}

/** Whose exports, in one word: a group, a country, or several joined. */
export function exporterName(scenario: Scenario): string {
  return scenario.exporters.map((word) => areaLabel(parseArea(word))).join('+');
}

export interface Placed {
  readonly p: number | null;
  readonly q: number | null;
  readonly placebos: number;
  readonly tests: number;
  readonly at_least?: number;
  readonly kind: string | null;
}

/** @param enough whether some kind of placebo is numerous enough to say anything. */
export function calibrationOf(row: Placed, enough: boolean): Calibration {
  if (row.placebos === 0 && row.tests === 0)
    return { notCalibrated: 'the code did not exist in the base, so no earlier date is like it' };
  if (!enough || row.p === null || row.q === null)
    return { notCalibrated: `only ${row.placebos} placebos, at least 200 are needed` };
  return {
    percentile: digits(row.at_least === undefined ? 1 - row.p : 1 - row.at_least / row.placebos),
    p: digits(row.p),
    q: digits(row.q),
    placebos: row.placebos,
    tests: row.tests,
    against: row.kind ?? '',
  };
}
