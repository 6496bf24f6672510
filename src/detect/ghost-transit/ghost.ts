import type { Engine } from '../../engine/engine.ts';
import { type Sql, sql, sqlFile } from '../../engine/sql.ts';
import { makeChanged } from '../../measure/expected/changed.ts';
import { makeGrowth } from '../../measure/expected/expected.ts';
import { type Comparison, makeSeries } from '../../measure/windows/windows.ts';
import { addPlacebos, adjust, NO_EXCESS, place, resetPlacebos } from '../calibrate/calibrate.ts';
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
 * `trade`, `received`, `roles`, `listed`, `reporting` (area) and `unreceived` (area, period: what an importer says nothing of).
 * Leaves `sides` (every corridor) and `ghosts` (tests with p and q).
 */
export async function findGhosts(
  engine: Engine,
  question: GhostQuestion,
  onStep: (label: string) => void = () => undefined,
): Promise<void> {
  await resetPlacebos(engine);
  for (const earlier of question.pseudo) {
    onStep(`ghost transit, placebo ${earlier.window.from}`);
    await makeSides(engine, earlier, question);
    await addPlacebos(engine, 'pseudo dates', strengths(sql`s.role = 'intermediary' AND p.product IS NOT NULL`));
  }
  onStep('ghost transit');
  await makeSides(engine, question.comparison, question);
  await addPlacebos(engine, 'other goods', strengths(sql`s.role = 'intermediary' AND p.product IS NULL`));
  await addPlacebos(engine, 'other destinations', strengths(sql`s.role <> 'intermediary' AND p.product IS NOT NULL`));
  await engine.run(sql`CREATE OR REPLACE TEMP TABLE observed_ghosts AS
    SELECT o.*, row_number() OVER (ORDER BY station, product) AS id FROM ${strengths(sql`s.role = 'intermediary' AND p.product IS NOT NULL`)} o`);
  await place(engine, sql`observed_ghosts`, sql`placed_ghosts`);
  await adjust(
    engine,
    sql`(SELECT o.*, p.p, p.placebos, p.at_least, p.is_enough, p.kind FROM observed_ghosts o JOIN placed_ghosts p ON p.id = o.id)`,
    sql`ghosts`,
  );
}

/** Only what is beyond the band is anything found. */
function strengths(where: Sql): Sql {
  return sql`(SELECT 'ghost-transit' AS family, s.*, CASE WHEN s.is_beyond = 1 AND s.changed IS NULL THEN s.statistic ELSE ${NO_EXCESS} END AS strength, 1 AS n
    FROM sides s LEFT JOIN listed p ON p.product = s.product WHERE ${where})`;
}

async function makeSides(engine: Engine, comparison: Comparison, { reading, minimum }: GhostQuestion): Promise<void> {
  const heard = sql`(SELECT t.* FROM trade t WHERE NOT EXISTS (SELECT 1 FROM unreceived u WHERE u.area = t.importer AND u.period = t.period))`;
  await makeSeries(engine, sql`sent_series`, heard, comparison);
  await makeSeries(engine, sql`received_series`, sql`received`, comparison);
  await makeGrowth(engine, sql`leg_growth`, sql`sent_series`, sql`roles`, reading.level);
  await makeChanged(engine, sql`leg_changed`, sql`sent_series`, comparison, reading.level);
  const { floor, least } = reading;
  const values = { floor, least, minimum, freight: FREIGHT_BAND.central, shrink: SHRINK };
  await engine.run(sql`CREATE OR REPLACE TEMP TABLE sides AS ${sqlFile(import.meta.url, './sides.sql', values)}`);
}
