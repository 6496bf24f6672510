import type { Engine } from '../../engine/engine.ts';
import { type Sql, sql, sqlFile } from '../../engine/sql.ts';
import { makeChanged } from '../../measure/expected/changed.ts';
import { makeGrowth } from '../../measure/expected/expected.ts';
import { type Comparison, makeSeries } from '../../measure/windows/windows.ts';
import { judge, NO_EXCESS, type PlaceboKind } from '../calibrate/calibrate.ts';
import type { Reading } from '../reading.ts';

/** What a dollar sent is on arrival, freight and insurance included. */
export const FREIGHT_BAND = { low: 1, central: 1.1, high: 1.2 } as const;
/** Factors at which what is missing is shown. */
export const FREIGHT_FACTORS = [1, 1.05, 1.1, 1.2] as const;

const SHRINK = 12;

export interface GhostQuestion {
  readonly comparison: Comparison;
  readonly reading: Reading;
  readonly minimum: number;
  /** Earlier comparisons, in which nothing should be missing that was not before. */
  readonly pseudo: readonly Comparison[];
}

/**
 * Looks for goods that exporters declared for an intermediary and that it never says it received. Needs the relations
 * `trade`, `received`, `roles`, `listed`, `reporting` (area, product) and `unreceived` (area, period: what an importer says nothing of).
 * Leaves `sides` (every corridor) and `ghosts` (every corridor into an intermediary, beyond the band or not, with p and q).
 */
export async function findGhosts(
  engine: Engine,
  question: GhostQuestion,
  onStep: (label: string) => void = () => undefined,
): Promise<void> {
  let first = true;
  const see = async (kind: PlaceboKind | 'scenario', where: Sql): Promise<void> => {
    const rows = sql`SELECT ${kind} AS kind, 'ghost-transit' AS family, s.*, 1 AS n,
        CASE WHEN s.is_beyond = 1 AND s.changed IS NULL THEN s.statistic ELSE ${NO_EXCESS} END AS strength
      FROM sides s LEFT JOIN listed p ON p.product = s.product WHERE ${where}`;
    await engine.run(
      first ? sql`CREATE OR REPLACE TEMP TABLE seen_sides AS ${rows}` : sql`INSERT INTO seen_sides ${rows}`,
    );
    first = false;
  };
  const own = sql`s.role = 'intermediary' AND p.product IS NOT NULL`;
  for (const earlier of question.pseudo) {
    onStep(`ghost transit, placebo ${earlier.window.from}`);
    await makeSides(engine, earlier, question);
    await see('pseudo dates', own);
  }
  onStep('ghost transit');
  await makeSides(engine, question.comparison, question);
  await see('other goods', sql`s.role = 'intermediary' AND p.product IS NULL`);
  await see('other destinations', sql`s.role IN ('other', 'exporter') AND p.product IS NOT NULL`);
  await see('scenario', own);
  await judge(engine, sql`seen_sides`, sql`station, product`, sql`ghosts`);
}

async function makeSides(engine: Engine, comparison: Comparison, { reading, minimum }: GhostQuestion): Promise<void> {
  const heard = sql`(SELECT t.* FROM trade t WHERE NOT EXISTS (SELECT 1 FROM unreceived u WHERE u.area = t.importer AND u.period = t.period))`;
  await makeSeries(engine, sql`sent_series`, heard, comparison);
  await makeSeries(engine, sql`received_series`, sql`received`, comparison);
  await makeGrowth(engine, sql`sent_growth`, sql`sent_series`, sql`roles`, reading.level);
  await makeChanged(engine, sql`sent_changed`, sql`sent_series`, comparison, reading.level);
  const { floor, least } = reading;
  const values = { floor, least, minimum, freight: FREIGHT_BAND.central, shrink: SHRINK };
  await engine.run(sql`CREATE OR REPLACE TEMP TABLE sides AS ${sqlFile(import.meta.url, './sides.sql', values)}`);
}
