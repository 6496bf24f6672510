import type { Row, SheetData } from 'write-excel-file/node';
import { fit } from '../fit.ts';

export type Cells = Row;

/** A sheet of a workbook: the name by which the contents link to it, and what it shows. */
export interface DataSheet {
  readonly name: string;
  readonly title: string;
  readonly widths: readonly number[];
  /** Rows that stay in view. */
  readonly head: number;
  readonly rows: SheetData;
}

/** What a cell of a workbook can hold. */
const LONGEST = 32_767;

export function text(value: string): Row[number] {
  const whole = fit(value);
  const cut = whole.length > LONGEST ? fit(`${whole.slice(0, LONGEST - 30)} ... (whole in the JSON form)`) : whole;
  return { type: String, value: cut };
}

export const bold = (value: string): Row[number] => ({ type: String, value: fit(value), fontWeight: 'bold' });

/** A number stays a number, in full; missing is an empty cell. */
export function number(value: number | null, format: string | null = null): Row[number] {
  if (value === null) return null;
  return format === null ? { type: Number, value } : { type: Number, value, format };
}

export const link = (sheet: string): Row[number] => ({
  type: 'Formula',
  value: `HYPERLINK("#'${sheet}'!A1","${sheet}")`,
  textColor: '#0b5c8c',
});
