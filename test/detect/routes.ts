import fc from 'fast-check';
import { expect } from 'vitest';
import { divert } from '../../src/detect/diversion/diversion.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { sql } from '../../src/engine/sql.ts';
import type { Comparison } from '../../src/measure/windows/windows.ts';
import { type Period, parseSpan, periodsOf } from '../../src/trade/period.ts';
import { type NaiveRoute, naiveDiversions } from './naive-diversion.ts';
import type { Cell } from './naive-legs.ts';

export const EXPORTER = 276;
export const SECOND = 380;
export const VIA = 417;
export const ANOTHER = 398;
export const DESTINATION = 643;
export const ELSEWHERE = 31;
export const FAR = 268;
export const CONTROL = 124;
/** Its January and February move with the lunar new year. */
export const LUNAR = 410;
export const ROLES = new Map([
  [EXPORTER, 'exporter'],
  [SECOND, 'exporter'],
  [LUNAR, 'exporter'],
  [VIA, 'intermediary'],
  [ANOTHER, 'intermediary'],
  [DESTINATION, 'destination'],
  [ELSEWHERE, 'other'],
  [FAR, 'other'],
  [CONTROL, 'control'],
]);
export const SPAN: Comparison = { window: parseSpan('2022-03', '2022-11'), base: parseSpan('2021-03', '2021-11') };
export const LISTED = [854231, 854232, 848210];
export const OTHERS = [854239, 848220, 730890];
const LIMITS = { floor: 1000, least: 3, minimum: 1500, markup: { low: 0, central: 0.1, high: 0.3 } };

export interface Given {
  readonly cells: readonly (readonly [...Cell, kg?: number | null])[];
  readonly roles?: ReadonlyMap<number, string>;
  readonly comparison?: Comparison;
  readonly scale?: number;
  readonly listed?: readonly number[];
  readonly destination?: number;
  readonly pseudoDates?: boolean;
  readonly anyIntermediary?: boolean;
}
export interface Route extends NaiveRoute {
  readonly id: number;
  readonly kg: number | null;
}

export async function runRoutes(
  engine: Engine,
  given: Given,
): Promise<{ routes: Route[]; pseudo: readonly Comparison[] }> {
  const { cells, roles = ROLES, comparison = SPAN, scale = 1, listed = LISTED, destination = DESTINATION } = given;
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
    cells.map(([from, to, product, period, value, kg]) => [from, to, product, period, value * scale, kg ?? null]),
  );
  await engine.relation('roles', { area: 'SMALLINT', role: 'VARCHAR' }, [...roles]);
  await engine.relation(
    'listed',
    { product: 'INTEGER' },
    listed.map((product) => [product]),
  );
  const { pseudo } = await divert(engine, {
    comparison,
    event: 202202 as Period,
    reading: { floor: LIMITS.floor * scale, least: LIMITS.least, level: 6 },
    destination,
    minimum: LIMITS.minimum * scale,
    markup: LIMITS.markup,
    pseudoDates: given.pseudoDates ?? false,
    anyIntermediary: given.anyIntermediary ?? false,
  });
  const rows = await engine.rows<Omit<Route, 'matched'>>(sql`SELECT id, station, product, amount, amount_low AS low,
    amount_high AS high, lag_mean AS lag, kg, p_in AS pIn, p_out AS pOut, p, q, placebos FROM diversions ORDER BY station, product`);
  const months = await engine.rows<{ id: number; matched: number }>(
    sql`SELECT id, matched FROM ledger ORDER BY id, place`,
  );
  const matchedOf = (id: number): number[] => months.filter((own) => own.id === id).map(({ matched }) => matched);
  return { pseudo, routes: rows.map((row) => ({ ...row, matched: matchedOf(row.id) })) };
}

export function wantedRoutes(given: Given, pseudo: readonly Comparison[]): NaiveRoute[] {
  const { cells, roles = ROLES, comparison = SPAN, listed = LISTED, destination = DESTINATION } = given;
  return naiveDiversions({
    cells: cells.map(([from, to, product, period, value]): Cell => [from, to, product, period, value]),
    roles,
    listed: new Set(listed),
    comparison,
    pseudo,
    destination,
    anyIntermediary: given.anyIntermediary ?? false,
    ...LIMITS,
  });
}

const NUMBERS = ['amount', 'low', 'high', 'lag', 'pIn', 'pOut', 'p', 'q', 'placebos'] as const;
/** The same routes with the same figures; money to a hundred-thousandth. */
export function sameRoutes(got: readonly NaiveRoute[], wanted: readonly NaiveRoute[], scale = 1): void {
  expect(got.map(({ station, product }) => [station, product])).toEqual(
    wanted.map(({ station, product }) => [station, product]),
  );
  for (const [index, row] of got.entries()) {
    const other = wanted[index] as NaiveRoute;
    for (const name of NUMBERS) {
      const by = ['amount', 'low', 'high'].includes(name) ? scale : 1;
      const [one, two] = [row[name], other[name]];
      expect([name, one]).toEqual([name, two === null ? null : expect.closeTo(two * by, by > 1 ? 3 : 5)]);
    }
    expect(row.matched).toEqual(other.matched.map((value) => expect.closeTo(value * scale, 3) as unknown));
  }
}

const CORRIDORS = [
  [EXPORTER, VIA],
  [SECOND, VIA],
  [EXPORTER, ANOTHER],
  [VIA, DESTINATION],
  [ANOTHER, DESTINATION],
  [VIA, ANOTHER],
  [VIA, ELSEWHERE],
  [ANOTHER, FAR],
  [EXPORTER, DESTINATION],
  [EXPORTER, ELSEWHERE],
  [EXPORTER, CONTROL],
  [SECOND, CONTROL],
] as const;
const month = fc.constantFrom(...periodsOf(SPAN.window), ...periodsOf(SPAN.base));
export const panel = fc
  .record({
    // A few goods on all corridors, so that legs meet; months at random.
    goods: fc.uniqueArray(fc.constantFrom(...LISTED, ...OTHERS), { minLength: 1, maxLength: 4 }),
    cells: fc.array(
      fc.record({
        corridor: fc.oneof(fc.constantFrom(...CORRIDORS), fc.constantFrom(...CORRIDORS.slice(0, 5))),
        good: fc.nat(),
        month,
        value: fc.integer({ min: 1, max: 200 }),
      }),
      { minLength: 20, maxLength: 160, size: 'max' },
    ),
    controlled: fc.boolean(),
    anyIntermediary: fc.boolean(),
  })
  .map(({ goods, cells, controlled, anyIntermediary }): Given => {
    const byKey = new Map<string, Cell>();
    for (const { corridor, good, month: at, value } of cells) {
      const product = goods[good % goods.length] as number;
      // More in the window than in the base, so that there is something to find.
      const worth = value * 100 * (at >= SPAN.window.from && corridor[1] !== CONTROL ? 4 : 1);
      byKey.set(`${corridor.join()} ${product} ${at}`, [corridor[0], corridor[1], product, at, worth]);
    }
    const roles = controlled ? ROLES : new Map([...ROLES].filter(([, role]) => role !== 'control'));
    return { cells: [...byKey.values()], roles, anyIntermediary };
  });
