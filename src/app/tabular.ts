type Row = Readonly<Record<string, unknown>>;

/** Flattens one level (`figure.value`), quotes as RFC 4180, and defuses cells a spreadsheet would run as a formula. A line at a time. */
export function* csvPieces(rows: readonly Row[]): Iterable<string> {
  const header = [...new Set(rows.flatMap((row) => Object.keys(flatten(row))))];
  yield line(header);
  for (const row of rows) {
    const flat = flatten(row);
    yield line(header.map((column) => flat[column]));
  }
}

export function* ndjsonPieces(rows: readonly Row[]): Iterable<string> {
  for (const row of rows) yield `${JSON.stringify(row)}\n`;
}

function flatten(row: Row): Row {
  const flat: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(row)) {
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
      for (const [inner, cell] of Object.entries(value)) flat[`${key}.${inner}`] = cell;
    } else flat[key] = value;
  }
  return flat;
}

function line(cells: readonly unknown[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
