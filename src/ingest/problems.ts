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

/** All rows that were read, whatever became of them. */
export async function countTables(engine: Engine, tables: readonly ReadTable[]): Promise<number> {
  let total = 0;
  for (const { loose, strict } of tables)
    total +=
      (await one<{ n: number }>(engine, sql`SELECT count(*) AS n FROM ${ident(strict)}`)).n +
      (await countRejects(engine, loose));
  return total;
}

export async function countRejects(engine: Engine, loose: LooseTable): Promise<number> {
  if (loose.rejects === undefined) return 0;
  return (await one<{ n: number }>(engine, sql`SELECT count(DISTINCT line) AS n FROM ${ident(loose.rejects.errors)}`))
    .n;
}

/** The first rows that cannot be read, over all tables. */
export async function listProblems(
  engine: Engine,
  tables: readonly ReadTable[],
  most: number,
): Promise<InputProblem[]> {
  const problems: InputProblem[] = [];
  for (const table of tables) {
    if (problems.length >= most) break;
    for await (const problem of problemsOf(engine, table, most - problems.length)) problems.push(problem);
  }
  return problems.slice(0, most);
}

/** Rows of one file that cannot be read for the same reason. */
export interface ProblemKind {
  readonly file: string;
  /** Null: the line cannot be split into columns. */
  readonly column: string | null;
  readonly expected: string;
  readonly rows: number;
}

export async function problemKinds(engine: Engine, tables: readonly ReadTable[]): Promise<ProblemKind[]> {
  const kinds: ProblemKind[] = [];
  for (const { loose, strict, rules } of tables) {
    const file = loose.name;
    const unsplit = await countRejects(engine, loose);
    if (unsplit > 0)
      kinds.push({
        file,
        column: null,
        expected: 'a line that can be split into the columns of the header',
        rows: unsplit,
      });
    const found = await engine.rows<{ problem: LooseColumn; n: number }>(
      sql`SELECT problem, count(*) AS n FROM ${ident(strict)} WHERE problem IS NOT NULL GROUP BY problem ORDER BY n DESC, problem`,
    );
    for (const { problem, n } of found)
      kinds.push({ file, column: loose.columns[problem] ?? problem, expected: expectation(problem, rules), rows: n });
  }
  return kinds;
}

/** Of code 'unknown-vocabulary' when only names or codes were unknown, else 'input-invalid'. */
export function refusal(problems: readonly InputProblem[], total: number): EntrepotError {
  const first = problems[0];
  const vocabulary = problems.every((p) => p.expected.startsWith('a known'));
  return new EntrepotError(
    vocabulary ? 'unknown-vocabulary' : 'input-invalid',
    `${total} ${total === 1 ? 'row' : 'rows'} cannot be read; nothing was loaded. ${first === undefined ? '' : describeProblem(first)}`,
    { fields: { rows: total }, problems },
  );
}

/** @throws EntrepotError what `refusal` says of the rows that cannot be read. */
export async function refuse(engine: Engine, tables: readonly ReadTable[], total: number): Promise<never> {
  throw refusal(await listProblems(engine, tables, SHOWN), total);
}

/** Says how many rows cannot be read for each reason, and writes each to a CSV file where one is named. */
export async function quarantine(
  engine: Engine,
  tables: readonly ReadTable[],
  target: string | null,
): Promise<Record<string, number>> {
  const reasons: Record<string, number> = {};
  const scratch = target === null ? null : `${target}.${process.pid}.tmp`;
  const out = scratch === null ? null : createWriteStream(scratch);
  out?.write('file,line,column,value,expected\n');
  for (const table of tables) {
    for await (const problem of problemsOf(engine, table, Number.MAX_SAFE_INTEGER)) {
      const { file, line, column, value, expected } = problem;
      const reason = `${column ?? 'line'}: expected ${expected}`;
      reasons[reason] = (reasons[reason] ?? 0) + 1;
      const cells = [file, String(line ?? ''), column ?? '', value ?? '', expected];
      out?.write(`${cells.map(csvCell).join(',')}\n`);
    }
  }
  if (out !== null && scratch !== null && target !== null) {
    out.end();
    await finished(out);
    await rename(scratch, target);
  }
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
