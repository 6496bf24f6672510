import { type Engine, one } from '../../engine/engine.ts';
import { literal, type Sql, sql, sqlFile } from '../../engine/sql.ts';
import type { Comparison } from '../../measure/windows/windows.ts';
import type { Period } from '../../trade/period.ts';
import { ENOUGH_PLACEBOS, judge, type PlaceboKind } from '../calibrate/calibrate.ts';
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
  /** Everybody may be an intermediary: then intermediaries are also where else goods may go. Else such legs belong to chains. */
  readonly anyIntermediary: boolean;
  /** Called while the legs of a comparison are there, for other signals that are read from them. */
  readonly onLegs?: (comparison: Comparison, kind: 'pseudo dates' | 'scenario') => Promise<void>;
}

export interface DiversionRun {
  readonly controlled: boolean;
  readonly pseudo: readonly Comparison[];
  readonly lags: number;
}

/** At least so much of a leg's value has to have a weight before kilograms are compared. */
const WEIGHED = 0.9;
/** Least variance of growth between series: 0.05 of the logarithm keeps a leg of equal months from being infinitely sure. */
const LEAST_SPREAD = 0.0025;
/** Share of the placebos that an interval holds. */
const HELD = 0.95;

/**
 * Looks for goods that came into an intermediary above expectation and went on to the destination above expectation, for
 * all intermediaries and goods of the relations `trade`, `roles` and `listed` at once. A route is as unusual as its less
 * unusual leg (intersection-union, Berger 1982), and that is put among the same of routes where nothing should be found.
 * Leaves `diversions` (routes with amounts, bounds, p and q), `chains` (of two intermediaries), `legs`, `ledger`, `widths`.
 */
export async function divert(
  engine: Engine,
  question: DiversionQuestion,
  onStep: (label: string) => void = () => undefined,
): Promise<DiversionRun> {
  const { comparison, reading, minimum, markup } = question;
  const see = async (kind: PlaceboKind | 'scenario', where: Sql, run = 0): Promise<void> => {
    const pieces = { kind: literal(kind), where };
    const limits = { minimum, floor: reading.floor, run };
    await engine.run(sql`INSERT INTO seen ${sqlFile(import.meta.url, './seen.sql', limits, pieces)}`);
    await engine.run(sql`INSERT INTO counted ${sqlFile(import.meta.url, './counted.sql', { run }, pieces)}`);
    if (kind === 'scenario') return;
    const { n } = await one<{ n: number }>(engine, sql`SELECT count(*) AS n FROM legs`);
    const every = Math.max(1, Math.floor(n / SAMPLE));
    await engine.run(sql`INSERT INTO sampled ${sqlFile(import.meta.url, './sampled.sql', { every }, { where })}`);
  };
  await engine.relation('seen', SEEN, []);
  await engine.relation('counted', COUNTED, []);
  await engine.relation('sampled', SAMPLED, []);
  const pseudo = question.pseudoDates ? await pseudoDates(engine, question) : [];
  for (const [run, earlier] of pseudo.entries()) {
    onStep(`two legs, placebo ${earlier.window.from}`);
    await makeLegs(engine, earlier, reading);
    await question.onLegs?.(earlier, 'pseudo dates');
    await see('pseudo dates', sql`l.is_listed = 1 AND ${CORRIDORS}`, run);
  }
  onStep('two legs');
  const controlled = await makeLegs(engine, comparison, reading);
  await question.onLegs?.(comparison, 'scenario');
  await see('other goods', sql`l.is_listed = 0 AND ${CORRIDORS}`);
  await see('scenario', sql`l.is_listed = 1 AND ${CORRIDORS}`);
  const elsewhere = question.anyIntermediary ? sql`l.role <> 'destination'` : sql`l.role IN ('other', 'exporter')`;
  // What a country sells to one partner in all is no measure of what it sells to another, a hundred times as large.
  if (reading.level > 0) await see('other destinations', sql`l.is_listed = 1 AND l.leg = 'out' AND ${elsewhere}`);
  await weigh(engine);
  const { lags } = await makeLedger(engine, comparison, question.destination, markup.central);
  const values = { markup: markup.central, markup_low: markup.low, markup_high: markup.high, weighed: WEIGHED };
  await engine.run(
    sql`CREATE OR REPLACE TEMP TABLE diverted AS ${sqlFile(import.meta.url, './diversion.sql', values)}`,
  );
  const chain = sqlFile(import.meta.url, './chain.sql', { markup: markup.central, minimum });
  await engine.run(sql`CREATE OR REPLACE TEMP TABLE chained AS
    SELECT c.* FROM (${chain}) c WHERE c.amount >= ${minimum}`);
  await place(engine);
  return { controlled, pseudo, lags };
}

async function pseudoDates(engine: Engine, { comparison, event }: DiversionQuestion): Promise<Comparison[]> {
  const rows = await engine.rows<{ first: number | null }>(
    sql`SELECT min(t.period) AS first FROM trade t JOIN roles x ON x.area = t.exporter AND x.role = 'exporter'`,
  );
  const first = rows[0]?.first;
  return first === null || first === undefined ? [] : pseudoComparisons(comparison, event, first as Period);
}

/** The legs that routes and chains of the scenario are made of. */
const CORRIDORS = sql`((l.leg = 'in' AND l.role = 'intermediary') OR (l.leg = 'out' AND l.role IN ('destination', 'intermediary')))`;

const SEEN = {
  kind: 'VARCHAR',
  run: 'INTEGER',
  leg: 'VARCHAR',
  station: 'SMALLINT',
  other: 'SMALLINT',
  role: 'VARCHAR',
  product: 'INTEGER',
  stratum: 'VARCHAR',
  log_ratio: 'DOUBLE',
  log_var: 'DOUBLE',
  sd: 'DOUBLE',
  expected: 'DOUBLE',
  log_level: 'DOUBLE',
} as const;
const COUNTED = {
  kind: 'VARCHAR',
  run: 'INTEGER',
  leg: 'VARCHAR',
  other: 'SMALLINT',
  role: 'VARCHAR',
  stratum: 'VARCHAR',
  n: 'BIGINT',
} as const;
const SAMPLED = {
  leg: 'VARCHAR',
  log_ratio: 'DOUBLE',
  log_var: 'DOUBLE',
  delta: 'DOUBLE',
  sd: 'DOUBLE',
  expected: 'DOUBLE',
} as const;
/** Of so many legs every one says how much like legs differ; of more, a sample of this size or a little over. */
const SAMPLE = 200_000;

/** Makes `unusual` (each excess with its p), `widths`, and `candidates`: routes of which both legs are above expectation. */
async function weigh(engine: Engine): Promise<void> {
  const spread = sqlFile(import.meta.url, './spread.sql', { enough: ENOUGH_PLACEBOS, least: LEAST_SPREAD });
  await engine.run(sql`CREATE OR REPLACE TEMP TABLE spread AS ${spread}`);
  const widths = sqlFile(import.meta.url, './widths.sql', { share: HELD, enough: ENOUGH_PLACEBOS });
  await engine.run(sql`CREATE OR REPLACE TEMP TABLE widths AS ${widths}`);
  await engine.run(sql`CREATE OR REPLACE TEMP TABLE unusual AS ${sqlFile(import.meta.url, './unusual.sql')}`);
  await engine.run(sql`CREATE OR REPLACE TEMP TABLE candidates AS
    SELECT row_number() OVER (ORDER BY i.station, i.product) AS id, i.station, i.product, i.strength AS strength_in, i.sd AS sd_in,
      o.strength AS strength_out, o.sd AS sd_out
    FROM unusual i
    JOIN unusual o ON o.kind = 'scenario' AND o.leg = 'out' AND o.station = i.station AND o.product = i.product AND o.role = 'destination'
    WHERE i.kind = 'scenario' AND i.leg = 'in' AND i.role = 'intermediary'`);
}

/** Leaves `diversions` and `chains`: the routes that were found, placed among those where nothing should be found. */
async function place(engine: Engine): Promise<void> {
  await engine.run(sql`CREATE OR REPLACE TEMP TABLE all_routes AS ${sqlFile(import.meta.url, './routes.sql')}`);
  await judge(engine, sql`all_routes`, sql`station, then_via, product`, sql`judged`);
  const placed = sql`j.p, j.q, j.tests, j.placebos, j.at_least, j.is_enough, j.kind, j.p_in, j.p_out`;
  await engine.run(sql`CREATE OR REPLACE TEMP TABLE diversions AS SELECT d.*, ${placed}
    FROM diverted d JOIN judged j ON j.family = 'diversion' AND j.station = d.station AND j.product = d.product`);
  await engine.run(sql`CREATE OR REPLACE TEMP TABLE chains AS SELECT c.*, ${placed}, j.p_middle
    FROM chained c JOIN judged j ON j.family = 'chain' AND j.station = c.via AND j.then_via = c.then_via AND j.product = c.product`);
}
