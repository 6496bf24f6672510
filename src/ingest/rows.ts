import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { csvTable } from './csv.ts';
import type { LooseColumn, LooseTable } from './format.ts';

/** A row read by code rather than by the engine (a workbook, JSON), with the line or record it came from. */
export type LooseRow = Readonly<Partial<Record<LooseColumn, string | null>>> & { readonly line: number };

let written = 0;

/** Rows in memory as a loose table: written to the work folder, so that all inputs take the same way from here. */
export async function looseFromRows(
  workDirectory: string,
  table: Pick<LooseTable, 'file' | 'name' | 'columns'>,
  rows: readonly LooseRow[],
): Promise<LooseTable> {
  const columns = Object.keys(table.columns) as LooseColumn[];
  const file = await writeTable(
    workDirectory,
    ['line', ...columns],
    rows.map((row) => [String(row.line), ...columns.map((column) => row[column] ?? null)]),
  );
  const { rows: relation } = await csvTable(file, table.name, ',');
  return { ...table, rows: relation, firstLine: 'own' };
}

/** Writes text cells as a CSV file of ours and says where. */
export async function writeTable(
  workDirectory: string,
  header: readonly string[],
  rows: Iterable<readonly (string | null)[]>,
): Promise<string> {
  const file = path.join(workDirectory, `rows-${(written += 1)}.csv`);
  const out = createWriteStream(file);
  const failed = finished(out);
  out.write(`${header.map(quoted).join(',')}\n`);
  for (const row of rows) {
    if (!out.write(`${row.map(quoted).join(',')}\n`)) await once(out, 'drain');
  }
  out.end();
  await failed;
  return file;
}

function quoted(cell: string | null): string {
  return cell === null ? '' : `"${cell.replaceAll('"', '""')}"`;
}
