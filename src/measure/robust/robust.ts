import type { Engine } from '../../engine/engine.ts';
import { sql, sqlFile } from '../../engine/sql.ts';
import { frequencyOf, type Period, type Span } from '../../trade/period.ts';

/** Fewer year-on-year changes before the event than this are no history to be unusual in. */
const LEAST_HISTORY = 8;

/** Leaves the relation `robust` (exporter, importer, product, robust_z, robust_periods, robust_history) over `panel`. */
export async function makeRobust(engine: Engine, window: Span, event: Period): Promise<void> {
  const values = {
    window_from: window.from,
    window_to: window.to,
    event,
    year: frequencyOf(window.from) === 12 ? 100 : 1,
    least: LEAST_HISTORY,
  };
  await engine.run(sql`CREATE OR REPLACE TEMP TABLE robust AS ${sqlFile(import.meta.url, './robust.sql', values)}`);
}
