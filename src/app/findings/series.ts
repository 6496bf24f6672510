import type { Engine } from '../../engine/engine.ts';
import { sql } from '../../engine/sql.ts';
import { areaLabel } from '../../trade/area.ts';
import { historyOf } from '../../trade/concordance.ts';
import { formatProduct, type Product, parentAt } from '../../trade/hs.ts';
import type { Scenario } from '../../trade/scenario.ts';
import { flowsCommand } from '../flows-command.ts';
import { cents, digits } from '../rounding.ts';
import type { Reading } from '../scan-panel.ts';
import {
  calibrationOf,
  exporterName,
  type FindingBase,
  type Flag,
  goodsOf,
  type Placed,
  type SeriesKind,
} from './finding.ts';

/** What one series did: exports to the destination or to an intermediary against what was expected. */
export interface SeriesFinding extends FindingBase {
  readonly kind: SeriesKind;
  readonly value: number;
  readonly baseValue: number;
  readonly expected: {
    readonly value: number;
    readonly from: 'base' | 'base and control group';
    readonly growth: number;
  };
  readonly delta: number;
  /** Window over expected, with its 95 % interval; null without a base to speak of. */
  readonly ratio: { readonly value: number; readonly low: number | null; readonly high: number | null } | null;
  /**
   * Robust z of the window's year-on-year changes among those before the event (median and MAD of logarithms); null where
   * the history is too short or the flow too rare. It is shown, not calibrated: `calibration` says what a finding rests on.
   */
  readonly robustZ: { readonly z: number; readonly periods: number; readonly history: number } | null;
  /** The share of what the destination lost of these goods that this gain could account for. */
  readonly substitution: {
    readonly shortfall: number;
    readonly share: number;
    readonly low: number;
    readonly high: number;
  } | null;
  readonly kg: { readonly window: number; readonly base: number | null } | null;
}

interface Found extends Placed {
  readonly family: SeriesKind;
  readonly exporter: number;
  readonly importer: number;
  readonly role: string;
  readonly product: number;
  readonly v_w: number;
  readonly v_b: number;
  readonly active_b: number;
  readonly largest_w: number;
  readonly kg_w: number | null;
  readonly kg_b: number | null;
  readonly changed: string | null;
  readonly growth: number;
  readonly expected: number;
  readonly has_base: number;
  readonly delta: number;
  readonly low: number;
  readonly high: number;
  readonly log_ratio: number | null;
  readonly log_sd: number | null;
  readonly shortfall: number | null;
  readonly shortfall_low: number | null;
  readonly shortfall_high: number | null;
  readonly robust_z: number | null;
  readonly robust_periods: number | null;
  readonly robust_history: number | null;
}

export interface FindingContext {
  readonly scenario: Scenario;
  readonly reading: Reading;
  readonly currency: string;
  readonly complete: boolean;
  readonly controlled: boolean;
  /** The figures are what the importers report. */
  readonly mirrored: boolean;
}

const KIND_ORDER: Readonly<Record<SeriesKind, number>> = { displacement: 0, 'new-flow': 1, surge: 2, collapse: 3 };

/** The findings at or over the scenario's minimum: supported before unsupported, then by what is at stake. */
export async function readFindings(engine: Engine, context: FindingContext): Promise<SeriesFinding[]> {
  const rows = await engine.rows<Found>(sql`SELECT f.*, r.robust_z, r.robust_periods, r.robust_history FROM findings f
      LEFT JOIN robust r ON r.exporter = f.exporter AND r.importer = f.importer AND r.product = f.product
      WHERE abs(f.delta) >= ${context.scenario.minimum}`);
  const lines = await askedLines(engine, context.reading.level);
  const tests = rows.map((row) => ({ row, finding: shape(row, context, lines) }));
  return tests
    .sort(
      (a, b) =>
        KIND_ORDER[a.finding.kind] - KIND_ORDER[b.finding.kind] ||
        Number(b.finding.supported) - Number(a.finding.supported) ||
        stake(b.row) - stake(a.row) ||
        (a.finding.id < b.finding.id ? -1 : 1),
    )
    .map(({ finding }) => finding);
}

function stake(row: Found): number {
  return Math.min(Math.abs(row.delta), row.shortfall ?? Number.POSITIVE_INFINITY);
}

/** The codes that were asked for and stand behind each of the scan's goods, so that a query shows the very same rows. */
async function askedLines(engine: Engine, level: number): Promise<ReadonlyMap<number, readonly string[]>> {
  const rows = await engine.rows<{ asked_level: number; asked_product: number }>(
    sql`SELECT DISTINCT asked_level, asked_product FROM goods_map ORDER BY asked_level, asked_product`,
  );
  const lines = new Map<number, string[]>();
  for (const row of rows) {
    if (row.asked_level < level) continue;
    const product = Math.floor(row.asked_product / 10 ** (row.asked_level - level));
    lines.set(product, [...(lines.get(product) ?? []), formatProduct(row.asked_level, row.asked_product)]);
  }
  return lines;
}

function shape(row: Found, context: FindingContext, lines: ReadonlyMap<number, readonly string[]>): SeriesFinding {
  const { scenario, reading, currency } = context;
  const product: Product = { level: reading.level, code: row.product as Product['code'] };
  const code = formatProduct(product.level, product.code);
  const exporter = scenario.exporters_as === 'one' ? exporterName(scenario) : areaLabel(row.exporter);
  const importer = areaLabel(row.importer);
  const destination = areaLabel(reading.destination);
  const direct = row.role === 'destination';
  return {
    id: [row.family, exporter, direct ? '-' : importer, destination, code].join(':'),
    kind: row.family,
    exporter,
    intermediary: direct ? null : importer,
    destination,
    goods: goodsOf(product),
    window: scenario.window,
    base: scenario.base,
    currency,
    value: cents(row.v_w),
    baseValue: cents(row.v_b),
    expected: {
      value: cents(row.expected),
      from: context.controlled ? 'base and control group' : 'base',
      growth: digits(row.growth),
    },
    delta: cents(row.delta),
    ratio: ratioOf(row),
    robustZ: robustOf(row),
    substitution: substitutionOf(row),
    kg: row.kg_w === null ? null : { window: digits(row.kg_w), base: row.kg_b === null ? null : digits(row.kg_b) },
    calibration: calibrationOf(row, row.q !== null),
    supported: row.q !== null && row.q <= scenario.q,
    flags: flagsOf(row, context, product),
    query: flowsCommand({
      reporter: scenario.exporters_as === 'one' ? scenario.exporters : [exporter],
      partner: [importer],
      hs: lines.get(row.product) ?? [code],
      from: scenario.window[0],
      to: scenario.window[1],
      baseFrom: scenario.base[0],
      baseTo: scenario.base[1],
      mirror: context.mirrored,
    }),
  };
}

function ratioOf(row: Found): SeriesFinding['ratio'] {
  if (row.has_base === 0) return null;
  if (row.log_ratio === null) return { value: digits(row.v_w / row.expected), low: null, high: null };
  if (row.log_sd === null) return { value: digits(Math.exp(row.log_ratio)), low: null, high: null };
  return {
    value: digits(Math.exp(row.log_ratio)),
    low: digits(Math.exp(row.log_ratio - 1.96 * row.log_sd)),
    high: digits(Math.exp(row.log_ratio + 1.96 * row.log_sd)),
  };
}

function robustOf({ robust_z: z, robust_periods: periods, robust_history: history }: Found): SeriesFinding['robustZ'] {
  return z === null || periods === null || history === null ? null : { z: digits(z), periods, history };
}

function substitutionOf(row: Found): SeriesFinding['substitution'] {
  if (row.shortfall === null || row.shortfall_low === null || row.shortfall_high === null) return null;
  const share = (gain: number, loss: number): number => (loss <= 0 ? 1 : Math.min(1, gain / loss));
  return {
    shortfall: cents(row.shortfall),
    share: digits(share(row.delta, row.shortfall)),
    low: digits(Math.min(share(row.low, row.shortfall_high), 1)),
    high: digits(share(row.high, row.shortfall_low)),
  };
}

function flagsOf(row: Found, context: FindingContext, product: Product): Flag[] {
  const flags: Flag[] = [];
  if (row.changed === 'born') flags.push('hs-birth');
  if (row.changed === 'gone') flags.push('hs-gone');
  if (
    row.changed === null &&
    crosses2022(context.reading) &&
    product.level >= 6 &&
    historyOf(parentAt(product, 6)).across2022 === 'with caution'
  )
    flags.push('scope-changed');
  if (row.has_base === 0 && row.changed === null) flags.push('thin-base');
  if (!context.complete) flags.push('incomplete-coverage');
  if (context.scenario.frequency === 'monthly' && row.v_w > 0 && row.largest_w > 0.8 * row.v_w)
    flags.push('single-shipment');
  return flags;
}

function crosses2022(reading: Reading): boolean {
  const year = (period: number): number => (period > 9999 ? Math.floor(period / 100) : period);
  return year(reading.base.from) < 2022 && year(reading.window.to) >= 2022;
}
