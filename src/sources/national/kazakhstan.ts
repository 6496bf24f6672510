import type { Format, LooseTable, Staged, StageInput } from '../../ingest/format.ts';
import { readWorkbook, type Sheet } from '../../ingest/open/workbook.ts';
import { type LooseRow, looseFromRows } from '../../ingest/rows.ts';
import { inputError } from '../../trade/errors.ts';
import { NATIONAL_RULES, TOTAL_COLUMNS, totalRow } from './rules.ts';

/** "Main indicators of foreign trade by country": a sheet a year, turnover, exports and imports across. */
export const kazakhstan: Format = {
  id: 'kaz-countries',
  source: 'kaz-bns',
  title: 'Kazakh Bureau of National Statistics, trade by country and year (workbook)',
  documentation: 'https://stat.gov.kz/en/industries/economy/foreign-market/',
  columns: {
    'first column': 'country, in Russian; continents and unions are left out',
    'Экспорт, Импорт': 'thousand US dollars',
    'title or name of the sheet': 'the year; several sheets with the same year are refused',
  },
  licence: 'Bureau of National Statistics of the Republic of Kazakhstan; facts, with attribution',
  parser: 1,
  accepts: ['workbook'],
  encodings: [],
  scope: 'cells',
  rules: NATIONAL_RULES,
  options: {},
  async stage({ members, workDirectory }: StageInput): Promise<Staged> {
    const tables: LooseTable[] = [];
    for (const member of members) {
      const sheets = (await readWorkbook(member.path, member.name))
        .map((sheet) => ({ sheet, head: headRow(sheet) }))
        .filter(({ head }) => head >= 0);
      if (sheets.length === 0)
        throw inputError('input-format', {
          file: member.name,
          expected: 'a sheet with the columns Товарооборот, Экспорт and Импорт',
        });
      for (const { sheet, head } of sheets) {
        tables.push(
          await looseFromRows(
            workDirectory,
            {
              file: member.file,
              name: `${member.name}, ${sheet.name}`,
              columns: TOTAL_COLUMNS,
            },
            rowsOf(sheet, head, member.name),
          ),
        );
      }
    }
    return { tables, notes: [] };
  },
};

function headRow(sheet: Sheet): number {
  return sheet.rows.findIndex((cells) => (cells[1] ?? '').startsWith('Товарооборот'));
}

function rowsOf(sheet: Sheet, head: number, file: string): LooseRow[] {
  const above = sheet.rows
    .slice(0, head)
    .flat()
    .filter((cell) => cell !== null)
    .join(' ');
  const year = /(20\d\d)/.exec(above)?.[1] ?? /(20\d\d)$/.exec(sheet.name)?.[1];
  const columns = (sheet.rows[head] ?? []).map((cell) => (cell ?? '').toLowerCase());
  const [exports, imports] = [columns.indexOf('экспорт'), columns.indexOf('импорт')];
  if (year === undefined || exports < 0 || imports < 0 || !above.includes('тыс. долларов США'))
    throw inputError('input-format', {
      file: `${file}, ${sheet.name}`,
      expected: 'a year, Экспорт, Импорт and the unit тыс. долларов США above the figures',
    });
  return sheet.rows.flatMap((cells, index) => {
    const name = cells[0];
    if (index < head + 2 || name === null || name === undefined) return [];
    return (
      [
        ['export', exports],
        ['import', imports],
      ] as const
    ).flatMap(([flow, at]) => totalRow({ line: index + 1, reporter: 'KAZ', flow, period: year }, name, cells[at]));
  });
}
