/** One measured piece of work in a process of its own, so that its peak memory is its own. Prints JSON. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Context, withEngine, withLake } from '../src/app/context.ts';
import { flows } from '../src/app/flows.ts';
import { loadFiles } from '../src/app/load.ts';
import { realEffects } from '../src/cli/effects.ts';
import { calibrate, resetPlacebos } from '../src/detect/calibrate/calibrate.ts';
import { divert } from '../src/detect/diversion/diversion.ts';
import { makeLegs } from '../src/detect/diversion/legs.ts';
import { score } from '../src/detect/score/score.ts';
import { type Engine, one } from '../src/engine/engine.ts';
import { literal, sql, sqlFile } from '../src/engine/sql.ts';
import { makeSeries } from '../src/measure/windows/windows.ts';
import { SILENT } from '../src/trade/effects.ts';
import type { Period } from '../src/trade/period.ts';
import { findingPages, scanOnce } from './finding.ts';
import { SCENARIO_EXPORTERS, syntheticCsv, syntheticLake } from './synthetic.ts';

const [task = '', folder = '', rowsText = '0', repeatText = '1'] = process.argv.slice(2);
const rows = Number(rowsText);
const context: Context = {
  lake: path.join(folder, 'lake'),
  effects: { ...realEffects(new AbortController().signal), progress: SILENT },
};
const csv = path.join(folder, 'synthetic.csv');

const month = (period: number): Period => period as Period;
const COMPARISON = {
  window: { from: month(202203), to: month(202211) },
  base: { from: month(202103), to: month(202111) },
};
const READING = { floor: 100_000, least: 3, level: 6 };

async function panel(engine: Engine): Promise<void> {
  await engine.run(
    sql`CREATE OR REPLACE TEMP VIEW panel AS SELECT reporter AS exporter, partner AS importer, product, period, value, net_weight FROM flow`,
  );
  await engine.run(sql`CREATE OR REPLACE TEMP TABLE receivers AS
    SELECT DISTINCT partner AS importer, CASE WHEN partner = ${DESTINATION} THEN 'destination' ELSE 'intermediary' END AS role FROM catalog WHERE kind = 'corridor'`);
}

/** Any intermediary, all goods, one destination; every other destination is a placebo. */
async function roles(engine: Engine): Promise<void> {
  await engine.run(
    sql`CREATE OR REPLACE TEMP VIEW trade AS SELECT reporter AS exporter, partner AS importer, product, period, value, net_weight FROM flow`,
  );
  const areas = await engine.rows<{ area: number }>(
    sql`SELECT DISTINCT partner AS area FROM catalog WHERE kind = 'corridor' UNION SELECT DISTINCT reporter FROM catalog WHERE kind = 'corridor' ORDER BY area`,
  );
  const served = new Set(
    (
      await engine.rows<{ area: number }>(sql`SELECT DISTINCT partner AS area FROM catalog WHERE kind = 'corridor'`)
    ).map(({ area }) => area),
  );
  const roleOf = (area: number): string => {
    if (area === DESTINATION) return 'destination';
    return SCENARIO_EXPORTERS.includes(area) ? 'exporter' : served.has(area) ? 'intermediary' : 'other';
  };
  await engine.relation(
    'roles',
    { area: 'SMALLINT', role: 'VARCHAR' },
    areas.map(({ area }) => [area, roleOf(area)]),
  );
  await engine.run(
    sql`CREATE OR REPLACE TEMP TABLE listed AS SELECT DISTINCT product FROM catalog WHERE kind = 'product'`,
  );
}

const DESTINATION = 643;

type Work = (engine: Engine) => Promise<unknown>;

const QUERIES: Readonly<Record<string, Work>> = {
  S: (engine) => engine.rows(sql`SELECT sum(value) FROM flow`),
  G: (engine) =>
    engine.rows(sql`SELECT max(s) FROM (SELECT sum(value) AS s FROM flow GROUP BY reporter, partner, product) sums`),
  windows: (engine) =>
    makeSeries(engine, sql`series`, sql`panel`, COMPARISON, sql`exporter, importer, product, v_w, v_b`),
  surge: (engine) => score(engine, COMPARISON, READING),
  displacement: async (engine) => {
    await score(engine, COMPARISON, READING);
    await resetPlacebos(engine);
    await calibrate(engine);
    await engine.rows(
      sql`SELECT count(*) FROM (${sqlFile(new URL('../src/detect/', import.meta.url).href, './displacement/accounted.sql', { alpha: 0.05 })})`,
    );
  },
  legs: async (engine) => {
    await roles(engine);
    await makeLegs(engine, COMPARISON, READING);
    await engine.rows(sql`SELECT o.other, sum(least(i.delta, o.delta)) FROM legs i
      JOIN legs o ON o.leg = 'out' AND o.station = i.station AND o.product = i.product
      WHERE i.leg = 'in' AND i.delta > 0 AND o.delta > 0 GROUP BY o.other`);
  },
  diversion: async (engine) => {
    await roles(engine);
    await divert(engine, { ...DIVERSION, pseudoDates: false });
  },
  'diversion-calibrated': async (engine) => {
    await roles(engine);
    await divert(engine, { ...DIVERSION, pseudoDates: true });
  },
};

const DIVERSION = {
  comparison: COMPARISON,
  event: month(202202),
  reading: READING,
  destination: DESTINATION,
  minimum: 100_000,
  markup: { low: 0, central: 0.1, high: 0.3 },
  anyIntermediary: true,
};

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

async function measure(): Promise<number[]> {
  const times: number[] = [];
  const repeat = Number(repeatText);
  if (task === 'make-csv') return [await timed(() => withEngine(context, (engine) => syntheticCsv(engine, csv, rows)))];
  if (task === 'make-lake')
    return [await timed(() => withEngine(context, (engine, layout) => syntheticLake(engine, layout, rows)))];
  if (task === 'scan-csv')
    return withEngine(context, async (engine) => {
      for (let i = 0; i < repeat; i++)
        times.push(
          await timed(() =>
            one(
              engine,
              sql`SELECT count(*) AS n FROM read_csv(${literal(csv)}, all_varchar = true, header = true, delim = ',', quote = '"', escape = '"')`,
            ),
          ),
        );
      return times;
    });
  if (task === 'load') {
    for (let i = 0; i < repeat; i++)
      times.push(
        await timed(() =>
          loadFiles(
            { ...context, lake: path.join(folder, `loaded-${i}`) },
            { format: 'comtrade', files: [csv], options: {} },
          ),
        ),
      );
    return times;
  }
  if (task === 'flows' || task === 'point') {
    const about =
      task === 'flows'
        ? { reporter: ['ARG', 'AUS', 'AUT', 'BEL'], partner: ['KGZ', 'RUS', 'DEU', 'HKG'], hs: ['10'] }
        : { reporter: ['AUT'], partner: ['RUS'], hs: ['100007'] };
    for (let i = 0; i < repeat; i++)
      times.push(
        await timed(() =>
          flows(context, { ...about, from: '2022-03', to: '2022-11', baseFrom: '2021-03', baseTo: '2021-11' }),
        ),
      );
    return times;
  }
  if (task === 'scan') return [await timed(() => scanOnce(context))];
  if (task === 'finding') return findingPages(context, 10);
  const query = QUERIES[task];
  if (query === undefined) throw new Error(`no task ${task}`);
  return withLake(context, undefined, async ({ engine }) => {
    await panel(engine);
    for (let i = 0; i < repeat; i++) times.push(await timed(() => query(engine)));
    return times;
  });
}

const times = (await measure()).sort((a, b) => a - b);
const peak = Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1024;
process.stdout.write(
  `${JSON.stringify({ task, seconds: times[Math.floor(times.length / 2)], peak: Math.round(peak) })}\n`,
);
