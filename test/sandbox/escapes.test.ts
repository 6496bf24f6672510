import { cpSync, existsSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openSandbox } from '../../src/app/query-sandboxes.ts';
import type { Sandbox } from '../../src/engine/sandbox/sandbox.ts';
import { layoutOf } from '../../src/lake/layout.ts';
import { readSnapshot } from '../../src/lake/snapshot.ts';
import { EntrepotError } from '../../src/trade/errors.ts';
import { listing, tempFolder } from '../helpers.ts';
import { BOMBS, type Escape, REFUSED } from './corpus.ts';

const SECRET = 'never-to-be-seen';
/** Short, so that each bomb ends soon. */
const BOMB_MS = 250;
const LIMITS = {
  timeLimitMs: 20_000,
  memoryLimitBytes: 192 * 2 ** 20,
  dataBytes: 1.25 * 2 ** 30,
  spillBytes: 64 * 2 ** 20,
};

let lake = '';
let out = '';
let flow = '';
let before = '';
let tried: Sandbox;
let other: Sandbox;

beforeAll(async () => {
  lake = path.join(tempFolder(), 'lake');
  out = path.join(tempFolder(), 'out');
  cpSync(inject('bundledLake'), lake, { recursive: true });
  writeFileSync(path.join(lake, 'secret.csv'), `word\n${SECRET}\n`);
  symlinkSync(path.join(lake, 'secret.csv'), path.join(lake, 'link.parquet'));
  const layout = layoutOf(lake);
  const snapshot = await readSnapshot(layout);
  flow = path.join(lake, snapshot.parts[0]?.flow.path ?? '');
  before = listing(lake);
  tried = await openSandbox(layout, snapshot, LIMITS);
  other = await openSandbox(layout, snapshot, LIMITS);
});
afterAll(async () => {
  await Promise.all([tried.close(), other.close()]);
});

const filled = (statement: string): string =>
  statement
    .replaceAll('{flow}', flow)
    .replaceAll('{secret}', path.join(lake, 'secret.csv'))
    .replaceAll('{dir}', lake)
    .replaceAll('{base}', path.basename(lake))
    .replaceAll('{out}', out);

async function outcome(statement: string, timeLimitMs = LIMITS.timeLimitMs): Promise<EntrepotError> {
  const failure = await tried.query({ statement: filled(statement), limit: 100, timeLimitMs }).then(
    (answer) => answer,
    (reason: unknown) => reason,
  );
  if (!(failure instanceof EntrepotError)) throw new Error(`it passed: ${JSON.stringify(failure).slice(0, 300)}`);
  return failure;
}

async function answers(sandbox: Sandbox): Promise<void> {
  const { rows } = await sandbox.query({ statement: "SELECT iso3 FROM area WHERE name = 'Germany'", limit: 1 });
  expect(rows).toEqual([['DEU']]);
}

describe('what is not allowed is refused', () => {
  it('there are enough ways to try', () => expect(REFUSED.length).toBeGreaterThanOrEqual(300));

  it.each(REFUSED)('$title', async ({ statement }: Escape) => {
    const { code, message, fields } = await outcome(statement);
    expect(code).toBe('usage');
    expect(`${message}${JSON.stringify(fields)}`).not.toContain(SECRET);
    expect(existsSync(out)).toBe(false);
    await answers(tried);
  });

  it('nothing of the lake was touched', () => expect(listing(lake)).toBe(before));
});

describe('what would not end is stopped, and costs nobody else', () => {
  it('there are enough bombs', () => expect(BOMBS.length).toBeGreaterThanOrEqual(25));

  it.each(BOMBS)('$title', async ({ statement }: Escape) => {
    const started = performance.now();
    const bomb = outcome(statement, BOMB_MS);
    bomb.catch(() => undefined);
    const over = bomb.then(
      () => true,
      () => true,
    );
    let answered = 0;
    do {
      await answers(other);
      answered += 1;
    } while (!(await Promise.race([over, delay(1, false)])));
    expect(['too-long', 'too-much']).toContain((await bomb).code);
    expect(answered).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(LIMITS.timeLimitMs);
    await answers(tried);
  });
});
