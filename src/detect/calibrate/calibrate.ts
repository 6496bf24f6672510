import { type Engine, one } from '../../engine/engine.ts';
import { sql, sqlFile } from '../../engine/sql.ts';

/** Fewer placebos than this say nothing: the finding is "not calibrated". */
export const ENOUGH_PLACEBOS = 200;

export async function resetPlacebos(engine: Engine): Promise<void> {
  await engine.relation('placebo', { family: 'VARCHAR', stratum: 'VARCHAR', strength: 'DOUBLE' }, []);
}

/** Keeps what the tests of a comparison in which nothing should be found came to. */
export async function addPlacebos(engine: Engine): Promise<void> {
  await engine.run(sql`INSERT INTO placebo SELECT family, ${STRATUM}, strength FROM tests WHERE strength IS NOT NULL`);
}

/** Makes `findings`: the tests at hand with p, q, N and their place among the placebos. */
export async function calibrate(engine: Engine): Promise<{ placebos: number }> {
  await engine.run(sql`CREATE OR REPLACE TEMP TABLE observed AS
    SELECT t.*, ${STRATUM} AS stratum, row_number() OVER (ORDER BY family, exporter, importer, product) AS id FROM tests t WHERE strength IS NOT NULL`);
  await engine.run(sql`CREATE OR REPLACE TEMP TABLE calibrated AS ${sqlFile(import.meta.url, './calibrated.sql')}`);
  await engine.run(sql`CREATE OR REPLACE TEMP TABLE findings AS
    SELECT o.*, c.placebos, c.tests, c.at_least,
      CASE WHEN c.placebos >= ${ENOUGH_PLACEBOS} THEN c.p END AS p, CASE WHEN c.placebos >= ${ENOUGH_PLACEBOS} THEN c.q END AS q
    FROM observed o JOIN calibrated c ON c.family = o.family AND c.id = o.id`);
  return { placebos: (await one<{ n: number }>(engine, sql`SELECT count(*) AS n FROM placebo`)).n };
}

/** Tests are only compared with placebos whose statistic is made the same way. */
const STRATUM = sql`(CASE WHEN has_base = 1 THEN 'ratio' ELSE 'level' END)`;
