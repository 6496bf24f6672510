import type { Engine } from '../../engine/engine.ts';
import { sql } from '../../engine/sql.ts';
import type { Span } from '../../trade/period.ts';
import {
  addPlacebos,
  adjust,
  NO_EXCESS,
  PLACEBO_KINDS,
  type PlaceboKind,
  place,
  resetPlacebos,
} from '../calibrate/calibrate.ts';
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

/** Leaves `odd_prices`: what was found, with p and q. */
export async function judgePrices(engine: Engine): Promise<void> {
  await resetPlacebos(engine);
  const rows = sql`SELECT s.kind, s.exporter, s.importer, s.product, s.uv, s.median_uv, s.z, s.n AS corridors, s.kg, s.value, s.strength,
    'unit-value' AS family, 'z' AS stratum, 1 AS n FROM seen_prices s`;
  for (const kind of PLACEBO_KINDS) await addPlacebos(engine, kind, sql`(${rows} WHERE s.kind = ${kind})`);
  await engine.run(
    sql`CREATE OR REPLACE TEMP TABLE observed_prices AS SELECT o.*, row_number() OVER (ORDER BY exporter, importer, product) AS id FROM (${rows} WHERE s.kind = 'scenario') o`,
  );
  await place(engine, sql`observed_prices`, sql`placed_prices`);
  await adjust(
    engine,
    sql`(SELECT o.exporter, o.importer, o.product, o.uv, o.median_uv, o.z, o.corridors, o.kg, o.value, o.strength,
        p.family, p.id, p.n, p.p, p.placebos, p.at_least, p.is_enough, p.kind FROM observed_prices o JOIN placed_prices p ON p.id = o.id)`,
    sql`odd_prices`,
  );
}
