import type { Engine } from '../../engine/engine.ts';
import { sql, sqlFile } from '../../engine/sql.ts';
import { makeChanged } from '../../measure/expected/changed.ts';
import { makeGrowth } from '../../measure/expected/expected.ts';
import { type Comparison, makeSeries } from '../../measure/windows/windows.ts';
import type { Reading } from '../reading.ts';

/** What legs and expected growth read of a series. */
const COLUMNS = sql`exporter, importer, product, v_w, v_b, active_w, active_b, phi_w, phi_b`;

/**
 * Makes `legs`, what came into and went out of every station above what was expected in one comparison, from the relations
 * `trade` and `roles`. @returns whether a control group said what was to be expected.
 */
export async function makeLegs(engine: Engine, comparison: Comparison, reading: Reading): Promise<boolean> {
  await makeSeries(engine, sql`leg_series`, sql`trade`, comparison, COLUMNS);
  const controlled = await makeGrowth(engine, sql`leg_growth`, sql`leg_series`, sql`roles`, reading.level);
  await makeChanged(engine, sql`leg_changed`, sql`leg_series`, comparison, reading.level);
  const { floor, least } = reading;
  await engine.run(
    sql`CREATE OR REPLACE TEMP TABLE legs AS ${sqlFile(import.meta.url, './legs.sql', { floor, least })}`,
  );
  return controlled;
}
