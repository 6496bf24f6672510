import type { Engine } from '../../engine/engine.ts';
import { sql } from '../../engine/sql.ts';
import type { Span } from '../../trade/period.ts';

/**
 * From when to when the loaded files name any trade between the reporters and partners; null when they never do. A load of
 * one corridor says nothing of the others, so outside of this an absent row is not a zero. Needs the relations `reporters`
 * and `partners`.
 */
export async function corridorExtent(
  engine: Engine,
  corner: { readonly source: string; readonly flow: number; readonly frequency: number; readonly total: boolean },
): Promise<Span | null> {
  const [found] = await engine.rows<{ from: Span['from'] | null; to: Span['to'] | null }>(sql`
    SELECT min(first_period) AS "from", max(last_period) AS "to" FROM catalog
    WHERE kind = 'corridor' AND source = ${corner.source} AND flow = ${corner.flow} AND freq = ${corner.frequency}
      AND (level = 0) = ${corner.total} AND reporter IN (SELECT reporter FROM reporters) AND partner IN (SELECT partner FROM partners)`);
  return found === undefined || found.from === null || found.to === null ? null : { from: found.from, to: found.to };
}
