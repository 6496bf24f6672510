import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { withLake } from '../../src/app/context.ts';
import { lakeLog, lakeVerify } from '../../src/app/lake.ts';
import { loadFiles } from '../../src/app/load.ts';
import { sql } from '../../src/engine/sql.ts';
import { canonicalHash, quiet, ROOT, SOAK, tempFolder } from '../helpers.ts';

const effects = quiet();
const ROUNDS = SOAK ? 200 : 15;
const ROWS = 1500;
const MAP =
  'source: office\ntitle: x\nlicence: x\ncolumns: {reporter: r, partner: p, product: g, period: m, value: v}\nconstants: {flow: export}\ncurrency: USD\n';

/** Files whose cells partly lie over those of the file before, so that killed loads would have had rows to supersede. */
function inputs(folder: string, count: number): { map: string; files: string[] } {
  const map = path.join(folder, 'map.yml');
  writeFileSync(map, MAP);
  const files = Array.from({ length: count }, (_, n) => {
    const file = path.join(folder, `in-${n}.csv`);
    const lines = Array.from(
      { length: ROWS },
      (_row, i) => `DEU,KGZ,${100000 + n * (ROWS / 3) + i},2022-01,${n * 10 + (i % 7)}`,
    );
    writeFileSync(file, `r,p,g,m,v\n${lines.join('\n')}\n`);
    return file;
  });
  return { map, files };
}

const vintage = (n: number): string => new Date(Date.UTC(2023, 0, 1 + n)).toISOString().slice(0, 10);

function loadInChild(lake: string, map: string, file: string, n: number, killAfter: number): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      ['src/cli/main.ts', 'load', 'csv', file, '--map', map, '--vintage', vintage(n), '--lake', lake],
      { cwd: ROOT, stdio: 'ignore' },
    );
    const timer = setTimeout(() => child.kill('SIGKILL'), killAfter);
    child.on('exit', (code) => {
      clearTimeout(timer);
      resolve(code === 0);
    });
  });
}

/** Small and repeatable, so that a failing run can be run again. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

describe('a load that is killed', () => {
  it(`${ROUNDS} times at a random moment: the lake verifies, nothing is lost or doubled, and it ends as if nobody had been killed`, async () => {
    const folder = tempFolder();
    const lake = path.join(folder, 'lake');
    const { map, files } = inputs(folder, ROUNDS);
    let started = performance.now();
    await loadInChild(path.join(folder, 'warm'), map, files[0] as string, 0, 60_000);
    // What a load takes, by the last one that got to its end: how busy the machine is changes.
    let whole = performance.now() - started;
    const next = random(20220224);
    let killed = 0;
    for (const [n, file] of files.entries()) {
      started = performance.now();
      const done = await loadInChild(lake, map, file, n, whole * (0.15 + next()));
      if (done) whole = performance.now() - started;
      else killed += 1;
      const { ok, differences } = await lakeVerify({ lake, effects });
      expect([n, ok, differences]).toEqual([n, true, []]);
      const committed = new Set((await lakeLog({ lake, effects })).map((entry) => entry.files));
      if (done) expect(committed.has(path.basename(file))).toBe(true);
      await withLake({ lake, effects }, undefined, async ({ engine }) => {
        const [row] = await engine.rows<{ rows: number; cells: number }>(
          sql`SELECT count(*) AS rows, count(DISTINCT product) AS cells FROM flow`,
        );
        const cells = new Set(
          [...committed].flatMap((name) =>
            Array.from({ length: ROWS }, (_, i) => Number(/\d+/.exec(name)?.[0]) * (ROWS / 3) + i),
          ),
        );
        expect(row).toEqual({ rows: cells.size, cells: cells.size });
      });
    }
    // Fewer kills than this would mean that the moments were badly chosen, not that the lake is safe.
    expect(killed).toBeGreaterThan(ROUNDS / 5);
    for (const [n, file] of files.entries())
      await loadFiles({ lake, effects }, { format: 'csv', map, files: [file], options: {}, vintage: vintage(n) });
    const undisturbed = path.join(folder, 'undisturbed');
    for (const [n, file] of files.entries())
      await loadFiles(
        { lake: undisturbed, effects },
        { format: 'csv', map, files: [file], options: {}, vintage: vintage(n) },
      );
    expect(await canonicalHash(lake)).toBe(await canonicalHash(undisturbed));
    expect((await lakeVerify({ lake, effects })).unreferenced.filter((name) => name.startsWith('data/'))).toEqual([]);
  }, 7_200_000);
});

describe('a load in one process and questions in another', () => {
  it('every answer belongs to one snapshot', async () => {
    const folder = tempFolder();
    const lake = path.join(folder, 'lake');
    const count = SOAK ? 100 : 6;
    const { map, files } = inputs(folder, count);
    await loadFiles(
      { lake, effects },
      { format: 'csv', map, files: [files[0] as string], options: {}, vintage: vintage(0) },
    );
    const work = { done: false };
    const writer = (async () => {
      for (const [n, file] of files.entries())
        if (n > 0) expect(await loadInChild(lake, map, file, n, 60_000)).toBe(true);
      work.done = true;
    })();
    const seen = new Set<number>();
    while (!work.done) {
      await withLake({ lake, effects }, undefined, async ({ engine, snapshot }) => {
        const [row] = await engine.rows<{ rows: number; cells: number }>(
          sql`SELECT count(*) AS rows, count(DISTINCT product) AS cells FROM flow`,
        );
        const expected = ROWS + (snapshot.sequence - 1) * (ROWS / 3);
        expect(row).toEqual({ rows: expected, cells: expected });
        seen.add(snapshot.sequence);
      });
    }
    await writer;
    expect(seen.size).toBeGreaterThan(1);
  });

  it('loads at the same time all get in', async () => {
    const folder = tempFolder();
    const lake = path.join(folder, 'lake');
    const { map, files } = inputs(folder, 5);
    expect(await Promise.all(files.map((file, n) => loadInChild(lake, map, file, n, 60_000)))).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(await lakeLog({ lake, effects })).toHaveLength(5);
    expect((await lakeVerify({ lake, effects })).ok).toBe(true);
  });
});
