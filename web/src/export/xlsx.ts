import { defused, type Table } from './table.ts';

/** A workbook of one sheet; the library is loaded when it is first asked for. */
export async function toXlsx({ columns, rows }: Table, about: readonly string[]): Promise<Blob> {
  const { default: write } = await import('write-excel-file/browser');
  const text = (value: string) => ({ type: String, value: defused(value) });
  const cell = (value: string | number | boolean | null | undefined) => {
    if (value === null || value === undefined) return null;
    if (typeof value === 'number') return { type: Number, value };
    return typeof value === 'boolean' ? { type: Boolean, value } : text(value);
  };
  return write([
    columns.map(({ label }) => ({ ...text(label), fontWeight: 'bold' as const })),
    ...rows.map((row) => columns.map(({ key }) => cell(row[key]))),
    [],
    ...about.map((line) => [text(line)]),
  ]).toBlob();
}
