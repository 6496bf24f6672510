import path from 'node:path';
import { type Engine, one } from '../engine/engine.ts';
import { ident, join, literal, type Sql, sql } from '../engine/sql.ts';
import type { Layout } from './layout.ts';
import type { Load, Part } from './ledger.ts';
import { CELL_KEY } from './schema.ts';

/** The rows of one load that take part in a comparison of vintages. */
export interface Rows {
  readonly flow: string;
  readonly catalog: string;
  readonly load: Pick<Load, 'id' | 'vintage' | 'scope'>;
}

export function rowsOf(layout: Layout, part: Part, load: Load): Rows {
  return { flow: path.join(layout.root, part.flow.path), catalog: path.join(layout.root, part.catalog.path), load };
}

/** Whether two parts of one source speak of the same reporter, flow, level and period at all; asks the catalogues only. */
export async function overlaps(engine: Engine, a: Rows, b: Rows): Promise<boolean> {
  const shared = sql`SELECT reporter, flow, freq, level, first_period FROM read_parquet(${a.catalog}) WHERE kind = 'period'
    INTERSECT SELECT reporter, flow, freq, level, first_period FROM read_parquet(${b.catalog}) WHERE kind = 'period'`;
  return (await one<{ n: number }>(engine, sql`SELECT count(*) AS n FROM (${shared})`)).n > 0;
}

/**
 * The rows of `older` that stay when `newer` has spoken. A load of cells replaces the very cells it holds; a complete
 * load replaces all that its reporter-periods said of its partners and products, so a cell that the source withdrew goes.
 */
export function remaining(older: Sql, newer: Rows): Sql {
  if (newer.load.scope === 'cells') {
    return sql`(SELECT o.* FROM ${older} o ANTI JOIN read_parquet(${literal(newer.flow)}) n ON ${same(CELL_KEY)})`;
  }
  const catalog = sql`read_parquet(${literal(newer.catalog)})`;
  return sql`(SELECT o.* FROM ${older} o WHERE NOT (
    EXISTS (SELECT 1 FROM ${catalog} n WHERE n.kind = 'period' AND n.first_period = o.period AND ${same(['reporter', 'flow', 'freq', 'level'])})
    AND EXISTS (SELECT 1 FROM ${catalog} n WHERE n.kind = 'corridor' AND ${same(['partner', 'flow', 'freq', 'level'])})
    AND EXISTS (SELECT 1 FROM ${catalog} n WHERE n.kind = 'product' AND ${same(['product', 'flow', 'freq', 'level'])})
  ))`;
}

/** The later vintage wins; of two with the same date, the one that is loaded later. */
export function isNewer(incoming: Pick<Load, 'vintage'>, stored: Pick<Load, 'vintage'>): boolean {
  return incoming.vintage >= stored.vintage;
}

function same(columns: readonly string[]): Sql {
  return join(
    columns.map((column) => sql`o.${ident(column)} = n.${ident(column)}`),
    ' AND ',
  );
}
