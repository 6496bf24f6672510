import type { Format, LooseTable, Staged, StagedMember, StageInput } from '../../ingest/format.ts';
import { readWorkbook, type Sheet } from '../../ingest/open/workbook.ts';
import { type LooseRow, looseFromRows } from '../../ingest/rows.ts';
import { EntrepotError, inputError } from '../../trade/errors.ts';
import { COMEXT_RULES, COMEXT_SOURCE, EUROSTAT_LICENCE } from './rules.ts';

/** What a sheet may measure, and how many of our units one of its is. */
const INDICATORS: Readonly<Record<string, { column: 'value' | 'net_weight'; hundredfold: boolean }>> = {
  VALUE_IN_EUROS: { column: 'value', hundredfold: false },
  QUANTITY_IN_100KG: { column: 'net_weight', hundredfold: true },
};

/** The workbook of Eurostat's Data Explorer: a sheet for each product, flow and indicator; months across. */
export const comextExplorer: Format = {
  id: 'comext-explorer',
  source: COMEXT_SOURCE,
  title: 'Eurostat Comext, workbook of the Data Explorer',
  documentation: 'https://ec.europa.eu/eurostat/comext/newxtweb/',
  columns: {
    'PRODUCT, FLOW, INDICATORS': 'above each sheet; the code of the product stands in brackets at the end of its text',
    REPORTER: 'English name of the declaring country, down the sheet',
    PARTNER: 'English name of the partner, down the sheet',
    'TIME (YYYY-MM)': 'across the sheet; a colon means not available, and is not stored',
  },
  licence: EUROSTAT_LICENCE,
  parser: 1,
  accepts: ['workbook'],
  encodings: [],
  scope: 'cells',
  rules: {
    ...COMEXT_RULES,
    areas: { reporter: ['eurostat-name', 'name'], partner: ['eurostat-name', 'name'] },
    periods: ['YYYY-MM'],
  },
  options: {},
  async stage({ members, workDirectory }: StageInput): Promise<Staged> {
    const tables: LooseTable[] = [];
    const notes: string[] = [];
    for (const member of members) tables.push(await stageMember(member, workDirectory, notes));
    return { tables, notes };
  },
};

async function stageMember(member: StagedMember, work: string, notes: string[]): Promise<LooseTable> {
  const sheets = (await readWorkbook(member.path, member.name)).filter(
    (sheet) => labelled(sheet, 'INDICATORS') !== undefined,
  );
  if (sheets.length === 0)
    throw inputError('input-format', {
      file: member.name,
      expected: 'sheets with PRODUCT, FLOW and INDICATORS above the figures',
    });
  const cells = new Map<string, { -readonly [K in keyof LooseRow]: LooseRow[K] }>();
  let absent = 0;
  for (const sheet of sheets) {
    const head = headOf(sheet, member.name);
    for (const { line, reporter, partner, period, figure } of figuresOf(sheet, member.name)) {
      if (figure === null || figure === ':') {
        absent += 1;
        continue;
      }
      const key = [reporter, partner, head.flow, head.product, period].join('\t');
      const row = cells.get(key) ?? { line, reporter, partner, flow: head.flow, product: head.product, period };
      if (row[head.indicator.column] !== undefined)
        throw inputError('input-invalid', {
          file: `${member.name}, ${sheet.name}`,
          line,
          value: figure,
          expected: 'each cell once; another sheet has it too',
        });
      row[head.indicator.column] = head.indicator.hundredfold ? hundredfold(figure) : figure;
      cells.set(key, row);
    }
  }
  notes.push(`${sheets.length} sheets; ${absent} cells are "not available" and are not stored`);
  return looseFromRows(
    work,
    {
      file: member.file,
      name: member.name,
      columns: {
        reporter: 'REPORTER',
        partner: 'PARTNER',
        flow: 'FLOW',
        product: 'PRODUCT',
        period: 'TIME',
        value: 'VALUE_IN_EUROS',
        net_weight: 'QUANTITY_IN_100KG',
      },
    },
    [...cells.values()],
  );
}

function labelled(sheet: Sheet, label: string): string | undefined {
  const row = sheet.rows.slice(0, 20).find((cells) => cells[0] === label || cells[0] === `${label} [${label}]`);
  return row?.slice(1).find((cell) => cell !== null) ?? undefined;
}

function headOf(sheet: Sheet, file: string): { product: string; flow: string; indicator: (typeof INDICATORS)[string] } {
  const where = `${file}, ${sheet.name}`;
  const text = labelled(sheet, 'PRODUCT') ?? '';
  const product = /\[([0-9]{2,8}|TOTAL)\]$/.exec(text)?.[1];
  if (product === undefined)
    throw inputError('input-format', {
      file: where,
      column: 'PRODUCT',
      value: text,
      expected: 'a code in brackets at the end; export with codes and labels',
    });
  const flow = labelled(sheet, 'FLOW') ?? '';
  const word = labelled(sheet, 'INDICATORS') ?? '';
  const indicator = INDICATORS[word];
  if (indicator === undefined)
    throw new EntrepotError(
      'unknown-vocabulary',
      `${where}: indicator ${JSON.stringify(word)}; expected one of ${Object.keys(INDICATORS).join(', ')}`,
    );
  return { product, flow, indicator };
}

interface Figure {
  readonly line: number;
  readonly reporter: string | null;
  readonly partner: string | null;
  readonly period: string;
  readonly figure: string | null;
}

function* figuresOf(sheet: Sheet, file: string): Iterable<Figure> {
  const top = sheet.rows.findIndex((cells) => cells[0] === 'TIME');
  const times = sheet.rows[top] ?? [];
  const start = sheet.rows.findIndex((cells, index) => index > top && (cells[0] ?? '').startsWith('REPORTER'));
  if (top < 0 || start < 0)
    throw inputError('input-format', {
      file: `${file}, ${sheet.name}`,
      expected: 'a row that begins with TIME and one with REPORTER',
    });
  for (const [offset, cells] of sheet.rows.slice(start + 1).entries()) {
    if (cells[0] === 'Special value' || cells.every((cell) => cell === null)) return;
    for (const [at, period] of times.entries()) {
      if (at < 2 || period === null) continue;
      yield {
        line: start + offset + 2,
        reporter: cells[0] ?? null,
        partner: cells[1] ?? null,
        period,
        figure: cells[at] ?? null,
      };
    }
  }
}

/** Hundredfold without a detour through floats, for plain figures; others are left for the reader to refuse. */
function hundredfold(figure: string): string {
  if (!/^[0-9]+(\.[0-9]+)?$/.test(figure)) return figure;
  const [whole = '', part = ''] = figure.split('.');
  const digits = `${whole}${part.padEnd(2, '0').slice(0, 2)}`;
  return part.length > 2 ? `${digits}.${part.slice(2)}` : digits;
}
