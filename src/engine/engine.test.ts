import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckDb } from './duckdb/engine.ts';
import { type Engine, one } from './engine.ts';
import { ident, listLiteral, literal, sql } from './sql.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ tempDirectory: mkdtempSync(path.join(tmpdir(), 'entrepot-engine-')), threads: 1 });
});
afterAll(() => engine.close());

const NASTY = [
  "'",
  "''",
  '"',
  "'; DROP TABLE t; --",
  '$1',
  '{{x}}',
  '\\',
  '\n',
  '%',
  'é',
  '中',
  '-- no comment',
  '/* */',
];

describe('quoting', () => {
  it.each(NASTY)('carries %j through a bound value, a literal and an identifier', async (text) => {
    const row = await one(engine, sql`SELECT ${text} AS bound, ${literal(text)} AS lit, 1 AS ${ident(text)}`);
    expect(row).toMatchObject({ bound: text, lit: text, [text]: 1 });
  });

  it('carries any string through every way in', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme' }).filter((s) => !s.includes('\0')),
        async (text) => {
          const row = await one(
            engine,
            sql`SELECT ${text} AS a, ${literal(text)} AS b, ${listLiteral([text])}[1] AS c`,
          );
          expect(row).toEqual({ a: text, b: text, c: text });
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('values', () => {
  it('sums decimals exactly and refuses an integer that would be rounded', async () => {
    expect(await one(engine, sql`SELECT sum(x::DECIMAL(18,2)) AS s FROM (VALUES ('0.10'), ('0.20')) t(x)`)).toEqual({
      s: 0.3,
    });
    await expect(engine.rows(sql`SELECT 9007199254740993 AS big`)).rejects.toThrow('does not fit');
  });

  it('makes a relation from rows', async () => {
    await engine.relation('pairs', { k: 'VARCHAR', v: 'INTEGER', tags: 'VARCHAR[]' }, [
      ["a'b", 1, ['x']],
      [null, 2, []],
    ]);
    expect(await engine.rows(sql`SELECT * FROM pairs ORDER BY v`)).toEqual([
      { k: "a'b", v: 1, tags: ['x'] },
      { k: null, v: 2, tags: [] },
    ]);
  });

  it('stops when the signal is raised', async () => {
    const controller = new AbortController();
    const stoppable = await openDuckDb({ tempDirectory: tmpdir(), signal: controller.signal });
    setTimeout(() => controller.abort(), 50);
    const long = stoppable.rows(sql`SELECT count(*) FROM range(100000) a(x), range(1000000) b(y) WHERE x * y % 7 = 3`);
    await expect(long).rejects.toMatchObject({ code: 'cancelled' });
    stoppable.close();
  });
});
