import type { Engine } from '../../engine/engine.ts';
import { join, literal, type Sql, sql, sqlFile } from '../../engine/sql.ts';
import { makeDecomposition } from '../../measure/decomposition/decomposition.ts';
import { frequencyOf } from '../../trade/period.ts';
import { BROAD, type Routes } from '../routes.ts';
import type { Reading } from '../scan-panel.ts';
import type { SidesRow } from './ghost.ts';

export interface ScoredRow {
  readonly v_w: number;
  readonly v_b: number;
  readonly expected: number;
  readonly changed: string | null;
}

export interface LegRow extends ScoredRow {
  readonly delta: number;
  readonly sd: number;
}

export interface MatchedRow {
  readonly amount: number;
  readonly amount_low: number;
  readonly q: number;
  readonly is_enough: number;
  readonly out_half: number;
}

export interface PriceRow {
  readonly price_effect: number;
  readonly quantity_effect: number;
  readonly uv_w: number;
  readonly uv_b: number;
}

export interface SiblingRow {
  readonly siblings: number;
  readonly opposite: number;
  readonly strongest: number | null;
  readonly strongest_move: number | null;
}

export type TwoPeriods = { readonly v_w: number; readonly v_b: number };

/** What the relations of a run say of the stations and goods that findings are about, by `key(station, product)`. */
export interface EvidenceRows {
  /** What came in, like for like, and what went on to the destination. */
  readonly in: ReadonlyMap<string, LegRow>;
  readonly out: ReadonlyMap<string, LegRow>;
  readonly matched: ReadonlyMap<string, MatchedRow>;
  readonly sides: ReadonlyMap<string, SidesRow>;
  readonly otherOrigins: ReadonlyMap<string, TwoPeriods>;
  readonly allOnward: ReadonlyMap<string, TwoPeriods>;
  readonly othersDirect: ReadonlyMap<string, TwoPeriods>;
  readonly otherGoods: ReadonlyMap<string, TwoPeriods>;
  readonly prices: ReadonlyMap<string, PriceRow>;
  readonly siblings: ReadonlyMap<string, SiblingRow>;
  readonly months: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** Periods in which the exporters published anything: in another, an absent month is unknown. */
  readonly published: ReadonlySet<number>;
  /** Intermediaries whose exports are loaded whole: goods that they do not name did not leave. */
  readonly broad: ReadonlySet<number>;
}

export function key(station: number, product: number): string {
  return `${station} ${product}`;
}

interface Keyed {
  readonly station: number;
  readonly product: number;
}

/** A sibling's move of fewer standard deviations is noise. */
const LEAST_MOVE = 2;

/** Reads what explanations need, while the relations of the run are there. */
export async function readEvidence(
  engine: Engine,
  routes: Routes,
  wanted: readonly (readonly [number, number])[],
): Promise<EvidenceRows> {
  const { grain } = routes;
  await engine.relation('wanted', { station: 'SMALLINT', product: 'INTEGER' }, wanted);
  const read = async <T extends Keyed>(statement: Sql): Promise<ReadonlyMap<string, T>> =>
    new Map((await engine.rows<T>(statement)).map((row) => [key(row.station, row.product), row]));
  const only = sql`JOIN wanted w ON w.station = r.station AND w.product = r.product`;
  await makeDecomposition(engine, INTO_STATIONS, grain.window, grain.base);
  const taken = routes.mirrored ? sql`received_series` : sql`leg_series`;
  await engine.run(
    sql`CREATE OR REPLACE TEMP TABLE demand AS ${sqlFile(DEMAND, './demand.sql', {}, { taken, sent: sql`leg_series` })}`,
  );
  const demand = (what: string): Sql => sql`SELECT area AS station, product, v_w, v_b FROM demand WHERE what = ${what}`;
  return {
    in: await read<LegRow & Keyed>(sql`SELECT r.* FROM legs r WHERE r.leg = 'in'`),
    out: await read<LegRow & Keyed>(sql`SELECT r.* FROM legs r ${only} WHERE r.leg = 'out' AND r.role = 'destination'`),
    matched: await read<MatchedRow & Keyed>(sql`SELECT r.* FROM diversions r`),
    sides: routes.twoSided
      ? await read<SidesRow>(sql`SELECT r.* FROM sides r ${only} WHERE r.role = 'intermediary'`)
      : new Map(),
    otherOrigins: await read<TwoPeriods & Keyed>(demand('other-origins')),
    allOnward: await read<TwoPeriods & Keyed>(demand('all-onward')),
    othersDirect: await read<TwoPeriods & Keyed>(demand('other-direct')),
    otherGoods: await read<TwoPeriods & Keyed>(demand('exporters-all-goods')),
    prices: await read<PriceRow & Keyed>(
      sql`SELECT d.importer AS station, d.product, d.price_effect, d.quantity_effect, d.uv_w, d.uv_b FROM decomposition d
        JOIN wanted w ON w.station = d.importer AND w.product = d.product WHERE d.price_effect IS NOT NULL`,
    ),
    siblings: await read<SiblingRow & Keyed>(
      sqlFile(
        SIBLINGS,
        './siblings.sql',
        { scale: 10 ** Math.max(grain.level - 4, 0), least_move: LEAST_MOVE },
        { moves: sql`(SELECT station, product, delta, sd FROM legs WHERE leg = 'in')` },
      ),
    ),
    months: await readMonths(engine),
    broad: new Set((await engine.rows<{ area: number }>(BROADLY)).map(({ area }) => area)),
    published: new Set((await engine.rows<{ period: number }>(PUBLISHED)).map(({ period }) => period)),
  };
}

/** What all exporters together sent to each station. */
const INTO_STATIONS = sql`(SELECT CAST(0 AS SMALLINT) AS exporter, t.importer, t.product, t.period, sum(t.value) AS value, sum(t.net_weight) AS net_weight
  FROM trade t JOIN roles x ON x.area = t.exporter AND x.role = 'exporter' JOIN wanted w ON w.station = t.importer AND w.product = t.product
  GROUP BY t.importer, t.product, t.period)`;
const PUBLISHED = sql`SELECT DISTINCT t.period FROM trade t JOIN roles x ON x.area = t.exporter AND x.role = 'exporter' ORDER BY t.period`;
const BROADLY = sql`WITH named AS (SELECT DISTINCT t.exporter AS area, t.product FROM trade t JOIN roles x ON x.area = t.exporter AND x.role = 'intermediary'),
    sent AS (SELECT count(DISTINCT t.product) AS n FROM trade t JOIN roles x ON x.area = t.exporter AND x.role = 'exporter')
  SELECT area FROM named GROUP BY area HAVING count(*) >= ${BROAD} * (SELECT n FROM sent)`;
const DEMAND = new URL('../../measure/demand/', import.meta.url).href;
const SIBLINGS = new URL('../../measure/siblings/', import.meta.url).href;

async function readMonths(engine: Engine): Promise<ReadonlyMap<string, ReadonlyMap<number, number>>> {
  const rows = await engine.rows<{ importer: number; product: number; period: number; value: number }>(
    sql`SELECT importer, product, period, CAST(value AS DOUBLE) AS value FROM ${INTO_STATIONS} s ORDER BY importer, product, period`,
  );
  const months = new Map<string, Map<number, number>>();
  for (const { importer, product, period, value } of rows) {
    const own = months.get(key(importer, product));
    if (own === undefined) months.set(key(importer, product), new Map([[period, value]]));
    else own.set(period, value);
  }
  return months;
}

/** How many rows of a corridor the source marks as confidential, by station and goods. */
export async function confidentialRows(
  engine: Engine,
  reading: Reading,
  source: string,
): Promise<(station: number, product: number) => number> {
  const rows = await engine.rows<{ station: number; product: number; n: number }>(sql`SELECT partner AS station,
      CAST(floor(product / power(10, greatest(level - ${reading.level}, 0))) AS INTEGER) AS product, count(*) AS n
    FROM flow WHERE status = 1 AND flow = 2 AND source = ${source} AND reporter IN (${join(reading.exporters.flatMap(({ members }) => members).map(literal))})
      AND freq = ${frequencyOf(reading.window.from)} AND period BETWEEN ${reading.base.from} AND ${reading.window.to} GROUP BY 1, 2`);
  const counts = new Map(rows.map((row) => [key(row.station, row.product), row.n]));
  return (station, product) => counts.get(key(station, product)) ?? 0;
}
