import type { Engine } from '../../engine/engine.ts';
import { type Sql, sql, sqlFile } from '../../engine/sql.ts';
import type { Span } from '../../trade/period.ts';

/**
 * Leaves the relation `decomposition`: exporter, importer, product; value_w, value_b (all rows); weighed_w, weighed_b
 * (rows with a weight) and unweighed_w, unweighed_b (those without), in the currency of the panel; kg_w, kg_b; uv_w, uv_b
 * (per kg); price_effect and quantity_effect, which add up to weighed_w - weighed_b. Window and base are the same months.
 * @param panel a relation (exporter, importer, product, period, value, net_weight in kg, null where there is none)
 */
export async function makeDecomposition(engine: Engine, panel: Sql, window: Span, base: Span): Promise<void> {
  const spans = { window_from: window.from, window_to: window.to, base_from: base.from, base_to: base.to };
  const body = sqlFile(import.meta.url, './decomposition.sql', spans, { panel });
  await engine.run(sql`CREATE OR REPLACE TEMP TABLE decomposition AS ${body}`);
}
