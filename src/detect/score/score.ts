import type { Engine } from '../../engine/engine.ts';
import { sql, sqlFile } from '../../engine/sql.ts';
import { makeChanged } from '../../measure/expected/changed.ts';
import { makeGrowth } from '../../measure/expected/expected.ts';
import { type Comparison, makeSeries } from '../../measure/windows/windows.ts';
import type { Reading } from '../reading.ts';

/**
 * Scores every series of the relation `panel` in one comparison and leaves the relations `scored` and `tests`. Needs
 * `receivers`. @returns whether a control group said what was to be expected.
 */
export async function score(
  engine: Engine,
  comparison: Comparison,
  reading: Reading,
): Promise<{ controlled: boolean }> {
  await makeSeries(engine, sql`series`, sql`panel`, comparison);
  const roles = sql`(SELECT importer AS area, role FROM receivers)`;
  const controlled = await makeGrowth(engine, sql`growth`, sql`series`, roles, reading.level);
  await makeChanged(engine, sql`changed`, sql`series`, comparison, reading.level);
  await engine.run(
    sql`CREATE OR REPLACE TEMP TABLE scored AS ${sqlFile(import.meta.url, './scored.sql', { floor: reading.floor, least: reading.least })}`,
  );
  await engine.run(
    sql`CREATE OR REPLACE TEMP TABLE tests AS ${sqlFile(import.meta.url, './tests.sql', { floor: reading.floor })}`,
  );
  return { controlled };
}
