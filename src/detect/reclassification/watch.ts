import type { Engine } from '../../engine/engine.ts';
import { sql } from '../../engine/sql.ts';
import { judge, NO_EXCESS, type PlaceboKind } from '../calibrate/calibrate.ts';
import { makeReclassified } from './reclassified.ts';

const SEEN = {
  kind: 'VARCHAR',
  station: 'SMALLINT',
  product: 'INTEGER',
  loss: 'DOUBLE',
  sibling_gain: 'DOUBLE',
  share: 'DOUBLE',
  top_sibling: 'INTEGER',
  how: 'VARCHAR',
  heading_change: 'DOUBLE',
  strength: 'DOUBLE',
} as const;

/** Forgets what was watched before. */
export async function watchNone(engine: Engine): Promise<void> {
  await engine.relation('seen_reclassified', SEEN, []);
}

/**
 * Keeps what the falls of goods into the scenario's stations came to in one comparison (the relations `legs` and `listed`).
 * A code that does not fall, or whose siblings do not rise, is a test all the same. Moves across an HS revision are none.
 */
export async function watchReclassified(
  engine: Engine,
  kinds: readonly (PlaceboKind | 'scenario')[],
  level: number,
): Promise<void> {
  await makeReclassified(
    engine,
    sql`(SELECT CAST(0 AS SMALLINT) AS exporter, station AS importer, product, v_w, v_b, expected, delta, sd, changed
      FROM legs WHERE leg = 'in' AND role IN ('intermediary', 'destination'))`,
    level,
  );
  for (const kind of kinds)
    await engine.run(sql`INSERT INTO seen_reclassified
      SELECT ${kind}, l.station, l.product, r.loss, r.sibling_gain, r.share, r.top_sibling, r.how, r.heading_change,
        CASE WHEN r.how <> 'hs-revision' THEN round(r.statistic, 9) ELSE ${NO_EXCESS} END
      FROM legs l
      LEFT JOIN listed p ON p.product = l.product
      LEFT JOIN reclassified r ON r.importer = l.station AND r.product = l.product
      WHERE l.leg = 'in' AND l.role IN ('intermediary', 'destination') AND l.changed IS NULL
        AND CASE WHEN p.product IS NULL THEN 1 ELSE 0 END = ${kind === 'other goods' ? 1 : 0}`);
}

/** Leaves `reclassifications`: every fall, found or not, with p and q. */
export async function judgeReclassified(engine: Engine): Promise<void> {
  const rows = sql`(SELECT *, 'reclassification' AS family, 'fall' AS stratum, 1 AS n FROM seen_reclassified)`;
  await judge(engine, rows, sql`station, product`, sql`reclassifications`);
}
