/**
 *     npm run evals [-- --only main,clean] [--freeze --reason "..."]
 *
 * One scorecard: how often the scan fires where nothing happened (dates before the event in the bundled data, panels where
 * nothing happens), and what it finds of known diversion in generated panels. Compared with the frozen run beside this
 * file: a score that is worse fails, and so does any other difference, until the run is renewed with a reason.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { start } from '../src/app/start.ts';
import { realEffects } from '../src/cli/effects.ts';
import type { Effects } from '../src/trade/effects.ts';
import { SILENT } from '../src/trade/effects.ts';
import { ARMS, type Arm } from './arms.ts';
import { differences, type Frozen, reasonOf } from './frozen.ts';
import { score } from './panel/score.ts';
import { pseudoDates, verdicts } from './pseudo-dates.ts';
import { type PanelRun, runPanel } from './run-panel.ts';
import { diversionLines, isMet, type Line, printed, quietLines } from './scorecard.ts';

const FROZEN = path.join(import.meta.dirname, 'frozen.json');
/** Seeds that `npm test` runs again, one a file of its own in time. */
const TESTED: Readonly<Record<string, readonly number[]>> = { main: [1], clean: [101] };

const parameters = process.argv.slice(2);
const reason = reasonOf(parameters);
const only = parameters.includes('--only') ? parameters[parameters.indexOf('--only') + 1]?.split(',') : undefined;
const effects = realEffects(new AbortController().signal);
const out = (text: string): void => void process.stdout.write(`${text}\n`);
const before = existsSync(FROZEN) ? (JSON.parse(readFileSync(FROZEN, 'utf8')) as Frozen) : undefined;
let failed = false;

const dates = only === undefined || only.includes('dates') ? await runDates(effects) : before?.pseudoDates;
const arms: Record<string, readonly Line[]> = {};
const seeds: Record<string, readonly Line[]> = {};
for (const arm of ARMS.filter(({ name }) => only === undefined || only.includes(name))) {
  const runs = await runArm(arm);
  arms[arm.name] = report(arm, runs);
  for (const run of runs)
    if (TESTED[arm.name]?.includes(run.seed) === true) seeds[`${arm.name} ${run.seed}`] = linesOf(arm.name, [run]);
}
settle();

async function runDates(quiet: Effects): Promise<unknown> {
  const lake = mkdtempSync(path.join(tmpdir(), 'entrepot-evals-'));
  try {
    await start({ lake, effects: { ...quiet, progress: SILENT } });
    const run = await pseudoDates({ lake, effects: quiet });
    const found = verdicts(run.trials);
    out(`DATES BEFORE THE EVENT in the bundled data, each judged by the others, snapshot ${run.snapshot}`);
    out(
      `  ${new Set(run.trials.map((trial) => trial.window)).size} windows, of which ${run.disjointWindows} share no month: the dates are not independent of one another`,
    );
    for (const { split, family, tests, shareAtP05, shareAtQ05, bound, ok } of found)
      out(
        `  ${`${split}, ${family}`.padEnd(48)} ${(shareAtQ05 * 100).toFixed(2).padStart(6)} % of ${tests} tests at q <= 0.05 (${(shareAtP05 * 100).toFixed(2)} % at p), bound ${(bound * 100).toFixed(2)} %  ${ok ? 'ok' : 'NOT MET'}`,
      );
    if (found.some(({ ok }) => !ok)) failed = true;
    return { ...run, verdicts: found };
  } finally {
    rmSync(lake, { recursive: true, force: true });
  }
}

async function runArm(arm: Arm): Promise<PanelRun[]> {
  const task = effects.progress.start(`panels: ${arm.name}`, arm.requests.length);
  const runs: PanelRun[] = [];
  for (const request of arm.requests) {
    runs.push(
      await runPanel(request, {
        ...effects,
        progress: SILENT,
        log: { info: () => undefined, warn: (message) => effects.log.warn(message) },
      }),
    );
    task.advance(1);
  }
  task.done();
  return runs;
}

function linesOf(name: Arm['name'], runs: readonly PanelRun[]): Line[] {
  return name === 'clean' || name === 'collapse-only' ? quietLines(runs) : diversionLines(score(runs));
}

function report(arm: Arm, runs: readonly PanelRun[]): Line[] {
  const lines = linesOf(arm.name, runs);
  out(`\n${arm.name.toUpperCase()}: ${runs.length} panels, ${arm.says}`);
  for (const line of lines) {
    // Power is measured where it has to fail too; a collapse is no quiet place for the families that look for one.
    const asked =
      arm.name === 'power' || (arm.name === 'collapse-only' && line.name.startsWith('collapse'))
        ? { ...line, goal: null }
        : line;
    if (!isMet(asked)) failed = true;
    out(printed(asked, isMet(asked)));
  }
  const found = score(runs);
  if (arm.name === 'main') {
    out(
      `  of false calls: ${JSON.stringify(found.falseByLabel)}; ghost share: median error ${found.ghost.median?.toFixed(3)}, unknown for ${found.ghost.unknown}`,
    );
    out('  what was put in, and which explanation led:');
    for (const [label, counts] of Object.entries(found.explanations.counts))
      out(
        `    ${label.padEnd(18)} ${Object.entries(counts)
          .map(([leading, n]) => `${leading} ${n}`)
          .join(', ')}`,
      );
  }
  if (arm.name === 'main' || arm.name === 'power') {
    out('  detected, by what entered (rows) and what the intermediary took of the goods before (columns), USD:');
    for (const row of powerTable(found.power)) out(`    ${row}`);
  }
  return lines;
}

function powerTable(bins: ReturnType<typeof score>['power']): string[] {
  const bases = [0, 1e5, 1e6, 1e7];
  const entered = [...new Set(bins.map((bin) => bin.entered))].sort((a, b) => a - b);
  const size = (value: number): string => (value === 0 ? '0' : value >= 1e6 ? `${value / 1e6} m` : `${value / 1e6} m`);
  return [
    `${'from'.padEnd(8)}${bases.map((base) => size(base).padStart(14)).join('')}`,
    ...entered.map((value) => {
      const cells = bases.map((base) => bins.find((bin) => bin.entered === value && bin.base === base));
      return `${size(value).padEnd(8)}${cells.map((bin) => (bin === undefined ? '-' : `${bin.called}/${bin.injections}`).padStart(14)).join('')}`;
    }),
  ];
}

function settle(): void {
  const now: Frozen = {
    reason: reason ?? before?.reason ?? '',
    frozen: effects.now().toISOString().slice(0, 10),
    pseudoDates: dates,
    arms: { ...before?.arms, ...arms },
    seeds: { ...before?.seeds, ...seeds },
  };
  if (reason !== null) {
    writeFileSync(FROZEN, `${JSON.stringify(now, null, 1)}\n`);
    out(`\nFrozen: ${reason}`);
  } else {
    const found = before === undefined ? [] : differences({ ...before.arms, ...before.seeds }, { ...arms, ...seeds });
    for (const { arm, name, was, is, worse } of found)
      process.stderr.write(`${worse ? 'WORSE' : 'differs'}: ${arm}, ${name}: was ${was}, is ${is}\n`);
    const datesDiffer = JSON.stringify(before?.pseudoDates) !== JSON.stringify(dates);
    if (datesDiffer) process.stderr.write('differs: dates before the event\n');
    if (before === undefined || found.length > 0 || datesDiffer) failed = true;
  }
  if (failed) process.exitCode = 1;
}
