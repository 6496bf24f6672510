import { open } from 'node:fs/promises';
import type { Engine } from '../engine/engine.ts';
import { ident, join, literal, type Sql, sql } from '../engine/sql.ts';
import { EntrepotError, inputError } from '../trade/errors.ts';

export interface CsvTable {
  /** The header's names in order. */
  readonly header: readonly string[];
  /** A relation with these columns, all text. */
  readonly rows: Sql;
  readonly rejects: { readonly errors: string; readonly scans: string };
  readonly firstLine: number;
}

const HEADER_BOUND = 1 << 20;
let tables = 0;

/**
 * A delimited UTF-8 file as a relation. Nothing is guessed but the header: every value is text, every line must have
 * the header's number of columns, and lines that have not are kept in the reject tables.
 */
export async function csvTable(file: string, name: string, separator: string, skipLines = 0): Promise<CsvTable> {
  const header = splitHeader(await headerLine(file, name, skipLines), separator);
  const seen = new Set<string>();
  for (const column of header) {
    if (column === '')
      throw inputError('input-format', {
        file: name,
        line: skipLines + 1,
        expected: 'a name for each column of the header',
      });
    if (seen.has(column)) {
      throw inputError('input-format', {
        file: name,
        line: skipLines + 1,
        column,
        expected: 'each column once in the header',
      });
    }
    seen.add(column);
  }
  const id = (tables += 1);
  const rejects = { errors: `reject_errors_${id}`, scans: `reject_scans_${id}` };
  const columns = join(header.map((column) => sql`${literal(column)}: 'VARCHAR'`));
  const rows = sql`SELECT * FROM read_csv(${literal(file)}, auto_detect = false, delim = ${literal(separator)}, quote = '"', escape = '"',
    header = true, skip = ${literal(skipLines)}, columns = {${columns}}, max_line_size = 4194304,
    store_rejects = true, rejects_table = ${literal(rejects.errors)}, rejects_scan = ${literal(rejects.scans)})`;
  return { header, rows, rejects, firstLine: skipLines + 2 };
}

/** The first of `wanted` headers that the file has; otherwise an error that says what is missing. */
export function requireColumns(
  table: Pick<CsvTable, 'header'>,
  wanted: readonly string[],
  name: string,
  format: string,
): void {
  const missing = wanted.filter((column) => !table.header.includes(column));
  if (missing.length === 0) return;
  throw new EntrepotError('input-format', `${name} is not ${format}: the header has no ${missing.join(', ')}`, {
    fields: { file: name, missing, header: table.header },
    problems: [{ file: name, line: 1, column: missing[0], expected: `a header with ${wanted.join(', ')}` }],
  });
}

/** Picks and renames columns: loose name to the file's name. */
export function select(rows: Sql, columns: Readonly<Record<string, string>>, more: readonly Sql[] = []): Sql {
  const picked = Object.entries(columns).map(([loose, column]) => sql`${ident(column)} AS ${ident(loose)}`);
  return sql`SELECT ${join([...picked, ...more])} FROM (${rows})`;
}

/** The rows with the line each stands on, for relations that will not keep their order. */
export function numbered({ rows, firstLine }: Pick<CsvTable, 'rows' | 'firstLine'>): Sql {
  return sql`SELECT *, row_number() OVER () + ${literal(firstLine - 1)} AS line FROM (${rows})`;
}

/** A column in which 0 means "not given". */
export function zeroIsNone(column: Sql): Sql {
  return sql`CASE WHEN NOT (starts_with(${column}, '0') AND regexp_full_match(${column}, '0([.]0*)?')) THEN ${column} END`;
}

/** The error for a file whose own structure (Parquet) the engine cannot follow. */
export function unreadable(name: string, cause: unknown): EntrepotError {
  const why = (cause as Error).message.split('\n')[0] ?? '';
  return inputError('input-format', { file: name, expected: `a sound Parquet file; it cannot be read: ${why}` }, cause);
}

/** What the engine could not split into columns, in the words of its own reject table. */
export async function rejectedLines(
  engine: Engine,
  rejects: { errors: string },
  limit: number,
): Promise<{ line: number; value: string; expected: string }[]> {
  const found = await engine.rows<{ line: number; error_type: string; error_message: string; csv_line: string }>(
    sql`SELECT line, error_type, error_message, csv_line FROM ${ident(rejects.errors)} ORDER BY line LIMIT ${limit}`,
  );
  return found.map((reject) => ({
    line: reject.line,
    value: reject.csv_line.trimEnd(),
    expected: sentence(reject.error_type, reject.error_message),
  }));
}

function sentence(type: string, message: string): string {
  const counts = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(message);
  if (counts !== null) return `${counts[1]} columns as in the header, not ${counts[2]}`;
  if (type === 'UNQUOTED VALUE') return 'a closing quote';
  return `a line that can be split into columns (${message.split('\n')[0] ?? type})`;
}

async function headerLine(file: string, name: string, skipLines: number): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const buffer = Buffer.alloc(HEADER_BOUND);
    const { bytesRead } = await handle.read(buffer, 0, HEADER_BOUND, 0);
    const lines = buffer
      .subarray(0, bytesRead)
      .toString('utf8')
      .split(/\r\n|\n|\r/, skipLines + 2);
    const line = lines[skipLines];
    if (line === undefined || line.trim() === '') {
      throw inputError('input-format', { file: name, line: skipLines + 1, expected: 'a header line' });
    }
    if (lines.length < skipLines + 2 && bytesRead === HEADER_BOUND) {
      throw inputError('input-format', {
        file: name,
        line: 1,
        expected: `a header line of under ${HEADER_BOUND} bytes`,
      });
    }
    return line;
  } finally {
    await handle.close();
  }
}

function splitHeader(line: string, separator: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    const char = line[at];
    if (quoted && char === '"' && line[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (char === '"') quoted = !quoted;
    else if (char === separator && !quoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += char ?? '';
  }
  return [...cells, cell.trim()];
}
