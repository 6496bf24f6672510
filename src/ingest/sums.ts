import { join, type Sql, sql } from '../engine/sql.ts';
import { type CsvTable, numbered } from './csv.ts';

/**
 * The sum of figures that are still text, as text. A cell that is no figure survives as it is, so that the row is
 * refused for it later; nothing but blanks gives null.
 */
function sumOfTexts(column: Sql): Sql {
  const plain = sql`regexp_full_match(trim(${column}), '-?[0-9]+([.][0-9]+)?')`;
  const filled = sql`nullif(trim(${column}), '') IS NOT NULL`;
  return sql`coalesce(min(${column}) FILTER (WHERE ${filled} AND NOT ${plain}),
    sum(try_cast(${column} AS DECIMAL(30,6)))::VARCHAR)`;
}

/** One row for each key, its figures summed, its line that of its first row. */
export function summed(
  table: Pick<CsvTable, 'rows' | 'firstLine'>,
  keys: readonly Sql[],
  figures: readonly Sql[],
): Sql {
  const sums = figures.map((figure) => sql`${sumOfTexts(figure)} AS ${figure}`);
  return sql`SELECT ${join([...keys, ...sums])}, min(line) AS line FROM (${numbered(table)}) GROUP BY ALL`;
}
