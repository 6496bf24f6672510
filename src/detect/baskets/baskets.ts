import type { Engine } from '../../engine/engine.ts';
import { inlined, sql, sqlFile } from '../../engine/sql.ts';

const PRIME = 2_147_483_647;

/** The fifth power of a code: in the codes themselves neighbours would be drawn together. */
const PLACE_OF_CODE = inlined(
  sql`CAST(l.product AS BIGINT) * l.product % ${PRIME} * l.product % ${PRIME} * l.product % ${PRIME} * l.product % ${PRIME}`,
);

/** How many goods of a list a reader would point at. */
export const MOST = 10;

/** A basket of fewer goods than this says nothing. */
const LEAST = 5;

export interface BasketTest {
  readonly station: number;
  /** How many of the scenario's goods moved on the corridor at all. */
  readonly codes: number;
  readonly others: number;
  readonly v_w: number;
  readonly expected: number;
  readonly draws: number;
  readonly at_least: number;
}

export interface SelectionTest {
  readonly station: number;
  readonly codes: number;
  readonly gain: number;
  readonly draws: number;
  readonly at_least: number;
}

/**
 * Puts the scenario's goods as a whole, and the choice of those that gained most, to a test of their own on each corridor
 * into an intermediary (relations `legs`, `listed`). The same seed gives the same draws.
 */
export async function testBaskets(
  engine: Engine,
  seed: number,
  draws: number,
): Promise<{ baskets: BasketTest[]; selections: SelectionTest[] }> {
  await engine.relation('draws', { draw: 'INTEGER', multiplier: 'BIGINT' }, multipliers(seed, draws));
  const baskets = sqlFile(
    import.meta.url,
    './baskets.sql',
    { least: LEAST, prime: PRIME },
    { place_of_code: PLACE_OF_CODE },
  );
  const selections = sqlFile(
    import.meta.url,
    './selection.sql',
    { most: MOST, prime: PRIME, half: (PRIME + 1) / 2 },
    { place_of_code: PLACE_OF_CODE },
  );
  return {
    baskets: await engine.rows<BasketTest>(sql`SELECT * FROM (${baskets}) b ORDER BY station`),
    selections: await engine.rows<SelectionTest>(sql`SELECT * FROM (${selections}) s ORDER BY station`),
  };
}

/** Numbers under the prime, from the seed by the multiplicative generator of Park and Miller (1988). */
function multipliers(seed: number, draws: number): (readonly [number, number])[] {
  let state = (Math.abs(Math.trunc(seed)) % (PRIME - 1)) + 1;
  const next = (): number => {
    state = Number((BigInt(state) * 48_271n) % BigInt(PRIME));
    return state;
  };
  for (let warm = 0; warm < 16; warm++) next();
  return Array.from({ length: draws }, (_, draw) => [draw, next()] as const);
}
