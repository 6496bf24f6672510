import type { Engine } from '../../engine/engine.ts';
import { sql, sqlFile } from '../../engine/sql.ts';
import type { Comparison } from '../../measure/windows/windows.ts';
import type { Period } from '../../trade/period.ts';
import { addPlacebos, adjust, ENOUGH_PLACEBOS, place, resetPlacebos } from '../calibrate/calibrate.ts';
import { pseudoComparisons } from '../calibrate/pseudo.ts';
import type { Reading } from '../reading.ts';
import { makeLedger } from './ledger.ts';
import { makeLegs } from './legs.ts';

/** A dollar that comes in goes out as 1 + markup dollars. */
export interface Markup {
  readonly low: number;
  readonly central: number;
  readonly high: number;
}

export interface DiversionQuestion {
  readonly comparison: Comparison;
  readonly event: Period;
  readonly reading: Reading;
  readonly destination: number;
  /** A smaller excess of a leg is no finding. */
  readonly minimum: number;
  readonly markup: Markup;
  /** Whether to look at dates before the event too; without them only other goods and destinations are placebos. */
  readonly pseudoDates: boolean;
}

export interface DiversionRun {
  readonly controlled: boolean;
  readonly pseudo: readonly Comparison[];
  readonly lags: number;
}

/** At least so much of a leg's value has to have a weight before kilograms are compared. */
const WEIGHED = 0.9;
/** Share of the placebos that an interval holds. */
const HELD = 0.95;

/**
 * Looks for goods that came into an intermediary above expectation and went on to the destination above expectation, for
 * all intermediaries and goods of the relations `trade`, `roles` and `listed` at once. A leg is put among the placebos of
 * its own kind, and a route is as sure as its less sure leg (intersection-union test, Berger 1982). Leaves `diverted`
 * (routes with amounts and bounds), `diversions` (with p and q), `chains` (of two intermediaries, with p and q), `ledger`
 * and `widths`.
 */
export async function divert(
  engine: Engine,
  question: DiversionQuestion,
  onStep: (label: string) => void = () => undefined,
): Promise<DiversionRun> {
  const { comparison, reading, minimum, markup } = question;
  await resetPlacebos(engine);
  await engine.relation('misses', { leg: 'VARCHAR', miss: 'DOUBLE' }, []);
  const pseudo = question.pseudoDates ? await pseudoDates(engine, question) : [];
  for (const earlier of pseudo) {
    onStep(`two legs, placebo ${earlier.window.from}`);
    await makeLegs(engine, earlier, reading, minimum);
    await addPlacebos(engine, 'pseudo dates', sql`(SELECT * FROM strengths WHERE is_listed = 1 AND ${CORRIDORS})`);
    await engine.run(
      sql`INSERT INTO misses SELECT leg, miss FROM strengths WHERE is_listed = 1 AND ${CORRIDORS} AND miss IS NOT NULL`,
    );
  }
  onStep('two legs');
  const controlled = await makeLegs(engine, comparison, reading, minimum);
  await addPlacebos(engine, 'other goods', sql`(SELECT * FROM strengths WHERE is_listed = 0 AND ${CORRIDORS})`);
  await addPlacebos(
    engine,
    'other destinations',
    sql`(SELECT * FROM strengths WHERE is_listed = 1 AND NOT ${CORRIDORS})`,
  );
  await engine.run(
    sql`INSERT INTO misses SELECT leg, miss FROM strengths WHERE (is_listed = 0 OR NOT ${CORRIDORS}) AND miss IS NOT NULL`,
  );
  await engine.run(
    sql`CREATE OR REPLACE TEMP TABLE widths AS ${sqlFile(import.meta.url, './widths.sql', { share: HELD, enough: ENOUGH_PLACEBOS })}`,
  );
  await engine.run(sql`CREATE OR REPLACE TEMP TABLE candidates AS
    SELECT row_number() OVER (ORDER BY i.station, i.product) AS id, i.station, i.product, i.strength AS strength_in, i.stratum AS stratum_in,
      o.strength AS strength_out, o.stratum AS stratum_out
    FROM strengths i JOIN strengths o ON o.leg = 'out' AND o.station = i.station AND o.product = i.product AND o.role = 'destination'
    WHERE i.leg = 'in' AND i.role = 'intermediary' AND i.is_listed = 1 AND i.strength IS NOT NULL AND o.strength IS NOT NULL`);
  const { lags } = await makeLedger(engine, comparison, question.destination, markup.central);
  const values = { markup: markup.central, markup_low: markup.low, markup_high: markup.high, weighed: WEIGHED };
  await engine.run(
    sql`CREATE OR REPLACE TEMP TABLE diverted AS ${sqlFile(import.meta.url, './diversion.sql', values)}`,
  );
  const chain = sqlFile(import.meta.url, './chain.sql', { markup: markup.central, minimum });
  await engine.run(sql`CREATE OR REPLACE TEMP TABLE chained AS
    SELECT row_number() OVER (ORDER BY via, then_via, product) AS id, c.* FROM (${chain}) c WHERE c.amount >= ${minimum}`);
  await judge(engine);
  return { controlled, pseudo, lags };
}

async function pseudoDates(engine: Engine, { comparison, event }: DiversionQuestion): Promise<Comparison[]> {
  const rows = await engine.rows<{ first: number | null }>(
    sql`SELECT min(t.period) AS first FROM trade t JOIN roles x ON x.area = t.exporter AND x.role = 'exporter'`,
  );
  const first = rows[0]?.first;
  return first === null || first === undefined ? [] : pseudoComparisons(comparison, event, first as Period);
}

/** The legs that a route of the scenario is made of. */
const CORRIDORS = sql`((leg = 'in' AND role = 'intermediary') OR (leg = 'out' AND role = 'destination'))`;

/** A route's p is the larger of its legs', and q is adjusted within each family. */
async function judge(engine: Engine): Promise<void> {
  await engine.run(sql`CREATE OR REPLACE TEMP TABLE observed_legs AS
    SELECT s.family, s.stratum, s.strength, row_number() OVER (ORDER BY s.family, s.station, s.other, s.product) AS id, s.leg, s.station, s.other, s.product
    FROM strengths s WHERE s.is_listed = 1 AND s.strength IS NOT NULL AND (s.leg = 'out' OR s.role = 'intermediary')
      AND s.role IN ('intermediary', 'destination')`);
  await place(engine, sql`observed_legs`, sql`placed_legs`);
  await engine.run(sql`CREATE OR REPLACE TEMP TABLE sure AS
    SELECT o.leg, o.station, o.other, o.product, p.p, p.placebos, p.at_least, p.is_enough, p.kind
    FROM observed_legs o JOIN placed_legs p ON p.family = o.family AND p.id = o.id`);
  await adjust(
    engine,
    sql`(SELECT 'diversion' AS family, d.*, greatest(i.p, o.p) AS p, least(i.is_enough, o.is_enough) AS is_enough,
        least(i.placebos, o.placebos) AS placebos, i.p AS p_in, o.p AS p_out, i.kind AS kind_in, o.kind AS kind_out
      FROM diverted d
      JOIN sure i ON i.leg = 'in' AND i.station = d.station AND i.product = d.product
      JOIN sure o ON o.leg = 'out' AND o.station = d.station AND o.other = d.destination AND o.product = d.product)`,
    sql`diversions`,
  );
  await adjust(
    engine,
    sql`(SELECT 'chain' AS family, c.*, greatest(i.p, m.p, o.p) AS p, least(i.is_enough, m.is_enough, o.is_enough) AS is_enough,
        least(i.placebos, m.placebos, o.placebos) AS placebos
      FROM chained c
      JOIN sure i ON i.leg = 'in' AND i.station = c.via AND i.product = c.product
      JOIN sure m ON m.leg = 'out' AND m.station = c.via AND m.other = c.then_via AND m.product = c.product
      JOIN sure o ON o.leg = 'out' AND o.station = c.then_via AND o.other = c.destination AND o.product = c.product)`,
    sql`chains`,
  );
}
