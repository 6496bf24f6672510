import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { withLake } from '../src/app/context.ts';
import { main } from '../src/cli/main.ts';
import { ident, join, sql } from '../src/engine/sql.ts';
import { FLOW_COLUMNS } from '../src/lake/schema.ts';
import { type Effects, SILENT } from '../src/trade/effects.ts';

export const ROOT = path.resolve(import.meta.dirname, '..');
export const FIXTURES = path.join(import.meta.dirname, 'fixtures');
export const SOAK = process.env['ENTREPOT_SOAK'] === '1';

/** Effects that say nothing and do not wait. */
export function quiet(more: Partial<Effects> = {}): Effects {
  return {
    now: () => new Date('2026-01-02T03:04:05Z'),
    fetch: globalThis.fetch,
    sleep: () => Promise.resolve(),
    log: { info: () => undefined, warn: () => undefined },
    progress: SILENT,
    signal: new AbortController().signal,
    ...more,
  };
}

const made: string[] = [];
process.on('exit', () => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

export function tempFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'entrepot-test-'));
  made.push(folder);
  return folder;
}

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in this process, as `entrepot` would. */
export async function entrepot(
  parameters: readonly string[],
  env: Record<string, string> = {},
  effects = quiet(),
): Promise<Ran> {
  let out = '';
  let err = '';
  const code = await main(
    parameters,
    { effects, env, write: (text) => void (out += text) },
    (text) => void (err += text),
  );
  return { code, out, err };
}

/** Splits a command line as a shell would for plain words and double or single quotes. */
export function words(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

/** Hash of every stored row of the newest snapshot, whatever files they lie in. `cells` leaves the origin of rows out. */
export async function canonicalHash(lake: string, what: 'rows' | 'cells' = 'cells'): Promise<string> {
  const columns = Object.keys(FLOW_COLUMNS).filter(
    (column) => what === 'rows' || !['load', 'file', 'line'].includes(column),
  );
  const list = join(columns.map(ident));
  return withLake({ lake, effects: quiet() }, undefined, async ({ engine }) => {
    const rows = await engine.rows(sql`SELECT ${list} FROM flow ORDER BY ALL`);
    return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
  });
}

/** Names, sizes and times of everything in a folder, to see that nothing was touched. */
export function listing(folder: string): string {
  const lines: string[] = [];
  for (const name of readdirSync(folder, { recursive: true }) as string[]) {
    const file = path.join(folder, name);
    const found = statSync(file);
    if (found.isFile())
      lines.push(`${name} ${found.size} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`);
  }
  return lines.sort().join('\n');
}
