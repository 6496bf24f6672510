/**
 *     npm run bench [-- --rows 1,10,60]
 *
 * The ladder: the same work on generated (synthetic) panels of growing size, each piece in a process of its own, medians of
 * three. What counts is the ratio to a bare scan (S), or to a bare sum by series (G), of the same files in the same run.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir, totalmem } from 'node:os';
import path from 'node:path';

interface Measured {
  readonly seconds: number;
  readonly peak: number;
}

const asked = process.argv.find((_word, index, all) => all[index - 1] === '--rows') ?? '1,10,60';
const sizes = asked.split(',').map(Number);
/** A CSV of more rows than this would need more disk than a laptop spares. */
const LARGEST_CSV = 10;

function child(task: string, folder: string, rows: number, repeat = 3): Measured {
  const ran = spawnSync(process.execPath, ['bench/child.ts', task, folder, String(rows), String(repeat)], {
    cwd: path.join(import.meta.dirname, '..'),
    encoding: 'utf8',
    env: { ...process.env, UV_THREADPOOL_SIZE: '16' },
    maxBuffer: 1 << 24,
  });
  if (ran.status !== 0) throw new Error(`${task} at ${rows} rows failed:\n${ran.stderr.slice(-3000)}`);
  return JSON.parse(ran.stdout.trim().split('\n').at(-1) ?? '') as Measured;
}

const out = (line: string): void => void process.stdout.write(`${line}\n`);
const line = (name: string, { seconds, peak }: Measured, rows: number, ratio: string, goal = ''): void =>
  out(
    `  ${name.padEnd(42)} ${seconds.toFixed(3).padStart(8)} s ${(rows / seconds / 1e6).toFixed(2).padStart(8)} M rows/s ${String(peak).padStart(6)} MB  ${ratio.padEnd(14)} ${goal}`,
  );

out(
  `SYNTHETIC panels, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}; median of 3, warm cache`,
);
const growth = new Map<string, Map<number, number>>();
const keep = (name: string, millions: number, measured: Measured): Measured => {
  growth.set(name, (growth.get(name) ?? new Map<number, number>()).set(millions, measured.seconds));
  return measured;
};

for (const millions of sizes) {
  const rows = millions * 1e6;
  const folder = mkdtempSync(path.join(tmpdir(), `entrepot-bench-${millions}-`));
  try {
    out(`\n${millions} M rows`);
    if (millions <= LARGEST_CSV) {
      child('make-csv', folder, rows);
      const bytes = statSync(path.join(folder, 'synthetic.csv')).size;
      const bare = keep('bare scan of the CSV', millions, child('scan-csv', folder, rows));
      const load = keep('load', millions, child('load', folder, rows, millions > 1 ? 1 : 3));
      line(`bare scan of the CSV (${Math.round(bytes / 1e6)} MB)`, bare, rows, '');
      line(
        'load: Comtrade CSV to lake',
        load,
        rows,
        `${(load.seconds / bare.seconds).toFixed(2)} x scan`,
        'goal: >= 1.0 M rows/s, <= 2.7 x scan',
      );
    }
    const made = child('make-lake', folder, rows);
    line('commit: sort, check, write', keep('commit', millions, made), rows, '');
    const scan = keep('S', millions, child('S', folder, rows, 5));
    const group = keep('G', millions, child('G', folder, rows));
    line('S  bare scan, sum of values', scan, rows, '1 S');
    line('G  sum by series', group, rows, '1 G');
    const inG = (measured: Measured): string => `${(measured.seconds / group.seconds).toFixed(2)} G`;
    const windows = keep('same-months windows', millions, child('windows', folder, rows));
    line('same-months windows of all series', windows, rows, inG(windows), 'goal: <= 1.3 G');
    const surge = keep('surge scan', millions, child('surge', folder, rows));
    line('surge scan: windows, scores, tests', surge, rows, inG(surge));
    const displacement = keep('displacement scan', millions, child('displacement', folder, rows));
    line('displacement scan: and accounting', displacement, rows, inG(displacement));
    const legs = keep('both legs', millions, child('legs', folder, rows));
    line('both legs, all triples, all destinations', legs, rows, inG(legs), 'goal: <= 3 G');
    const diversion = keep('diversion', millions, child('diversion', folder, rows));
    line('diversion scan: match, bounds, placebos, q', diversion, rows, inG(diversion), 'goal: <= 3 G');
    const calibrated = keep('diversion, dates', millions, child('diversion-calibrated', folder, rows, 1));
    line('diversion scan: and all earlier dates', calibrated, rows, inG(calibrated));
    const flows = keep('flows', millions, child('flows', folder, rows));
    line('flows: 4 x 4 corridors, a chapter', flows, rows, inG(flows));
    const point = keep('single series', millions, child('point', folder, rows));
    line('flows: a single series', point, rows, inG(point));
    const scanned = keep('whole scan', millions, child('scan', folder, rows, 1));
    line('scan: 20 exporters, 5 intermediaries', scanned, rows, inG(scanned));
    const page = keep('page of a finding', millions, child('finding', folder, rows, 1));
    line('page of a finding: its four answers', page, rows, inG(page), 'goal: <= 0.5 s');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

out('\nGrowth of the time from one size to the next, as a share of the growth of the rows (1 is linear)');
for (const [name, times] of growth) {
  const steps = [...times].slice(1).map(([millions, seconds], index) => {
    const [before, earlier] = [...times][index] as [number, number];
    return `${before} to ${millions} M: ${(seconds / earlier / (millions / before)).toFixed(2)}`;
  });
  if (steps.length > 0) out(`  ${name.padEnd(34)} ${steps.join('   ')}`);
}
