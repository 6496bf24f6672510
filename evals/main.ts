/**
 *     npm run evals [-- --freeze]
 *
 * How often the scan fires where nothing happened. Prints the shares, compares them with the frozen run beside this
 * file, and fails when one is above its bound or differs from the frozen one.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { start } from '../src/app/start.ts';
import { realEffects } from '../src/cli/effects.ts';
import { pseudoDates, verdicts } from './pseudo-dates.ts';

const FROZEN = path.join(import.meta.dirname, 'frozen.json');
const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;

const lake = mkdtempSync(path.join(tmpdir(), 'entrepot-evals-'));
try {
  const effects = realEffects(new AbortController().signal);
  await start({ lake, effects });
  const run = await pseudoDates({ lake, effects });
  const found = verdicts(run.trials);
  const lines = [
    `Pseudo event dates before the event, snapshot ${run.snapshot}.`,
    `${new Set(run.trials.map((trial) => trial.window)).size} windows, of which ${run.disjointWindows} share no month: the dates are not independent of one another.`,
    '',
    'judged by                 family        tests   share p<=0.05  share q<=0.05  bound',
    ...found.map(
      (v) =>
        `${v.split.padEnd(25)} ${v.family.padEnd(13)} ${String(v.tests).padStart(5)}  ${percent(v.shareAtP05).padStart(13)}  ${percent(v.shareAtQ05).padStart(13)}  ${percent(v.bound)}${v.ok ? '' : '  ABOVE'}`,
    ),
    '',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  const text = `${JSON.stringify({ ...run, verdicts: found }, null, 1)}\n`;
  if (process.argv.includes('--freeze')) writeFileSync(FROZEN, text);
  else if (!existsSync(FROZEN) || readFileSync(FROZEN, 'utf8') !== text) {
    process.stderr.write('this run differs from evals/frozen.json; look at why, then run with --freeze\n');
    process.exitCode = 1;
  }
  if (found.some((verdict) => !verdict.ok)) process.exitCode = 1;
} finally {
  rmSync(lake, { recursive: true, force: true });
}
