import type { Engine } from '../../engine/engine.ts';
import { type Sql, sql } from '../../engine/sql.ts';
import { bornOrGone } from '../../trade/concordance.ts';
import { revisionInForce } from '../../trade/hs.ts';
import { yearOf } from '../../trade/period.ts';
import type { Comparison } from '../windows/windows.ts';

/**
 * Makes a relation (product, how: 'born' or 'gone') of the goods of `series` that the nomenclature of only one of the two
 * periods has: their change says nothing of trade.
 */
export async function makeChanged(
  engine: Engine,
  into: Sql,
  series: Sql,
  { window, base }: Comparison,
  level: number,
): Promise<void> {
  const digits = Math.min(level, 6) as 2 | 4 | 6;
  const known =
    level === 0
      ? { born: [], gone: [] }
      : bornOrGone(revisionInForce(yearOf(base.from)), revisionInForce(yearOf(window.to)), digits);
  const rows = [
    ...known.born.map((code) => [code, 'born'] as const),
    ...known.gone.map((code) => [code, 'gone'] as const),
  ];
  await engine.relation('changed_codes', { product: 'INTEGER', how: 'VARCHAR' }, rows);
  const scale = 10 ** Math.max(level - digits, 0);
  await engine.run(sql`CREATE OR REPLACE TEMP TABLE ${into} AS
    SELECT DISTINCT s.product, c.how FROM (SELECT DISTINCT product FROM ${series}) s JOIN changed_codes c ON c.product = s.product // ${scale}`);
}
