import { readFile } from 'node:fs/promises';
import { read, utils, type WorkSheet } from '@e965/xlsx';
import { inputError } from '../../trade/errors.ts';

/** A sheet as text: `rows[r][c]` is the cell's value as it is stored (full precision), null when empty. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly (string | null)[])[];
}

/** Reads a legacy .xls or an .xlsx whole; its size was bounded when it was opened. */
export async function readWorkbook(file: string, name: string): Promise<Sheet[]> {
  try {
    const book = read(await readFile(file), {
      type: 'buffer',
      cellDates: true,
      cellFormula: false,
      cellHTML: false,
      cellText: false,
      UTC: true,
    });
    return book.SheetNames.map((sheet) => toSheet(sheet, book.Sheets[sheet] as WorkSheet));
  } catch (cause) {
    throw inputError(
      'input-format',
      { file: name, expected: `a workbook that can be read; ${(cause as Error).message}` },
      cause,
    );
  }
}

function toSheet(name: string, sheet: WorkSheet): Sheet {
  const range = utils.decode_range(sheet['!ref'] ?? 'A1:A1');
  const rows: (string | null)[][] = [];
  for (let r = 0; r <= range.e.r; r++) {
    rows.push(
      Array.from({ length: range.e.c + 1 }, (_, c) =>
        cellText(sheet[utils.encode_cell({ r, c })] as { t: string; v: unknown; w?: string } | undefined),
      ),
    );
  }
  return { name, rows };
}

function cellText(cell: { t: string; v: unknown; w?: string } | undefined): string | null {
  if (cell === undefined || cell.v === undefined || cell.v === null || cell.t === 'z') return null;
  if (cell.t === 'e') return cell.w ?? '#ERROR';
  if (cell.v instanceof Date) return cell.v.toISOString().slice(0, 10);
  const text = typeof cell.v === 'number' ? plainNumber(cell.v) : String(cell.v).trim();
  return text === '' ? null : text;
}

/** Seventeen digits of a stored 0.1 are noise of the file format: fifteen say all that was typed. */
function plainNumber(value: number): string {
  return String(Number(value.toPrecision(15)));
}
