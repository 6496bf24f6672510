import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tempFolder } from '../../../test/helpers.ts';
import { openDuckDb } from '../../engine/duckdb/engine.ts';
import type { Engine } from '../../engine/engine.ts';
import { sql } from '../../engine/sql.ts';
import { parseSpan } from '../../trade/period.ts';
import { makeDecomposition } from './decomposition.ts';
import { DECOMPOSITION } from './method.ts';

const WINDOW = parseSpan('2022-03', '2022-05');
const BASE = parseSpan('2021-03', '2021-05');
const COLUMNS = {
  exporter: 'SMALLINT',
  importer: 'SMALLINT',
  product: 'INTEGER',
  period: 'INTEGER',
  value: 'DECIMAL(18,2)',
  net_weight: 'DECIMAL(18,3)',
};

type Entry = readonly [product: number, period: number, value: number, kg: number | null];
type Row = Readonly<Record<string, number | null>>;

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ tempDirectory: tempFolder(), threads: 1 });
});
afterAll(() => engine.close());

async function decomposed(entries: readonly Entry[]): Promise<Row[]> {
  await engine.relation(
    'panel_of_test',
    COLUMNS,
    entries.map(([product, period, value, kg]) => [1, 2, product, period, value, kg]),
  );
  await makeDecomposition(engine, sql`panel_of_test`, WINDOW, BASE);
  return engine.rows<Row>(sql`SELECT * FROM decomposition ORDER BY product`);
}

describe('the decomposition', () => {
  it('of twice the quantity at half again the price has known effects', async () => {
    const [row] = await decomposed([
      [850110, 202103, 100, 10],
      [850110, 202203, 300, 20],
    ]);
    const mean = 200 / Math.log(3);
    expect(row).toMatchObject({ value_w: 300, value_b: 100, kg_w: 20, kg_b: 10, uv_w: 15, uv_b: 10, unweighed_w: 0 });
    expect(row?.['price_effect']).toBeCloseTo(mean * Math.log(1.5), 9);
    expect(row?.['quantity_effect']).toBeCloseTo(mean * Math.log(2), 9);
  });

  it('is all quantity when the price stands still, all price when the weight does', async () => {
    const rows = await decomposed([
      [1, 202103, 100, 10],
      [1, 202204, 250, 25],
      [2, 202103, 100, 10],
      [2, 202204, 250, 10],
      [3, 202103, 100, 10],
      [3, 202204, 100, 20],
    ]);
    const effects = rows.flatMap((row) => [row['price_effect'] as number, row['quantity_effect'] as number]);
    for (const [index, expected] of [0, 150, 150, 0, -100 * Math.LN2, 100 * Math.LN2].entries())
      expect(effects[index]).toBeCloseTo(expected, 9);
  });

  it('keeps value without a weight apart, and has no effects where a side has none', async () => {
    const rows = await decomposed([
      [1, 202103, 100, 10],
      [1, 202203, 40, null],
      [1, 202204, 60, 0],
      [1, 202205, 50, 5],
      [2, 202103, 100, null],
      [2, 202203, 100, 10],
      [3, 202203, 100, 10],
      [4, 202103, 0, 10],
      [4, 202203, 100, 10],
    ]);
    expect(rows[0]).toMatchObject({ value_w: 150, weighed_w: 50, unweighed_w: 100, kg_w: 5, uv_w: 10, uv_b: 10 });
    expect(rows[0]?.['quantity_effect']).toBeCloseTo(-50, 9);
    const none = { price_effect: null, quantity_effect: null };
    expect(rows[1]).toMatchObject({ ...none, value_b: 100, weighed_b: null, kg_b: null, uv_b: null, unweighed_b: 100 });
    expect(rows[2]).toMatchObject({ ...none, value_b: 0, kg_b: null, unweighed_b: 0 });
    expect(rows[3]).toMatchObject({ ...none, weighed_b: 0, uv_b: 0 });
  });

  it('leaves other months out, and names every feature of the method as a column', async () => {
    const rows = await decomposed([
      [1, 202102, 9, 9],
      [1, 202103, 1, 1],
      [1, 202106, 9, 9],
      [1, 202202, 9, 9],
      [1, 202205, 2, 1],
      [1, 202206, 9, 9],
    ]);
    expect(rows[0]).toMatchObject({ value_b: 1, value_w: 2 });
    const keys = ['exporter', 'importer', 'product'];
    expect(Object.keys(rows[0] as Row).sort()).toEqual(
      [...keys, ...DECOMPOSITION.features.map(({ name }) => name)].sort(),
    );
  });

  it('has no residual: effects add up, as the plain sums do', async () => {
    const entry = fc.tuple(
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom(202103, 202104, 202105, 202203, 202204, 202205),
      fc.integer({ min: 0, max: 1e9 }).map((cents) => cents / 100),
      fc.oneof(
        fc.constantFrom(null, 0),
        fc.integer({ min: 1, max: 1e9 }).map((grams) => grams / 1000),
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 30 }), async (entries) => {
        for (const row of await decomposed(entries)) {
          const own = entries.filter(([product]) => product === row['product']);
          const sum = (recent: boolean, pick: (entry: Entry) => number): number =>
            own.filter(([, period]) => period > 202200 === recent).reduce((total, one) => total + pick(one), 0);
          const weighed = ([, , value, kg]: Entry): number => ((kg ?? 0) > 0 ? value : 0);
          const [w, b] = [sum(true, weighed), sum(false, weighed)];
          expect(row['weighed_w'] ?? 0).toBeCloseTo(w, 4);
          expect(row['unweighed_b']).toBeCloseTo(sum(false, ([, , value]) => value) - b, 4);
          expect(row['price_effect'] === null).toBe(!(w > 0 && b > 0));
          if (row['price_effect'] === null) continue;
          const tolerance = 1e-9 * (w + b);
          expect(
            Math.abs((row['price_effect'] as number) + (row['quantity_effect'] as number) - (w - b)),
          ).toBeLessThanOrEqual(tolerance);
          const [p, q] = [
            (row['uv_w'] as number) / (row['uv_b'] as number),
            (row['kg_w'] as number) / (row['kg_b'] as number),
          ];
          if (Math.abs(p - 1) > 1e-9) expect(Math.sign(row['price_effect'] as number)).toBe(Math.sign(p - 1));
          if (Math.abs(q - 1) > 1e-9) expect(Math.sign(row['quantity_effect'] as number)).toBe(Math.sign(q - 1));
        }
      }),
      { numRuns: 60 },
    );
  });
});
