import { ident, join, sql } from '../../engine/sql.ts';
import { csvTable, numbered, requireColumns } from '../../ingest/csv.ts';
import type { Format, LooseTable, Staged, StageInput } from '../../ingest/format.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { NATIONAL_RULES } from './rules.ts';

/** The two tables of the office's open-data service; a file does not say its flow, but its number does. */
const TABLES: Readonly<Record<string, 'export' | 'import'>> = { '1105': 'export', '1176': 'import' };

export const uzbekistan: Format = {
  id: 'uzb-countries',
  source: 'uzb-stat',
  title: 'National Statistics Committee of Uzbekistan, trade by country and year (CSV)',
  documentation: 'https://stat.uz/en/official-statistics/merchandise-trade',
  columns: {
    Code: 'M49 number of the country; 0 stands for the other countries together',
    Klassifikator_en: 'its English name',
    'one column a year': 'thousand US dollars',
    flow: `not in the file: from its name (${Object.keys(TABLES)
      .map((id) => `sdmx_data_${id}`)
      .join(', ')}) or --option flow=export|import`,
  },
  licence: 'National Statistics Committee of the Republic of Uzbekistan; facts, with attribution',
  parser: 1,
  accepts: ['text'],
  encodings: ['windows-1251'],
  scope: 'cells',
  rules: { ...NATIONAL_RULES, areas: { reporter: ['iso3'], partner: ['uzb', 'm49'] } },
  options: { flow: 'export or import, where the name of the file does not tell' },
  async stage({ members, options }: StageInput): Promise<Staged> {
    const tables: LooseTable[] = [];
    for (const member of members) {
      const table = await csvTable(member.path, member.name, ',');
      requireColumns(table, ['Code', 'Klassifikator_en'], member.name, "Uzbekistan's trade by country");
      const flow = options['flow'] ?? TABLES[/sdmx_data_(\d+)/.exec(member.name)?.[1] ?? ''];
      if (flow !== 'export' && flow !== 'import')
        throw new EntrepotError('usage', `${member.name}: exports or imports? Say --option flow=export or flow=import`);
      const years = table.header.filter((column) => /^(19|20)\d\d$/.test(column));
      tables.push({
        file: member.file,
        name: member.name,
        rows: sql`SELECT line, 'UZB' AS reporter, CASE WHEN trim(Code) = '0' THEN 'other' ELSE regexp_replace(trim(Code), '^0+', '') END AS partner, ${flow} AS flow, 'TOTAL' AS product, period, value,
            CASE WHEN trim(coalesce(value, '')) IN ('', '-') THEN 'no figure for this year' END AS left_out
          FROM (UNPIVOT (${numbered(table)}) ON ${join(years.map(ident))} INTO NAME period VALUE value)`,
        columns: {
          left_out: 'left_out',
          reporter: '(Uzbekistan)',
          partner: 'Code',
          flow: '(flow)',
          product: '(total)',
          period: '(year)',
          value: 'the year',
        },
        firstLine: 'own',
        rejects: table.rejects,
      });
    }
    return { tables, notes: [] };
  },
};
