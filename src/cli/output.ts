import { csvPieces, ndjsonPieces } from '../app/tabular.ts';
import { EntrepotError } from '../trade/errors.ts';

export const OUTPUT_FORMATS = ['table', 'json', 'csv', 'ndjson'] as const;
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

export type Record_ = Readonly<Record<string, unknown>>;

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
  readonly text: (row: Record_) => string;
}

/** An answer with its ways of being shown: whole as JSON, its rows as CSV and NDJSON, a view of it as a table. */
export interface Answer {
  readonly json: unknown;
  readonly rows: readonly object[];
  readonly table: () => string;
  /** What is wrong with what was found: it is printed all the same, and the exit status says it. */
  readonly failure?: EntrepotError | undefined;
}

export function render(answer: Answer, format: OutputFormat): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(answer.json, null, 2)}\n`;
    case 'ndjson':
      return [...ndjsonPieces(answer.rows as readonly Record_[])].join('');
    case 'csv':
      return [...csvPieces(answer.rows as readonly Record_[])].join('');
    case 'table':
      return answer.table();
  }
}

export function parseFormat(text: string): OutputFormat {
  const format = OUTPUT_FORMATS.find((known) => known === text);
  if (format === undefined)
    throw new EntrepotError('usage', `no output format ${JSON.stringify(text)}; expected ${OUTPUT_FORMATS.join(', ')}`);
  return format;
}

/** Columns padded to their widest cell, two spaces apart; a title line and a rule. */
export function table(rows: readonly Record_[], columns: readonly Column[]): string {
  const cells = rows.map((row) => columns.map((column) => column.text(row)));
  const widths = columns.map((column, index) =>
    Math.max(width(column.title), ...cells.map((line) => width(line[index] ?? ''))),
  );
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, index) => {
        const space = ' '.repeat(Math.max(0, (widths[index] ?? 0) - width(text)));
        return columns[index]?.align === 'right' ? space + text : text + space;
      })
      .join('  ')
      .trimEnd();
  return [line(columns.map((column) => column.title)), line(widths.map((w) => '─'.repeat(w))), ...cells.map(line)]
    .map((text) => `${text}\n`)
    .join('');
}

function width(text: string): number {
  return [...text].reduce(
    (sum, char) => sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uff00-\uff60]/.test(char) ? 2 : 1),
    0,
  );
}

/** A table of rows as they are, for answers without a view of their own. */
export function plainTable(rows: readonly Record_[]): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row).filter((name) => row[name] !== undefined)))];
  return table(
    rows,
    names.map((name) => ({
      title: name,
      align: rows.some((row) => typeof row[name] === 'number') ? ('right' as const) : ('left' as const),
      text: (row) => cell(row[name]),
    })),
  );
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
