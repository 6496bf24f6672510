import type { Engine } from '../../engine/engine.ts';
import { type Sql, sql, sqlFile } from '../../engine/sql.ts';
import type { Span } from '../../trade/period.ts';

/** A price whose |z| is over this is a finding. */
export const ODD_PRICE = 3.5;

/** Fewer other corridors than this are no market to be odd in. */
const LEAST_OTHERS = 8;

/** The least median absolute deviation of ln(value / kg): about 5 % of the price. */
const LEAST_MAD = 0.05;

/** Under this many kg the rounding of weights moves the price. */
export const LEAST_KG = 50;

/**
 * Leaves the relation `unit_values`: exporter, importer, product; uv and median_uv (currency of the panel per kg), z, n
 * (other corridors of the same goods), kg, value; one row a series that can be placed, odd or not.
 * @param panel a relation (exporter, importer, product, period, value, net_weight in kg, null where there is none), of one
 *   valuation
 * @param leastKg series that weigh less in the window are left out, of the median too
 */
export async function makeUnitValues(engine: Engine, panel: Sql, window: Span, leastKg = LEAST_KG): Promise<void> {
  const values = {
    window_from: window.from,
    window_to: window.to,
    least_kg: leastKg,
    others: LEAST_OTHERS,
    floor: LEAST_MAD,
  };
  await engine.run(
    sql`CREATE OR REPLACE TEMP TABLE unit_values AS ${sqlFile(import.meta.url, './unit-values.sql', values, { panel })}`,
  );
}
