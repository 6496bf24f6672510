import { type Engine, one } from '../../engine/engine.ts';
import { type Sql, sql, sqlFile } from '../../engine/sql.ts';

/** Fewer placebos than this say nothing: the finding is "not calibrated". */
export const ENOUGH_PLACEBOS = 200;

/**
 * The strength of a test that finds nothing. It stands among the placebos and the tests all the same: that something is
 * found at all is part of what is compared.
 */
export const NO_EXCESS = -1e9;

/** Where nothing should be found. */
export const PLACEBO_KINDS = ['pseudo dates', 'other destinations', 'other goods'] as const;
export type PlaceboKind = (typeof PLACEBO_KINDS)[number];

export async function resetPlacebos(engine: Engine): Promise<void> {
  await engine.relation(
    'placebo',
    { family: 'VARCHAR', kind: 'VARCHAR', stratum: 'VARCHAR', strength: 'DOUBLE', n: 'BIGINT' },
    [],
  );
}

/** Keeps what tests came to where nothing should be found; `rows` has family, stratum, strength and how many each stands for. */
export async function addPlacebos(engine: Engine, kind: PlaceboKind, rows: Sql = TESTS): Promise<void> {
  await engine.run(
    sql`INSERT INTO placebo SELECT r.family, ${kind}, r.stratum, r.strength, r.n FROM ${rows} r WHERE r.strength IS NOT NULL AND r.n > 0`,
  );
}

/** Makes `findings`: the tests at hand with p, q, N and their place among the placebos. */
export async function calibrate(engine: Engine): Promise<{ placebos: number }> {
  await engine.run(sql`CREATE OR REPLACE TEMP TABLE observed AS
    SELECT t.*, row_number() OVER (ORDER BY family, exporter, importer, product) AS id FROM ${TESTS} t WHERE strength IS NOT NULL`);
  await place(engine, sql`observed`, sql`placed`);
  await adjust(engine, sql`placed`, sql`adjusted`);
  await engine.run(sql`CREATE OR REPLACE TEMP TABLE findings AS
    SELECT o.*, c.placebos, c.tests, c.at_least, c.kind, CASE WHEN c.is_enough = 1 THEN c.p END AS p, CASE WHEN c.is_enough = 1 THEN c.q END AS q
    FROM observed o JOIN adjusted c ON c.family = o.family AND c.id = o.id
    UNION ALL BY NAME SELECT t.*, 0 AS placebos, 0 AS tests, 0 AS at_least FROM ${TESTS} t WHERE t.strength IS NULL`);
  return { placebos: (await one<{ n: number }>(engine, sql`SELECT coalesce(sum(n), 0) AS n FROM placebo`)).n };
}

/** Makes a relation (family, id, n, p, placebos, at_least, is_enough, kind) of the tests of `observed` (family, stratum, strength, id, n). */
export async function place(engine: Engine, observed: Sql, into: Sql): Promise<void> {
  await engine.run(
    sql`CREATE OR REPLACE TEMP TABLE ${into} AS ${sqlFile(import.meta.url, './placed.sql', { enough: ENOUGH_PLACEBOS }, { observed })}`,
  );
}

/** Makes a relation of what `placed` has, with tests and q. */
export async function adjust(engine: Engine, placed: Sql, into: Sql): Promise<void> {
  await engine.run(
    sql`CREATE OR REPLACE TEMP TABLE ${into} AS ${sqlFile(import.meta.url, './adjusted.sql', {}, { placed })}`,
  );
}

/**
 * Puts the rows of kind 'scenario' among those of the other kinds, and leaves them in `into` with p, q, tests, placebos,
 * at_least, is_enough and the kind that decided.
 * @param rows a relation (family, kind, stratum, strength, n and what else a finding needs)
 * @param order columns that tell one row of a family from another
 */
export async function judge(engine: Engine, rows: Sql, order: Sql, into: Sql): Promise<void> {
  await resetPlacebos(engine);
  for (const kind of PLACEBO_KINDS)
    await addPlacebos(engine, kind, sql`(SELECT * FROM ${rows} s WHERE s.kind = ${kind})`);
  await engine.run(sql`CREATE OR REPLACE TEMP TABLE judging AS
    SELECT o.* EXCLUDE (kind), row_number() OVER (ORDER BY family, ${order}) AS id FROM ${rows} o WHERE o.kind = 'scenario'`);
  await place(engine, sql`judging`, sql`placed`);
  await adjust(
    engine,
    sql`(SELECT o.*, p.p, p.placebos, p.at_least, p.is_enough, p.kind FROM judging o JOIN placed p ON p.family = o.family AND p.id = o.id)`,
    into,
  );
}

/** Tests are only compared with placebos whose statistic is made the same way. */
const TESTS = sql`(SELECT tests.*, CASE WHEN has_base = 1 THEN 'ratio' ELSE 'level' END AS stratum, 1 AS n FROM tests)`;
