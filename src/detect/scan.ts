import { type Engine, one } from '../engine/engine.ts';
import { sql, sqlFile } from '../engine/sql.ts';
import { makeRobust } from '../measure/robust/robust.ts';
import type { Comparison } from '../measure/windows/windows.ts';
import type { Period } from '../trade/period.ts';
import { addPlacebos, calibrate, resetPlacebos } from './calibrate/calibrate.ts';
import { pseudoComparisons } from './calibrate/pseudo.ts';
import type { Reading } from './reading.ts';
import { score } from './score/score.ts';

export interface ScanQuestion {
  readonly comparison: Comparison;
  readonly event: Period;
  readonly reading: Reading;
  /** Largest q of a finding that counts for the lower bounds. */
  readonly alpha: number;
}

export interface Scanned {
  readonly controlled: boolean;
  readonly pseudo: readonly Comparison[];
  readonly placebos: number;
}

/**
 * Scores the comparison and its placebos over the relation `panel` and leaves `findings` (tests with p and q), `robust`
 * (robust z), `scored` (every series) and `accounted` (what was lost against what was gained, by goods).
 */
export async function scan(
  engine: Engine,
  question: ScanQuestion,
  onStep: (label: string) => void = () => undefined,
): Promise<Scanned> {
  const { first } = await one<{ first: number }>(engine, sql`SELECT min(period) AS first FROM panel`);
  const pseudo = pseudoComparisons(question.comparison, question.event, first as Period);
  await resetPlacebos(engine);
  for (const comparison of pseudo) {
    onStep(`placebo ${comparison.window.from}`);
    await score(engine, comparison, question.reading);
    await addPlacebos(engine, 'pseudo dates');
  }
  onStep('scenario');
  const { controlled } = await score(engine, question.comparison, question.reading);
  const { placebos } = await calibrate(engine);
  await makeRobust(engine, question.comparison.window, question.event);
  await engine.run(
    sql`CREATE OR REPLACE TEMP TABLE accounted AS ${sqlFile(import.meta.url, './displacement/accounted.sql', { alpha: question.alpha })}`,
  );
  return { controlled, pseudo, placebos };
}
