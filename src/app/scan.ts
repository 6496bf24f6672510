import { type Scanned, scan as scanSeries } from '../detect/scan.ts';
import type { Engine } from '../engine/engine.ts';
import { sql } from '../engine/sql.ts';
import { type Coverage, measureCoverage } from '../measure/coverage/coverage.ts';
import { formatPeriod, periodsOf } from '../trade/period.ts';
import { parseScenario, type Scenario } from '../trade/scenario.ts';
import { type Context, type OpenLake, withLake } from './context.ts';
import type { Finding } from './findings/any.ts';
import { confidentialRows } from './findings/evidence-rows.ts';
import { type Explained, explained } from './findings/explained.ts';
import { readFindings } from './findings/series.ts';
import type { LedgerRow } from './ledger-rows.ts';
import { readCells, type ScanCell } from './scan-cells.ts';
import { type BuiltPanel, buildPanel, LEAST_ACTIVE_MONTHS, type Reading, readScenario } from './scan-panel.ts';
import { type RouteSummary, scanRoutes } from './scan-routes.ts';
import { readSparks } from './scan-sparks.ts';
import { readTotals, type Totals } from './scan-totals.ts';
import { BUNDLED_SCENARIO, readScenarioFile } from './scenario-file.ts';
import { readScenarioByName } from './scenarios.ts';

export interface ScanParameters {
  /** Scenario file; the bundled one when it is not given. */
  readonly file?: string | undefined;
  /** The name of a scenario, or a scenario as a file would have it. */
  readonly scenario?: unknown;
  readonly asOf?: string | undefined;
}

export interface ScanAnswer {
  readonly scenario: Scenario;
  readonly snapshot: string;
  readonly seed: number;
  readonly source: string;
  readonly otherSources: readonly string[];
  readonly currency: string;
  readonly expected: 'control group' | 'no control group: the base itself is expected';
  readonly calibration: {
    readonly kind: 'pseudo event dates';
    readonly windows: readonly string[];
    readonly placebos: number;
    readonly notes: readonly string[];
  };
  readonly coverage: { readonly window: Coverage; readonly base: Coverage };
  readonly totals: Totals;
  /** Both legs and both sides, at each grain that the loaded sources allow. */
  readonly routes: readonly RouteSummary[];
  readonly findings: readonly Finding[];
  readonly notes: readonly string[];
}

/** A scan with what else it knows of its findings, by id: evidence and explanations, their periods, their ledgers. */
export interface ScanRun extends Pick<Explained, 'evidence' | 'explanations'> {
  readonly answer: ScanAnswer;
  /** From the base to the window's end. */
  readonly periods: readonly string[];
  readonly sparks: ReadonlyMap<string, readonly (number | null)[]>;
  readonly ledgers: ReadonlyMap<string, readonly LedgerRow[]>;
  readonly cells: readonly ScanCell[];
}

/** Puts a scenario to the lake: what stopped, where it went instead, and how often the same test fires where nothing happened. */
export async function runScan(context: Context, parameters: ScanParameters): Promise<ScanRun> {
  const scenario = await scenarioOf(context, parameters);
  const reading = readScenario(scenario);
  return withLake(context, parameters.asOf, async (lake) => {
    const task = context.effects.progress.start('scan');
    try {
      task.note('reading series');
      const built = await buildPanel(lake.engine, scenario, reading);
      const scanned = await scanSeries(
        lake.engine,
        {
          comparison: { window: reading.window, base: reading.base },
          event: reading.event,
          reading: {
            floor: scenario.floor,
            least: scenario.frequency === 'annual' ? 1 : LEAST_ACTIVE_MONTHS,
            level: reading.level,
          },
          alpha: scenario.q,
        },
        (step) => task.note(step),
      );
      return await answer(lake, scenario, reading, built, scanned, (step) => task.note(step));
    } finally {
      task.done();
    }
  });
}

async function answer(
  lake: OpenLake,
  scenario: Scenario,
  reading: Reading,
  built: BuiltPanel,
  scanned: Scanned,
  onStep: (step: string) => void,
): Promise<ScanRun> {
  const coverage = await coverageOf(lake, scenario, reading, built);
  const complete = coverage.window.state === 'complete' && coverage.base.state === 'complete';
  const totals = await readTotals(lake.engine, scenario, reading.level);
  const series = await readFindings(lake.engine, {
    scenario,
    reading,
    currency: built.currency,
    complete,
    controlled: scanned.controlled,
    mirrored: built.view === 'import',
  });
  const changed = await changedNote(lake.engine);
  const cells = await readCells(lake.engine, scenario, reading);
  const sparks = await readSparks(lake.engine, reading, series);
  const routes = await scanRoutes(lake.engine, scenario, reading, series, onStep);
  const told = explained([...routes.findings, ...series], {
    scenario,
    reading,
    own: routes.own,
    totals: routes.totals,
    coverage: gapsOf(coverage),
    confidential: await confidentialRows(lake.engine, reading, built.source),
  });
  const answered: ScanAnswer = {
    scenario,
    snapshot: lake.snapshot.id,
    seed: scenario.seed,
    source: built.source,
    otherSources: built.otherSources,
    currency: built.currency,
    expected: scanned.controlled ? 'control group' : 'no control group: the base itself is expected',
    calibration: {
      kind: 'pseudo event dates',
      windows: scanned.pseudo.map(
        ({ window, base }) =>
          `${formatPeriod(window.from)}..${formatPeriod(window.to)} on ${formatPeriod(base.from)}..${formatPeriod(base.to)}`,
      ),
      placebos: scanned.placebos,
      notes:
        scanned.pseudo.length > 1
          ? ['the pseudo windows overlap, so the placebos are not independent of one another']
          : [],
    },
    coverage,
    totals,
    routes: routes.summaries,
    findings: told.findings,
    notes: [...reading.notes, ...built.notes, ...changed, ...routes.notes],
  };
  return {
    answer: answered,
    evidence: told.evidence,
    explanations: told.explanations,
    ...sparks,
    ledgers: routes.ledgers,
    cells,
  };
}

function gapsOf({ window, base }: ScanAnswer['coverage']) {
  return {
    windowComplete: window.state === 'complete',
    baseComplete: base.state === 'complete',
    missing: [...window.missing, ...base.missing].flatMap(({ reporter, periods }) =>
      periods.map((period) => `${reporter} ${period}`),
    ),
  };
}

async function coverageOf(
  lake: OpenLake,
  scenario: Scenario,
  reading: Reading,
  { source, view }: BuiltPanel,
): Promise<ScanAnswer['coverage']> {
  const measure = async (span: Reading['window']): Promise<Coverage> =>
    (
      await measureCoverage(lake.engine, {
        source,
        flow: view === 'export' ? 2 : 1,
        frequency: scenario.frequency === 'annual' ? 1 : 12,
        total: reading.products.some((product) => product.level === 0),
        periods: periodsOf(span),
        loads: lake.snapshot.loads,
      })
    ).coverage;
  return { window: await measure(reading.window), base: await measure(reading.base) };
}

async function changedNote(engine: Engine): Promise<string[]> {
  const rows = await engine.rows<{
    how: string;
    n: number;
    worth: number;
  }>(sql`SELECT changed AS how, count(DISTINCT product) AS n, sum(greatest(v_w, v_b)) AS worth
    FROM scored WHERE changed IS NOT NULL GROUP BY changed ORDER BY changed`);
  return rows.map(
    ({ how, n }) =>
      `${n} codes ${how === 'born' ? 'did not exist in the base' : 'no longer existed in the window'} (HS revision): no percentage and no displacement is drawn from them`,
  );
}

export async function scenarioOf(context: Context, parameters: ScanParameters): Promise<Scenario> {
  if (typeof parameters.scenario === 'string') return readScenarioByName(context, parameters.scenario);
  if (parameters.scenario !== undefined) return parseScenario(parameters.scenario, '(scenario)');
  return readScenarioFile(parameters.file ?? BUNDLED_SCENARIO);
}
