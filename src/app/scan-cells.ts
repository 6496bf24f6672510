import type { Engine } from '../engine/engine.ts';
import { sql } from '../engine/sql.ts';
import { areaLabel } from '../trade/area.ts';
import { formatProduct } from '../trade/hs.ts';
import type { Scenario } from '../trade/scenario.ts';
import { cents } from './rounding.ts';
import type { Reading } from './scan-panel.ts';

/** Goods, partner, base, window, displacement candidates, supported ones. */
export type ScanCell = readonly [
  code: string,
  partner: string,
  base: number,
  value: number,
  candidates: number,
  supported: number,
];

/**
 * Every series of a scan, also those under the findings' minimum, by goods at the scan's level and partner; all exporters
 * together. Reads the relations `scored` and `findings`, and counts as the totals do.
 */
export async function readCells(engine: Engine, scenario: Scenario, { level }: Reading): Promise<ScanCell[]> {
  const rows = await engine.rows<
    Record<'product' | 'importer' | 'base' | 'value' | 'candidates' | 'supported', number>
  >(sql`
    SELECT s.product, s.importer, sum(s.v_b) AS base, sum(s.v_w) AS value,
      coalesce(min(f.candidates), 0) AS candidates, coalesce(min(f.supported), 0) AS supported
    FROM scored s
    LEFT JOIN (SELECT importer, product, count(*) AS candidates, count(CASE WHEN q <= ${scenario.q} THEN 1 END) AS supported
      FROM findings WHERE family = 'displacement' AND delta >= ${scenario.minimum} GROUP BY importer, product) f
      ON f.importer = s.importer AND f.product = s.product
    WHERE s.v_b > 0 OR s.v_w > 0
    GROUP BY s.product, s.importer ORDER BY s.product, s.importer`);
  return rows.map(({ product, importer, base, value, candidates, supported }) => [
    formatProduct(level, product),
    areaLabel(importer),
    cents(base),
    cents(value),
    candidates,
    supported,
  ]);
}
