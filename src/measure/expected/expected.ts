import { type Engine, one } from '../../engine/engine.ts';
import { type Sql, sql, sqlFile } from '../../engine/sql.ts';

/** How many active periods of its own weigh as much as the growth of the coarser goods. */
const SHRINK = 12;

/**
 * Makes a relation (exporter, product, growth, variance, periods): what was to be expected of each exporter's goods, by
 * their growth to the control destinations. Empty where `roles` (area, role) has no control: then the base is expected.
 * @returns whether there are controls.
 */
export async function makeGrowth(engine: Engine, into: Sql, series: Sql, roles: Sql, level: number): Promise<boolean> {
  const { n } = await one<{ n: number }>(engine, sql`SELECT count(*) AS n FROM ${roles} r WHERE r.role = 'control'`);
  const body =
    n > 0
      ? sqlFile(import.meta.url, './growth.sql', { level, shrink: SHRINK }, { series, roles })
      : sql`SELECT CAST(NULL AS SMALLINT) AS exporter, CAST(NULL AS INTEGER) AS product, CAST(NULL AS DOUBLE) AS growth,
          CAST(NULL AS DOUBLE) AS variance, CAST(NULL AS BIGINT) AS periods WHERE 1 = 0`;
  await engine.run(sql`CREATE OR REPLACE TEMP TABLE ${into} AS ${body}`);
  return n > 0;
}
