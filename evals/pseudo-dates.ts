import { type Context, withLake } from '../src/app/context.ts';
import { buildPanel, readScenario } from '../src/app/scan-panel.ts';
import { bundledScenario } from '../src/app/scenario-file.ts';
import { addPlacebos, calibrate, resetPlacebos } from '../src/detect/calibrate/calibrate.ts';
import { disjoint, pseudoComparisons } from '../src/detect/calibrate/pseudo.ts';
import { score } from '../src/detect/score/score.ts';
import { type Engine, one } from '../src/engine/engine.ts';
import { sql } from '../src/engine/sql.ts';
import type { Comparison } from '../src/measure/windows/windows.ts';
import { formatPeriod, type Period } from '../src/trade/period.ts';

/** What the tests of one family called at a date on which nothing happened. */
export interface Trial {
  readonly window: string;
  readonly split: 'other dates' | 'other dates, other goods';
  readonly family: string;
  readonly tests: number;
  readonly placebos: number;
  readonly atP05: number;
  readonly atQ05: number;
}

export interface PseudoDates {
  readonly snapshot: string;
  readonly trials: readonly Trial[];
  /** How many of the windows share no month: so many independent dates there are. */
  readonly disjointWindows: number;
}

/**
 * Puts the bundled scan to dates before the event, each judged by the others: the share of findings it calls is the
 * share of false ones. The second split also judges each half of the goods by the other half.
 */
export async function pseudoDates(context: Context): Promise<PseudoDates> {
  const scenario = await bundledScenario();
  const reading = readScenario(scenario);
  return withLake(context, undefined, async ({ engine, snapshot }) => {
    await buildPanel(engine, scenario, reading);
    const { first } = await one<{ first: number }>(engine, sql`SELECT min(period) AS first FROM panel`);
    const dates = pseudoComparisons({ window: reading.window, base: reading.base }, reading.event, first as Period);
    const parameters = { floor: scenario.floor, least: 3, level: reading.level };
    for (const [index, comparison] of dates.entries()) {
      await score(engine, comparison, parameters);
      await engine.run(sql`CREATE OR REPLACE TEMP TABLE kept AS SELECT ${index} AS trial, * FROM tests`);
      await engine.run(
        index === 0
          ? sql`CREATE OR REPLACE TEMP TABLE scored_dates AS SELECT * FROM kept`
          : sql`INSERT INTO scored_dates SELECT * FROM kept`,
      );
    }
    const trials: Trial[] = [];
    for (const [index, comparison] of dates.entries()) {
      trials.push(
        ...(await trial(engine, index, comparison, 'other dates')),
        ...(await trial(engine, index, comparison, 'other dates, other goods')),
      );
    }
    return { snapshot: snapshot.id, trials, disjointWindows: disjoint(dates).length };
  });
}

async function trial(engine: Engine, index: number, comparison: Comparison, split: Trial['split']): Promise<Trial[]> {
  const halves = split === 'other dates' ? [sql`true`] : [sql`hash(product) % 2 = 0`, sql`hash(product) % 2 = 1`];
  const counts = new Map<string, { tests: number; placebos: number; atP05: number; atQ05: number }>();
  for (const half of halves) {
    await resetPlacebos(engine);
    const placebos = halves.length === 1 ? sql`true` : sql`NOT (${half})`;
    await engine.run(
      sql`CREATE OR REPLACE TEMP TABLE tests AS SELECT * EXCLUDE (trial) FROM scored_dates WHERE trial <> ${index} AND ${placebos}`,
    );
    await addPlacebos(engine, 'pseudo dates');
    await engine.run(
      sql`CREATE OR REPLACE TEMP TABLE tests AS SELECT * EXCLUDE (trial) FROM scored_dates WHERE trial = ${index} AND ${half}`,
    );
    await calibrate(engine);
    const rows = await engine.rows<{ family: string; tests: number; placebos: number; p: number; q: number }>(
      sql`SELECT family, count(*) AS tests, max(placebos) AS placebos, count(CASE WHEN p <= 0.05 THEN 1 END) AS p, count(CASE WHEN q <= 0.05 THEN 1 END) AS q
        FROM findings GROUP BY family ORDER BY family`,
    );
    for (const row of rows) {
      const before = counts.get(row.family) ?? { tests: 0, placebos: 0, atP05: 0, atQ05: 0 };
      counts.set(row.family, {
        tests: before.tests + row.tests,
        placebos: Math.max(before.placebos, row.placebos),
        atP05: before.atP05 + row.p,
        atQ05: before.atQ05 + row.q,
      });
    }
  }
  const window = `${formatPeriod(comparison.window.from)}..${formatPeriod(comparison.window.to)}`;
  return [...counts].map(([family, count]) => ({ window, split, family, ...count }));
}

export interface Verdict {
  readonly split: Trial['split'];
  readonly family: string;
  readonly tests: number;
  readonly shareAtP05: number;
  readonly shareAtQ05: number;
  /** 5 %, and what chance may add to it at so many tests (one-sided 95 %, tests taken as independent). */
  readonly bound: number;
  readonly ok: boolean;
}

export function verdicts(trials: readonly Trial[]): Verdict[] {
  const groups = Map.groupBy(trials, ({ split, family }) => `${split}\t${family}`);
  return [...groups.values()].map((own) => {
    const [{ split, family }] = own as [Trial, ...Trial[]];
    const tests = own.reduce((n, one) => n + one.tests, 0);
    const share = (key: 'atP05' | 'atQ05'): number =>
      Number((own.reduce((n, one) => n + one[key], 0) / tests).toPrecision(4));
    const bound = Number((0.05 + 1.645 * Math.sqrt((0.05 * 0.95) / tests)).toPrecision(4));
    return {
      split,
      family,
      tests,
      shareAtP05: share('atP05'),
      shareAtQ05: share('atQ05'),
      bound,
      ok: share('atQ05') <= bound,
    };
  });
}
