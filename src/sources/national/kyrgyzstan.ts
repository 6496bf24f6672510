import type { Format, LooseTable, Staged, StageInput } from '../../ingest/format.ts';
import { readWorkbook } from '../../ingest/open/workbook.ts';
import { type LooseRow, looseFromRows } from '../../ingest/rows.ts';
import { inputError } from '../../trade/errors.ts';
import { NATIONAL_RULES, TOTAL_COLUMNS, totalRow } from './rules.ts';

/** Tables 4.03.00.18 and 4.03.00.20: exports and imports by country, years across, names in three languages. */
export const kyrgyzstan: Format = {
  id: 'kgz-geography',
  source: 'kgz-nsc',
  title: 'Kyrgyz National Statistical Committee, trade by country and year (workbook)',
  documentation: 'https://stat.gov.kg/en/statistics/vneshneekonomicheskaya-deyatelnost/',
  columns: {
    'second column': 'country, in Russian; continents and unions are left out',
    'row of years':
      'a year a column; thousand US dollars; a dash is no figure; a small digit after a year points to the footnote "preliminary"',
    title: 'says whether it is exports (экспорта) or imports (импорта)',
  },
  licence: 'National Statistical Committee of the Kyrgyz Republic; facts, with attribution',
  parser: 1,
  accepts: ['workbook'],
  encodings: [],
  scope: 'cells',
  rules: NATIONAL_RULES,
  options: {},
  async stage({ members, workDirectory }: StageInput): Promise<Staged> {
    const tables: LooseTable[] = [];
    for (const member of members) {
      const [sheet] = await readWorkbook(member.path, member.name);
      const rows = sheet?.rows ?? [];
      const title = rows.slice(0, 3).flat().join(' ').toLowerCase();
      const flow = title.includes('распределение экспорта')
        ? 'export'
        : title.includes('распределение импорта')
          ? 'import'
          : undefined;
      const years = rows.findIndex(
        (cells) => cells.slice(3).filter((cell) => /^(19|20)\d\d$/.test(cell ?? '')).length > 5,
      );
      if (flow === undefined || years < 0 || !title.includes('тыс. долларов сша'))
        throw inputError('input-format', {
          file: member.name,
          expected: 'the geographic distribution of exports or imports in thousand US dollars, with years across',
        });
      const header = rows[years] ?? [];
      const found: LooseRow[] = [];
      for (const [index, cells] of rows.entries()) {
        const name = cells[1];
        if (index <= years || name === null || name === undefined || /^\d /.test(name)) continue;
        for (const [at, year] of header.entries()) {
          if (at < 3 || year === null) continue;
          const period = year.replace(/ \d$/, '');
          found.push(...totalRow({ line: index + 1, reporter: 'KGZ', flow, period }, name, cells[at]));
        }
      }
      tables.push(
        await looseFromRows(workDirectory, { file: member.file, name: member.name, columns: TOTAL_COLUMNS }, found),
      );
    }
    return { tables, notes: [] };
  },
};
