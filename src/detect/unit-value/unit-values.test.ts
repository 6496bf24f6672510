import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tempFolder } from '../../../test/helpers.ts';
import { openDuckDb } from '../../engine/duckdb/engine.ts';
import type { Engine } from '../../engine/engine.ts';
import { sql } from '../../engine/sql.ts';
import { parseSpan } from '../../trade/period.ts';
import { UNIT_VALUE } from './method.ts';
import { makeUnitValues, ODD_PRICE } from './unit-values.ts';

const WINDOW = parseSpan('2022-03', '2022-04');
const COLUMNS = {
  exporter: 'SMALLINT',
  importer: 'SMALLINT',
  product: 'INTEGER',
  period: 'INTEGER',
  value: 'DECIMAL(18,2)',
  net_weight: 'DECIMAL(18,3)',
};

type Entry = readonly [importer: number, product: number, period: number, value: number, kg: number | null];
interface Row {
  readonly importer: number;
  readonly product: number;
  readonly uv: number;
  readonly median_uv: number;
  readonly z: number;
  readonly n: number;
  readonly kg: number;
  readonly value: number;
}

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ tempDirectory: tempFolder(), threads: 1 });
});
afterAll(() => engine.close());

async function placed(entries: readonly Entry[], leastKg?: number): Promise<Row[]> {
  await engine.relation(
    'panel_of_test',
    COLUMNS,
    entries.map((entry) => [1, ...entry]),
  );
  await makeUnitValues(engine, sql`panel_of_test`, WINDOW, leastKg);
  return engine.rows<Row>(sql`SELECT * FROM unit_values ORDER BY product, importer`);
}

/** A corridor a price, each of 1000 kg. */
const priced = (prices: readonly number[], product = 1): Entry[] =>
  prices.map((price, index) => [index + 1, product, 202203, price * 1000, 1000]);

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return (
    ((sorted[Math.floor((sorted.length - 1) / 2)] as number) + (sorted[Math.ceil((sorted.length - 1) / 2)] as number)) /
    2
  );
}

describe('unit values', () => {
  it('find the corridor that pays ten times the price', async () => {
    const rows = await placed(priced([9, 10, 11, 10, 12, 8, 10, 9, 11, 100]));
    expect(rows.filter(({ z }) => Math.abs(z) > ODD_PRICE).map(({ importer }) => importer)).toEqual([10]);
    expect(rows.at(-1)).toMatchObject({ n: 9, kg: 1000, value: 100000 });
    expect(rows.at(-1)?.uv).toBeCloseTo(100, 9);
    expect(rows.at(-1)?.median_uv).toBeCloseTo(10, 9);
    expect(Object.keys(rows[0] as Row)).toEqual(expect.arrayContaining(UNIT_VALUE.features.map(({ name }) => name)));
    expect(Object.keys(rows[0] as Row)).toHaveLength(UNIT_VALUE.features.length + 3);
  });

  it('need eight others, and are not infinitely sure of even prices', async () => {
    expect(await placed(priced([10, 10, 10, 10, 10, 10, 10, 100]))).toEqual([]);
    const even = await placed(priced([10, 10, 10, 10, 10, 10, 10, 10, 12]));
    expect(even.at(-1)?.z).toBeCloseTo(Math.log(1.2) / (1.4826 * 0.05), 9);
  });

  it('sum the months of the window, and leave out what has no weight, too little of it, or another month', async () => {
    const market = priced([10, 10, 10, 10, 10, 10, 10, 10, 10, 10]);
    const rows = await placed([
      ...market,
      [20, 1, 202203, 1000, 100],
      [20, 1, 202204, 3000, 100],
      [20, 1, 202205, 9e6, 100],
      [20, 1, 202204, 9e6, null],
      [20, 1, 202204, 0, 1e6],
      [21, 1, 202203, 4000, 49],
      [22, 1, 202203, 4000, null],
    ]);
    expect(rows).toHaveLength(11);
    expect(rows.at(-1)).toMatchObject({ importer: 20, kg: 200, value: 4000, n: 10 });
    expect(rows.at(-1)?.uv).toBeCloseTo(20, 9);
    expect(await placed([...market, [21, 1, 202203, 4000, 49]], 49)).toHaveLength(11);
  });

  it('are what medians and deviations by hand are', async () => {
    const price = fc.integer({ min: 1, max: 1e6 }).map((cents) => cents / 100);
    const market = fc.array(price, { minLength: 1, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(market, market, async (one, two) => {
        const rows = await placed([...priced(one, 1), ...priced(two, 2)]);
        for (const [product, prices] of [one, two].entries()) {
          const own = rows.filter((row) => row.product === product + 1);
          expect(own).toHaveLength(prices.length > 8 ? prices.length : 0);
          const logs = prices.map((value) => Math.log(value));
          const middle = median(logs);
          const mad = Math.max(0.05, median(logs.map((value) => Math.abs(value - middle))));
          for (const row of own) {
            expect(row.z).toBeCloseTo(((logs[row.importer - 1] as number) - middle) / (1.4826 * mad), 7);
            expect(row.n).toBe(prices.length - 1);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
