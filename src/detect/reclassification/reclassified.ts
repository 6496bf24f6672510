import type { Engine } from '../../engine/engine.ts';
import { type Sql, sql, sqlFile } from '../../engine/sql.ts';
import { linkedCodes } from '../../trade/concordance.ts';
import { formatProduct } from '../../trade/hs.ts';

/** A fall or a rise of fewer standard deviations is noise. */
const LEAST_MOVE = 2;

/** The rise of the siblings has to make up so much of the fall. */
const LEAST_SHARE = 0.5;

/**
 * Leaves the relation `reclassified`: exporter, importer, product; loss and sibling_gain (currency of `scored`), share (0.5
 * to 1 of the loss), statistic (the smaller of the standardised fall and rise), top_sibling (the code that rose most), how
 * ('heading', 'concordance' or 'hs-revision') and heading_change (share of what was expected of the heading, or null); and
 * `siblings` (product, sibling, how). Goods of fewer than six digits have no siblings, and leave it empty.
 * @param scored a relation (exporter, importer, product, v_w, v_b, expected, delta, sd, changed), one row a series; a code
 *   finds only siblings that are in it
 * @param level digits of its products: 2, 4, 6 or 8
 */
export async function makeReclassified(engine: Engine, scored: Sql, level: number): Promise<void> {
  const heading = 10 ** Math.max(level - 4, 0);
  await makeSiblings(engine, scored, level, heading);
  const values = { heading, least_move: LEAST_MOVE, least_share: LEAST_SHARE };
  await engine.run(
    sql`CREATE OR REPLACE TEMP TABLE reclassified AS ${sqlFile(import.meta.url, './reclassified.sql', values, { scored })}`,
  );
}

async function makeSiblings(engine: Engine, scored: Sql, level: number, heading: number): Promise<void> {
  const six = 10 ** Math.max(level - 6, 0);
  const codes =
    level < 6
      ? []
      : await engine.rows<{ code: number }>(
          sql`SELECT DISTINCT CAST(floor(product / ${six}) AS INTEGER) AS code FROM ${scored} scored`,
        );
  const linked = codes.flatMap(({ code }) =>
    linkedCodes(formatProduct(6, code)).map((other) => [code, Number(other)] as const),
  );
  await engine.relation('linked', { code: 'INTEGER', other: 'INTEGER' }, linked);
  await engine.run(
    sql`CREATE OR REPLACE TEMP TABLE siblings AS ${sqlFile(import.meta.url, './siblings.sql', { heading, six }, { scored })}`,
  );
}
