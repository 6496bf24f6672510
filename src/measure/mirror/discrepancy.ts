import type { Engine } from '../../engine/engine.ts';
import { sql, sqlFile } from '../../engine/sql.ts';
import { ratesPerUsd } from '../../trade/rates.ts';
import { FREIGHT } from './gap.ts';
import type { Disagreement } from './reliability.ts';

export interface Discrepancy {
  readonly exporter: number;
  readonly importer: number;
  readonly years: number;
  readonly sent: number;
  readonly received: number;
  readonly apart: number;
  readonly both: number;
}

/** Every corridor of totals that both its sides report. */
export async function discrepancies(
  engine: Engine,
  years: { readonly first: number; readonly last: number },
): Promise<Discrepancy[]> {
  const found = await engine.rows<{ currency: string }>(
    sql`SELECT DISTINCT currency FROM flow WHERE level = 0 ORDER BY currency`,
  );
  const stored = new Set(found.map((row) => row.currency));
  await engine.relation(
    'rates',
    { currency: 'VARCHAR', period: 'INTEGER', rate: 'DOUBLE' },
    ratesPerUsd()
      .filter((rate) => stored.has(rate.currency))
      .map((rate) => [rate.currency, rate.period, 1 / rate.perUsd]),
  );
  return engine.rows<Discrepancy>(sqlFile(import.meta.url, './discrepancy.sql', { factor: FREIGHT.central, ...years }));
}

/** D of each pair of reporters: both directions and all years together, by value. */
export function disagreements(rows: readonly Discrepancy[]): Disagreement[] {
  const pairs = Map.groupBy(
    rows.filter((row) => row.exporter !== row.importer),
    ({ exporter, importer }) => `${Math.min(exporter, importer)} ${Math.max(exporter, importer)}`,
  );
  return [...pairs.values()].map((own) => {
    const [first] = own as [Discrepancy, ...Discrepancy[]];
    const sum = (of: (row: Discrepancy) => number): number => own.reduce((total, row) => total + of(row), 0);
    return { a: first.exporter, b: first.importer, d: sum((row) => row.apart) / sum((row) => row.both) };
  });
}
