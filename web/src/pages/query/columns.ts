import type { Cell, SqlAnswer } from '../../api/types.ts';
import type { Table } from '../../export/table.ts';

export interface ResultColumn {
  /** Its name; one that was there before has its number behind it. */
  readonly key: string;
  readonly name: string;
  readonly numeric: boolean;
  /** Letters of its longest cell, within bounds. */
  readonly wide: number;
}

const NUMERIC = /INT|DECIMAL|DOUBLE|FLOAT|NUMERIC/;
const LOOKED_AT = 300;

export function columnsOf({ columns, rows }: SqlAnswer): ResultColumn[] {
  const keys: string[] = [];
  return columns.map(({ name, type }, at) => {
    let key = name;
    for (let count = 2; keys.includes(key); count += 1) key = `${name}_${count}`;
    keys.push(key);
    const numeric = NUMERIC.test(type) && !type.endsWith('[]');
    const longest = rows
      .slice(0, LOOKED_AT)
      .reduce((most, row) => Math.max(most, shown(row[at] ?? null, numeric, name).length), name.length);
    return { key, name, numeric, wide: Math.max(4, Math.min(44, longest)) };
  });
}

/** Years, periods and codes are numbers that nobody groups by thousands. */
const PLAIN = /year|period|code|number|month|quarter|line|file|product|reporter|partner|hs_rev|level/i;

/** A cell as it is shown. Numbers have all their digits; what is missing is said. */
export function shown(cell: unknown, numeric: boolean, column: string): string {
  if (cell === null || cell === undefined) return '–';
  if (typeof cell === 'number' && numeric && !PLAIN.test(column))
    return new Intl.NumberFormat(undefined, { maximumFractionDigits: 3 }).format(cell);
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell as string | number | boolean);
}

/** For export: what is a list or a record is its JSON. */
export function tableOf(answer: SqlAnswer, columns: readonly ResultColumn[]): Table {
  return {
    columns: columns.map(({ key }) => ({ key, label: key })),
    rows: answer.rows.map((row) => Object.fromEntries(columns.map(({ key }, at) => [key, plain(row[at] ?? null)]))),
  };
}

function plain(cell: unknown): Cell {
  return cell !== null && typeof cell === 'object' ? JSON.stringify(cell) : (cell as Cell);
}
