import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { type Engine, one } from '../engine/engine.ts';
import { ident, join, literal, type Sql, sql } from '../engine/sql.ts';
import { describeProblem, EntrepotError, type InputProblem } from '../trade/errors.ts';
import { rejectedLines } from './csv.ts';
import type { LooseColumn, LooseTable, Rules } from './format.ts';

/** A loose table with the strict rows read from it. */
export interface ReadTable {
  readonly loose: LooseTable;
  readonly strict: string;
  readonly rules: Rules;
  /** The relation of `makeShifts`, where lines of the file could not be split. */
  readonly shifts: string | undefined;
}

const SHOWN = 20;

/** How many rows could not be read, over all tables. */
export async function countProblems(engine: Engine, tables: readonly ReadTable[]): Promise<number> {
  let total = 0;
  for (const table of tables) {
    total += (
      await one<{ n: number }>(engine, sql`SELECT count(*) AS n FROM ${ident(table.strict)} WHERE problem IS NOT NULL`)
    ).n;
    total += await countRejects(engine, table.loose);
  }
  return total;
}

export async function countRejects(engine: Engine, loose: LooseTable): Promise<number> {
  if (loose.rejects === undefined) return 0;
  return (await one<{ n: number }>(engine, sql`SELECT count(DISTINCT line) AS n FROM ${ident(loose.rejects.errors)}`))
    .n;
}

/** @throws EntrepotError 'unknown-vocabulary' when only names or codes were unknown, else 'input-invalid'. */
export async function refuse(engine: Engine, tables: readonly ReadTable[], total: number): Promise<never> {
  const problems: InputProblem[] = [];
  for (const table of tables) {
    for await (const problem of problemsOf(engine, table, SHOWN)) problems.push(problem);
  }
  const first = problems[0];
  const vocabulary = problems.every((p) => p.expected.startsWith('a known'));
  throw new EntrepotError(
    vocabulary ? 'unknown-vocabulary' : 'input-invalid',
    `${total} ${total === 1 ? 'row' : 'rows'} cannot be read; nothing was loaded. ${first === undefined ? '' : describeProblem(first)}`,
    { fields: { rows: total }, problems: problems.slice(0, SHOWN) },
  );
}

/** Writes every row that cannot be read to a CSV file with the reason, and says how many there were of each. */
export async function quarantine(
  engine: Engine,
  tables: readonly ReadTable[],
  target: string,
): Promise<Record<string, number>> {
  const reasons: Record<string, number> = {};
  const scratch = `${target}.${process.pid}.tmp`;
  const out = createWriteStream(scratch);
  out.write('file,line,column,value,expected\n');
  for (const table of tables) {
    for await (const problem of problemsOf(engine, table, Number.MAX_SAFE_INTEGER)) {
      const reason = `${problem.column ?? 'line'}: expected ${problem.expected}`;
      reasons[reason] = (reasons[reason] ?? 0) + 1;
      const cells = [
        problem.file,
        String(problem.line ?? ''),
        problem.column ?? '',
        problem.value ?? '',
        problem.expected,
      ];
      out.write(`${cells.map(csvCell).join(',')}\n`);
    }
  }
  out.end();
  await finished(out);
  await rename(scratch, target);
  return reasons;
}

function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Reads the input a second time, since the strict pass keeps no text; only done when something is wrong. */
async function* problemsOf(engine: Engine, table: ReadTable, limit: number): AsyncIterable<InputProblem> {
  const { loose, strict, rules } = table;
  if (loose.rejects !== undefined) {
    for (const reject of await rejectedLines(engine, loose.rejects, Math.min(limit, 1e6)))
      yield { file: loose.name, ...reject };
  }
  const value = sql`CASE s.problem ${join(
    Object.keys(loose.columns).map((column) => sql`WHEN ${literal(column)} THEN o.${ident(column)}`),
    ' ',
  )} END`;
  const statement = sql`SELECT s.line AS line, s.problem AS problem, ${value} AS value
    FROM (SELECT *, row_number() OVER () AS record FROM (${loose.rows})) o
    JOIN (SELECT rowid + 1 AS record, ${lineOf(table)} AS line, problem FROM ${ident(strict)} WHERE problem IS NOT NULL) s USING (record)
    ORDER BY s.record LIMIT ${limit}`;
  for await (const rows of engine.stream<{ line: number; problem: LooseColumn; value: string | null }>(statement)) {
    for (const row of rows) {
      yield {
        file: loose.name,
        line: row.line,
        column: loose.columns[row.problem] ?? row.problem,
        value: row.value,
        expected: expectation(row.problem, rules),
      };
    }
  }
}

/** The line of a strict row: its own, or its place in the file, moved down by the lines before it that could not be split. */
export function lineOf({ loose, strict, shifts }: ReadTable): Sql {
  if (loose.firstLine === 'own') return sql`line`;
  // Named in full: inside the subquery a bare rowid would be that of the other table.
  const place = sql`(${ident(strict)}.rowid + ${literal(loose.firstLine)})`;
  if (shifts === undefined) return sql`${place}::INTEGER`;
  return sql`(${place} + (SELECT count(*) FROM ${ident(shifts)} s WHERE s.place <= ${place}))::INTEGER`;
}

/**
 * Writes down from which place on, among the lines that could be split, each line that could not moves the rest one
 * down; nothing when there is none.
 */
export async function makeShifts(engine: Engine, loose: LooseTable, name: string): Promise<string | undefined> {
  if (loose.rejects === undefined || (await countRejects(engine, loose)) === 0) return undefined;
  await engine.run(sql`CREATE TEMP TABLE ${ident(name)} AS
    SELECT line - row_number() OVER (ORDER BY line) + 1 AS place FROM (SELECT DISTINCT line FROM ${ident(loose.rejects.errors)})`);
  return name;
}

function expectation(column: LooseColumn, rules: Rules): string {
  switch (column) {
    case 'reporter':
    case 'partner':
      return `a known area (${rules.areas[column].join(', ')})`;
    case 'flow':
      return `a known flow, one of ${Object.keys(rules.flows).join(', ')}`;
    case 'hs_rev':
      return `a known HS revision${typeof rules.revision === 'object' ? `, one of ${Object.keys(rules.revision).join(', ')}` : ''}`;
    case 'product':
      return `a code of 2, 4, 6 or 8 digits${rules.totals.length > 0 ? ` or ${rules.totals.join(', ')}` : ''}`;
    case 'period':
      return `a period as ${rules.periods.join(' or ')}`;
    case 'value':
      return `${rules.value.required ? 'a' : 'nothing or a'} figure of zero or more, written like ${example(rules)}`;
    case 'net_weight':
    case 'quantity':
      return `nothing or a figure of zero or more, written like ${example(rules)}`;
    case 'currency':
      return 'a known currency code of three letters';
    case 'unit':
      return `a known unit, one of ${Object.keys(rules.units).join(', ')}`;
    case 'status':
      return `a known status, one of ${Object.keys(rules.statuses).join(', ')}`;
    case 'left_out':
      throw new Error('a row that is left out has no problem');
  }
}

function example(rules: Rules): string {
  return `1${rules.number.thousands}234${rules.number.decimal}5`;
}
