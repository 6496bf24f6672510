import type { Engine } from '../../engine/engine.ts';
import { type Sql, sql, sqlFile } from '../../engine/sql.ts';
import { length, type Span } from '../../trade/period.ts';

/** A window and the same months earlier. */
export interface Comparison {
  readonly window: Span;
  readonly base: Span;
}

/** The statement that sums every series of a panel over the window and the base. */
export function windows(panel: Sql, { window, base }: Comparison): Sql {
  const periods = length(window);
  return sqlFile(
    import.meta.url,
    './series.sql',
    {
      window_from: window.from,
      window_to: window.to,
      base_from: base.from,
      base_to: base.to,
      window_periods: periods,
      base_periods: periods,
    },
    { panel },
  );
}

/** @param columns those that are wanted; the engine then does not work out the others. */
export async function makeSeries(
  engine: Engine,
  into: Sql,
  panel: Sql,
  comparison: Comparison,
  columns = sql`*`,
): Promise<void> {
  await engine.run(
    sql`CREATE OR REPLACE TEMP TABLE ${into} AS SELECT ${columns} FROM (${windows(panel, comparison)}) AS wanted`,
  );
}
