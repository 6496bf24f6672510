import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tempFolder } from '../../../test/helpers.ts';
import { openDuckDb } from '../../engine/duckdb/engine.ts';
import type { Engine } from '../../engine/engine.ts';
import { sql } from '../../engine/sql.ts';
import { type Period, parseSpan } from '../../trade/period.ts';
import { ENOUGH_PLACEBOS, judge } from './calibrate.ts';
import { pseudoComparisons } from './pseudo.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ tempDirectory: tempFolder(), threads: 1 });
});
afterAll(() => engine.close());

interface Row {
  readonly kind: string;
  readonly strength: number;
  readonly n: number;
}
interface Judged {
  readonly name: number;
  readonly p: number;
  readonly q: number;
  readonly is_enough: number;
  readonly placebos: number;
}

async function judged(rows: readonly Row[]): Promise<Judged[]> {
  await engine.relation(
    'rows_of_test',
    { family: 'VARCHAR', kind: 'VARCHAR', stratum: 'VARCHAR', strength: 'DOUBLE', n: 'BIGINT', name: 'INTEGER' },
    rows.map(({ kind, strength, n }, name) => ['f', kind, 's', strength, n, name]),
  );
  await judge(engine, sql`rows_of_test`, sql`name`, sql`judged_of_test`);
  return engine.rows<Judged>(sql`SELECT name, p, q, is_enough, placebos FROM judged_of_test ORDER BY name`);
}

/** The definition: all placebos together, and no less than the place in a kind that is large and holds any as strong. */
function naive(rows: readonly Row[]): { name: number; p: number; q: number }[] {
  const placebos = rows.filter(({ kind }) => kind !== 'scenario');
  const count = (some: readonly Row[]): number => some.reduce((all, { n }) => all + n, 0);
  const tests = rows.map((row, name) => ({ row, name })).filter(({ row }) => row.kind === 'scenario');
  const placed = tests.map(({ row, name }) => {
    const strong = (some: readonly Row[]): number => count(some.filter(({ strength }) => strength >= row.strength));
    const guards = [...Map.groupBy(placebos, ({ kind }) => kind).values()]
      .filter((own) => count(own) >= ENOUGH_PLACEBOS && strong(own) > 0)
      .map((own) => (1 + strong(own)) / (1 + count(own)));
    return { name, n: row.n, p: Math.max((1 + strong(placebos)) / (1 + count(placebos)), ...guards) };
  });
  const total = count(tests.map(({ row }) => row));
  const sorted = placed.toSorted((a, b) => a.p - b.p || a.name - b.name);
  return placed.map(({ name, p }) => {
    const from = sorted.findIndex((one) => one.name === name);
    const q = Math.min(...sorted.slice(from).map((one, index) => Math.min(1, (one.p * total) / (from + index + 1))));
    return { name, p, q };
  });
}

describe('a test among its placebos', () => {
  const row = fc.record({
    kind: fc.constantFrom('scenario', 'pseudo dates', 'other goods', 'other destinations'),
    strength: fc.integer({ min: 0, max: 30 }),
    n: fc.constant(1),
  });
  const many = fc.record({
    kind: fc.constant('other goods'),
    strength: fc.constant(0),
    n: fc.integer({ min: 1, max: 400 }),
  });

  it('has the p and q of the definition', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 80 }),
        fc.array(many, { maxLength: 3 }),
        async (some, counted) => {
          const rows = [...some, ...counted];
          if (!rows.some(({ kind }) => kind !== 'scenario')) return;
          const got = await judged(rows);
          const wanted = naive(rows);
          expect(got.map(({ name }) => name)).toEqual(wanted.map(({ name }) => name));
          got.forEach((one, index) => {
            expect(one.p).toBeCloseTo(wanted[index]?.p ?? Number.NaN, 12);
            expect(one.q).toBeCloseTo(wanted[index]?.q ?? Number.NaN, 12);
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is not calibrated by too few, and says by how many', async () => {
    const of = (n: number): Row[] => [
      { kind: 'scenario', strength: 5, n: 1 },
      { kind: 'pseudo dates', strength: 1, n },
    ];
    expect(await judged(of(ENOUGH_PLACEBOS - 1))).toMatchObject([{ is_enough: 0, placebos: ENOUGH_PLACEBOS - 1 }]);
    expect(await judged(of(ENOUGH_PLACEBOS))).toMatchObject([{ is_enough: 1, p: 1 / (1 + ENOUGH_PLACEBOS) }]);
  });

  it('has to stand out against every kind of place', async () => {
    const rows: Row[] = [
      { kind: 'scenario', strength: 5, n: 1 },
      { kind: 'pseudo dates', strength: 1, n: 5000 },
      { kind: 'other destinations', strength: 9, n: 20 },
      { kind: 'other destinations', strength: 0, n: 280 },
    ];
    expect((await judged(rows))[0]?.p).toBeCloseTo(21 / 301, 12);
  });
});

describe('many tests where nothing happened', () => {
  it('are under 0.05 one time in twenty, and none of them is called', async () => {
    let state = 1;
    const random = (): number => {
      state = Number((BigInt(state) * 48_271n) % 2_147_483_647n);
      return state / 2_147_483_647;
    };
    const kinds = ['pseudo dates', 'other goods', 'other destinations'];
    const [under, called, worlds] = [[] as number[], [] as boolean[], 25];
    for (let world = 0; world < worlds; world++) {
      const some = (n: number, kind: string): Row[] =>
        Array.from({ length: n }, () => ({ kind, strength: Math.log(random()) - Math.log(random()), n: 1 }));
      const got = await judged([...some(100, 'scenario'), ...kinds.flatMap((kind) => some(400, kind))]);
      under.push(...got.map(({ p }) => p));
      called.push(got.some(({ q }) => q <= 0.1));
    }
    const share = (limit: number): number => under.filter((p) => p <= limit).length / under.length;
    // The place in each of three kinds guards the pooled one, so that fewer than one in twenty are left.
    expect(share(0.05)).toBeLessThan(0.055);
    expect(share(0.05)).toBeGreaterThan(0.02);
    expect(share(0.5)).toBeLessThan(0.55);
    expect(called.filter(Boolean).length / worlds).toBeLessThan(0.25);
  });

  it('of which one row stands for many count as many', async () => {
    const placebos: Row[] = [{ kind: 'pseudo dates', strength: 0, n: 999 }];
    const found: Row = { kind: 'scenario', strength: 3, n: 1 };
    expect(await judged([found, { kind: 'scenario', strength: 0, n: 49 }, ...placebos])).toMatchObject([
      { name: 0, p: 0.001, q: expect.closeTo(0.05, 12) as number },
      { name: 1, p: 1, q: 1 },
    ]);
  });

  it('have the q of the tests that there are: a row that stands for none is no place', async () => {
    const placebos: Row[] = [{ kind: 'pseudo dates', strength: 5, n: 300 }];
    const found: Row = { kind: 'scenario', strength: 3, n: 1 };
    expect(await judged([found, { kind: 'scenario', strength: 0, n: 0 }, ...placebos])).toMatchObject([
      { p: 1, q: 1 },
      {},
    ]);
  });
});

describe('earlier comparisons', () => {
  it('end before the event, in months and in years', () => {
    const months = pseudoComparisons(
      { window: parseSpan('2022-03', '2022-11'), base: parseSpan('2021-03', '2021-11') },
      202202 as Period,
      202001 as Period,
    );
    expect(months.map(({ window }) => window.to)).toEqual([202201, 202112, 202111, 202110, 202109]);
    const years = pseudoComparisons(
      { window: parseSpan('2023', '2023'), base: parseSpan('2021', '2021') },
      202202 as Period,
      2018 as Period,
    );
    expect(years.map(({ window }) => window.to)).toEqual([2021, 2020]);
  });
});
