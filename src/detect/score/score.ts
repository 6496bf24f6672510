import { type Engine, one } from '../../engine/engine.ts';
import { sql, sqlFile } from '../../engine/sql.ts';
import { bornOrGone } from '../../trade/concordance.ts';
import { revisionInForce } from '../../trade/hs.ts';
import { length, yearOf } from '../../trade/period.ts';
import type { Comparison, Reading } from '../comparison.ts';

const SERIES = new URL('../../measure/windows/', import.meta.url).href;
const GROWTH = new URL('../../measure/expected/', import.meta.url).href;

/** How many active periods of its own weigh as much as the growth of the coarser goods. */
const SHRINK = 12;

/**
 * Scores every series of the relation `panel` in one comparison and leaves the relations `scored` and `tests`. Needs
 * `receivers`. @returns whether a control group said what was to be expected.
 */
export async function score(
  engine: Engine,
  comparison: Comparison,
  reading: Reading,
): Promise<{ controlled: boolean }> {
  const { window, base } = comparison;
  const n = length(window);
  await engine.run(
    sql`CREATE OR REPLACE TEMP TABLE series AS ${sqlFile(
      SERIES,
      './series.sql',
      {
        window_from: window.from,
        window_to: window.to,
        base_from: base.from,
        base_to: base.to,
        window_periods: n,
        base_periods: n,
      },
      { panel: sql`panel` },
    )}`,
  );
  const controls = await one<{ n: number }>(engine, sql`SELECT count(*) AS n FROM receivers WHERE role = 'control'`);
  const controlled = controls.n > 0;
  if (controlled) {
    await engine.run(
      sql`CREATE OR REPLACE TEMP TABLE growth AS ${sqlFile(GROWTH, './growth.sql', { level: reading.level, shrink: SHRINK })}`,
    );
  } else {
    await engine.relation(
      'growth',
      { exporter: 'SMALLINT', product: 'INTEGER', growth: 'DOUBLE', variance: 'DOUBLE', periods: 'BIGINT' },
      [],
    );
  }
  await makeChanged(engine, comparison, reading.level);
  await engine.run(
    sql`CREATE OR REPLACE TEMP TABLE scored AS ${sqlFile(import.meta.url, './scored.sql', { floor: reading.floor, least: reading.least })}`,
  );
  await engine.run(
    sql`CREATE OR REPLACE TEMP TABLE tests AS ${sqlFile(import.meta.url, './tests.sql', { floor: reading.floor })}`,
  );
  return { controlled };
}

/** Goods that the nomenclature of only one of the two periods has: their change says nothing of trade. */
async function makeChanged(engine: Engine, { window, base }: Comparison, level: number): Promise<void> {
  const digits = Math.min(level, 6) as 2 | 4 | 6;
  const { born, gone } = bornOrGone(revisionInForce(yearOf(base.from)), revisionInForce(yearOf(window.to)), digits);
  const rows = [...born.map((code) => [code, 'born'] as const), ...gone.map((code) => [code, 'gone'] as const)];
  await engine.relation('changed_codes', { product: 'INTEGER', how: 'VARCHAR' }, rows);
  const scale = 10 ** (level - digits);
  await engine.run(sql`CREATE OR REPLACE TEMP TABLE changed AS
    SELECT DISTINCT s.product, c.how FROM (SELECT DISTINCT product FROM series) s JOIN changed_codes c ON c.product = s.product // ${scale}`);
}
