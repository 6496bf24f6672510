import type { Engine } from '../../engine/engine.ts';
import { type Sql, sql, sqlFile } from '../../engine/sql.ts';
import { type Corner, type Resolved, within } from '../goods/resolve.ts';

export const DIMENSIONS = {
  period: sql`0`,
  partner: sql`f.partner`,
  reporter: sql`f.reporter`,
  product: sql`g.asked_level * 100000000 + g.asked_product`,
} as const;

export type Dimension = keyof typeof DIMENSIONS;

export interface FlowCell {
  readonly key: number;
  readonly period: number;
  readonly currency: string;
  readonly value: number | null;
  readonly net_weight: number | null;
  readonly weighed: number;
  /** Pieces or another supplementary quantity; of units that are not one, null. */
  readonly quantity: number | null;
  readonly counted: number;
  readonly unit: number | null;
  readonly rows: number;
  readonly confidential: number;
  readonly derived: number;
  /** Of the loads that its rows came from, the first and the last by their ids. */
  readonly first_load: string;
  readonly last_load: string;
}

/**
 * The answer summed by one dimension and period, in the currencies it stands in. Needs the relations of `resolveGoods`,
 * `reporters` and `partners`.
 */
export async function flowCells(
  engine: Engine,
  corner: Corner,
  goods: Resolved,
  dimension: Dimension,
): Promise<FlowCell[]> {
  const columns = sql`${DIMENSIONS[dimension]} AS key, f.period, f.currency, sum(f.value) AS value, sum(f.net_weight) AS net_weight,
    count(f.net_weight) AS weighed, CASE WHEN min(f.unit) = max(f.unit) THEN sum(f.quantity) END AS quantity, count(f.quantity) AS counted,
    CASE WHEN min(f.unit) = max(f.unit) THEN min(f.unit) END AS unit, count(*) AS rows, count(CASE WHEN f.status = 1 THEN 1 END) AS confidential, count(CASE WHEN f.status = 3 THEN 1 END) AS derived,
    min(f.load) AS first_load, max(f.load) AS last_load`;
  return engine.rows<FlowCell>(matched(corner, goods, columns, sql`GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`));
}

export interface StoredRow {
  readonly reporter: number;
  readonly partner: number;
  readonly level: number;
  readonly product: number;
  readonly period: number;
  readonly value: number | null;
  readonly currency: string;
  readonly net_weight: number | null;
  readonly load: string;
  readonly file: number;
  readonly line: number;
}

/** The observations themselves, with the file and line each came from. */
export async function storedRows(engine: Engine, corner: Corner, goods: Resolved): Promise<StoredRow[]> {
  const columns = sql`f.reporter, f.partner, f.level, f.product, f.period, f.value, f.currency, f.net_weight, f.load, f.file, f.line`;
  return engine.rows<StoredRow>(
    matched(corner, goods, columns, sql`ORDER BY f.period, f.level, f.product, f.reporter, f.partner`),
  );
}

/** The loads that the rows of an answer came from. */
export async function loadsBehind(
  engine: Engine,
  corner: Corner,
  goods: Resolved,
  cells: readonly FlowCell[],
): Promise<string[]> {
  // Cells that lie in one load each tell it; where one has two, a third may stand between them.
  if (cells.every((cell) => cell.first_load === cell.last_load))
    return [...new Set(cells.map((cell) => cell.first_load))].sort();
  const rows = await engine.rows<{ load: string }>(matched(corner, goods, sql`DISTINCT f.load`, sql`ORDER BY f.load`));
  return rows.map((row) => row.load);
}

function matched(corner: Corner, goods: Resolved, columns: Sql, order: Sql): Sql {
  const { source, flow, frequency } = corner;
  const byClass = goods.mixed
    ? sql`JOIN period_class c ON c.reporter = f.reporter AND c.period = f.period AND c.class = g.class`
    : sql``;
  return sqlFile(
    import.meta.url,
    './matched.sql',
    { source, flow, frequency, first_product: goods.first, last_product: goods.last },
    { columns, order, by_class: byClass, periods: within(sql`f.period`, corner.spans) },
  );
}
