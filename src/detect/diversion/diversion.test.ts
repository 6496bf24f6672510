import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { largestFlow } from '../../../test/detect/largest-flow.ts';
import type { NaiveRoute } from '../../../test/detect/naive-diversion.ts';
import { randomOf } from '../../../test/detect/random.ts';
import {
  ANOTHER,
  DESTINATION,
  ELSEWHERE,
  EXPORTER,
  FAR,
  type Given,
  LISTED,
  LUNAR,
  OTHERS,
  panel,
  ROLES,
  runRoutes,
  SECOND,
  SPAN,
  sameRoutes,
  VIA,
  wantedRoutes,
} from '../../../test/detect/routes.ts';
import { tempFolder } from '../../../test/helpers.ts';
import { openDuckDb } from '../../engine/duckdb/engine.ts';
import type { Engine } from '../../engine/engine.ts';
import { sql } from '../../engine/sql.ts';
import { parseSpan, periodsOf } from '../../trade/period.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ tempDirectory: tempFolder(), threads: 1 });
});
afterAll(() => engine.close());

const run = (given: Given): ReturnType<typeof runRoutes> => runRoutes(engine, given);
type GivenCell = Given['cells'][number];
const every = (cell: (period: number, index: number) => GivenCell): GivenCell[] => periodsOf(SPAN.window).map(cell);

describe('two legs', () => {
  it('are what the definition says, for any panel', async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(panel, async (given) => {
        const { routes, pseudo } = await run(given);
        found += routes.length;
        sameRoutes(routes, wantedRoutes(given, pseudo));
      }),
      { numRuns: 40, endOnFailure: true },
    );
    expect(found).toBeGreaterThan(40);
  });

  it('are put among hundreds of places where nothing happened', async () => {
    const random = randomOf(4);
    const goods = Array.from({ length: 70 }, (_, index) => 848000 + 3 * index);
    const listed = goods.slice(0, 14);
    const pairs = [
      [EXPORTER, VIA],
      [SECOND, VIA],
      [EXPORTER, ANOTHER],
    ] as const;
    const onward = [VIA, ANOTHER].flatMap((from) =>
      [DESTINATION, ELSEWHERE, from === VIA ? ANOTHER : VIA].map((to) => [from, to] as const),
    );
    const cells = [...pairs, ...onward].flatMap(([from, to]) =>
      goods.flatMap((product) => {
        const level = 3000 * Math.exp(2 * random());
        const years = [0, 1, 2].map(() => Math.exp(1.6 * random()));
        const rise = listed.includes(product) && random() < 0.5 && (from !== VIA || to === DESTINATION) ? 5 : 1;
        return periodsOf(parseSpan('2020-01', '2022-12'))
          .filter(() => random() < 0.8)
          .map((period): GivenCell => {
            const year = years[Math.floor(period / 100) - 2020] as number;
            const value = Math.round(level * year * Math.exp(random() + random() - 1) * (period >= 202203 ? rise : 1));
            return [from, to, product, period, value];
          });
      }),
    );
    const given: Given = { cells, listed, pseudoDates: true, anyIntermediary: true };
    const { routes, pseudo } = await run(given);
    expect(pseudo.length).toBeGreaterThan(3);
    expect(routes.length).toBeGreaterThan(4);
    sameRoutes(routes, wantedRoutes(given, pseudo));
    const spreads = await engine.rows<{ between_var: number }>(sql`SELECT between_var FROM spread`);
    const widths = await engine.rows<{ width: number; placebos: number }>(sql`SELECT width, placebos FROM widths`);
    for (const { placebos } of widths) expect(placebos).toBeGreaterThan(200);
    for (const { between_var } of spreads) expect(between_var).toBeGreaterThan(0.0025);
  });

  it('do not depend on the order of rows, the unit of money, the names of areas and goods, nor on what is beside', async () => {
    const areas = new Map([
      [VIA, ANOTHER],
      [ANOTHER, VIA],
      [EXPORTER, FAR],
      [FAR, EXPORTER],
      [DESTINATION, SECOND],
      [SECOND, DESTINATION],
    ]);
    const codes = new Map([...LISTED, ...OTHERS].map((code, index) => [code, 900100 + 37 * (5 - index)]));
    const area = (own: number): number => areas.get(own) ?? own;
    await fc.assert(
      fc.asyncProperty(panel, async (panelled) => {
        const roles = new Map([...ROLES].filter(([, role]) => role !== 'control'));
        const given = { ...panelled, roles };
        const { routes } = await run(given);
        sameRoutes((await run({ ...given, cells: given.cells.toReversed() })).routes, routes);
        sameRoutes((await run({ ...given, scale: 10 })).routes, routes, 10);
        const beside = every((period): GivenCell => [FAR, ELSEWHERE, LISTED[0] as number, period, 90_000]);
        sameRoutes((await run({ ...given, cells: [...given.cells, ...beside] })).routes, routes);
        const renamed = await run({
          ...given,
          cells: given.cells.map(([from, to, product, period, value]) => [
            area(from),
            area(to),
            codes.get(product) ?? product,
            period,
            value,
          ]),
          roles: new Map([...roles].map(([own, role]) => [area(own), role])),
          listed: LISTED.map((product) => codes.get(product) ?? product),
          destination: area(DESTINATION),
        });
        const named = (own: NaiveRoute): NaiveRoute => ({
          ...own,
          station: area(own.station),
          product: codes.get(own.product) ?? own.product,
        });
        sameRoutes(
          renamed.routes,
          routes.map(named).sort((a, b) => a.station - b.station || a.product - b.product),
        );
      }),
      { numRuns: 5, endOnFailure: true },
    );
  });

  it('match at most what is there: never more than the largest possible flow, never less than half of it', async () => {
    await fc.assert(
      fc.asyncProperty(panel, async (given) => {
        const { routes } = await run(given);
        for (const { id, matched } of routes) {
          const months = await engine.rows<{ x_in: number; x_out: number }>(
            sql`SELECT x_in, x_out FROM ledger WHERE id = ${id} ORDER BY place`,
          );
          const most = largestFlow(
            months.map(({ x_in }) => Math.max(0, x_in)),
            months.map(({ x_out }) => Math.max(0, x_out / 1.1)),
          );
          const got = matched.reduce((sum, own) => sum + own, 0);
          expect(got).toBeLessThanOrEqual(most + 1e-6);
          expect(got).toBeGreaterThanOrEqual(most / 2 - 1e-6);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('have a q that is never under their p', async () => {
    const cells = every((period) => [EXPORTER, VIA, 854231, period, 5000]);
    const { routes } = await run({ cells: [...cells, ...every((period) => [VIA, DESTINATION, 854231, period, 5500])] });
    expect(routes).toMatchObject([{ p: 1, q: 1 }]);
  });

  it('carry kilograms where at least nine tenths of the value has a weight', async () => {
    const legs = (kg: (value: number, last: boolean) => number | null): GivenCell[] => [
      ...every((period, index) => [EXPORTER, VIA, 854231, period, 5000, kg(5000, index === 8)]),
      ...every((period, index) => [VIA, DESTINATION, 854231, period, 5500, kg(5500, index === 8)]),
    ];
    expect((await run({ cells: legs((value) => value / 50) })).routes[0]?.kg).toBeCloseTo(900, 6);
    expect((await run({ cells: legs((value, last) => (last ? null : value / 50)) })).routes[0]?.kg).toBeNull();
  });

  it('never hold goods that the nomenclature of one of the two years lacks', async () => {
    const cells = every((period) => [EXPORTER, VIA, 880622, period, 50_000]);
    const given = [...cells, ...every((period): GivenCell => [VIA, DESTINATION, 880622, period, 50_000])];
    expect((await run({ cells: given, listed: [880622] })).routes).toEqual([]);
  });

  it('keep their match where the new year moved, of exporters that have one', async () => {
    const comparison = { window: parseSpan('2022-01', '2022-06'), base: parseSpan('2021-01', '2021-06') };
    const cells = (exporter: number): GivenCell[] => [
      ...periodsOf(comparison.base).flatMap((period, index): GivenCell[] => [
        // February was the slow month of the base, January that of the window.
        [exporter, VIA, 854231, period, index === 1 ? 2000 : 10_000],
        [VIA, DESTINATION, 854231, period, 4000],
      ]),
      ...periodsOf(comparison.window).flatMap((period, index): GivenCell[] => [
        [exporter, VIA, 854231, period, index === 0 ? 3000 : 11_000],
        [VIA, DESTINATION, 854231, period, 5100],
      ]),
    ];
    const moved = (await run({ cells: cells(LUNAR), comparison })).routes[0];
    expect(moved).toMatchObject({ lag: 0, matched: [1000, 1000, 1000, 1000, 1000, 1000].map(near) });
    const other = (await run({ cells: cells(EXPORTER), comparison })).routes[0];
    expect(other).toMatchObject({ lag: 0, matched: [0, 1000, 1000, 1000, 1000, 1000].map(near) });
    expect([moved?.amount, other?.amount]).toEqual([near(6000), near(5000)]);
  });

  it('make a chain of two intermediaries, less what the first of them sent on itself', async () => {
    const chain = [
      ...every((period) => [EXPORTER, VIA, 854231, period, 5000]),
      ...every((period) => [VIA, ANOTHER, 854231, period, 5500]),
      ...every((period) => [ANOTHER, DESTINATION, 854231, period, 6050]),
    ];
    const amounts = async (cells: readonly GivenCell[]): Promise<unknown> => {
      await run({ cells: [...cells, [EXPORTER, ANOTHER, 848210, 202203, 1]] });
      return engine.rows(sql`SELECT via, then_via, destination, product, amount FROM chains`);
    };
    const whole = { via: VIA, then_via: ANOTHER, destination: DESTINATION, product: 854231 };
    expect(await amounts(chain)).toEqual([{ ...whole, amount: near(45_000) }]);
    const own = every((period): GivenCell => [VIA, DESTINATION, 854231, period, 2200]);
    expect(await amounts([...chain, ...own])).toEqual([{ ...whole, amount: near(27_000) }]);
  });
});

const near = (value: number): unknown => expect.closeTo(value, 5);
