import { cpSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { query, sqlRows } from '../../src/app/query.ts';
import { openSandbox, QuerySandboxes } from '../../src/app/query-sandboxes.ts';
import { querySchema } from '../../src/app/query-schema.ts';
import { queryContent } from '../../src/app/query-views.ts';
import { ALLOWED_FUNCTIONS } from '../../src/engine/sandbox/functions.ts';
import { SANDBOX_LIMITS } from '../../src/engine/sandbox/limits.ts';
import { type Locked, openLocked } from '../../src/engine/sandbox/locked.ts';
import type { SandboxAnswer } from '../../src/engine/sandbox/messages.ts';
import type { Sandbox } from '../../src/engine/sandbox/sandbox.ts';
import { layoutOf } from '../../src/lake/layout.ts';
import { readSnapshot, type Snapshot } from '../../src/lake/snapshot.ts';
import { entrepot, quiet, tempFolder } from '../helpers.ts';

const layout = layoutOf(inject('bundledLake'));
const schema = querySchema();
let snapshot: Snapshot;
let sandbox: Sandbox;

beforeAll(async () => {
  snapshot = await readSnapshot(layout);
  sandbox = await openSandbox(layout, snapshot, { timeLimitMs: 30_000 });
});
afterAll(() => sandbox.close());

const ask = (statement: string, limit = 100): Promise<SandboxAnswer> => sandbox.query({ statement, limit });

describe('the schema', () => {
  it.each(schema.views)('$name has the columns that are told', async ({ name, columns }) => {
    const answer = await ask(`SELECT * FROM ${name} LIMIT 1`);
    expect(answer.columns).toEqual(columns.map((column) => ({ name: column.name, type: column.type })));
    for (const { about } of columns) expect(about).not.toBe('');
  });

  it.each(schema.examples)('example: $title', async ({ statement }) => {
    const { rows, truncated } = await ask(statement, 1_000);
    expect(rows.length).toBeGreaterThan(1);
    expect(truncated).toBe(false);
  });

  it('named rows are the stored rows', async () => {
    const [named, stored] = await Promise.all(
      ['flow_named', 'flow'].map((view) =>
        ask(`SELECT count(*), sum(value), count(DISTINCT period), sum(line) FROM ${view}`),
      ),
    );
    expect(named?.rows).toEqual(stored?.rows);
    const { rows } = await ask(
      `SELECT count(*) FROM flow_named WHERE reporter IS NULL OR partner IS NULL OR flow IS NULL OR status IS NULL`,
    );
    expect(rows).toEqual([[0]]);
  });
});

describe('values', () => {
  it.each([
    ['9007199254740991::BIGINT', 9007199254740991],
    ['9007199254740993::BIGINT', '9007199254740993'],
    ['170141183460469231731687303715884105727::HUGEINT', '170141183460469231731687303715884105727'],
    ['1234567890123.45::DECIMAL(18,2)', 1234567890123.45],
    ['90071992547409.91::DECIMAL(18,2)', '90071992547409.91'],
    ['-0.5::DECIMAL(3,1)', -0.5],
    ["'nan'::DOUBLE", 'NaN'],
    ["'-infinity'::DOUBLE", '-Infinity'],
    ['NULL', null],
    ['true', true],
    ["DATE '2022-02-24'", '2022-02-24'],
    ["TIMESTAMP '2022-02-24 05:00:00.123456'", '2022-02-24 05:00:00.123456'],
    ['INTERVAL 3 MONTH', '3 months'],
    ['[1, NULL, 3]', [1, null, 3]],
    ["{'a': 1, 'b': [9007199254740993]}", { a: 1, b: ['9007199254740993'] }],
    ["map {'k': DATE '2020-01-01'}", [{ key: 'k', value: '2020-01-01' }]],
    ["'é 中 \u202e'", 'é 中 \u202e'],
  ])('%s comes back without loss', async (text, value) => {
    expect((await ask(`SELECT ${text} AS x`)).rows).toEqual([[value]]);
  });

  it('columns of the same name are both there, also as objects', async () => {
    const answer = await ask('SELECT 1 AS a, 2 AS a, 3 AS a');
    expect(answer.columns.map(({ name }) => name)).toEqual(['a', 'a', 'a']);
    expect(sqlRows(answer)).toEqual([{ a: 1, a_2: 2, a_3: 3 }]);
  });
});

describe('limits', () => {
  it('an answer ends after its rows, and says so', async () => {
    expect(await ask('SELECT * FROM range(5)', 5)).toMatchObject({ truncated: false });
    const { rows, truncated } = await ask('SELECT * FROM range(1000000000000)', 5);
    expect([rows, truncated]).toEqual([[[0], [1], [2], [3], [4]], true]);
  });

  it('an answer ends before it is too large, and says so', async () => {
    const { rows, truncated } = await ask("SELECT lpad('x', 1000, 'y') FROM range(100000)", 100_000);
    expect(truncated).toBe(true);
    expect(JSON.stringify(rows).length).toBeLessThanOrEqual(SANDBOX_LIMITS.answerBytes);
    expect(JSON.stringify(rows).length).toBeGreaterThan(SANDBOX_LIMITS.answerBytes / 2);
  });

  it('a row that is too large by itself is an error', async () => {
    await expect(ask("SELECT string_agg(lpad('x', 1000, 'y')) FROM range(10000)")).rejects.toMatchObject({
      code: 'too-much',
    });
  });

  it.skipIf(process.platform !== 'linux')('memory is bounded where the engine would take all of it', async () => {
    const greedy = await openSandbox(layout, snapshot, { memoryLimitBytes: 64 * 2 ** 30, dataBytes: 2 ** 30 });
    try {
      const statement = 'SELECT list(x) FROM range(100000000000) t(x)';
      await expect(greedy.query({ statement, limit: 1 })).rejects.toMatchObject({ code: 'too-much' });
      expect((await greedy.query({ statement: 'SELECT 1', limit: 1 })).rows).toEqual([[1]]);
    } finally {
      await greedy.close();
    }
  });

  it('a question that is no longer wanted is stopped, those that wait are answered', async () => {
    const controller = new AbortController();
    const long = sandbox.query({
      statement: 'SELECT sum(x) FROM range(100000000000000) t(x)',
      limit: 1,
      signal: controller.signal,
    });
    const waiting = ask('SELECT 42');
    setTimeout(() => controller.abort(), 100);
    await expect(long).rejects.toMatchObject({ code: 'cancelled' });
    expect((await waiting).rows).toEqual([[42]]);
    await expect(sandbox.query({ statement: 'SELECT 1', limit: 1, signal: AbortSignal.abort() })).rejects.toMatchObject(
      {
        code: 'cancelled',
      },
    );
  });
});

describe('what is wrong is said', () => {
  it.each([
    ['SELEC 1', /syntax error at or near "SELEC".*character 1/],
    ['SELECT valu FROM flow', /Referenced column "valu" not found.*line 1, at "valu"/],
    ['SELECT\n  1,\n  nothing\nFROM area', /line 3, at "nothing"/],
    ['SELECT * FROM flws', /no table "flws"; expected one of .*flow_named.*character 15/],
    ["SELECT getenv('HOME')", /the function getenv is not allowed here.*character 8/],
    ["SELECT CAST('x' AS INTEGER)", /Could not convert string 'x'/],
    ['SELECT sum(code) FROM area', /No function matches.*sum/],
    ['SELECT code, count(*) FROM area', /GROUP BY/],
  ])('%s', async (statement, message) => {
    await expect(ask(statement)).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringMatching(message) as string,
    });
  });

  it('a file that is gone is said without its path', async () => {
    const lake = path.join(tempFolder(), 'lake');
    cpSync(layout.root, lake, { recursive: true });
    const copy = layoutOf(lake);
    const broken = await openSandbox(copy, await readSnapshot(copy));
    try {
      for (const { flow } of snapshot.parts) rmSync(path.join(lake, flow.path));
      const failure = await broken
        .query({ statement: 'SELECT sum(value) FROM flow', limit: 1 })
        .catch((error) => error);
      expect(failure).toMatchObject({ code: 'lake-corrupt' });
      expect(String(failure)).not.toContain(lake);
    } finally {
      await broken.close();
    }
  });
});

describe('the engine itself, if the policy had a gap', () => {
  let locked: Locked;
  const folder = tempFolder();
  const secret = path.join(folder, 'secret.csv');

  beforeAll(async () => {
    writeFileSync(secret, 'a\n1\n');
    locked = await openLocked({
      content: queryContent(layout, snapshot),
      limits: SANDBOX_LIMITS,
      tempDirectory: path.join(folder, 'tmp'),
    });
  });
  afterAll(() => locked.instance.closeSync());

  const run = async (statement: string): Promise<unknown> => {
    const connection = await locked.instance.connect();
    try {
      await connection.run('BEGIN TRANSACTION READ ONLY');
      return (await connection.runAndReadAll(statement)).getRows();
    } finally {
      connection.closeSync();
    }
  };

  it.each([
    ['reads no other file', () => `SELECT * FROM read_csv('${secret}')`, /Permission|disabled/],
    ['reads no other file by its name', () => `SELECT * FROM '${secret}'`, /Permission|disabled|does not exist/],
    ['lists no folder', () => `SELECT * FROM glob('${folder}/*')`, /Permission|disabled/],
    ['writes no file', () => `COPY (SELECT 1) TO '${folder}/out.csv'`, /Permission|disabled/],
    ['attaches no file', () => `ATTACH '${folder}/out.db'`, /Permission|disabled/],
    ['exports nothing', () => `EXPORT DATABASE '${folder}/out'`, /Permission|disabled|read-only/],
    ['loads no extension', () => 'LOAD httpfs', /Permission|disabled|locked/],
    ['installs no extension', () => 'INSTALL httpfs', /Permission|disabled|locked/],
    ['changes no setting', () => 'SET threads = 8', /locked/],
    ['opens no access again', () => 'SET enable_external_access = true', /locked|Cannot/],
    ['makes no table', () => 'CREATE TABLE x AS SELECT 1', /read-only/],
    ['makes no macro', () => 'CREATE MACRO sum(x) AS 1', /read-only/],
    ['changes no row', () => 'DELETE FROM area', /read-only/],
  ])('%s', async (_title, statement, message) => {
    await expect(run(statement())).rejects.toThrow(message);
    expect(readdirSync(folder).filter((name) => name.startsWith('out'))).toEqual([]);
  });

  it('has every function that is allowed', async () => {
    const connection = await locked.instance.connect();
    const found = await connection.runAndReadAll('SELECT DISTINCT function_name FROM duckdb_functions()');
    connection.closeSync();
    const known = new Set(found.getRows().map(([name]) => String(name)));
    const parsed = ['coalesce', 'if', 'ifnull', 'unnest'];
    expect([...ALLOWED_FUNCTIONS].filter((name) => !known.has(name) && !parsed.includes(name))).toEqual([]);
  });
});

describe('the use case', () => {
  const context = { lake: layout.root, effects: quiet() };

  it('answers from the snapshot that is asked for, once opened again and again', async () => {
    const sandboxes = new QuerySandboxes();
    try {
      const held = { ...context, sandboxes };
      const statement = 'SELECT count(*) FROM flow';
      const newest = await query(held, { statement });
      const first = await query(held, { statement, asOf: '1' });
      const none = await query(held, { statement, asOf: '0' });
      expect([newest.rowCount, newest.snapshot]).toEqual([1, snapshot.id]);
      expect(first.rows[0]?.[0]).toBeLessThan(newest.rows[0]?.[0] as number);
      expect(none.rows).toEqual([[0]]);
      expect(await query(held, { statement })).toEqual(newest);
    } finally {
      await sandboxes.close();
    }
  });

  it('leaves no process and no file behind', async () => {
    const { rows } = await query(context, { statement: 'SELECT 1', limit: 1 });
    expect(rows).toEqual([[1]]);
    expect(existsSync(path.join(process.cwd(), '.tmp'))).toBe(false);
  });

  it.each([0, 10_001, 1.5])('has no limit of %d rows', async (limit) => {
    await expect(query(context, { statement: 'SELECT 1', limit })).rejects.toMatchObject({ code: 'usage' });
  });

  it('takes a statement from a file, and shows the schema', async () => {
    const file = path.join(tempFolder(), 'q.sql');
    writeFileSync(file, '-- two areas\nSELECT code FROM area WHERE number IN (276, 643) ORDER BY code;\n');
    const ran = await entrepot(['sql', '--file', file, '--lake', layout.root, '--format', 'csv']);
    expect(ran).toEqual({ code: 0, err: '', out: 'code\r\nDEU\r\nRUS\r\n' });
    const told = await entrepot(['sql', '--schema', '--lake', layout.root]);
    for (const { name } of schema.views) expect(told.out).toContain(name.toUpperCase());
    expect((await entrepot(['sql', '--lake', layout.root])).code).toBe(64);
  });
});
