import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/** The rows of a shipped table, read once. A table that lacks a column that is asked for is a bug. */
export function readTable<C extends string>(
  name: string,
  columns: readonly C[],
): readonly Readonly<Record<C, string>>[] {
  const bytes = readFileSync(fileURLToPath(new URL(name, import.meta.url)));
  const [header = [], ...rows] = parseCsv((name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
  const places = columns.map((column) => [column, header.indexOf(column)] as const);
  const missing = places.find(([, place]) => place < 0);
  if (missing !== undefined) throw new Error(`${name} has no column ${missing[0]}`);
  return rows.map(
    (row) => Object.fromEntries(places.map(([column, place]) => [column, row[place] ?? ''])) as Record<C, string>,
  );
}

/** Comma-separated text with quotes as in RFC 4180. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const match of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,"\r\n]*))(,|\r?\n|$)/g)) {
    row.push(match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"'));
    if (match[3] === ',') continue;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
    if (match.index + match[0].length >= text.length) break;
  }
  return rows;
}

/** Computes once, at first use. */
export function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
