import { join, type Sql, sql } from '../engine/sql.ts';

/**
 * The sum of figures that are still text, as text. A cell that is no figure survives as it is, so that the row is
 * refused for it later; nothing but blanks gives null.
 */
export function sumOfTexts(column: Sql): Sql {
  const plain = sql`regexp_full_match(trim(${column}), '-?[0-9]+([.][0-9]+)?')`;
  const filled = sql`nullif(trim(${column}), '') IS NOT NULL`;
  return sql`coalesce(min(${column}) FILTER (WHERE ${filled} AND NOT ${plain}),
    sum(try_cast(${column} AS DECIMAL(30,6)))::VARCHAR)`;
}

/** One row for each key, its figures summed, its line that of its first row. */
export function summed(
  rows: Sql,
  keys: readonly Sql[],
  figures: readonly { column: Sql; as: Sql }[],
  firstLine: number,
): Sql {
  const sums = figures.map(({ column, as }) => sql`${sumOfTexts(column)} AS ${as}`);
  return sql`SELECT ${join(keys)}, ${join(sums)}, min(line) AS line
    FROM (SELECT *, row_number() OVER () + ${firstLine - 1} AS line FROM (${rows})) GROUP BY ALL`;
}
