import type { Engine } from '../../engine/engine.ts';
import { sql } from '../../engine/sql.ts';
import type { Span } from '../../trade/period.ts';
import { judge, NO_EXCESS, type PlaceboKind } from '../calibrate/calibrate.ts';
import { makeUnitValues, ODD_PRICE } from './unit-values.ts';

const SEEN = {
  kind: 'VARCHAR',
  exporter: 'SMALLINT',
  importer: 'SMALLINT',
  product: 'INTEGER',
  uv: 'DOUBLE',
  median_uv: 'DOUBLE',
  z: 'DOUBLE',
  n: 'BIGINT',
  kg: 'DOUBLE',
  value: 'DOUBLE',
  strength: 'DOUBLE',
} as const;

/** Forgets what was watched before. */
export async function watchNoPrices(engine: Engine): Promise<void> {
  await engine.relation('seen_prices', SEEN, []);
}

/**
 * Keeps how far the prices on the scenario's corridors (exporters to stations, intermediaries to the destination) were from
 * those of the same goods elsewhere in one window. Reads `trade`, `roles`, `listed`.
 */
export async function watchPrices(
  engine: Engine,
  kinds: readonly (PlaceboKind | 'scenario')[],
  window: Span,
): Promise<void> {
  await makeUnitValues(engine, sql`trade`, window);
  for (const kind of kinds)
    await engine.run(sql`INSERT INTO seen_prices
      SELECT ${kind}, u.exporter, u.importer, u.product, u.uv, u.median_uv, u.z, u.n, u.kg, u.value,
        CASE WHEN abs(u.z) > ${ODD_PRICE} THEN round(abs(u.z), 9) ELSE ${NO_EXCESS} END
      FROM unit_values u
      JOIN roles x ON x.area = u.exporter
      JOIN roles i ON i.area = u.importer
      LEFT JOIN listed p ON p.product = u.product
      WHERE ((x.role = 'exporter' AND i.role IN ('intermediary', 'destination')) OR (x.role = 'intermediary' AND i.role = 'destination'))
        AND CASE WHEN p.product IS NULL THEN 1 ELSE 0 END = ${kind === 'other goods' ? 1 : 0}`);
}

/** Leaves `odd_prices`: every price that could be placed, odd or not, with p and q. */
export async function judgePrices(engine: Engine): Promise<void> {
  const rows = sql`(SELECT * EXCLUDE (n), n AS corridors, 'unit-value' AS family, 'z' AS stratum, 1 AS n FROM seen_prices)`;
  await judge(engine, rows, sql`exporter, importer, product`, sql`odd_prices`);
}
