import { open, readFile } from 'node:fs/promises';
import type { Engine } from '../engine/engine.ts';
import { literal, sql } from '../engine/sql.ts';
import { EntrepotError } from '../trade/errors.ts';
import { unreadable } from './csv.ts';
import { isHeader, parseLines, separatorOf } from './lines.ts';
import type { OpenedMember } from './open/open.ts';
import { readWorkbook } from './open/workbook.ts';

/** How a file begins, whatever its format: its columns and first rows as text. */
export interface Sample {
  /** Of text: what stands between its columns. */
  readonly separator: string | null;
  /** Of a workbook: the sheet that is shown. */
  readonly sheet: string | null;
  /** The line of the header, from 1; null where none could be told. */
  readonly header: number | null;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** So much of a text is looked at. */
const HEAD_BYTES = 1 << 18;
/** JSON is read whole, so only where it is small. */
const JSON_BYTES = 64 << 20;
const LONGEST_CELL = 500;

/** @param most rows at the beginning of the file. */
export async function sampleOf(engine: Engine, member: OpenedMember, most: number): Promise<Sample> {
  const sample = await SAMPLERS[member.kind](engine, member, most);
  const rows = sample.rows.slice(0, most).map((row) => row.map(shortened));
  return { ...sample, columns: sample.columns.map((name) => shortened(name) ?? ''), rows };
}

const SAMPLERS: Readonly<
  Record<OpenedMember['kind'], (engine: Engine, member: OpenedMember, most: number) => Promise<Sample>>
> = {
  text: async (_engine, member) => {
    const text = await head(member.path);
    const separator = separatorOf(text);
    return { ...headed(parseLines(text, separator)), separator, sheet: null };
  },
  workbook: async (_engine, member) => {
    const [sheet] = await readWorkbook(member.path, member.name);
    return { ...headed(sheet?.rows ?? []), separator: null, sheet: sheet?.name ?? null };
  },
  parquet: async (engine, member, most) => {
    const relation = sql`SELECT COLUMNS(*)::VARCHAR FROM read_parquet(${literal(member.path)}) LIMIT ${literal(most)}`;
    try {
      const described = await engine.rows<{ column_name: string }>(sql`DESCRIBE ${relation}`);
      const columns = described.map(({ column_name }) => column_name);
      const rows = (await engine.rows<Record<string, string | null>>(relation)).map((row) =>
        columns.map((column) => row[column] ?? null),
      );
      return { separator: null, sheet: null, header: null, columns, rows };
    } catch (cause) {
      throw cause instanceof EntrepotError ? cause : unreadable(member.name, cause);
    }
  },
  json: async (_engine, member) => {
    const records = member.bytes > JSON_BYTES ? [] : recordsOf(await readFile(member.path, 'utf8'));
    const columns = [...new Set(records.slice(0, 100).flatMap((record) => Object.keys(record)))];
    const rows = records.map((record) => columns.map((column) => cellText(record[column])));
    return { separator: null, sheet: null, header: null, columns, rows };
  },
};

async function head(file: string): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const buffer = Buffer.alloc(HEAD_BYTES);
    const { bytesRead } = await handle.read(buffer, 0, HEAD_BYTES, 0);
    const text = buffer.subarray(0, bytesRead).toString('utf8');
    const end = text.lastIndexOf('\n');
    return bytesRead < HEAD_BYTES || end < 0 ? text : text.slice(0, end);
  } finally {
    await handle.close();
  }
}

function headed(all: readonly (readonly (string | null)[])[]): Pick<Sample, 'header' | 'columns' | 'rows'> {
  const at = all.findIndex((_row, index) => isHeader(all, index));
  if (at < 0) return { header: null, columns: [], rows: all };
  const columns = (all[at] ?? []).map((cell, index) => cell?.trim() || `column ${index + 1}`);
  const rows = all.slice(at + 1).filter((row) => row.some((cell) => cell !== null && cell !== ''));
  return { header: at + 1, columns, rows };
}

function recordsOf(text: string): readonly Readonly<Record<string, unknown>>[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return [];
  }
  const lists = [parsed, ...Object.values((parsed ?? {}) as object)].filter((value) => Array.isArray(value));
  const records = lists.find((list) => list.some(isRecord)) ?? [];
  return records.filter(isRecord);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function cellText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
}

function shortened(cell: string | null): string | null {
  return cell === null || cell.length <= LONGEST_CELL ? cell : `${cell.slice(0, LONGEST_CELL)}…`;
}
