import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tempFolder } from '../../../test/helpers.ts';
import { openDuckDb } from '../../engine/duckdb/engine.ts';
import type { Engine } from '../../engine/engine.ts';
import { sql } from '../../engine/sql.ts';
import { type Period, parseSpan, periodsOf, type Span } from '../../trade/period.ts';
import { type DiversionRun, divert } from './diversion.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ tempDirectory: tempFolder(), threads: 1 });
});
afterAll(() => engine.close());

const [EXPORTER, SECOND, VIA, DESTINATION, ELSEWHERE] = [276, 380, 417, 643, 31];
/** Its January and February move with the lunar new year. */
const LUNAR = 410;
const WINDOW = parseSpan('2022-03', '2022-11');
const BASE = parseSpan('2021-03', '2021-11');
const FLOOR = 1000;
const MARKUP = { low: 0, central: 0.1, high: 0.3 };

/** exporter, importer, product, period, value, kg */
type Cell = readonly [number, number, number, number, number, number | null];

interface Routes {
  readonly station: number;
  readonly product: number;
  readonly in_delta: number;
  readonly out_delta: number;
  readonly amount: number;
  readonly amount_low: number;
  readonly amount_high: number;
  readonly kg: number | null;
  readonly lag_mean: number | null;
  readonly p: number;
}

async function run(
  cells: readonly Cell[],
  scale = 1,
  span: { window: Span; base: Span } = { window: WINDOW, base: BASE },
): Promise<{ run: DiversionRun; rows: Routes[] }> {
  await engine.relation(
    'trade',
    {
      exporter: 'SMALLINT',
      importer: 'SMALLINT',
      product: 'INTEGER',
      period: 'INTEGER',
      value: 'DECIMAL(18,2)',
      net_weight: 'DECIMAL(18,3)',
    },
    cells.map(([exporter, importer, product, period, value, kg]) => [
      exporter,
      importer,
      product,
      period,
      value * scale,
      kg,
    ]),
  );
  await engine.relation('roles', { area: 'SMALLINT', role: 'VARCHAR' }, [
    [EXPORTER, 'exporter'],
    [SECOND, 'exporter'],
    [LUNAR, 'exporter'],
    [VIA, 'intermediary'],
    [DESTINATION, 'destination'],
    [ELSEWHERE, 'other'],
  ]);
  await engine.run(sql`CREATE OR REPLACE TEMP TABLE listed AS SELECT DISTINCT product FROM trade`);
  const answer = await divert(engine, {
    comparison: span,
    event: 202202 as Period,
    reading: { floor: FLOOR * scale, least: 3, level: 6 },
    destination: DESTINATION,
    minimum: FLOOR * scale,
    markup: MARKUP,
    pseudoDates: false,
    anyIntermediary: false,
  });
  return { run: answer, rows: await engine.rows<Routes>(sql`SELECT * FROM diversions ORDER BY station, product`) };
}

/** The definition, for one product through one intermediary, without placebos: widths of 1.96 and the least spread. */
function naive(cells: readonly Cell[], product: number) {
  const at = (exporter: number, importer: number, period: number): number =>
    cells
      .filter((c) => c[0] === exporter && c[1] === importer && c[2] === product && c[3] === period)
      .reduce((sum, c) => sum + c[4], 0);
  const months = (span: Span, exporter: number, importer: number): number[] =>
    periodsOf(span).map((period) => at(exporter, importer, period));
  const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
  const noise = (values: readonly number[]): number => {
    const total = sum(values);
    if (total === 0) return 0;
    const mean = total / values.length;
    return (
      (Math.max(0, sum(values.map((v) => v * v)) - (total * total) / values.length) / (values.length - 1) / mean) *
      total
    );
  };
  const leg = (pairs: readonly (readonly [number, number])[]) => {
    const window = pairs.map(([from, to]) => months(WINDOW, from, to));
    const base = pairs.map(([from, to]) => months(BASE, from, to));
    const excess = WINDOW_MONTHS.map(
      (_, month) => sum(window.map((own) => own[month] as number)) - sum(base.map((own) => own[month] as number)),
    );
    const expected = sum(base.flat());
    const variance = sum([...window, ...base].map(noise));
    return {
      value: sum(window.flat()),
      expected,
      delta: sum(window.flat()) - expected,
      excess,
      half: 1.96 * Math.sqrt(variance + 0.0025 * expected * expected),
    };
  };
  const into = leg([
    [EXPORTER, VIA],
    [SECOND, VIA],
  ]);
  const out = leg([[VIA, DESTINATION]]);
  const left = into.excess.map((x) => Math.max(0, x));
  const wanted = out.excess.map((x) => Math.max(0, x / (1 + MARKUP.central)));
  let [matched, waited] = [0, 0];
  for (let lag = 0; lag <= 4; lag++)
    for (let month = lag; month < left.length; month++) {
      const taken = Math.min(left[month - lag] as number, wanted[month] as number);
      left[month - lag] = (left[month - lag] as number) - taken;
      wanted[month] = (wanted[month] as number) - taken;
      matched += taken;
      waited += taken * lag;
    }
  const amount = Math.min(matched, into.delta, out.delta / (1 + MARKUP.central));
  const low = Math.max(0, Math.min(into.delta - into.half, (out.delta - out.half) / (1 + MARKUP.high)));
  const high = Math.min(into.delta + into.half, (out.delta + out.half) / (1 + MARKUP.low));
  const counts = (one: { value: number; expected: number; delta: number }): boolean =>
    one.delta >= FLOOR && (one.expected >= FLOOR || one.value >= FLOOR);
  return {
    found: counts(into) && counts(out),
    into,
    out,
    matched,
    amount,
    low: Math.min(low, amount),
    high: Math.max(high, amount),
    lag: matched > 0 ? waited / matched : null,
  };
}

const WINDOW_MONTHS = periodsOf(WINDOW);
const PRODUCTS = [854231, 854232, 848210];

const month = fc.constantFrom(...periodsOf(WINDOW), ...periodsOf(BASE));
const pair = fc.constantFrom(
  [EXPORTER, VIA],
  [SECOND, VIA],
  [VIA, DESTINATION],
  [VIA, ELSEWHERE],
  [EXPORTER, DESTINATION],
);
const panel = fc
  .uniqueArray(
    fc.record({ pair, product: fc.constantFrom(...PRODUCTS), month, value: fc.integer({ min: 1, max: 200 }) }),
    {
      minLength: 5,
      maxLength: 60,
      selector: ({ pair: own, product, month: at }) => `${own.join()} ${product} ${at}`,
    },
  )
  .map((rows) =>
    rows.map(({ pair: [from, to], product, month: at, value }): Cell => {
      // More in the window than in the base, so that there is something to find.
      const worth = value * 100 * (at >= WINDOW.from ? 4 : 1);
      return [from as number, to as number, product, at, worth, null];
    }),
  );

describe('two legs', () => {
  it('are what the definition says, for any panel', async () => {
    await fc.assert(
      fc.asyncProperty(panel, async (cells) => {
        const { rows } = await run(cells);
        for (const product of PRODUCTS) {
          const own = naive(cells, product);
          const row = rows.find((one) => one.product === product);
          expect(row !== undefined).toBe(own.found);
          if (row === undefined) continue;
          expect(row.in_delta).toBeCloseTo(own.into.delta, 4);
          expect(row.out_delta).toBeCloseTo(own.out.delta, 4);
          expect(row.amount).toBeCloseTo(own.amount, 4);
          expect(row.amount_low).toBeCloseTo(own.low, 3);
          expect(row.amount_high).toBeCloseTo(own.high, 3);
          expect(row.lag_mean ?? -1).toBeCloseTo(own.lag ?? -1, 6);
        }
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it('do not depend on the order of rows nor on the unit of money', async () => {
    await fc.assert(
      fc.asyncProperty(panel, async (cells) => {
        const { rows } = await run(cells);
        expect((await run(cells.toReversed())).rows).toEqual(rows);
        const scaled = (await run(cells, 10)).rows;
        expect(scaled.map((row) => [row.product, row.p])).toEqual(rows.map((row) => [row.product, row.p]));
        scaled.forEach((row, index) => {
          expect(row.amount / 10).toBeCloseTo(rows[index]?.amount ?? Number.NaN, 3);
          expect(row.amount_high / 10).toBeCloseTo(rows[index]?.amount_high ?? Number.NaN, 3);
        });
      }),
      { numRuns: 15 },
    );
  }, 120_000);

  it('match at most what is there: never more than the largest possible flow, never less than half of it', async () => {
    await fc.assert(
      fc.asyncProperty(panel, async (cells) => {
        await run(cells);
        const matched = await engine.rows<{ id: number; matched: number }>(
          sql`SELECT id, sum(matched) AS matched FROM ledger GROUP BY id ORDER BY id`,
        );
        const candidates = await engine.rows<{ id: number; product: number }>(
          sql`SELECT id, product FROM candidates ORDER BY id`,
        );
        for (const { id, product } of candidates) {
          const { into, out } = naive(cells, product);
          const most = largestFlow(
            into.excess.map((x) => Math.max(0, x)),
            out.excess.map((x) => Math.max(0, x / 1.1)),
          );
          const got = matched.find((row) => row.id === id)?.matched ?? 0;
          expect(got).toBeLessThanOrEqual(most + 1e-6);
          expect(got).toBeGreaterThanOrEqual(most / 2 - 1e-6);
        }
      }),
      { numRuns: 30 },
    );
  }, 120_000);

  it('carry kilograms where at least nine tenths of the value has a weight', async () => {
    const legs = (kg: (value: number, last: boolean) => number | null): Cell[] =>
      WINDOW_MONTHS.flatMap((period, index): Cell[] => [
        [EXPORTER, VIA, 854231, period, 5000, kg(5000, index === 8)],
        [VIA, DESTINATION, 854231, period, 5500, kg(5500, index === 8)],
      ]);
    const [whole] = (await run(legs((value) => value / 50))).rows;
    expect(whole?.kg).toBeCloseTo(900, 6);
    const [part] = (await run(legs((value, last) => (last ? null : value / 50)))).rows;
    expect(part?.kg).toBeNull();
  });

  it('never hold goods that the nomenclature of one of the two years lacks', async () => {
    const drones = WINDOW_MONTHS.flatMap((period): Cell[] => [
      [EXPORTER, VIA, 880622, period, 50_000, null],
      [VIA, DESTINATION, 880622, period, 50_000, null],
    ]);
    expect((await run(drones)).rows).toEqual([]);
  });

  it('compare January and February together where the new year moves', async () => {
    const span = { window: parseSpan('2022-01', '2022-06'), base: parseSpan('2021-01', '2021-06') };
    const months = (exporter: number): Cell[] => [
      ...periodsOf(span.base).flatMap((period, index): Cell[] => [
        // February was the slow month of the base, January that of the window.
        [exporter, VIA, 854231, period, index === 1 ? 2000 : 10_000, null],
        [VIA, DESTINATION, 854231, period, 4000, null],
      ]),
      ...periodsOf(span.window).flatMap((period, index): Cell[] => [
        [exporter, VIA, 854231, period, index === 0 ? 2000 : 12_000, null],
        [VIA, DESTINATION, 854231, period, 6000, null],
      ]),
    ];
    const excess = async (exporter: number): Promise<number[]> => {
      await run(months(exporter), 1, span);
      return (await engine.rows<{ x: number }>(sql`SELECT x_in AS x FROM ledger ORDER BY place`)).map(({ x }) => x);
    };
    expect((await excess(EXPORTER)).slice(0, 3)).toEqual([-8000, 10_000, 2000]);
    expect((await excess(LUNAR)).slice(0, 3)).toEqual([1000, 1000, 2000]);
  });
});

/** Maximum flow of months to months at most four later (augmenting paths; small numbers). */
function largestFlow(from: readonly number[], to: readonly number[]): number {
  const n = from.length;
  const size = 2 * n + 2;
  const capacity = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  const row = (index: number): number[] => capacity[index] as number[];
  from.forEach((value, i) => void (row(0)[1 + i] = value));
  to.forEach((value, j) => void (row(1 + n + j)[size - 1] = value));
  for (let i = 0; i < n; i++)
    for (let j = i; j < Math.min(n, i + 5); j++) row(1 + i)[1 + n + j] = Number.POSITIVE_INFINITY;
  let flow = 0;
  for (;;) {
    const before = new Array<number>(size).fill(-1);
    before[0] = 0;
    const queue = [0];
    for (let at = queue.shift(); at !== undefined; at = queue.shift())
      for (let next = 0; next < size; next++)
        if (before[next] === -1 && (row(at)[next] as number) > 1e-9) {
          before[next] = at;
          queue.push(next);
        }
    if (before[size - 1] === -1) return flow;
    let least = Number.POSITIVE_INFINITY;
    for (let at = size - 1; at !== 0; at = before[at] as number)
      least = Math.min(least, row(before[at] as number)[at] as number);
    for (let at = size - 1; at !== 0; at = before[at] as number) {
      const previous = before[at] as number;
      row(previous)[at] = (row(previous)[at] as number) - least;
      row(at)[previous] = (row(at)[previous] as number) + least;
    }
    flow += least;
  }
}
