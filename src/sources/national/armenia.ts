import { sql } from '../../engine/sql.ts';
import { csvTable, numbered, requireColumns } from '../../ingest/csv.ts';
import type { Format, LooseTable, Staged, StageInput } from '../../ingest/format.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { NATIONAL_RULES } from './rules.ts';

const NEEDED = ['country', 'export', 'import_consigment', 'import_origin', 'timeperiod', 'year'];

/** Monthly trade by country; imports stand there twice, by origin and by consignment, and only one of them is taken. */
export const armenia: Format = {
  id: 'arm-countries',
  source: 'arm-armstat',
  title: 'Statistical Committee of Armenia, trade by country and month (CSV)',
  documentation: 'https://armstat.am/en/?nid=160',
  columns: {
    country: 'English name',
    export: 'thousand US dollars; a dash is no figure',
    'import_origin | import_consigment':
      'imports by country of origin or of consignment: --option import=origin (default) or consignment',
    'timeperiod, year': 'month 1 to 12, or Year',
  },
  licence: 'Statistical Committee of the Republic of Armenia; facts, with attribution',
  parser: 2,
  accepts: ['text'],
  encodings: ['latin1'],
  scope: 'cells',
  rules: { ...NATIONAL_RULES, areas: { reporter: ['iso3'], partner: ['arm', 'name'] } },
  options: { import: 'origin (default) or consignment: which of the two imports is taken' },
  async stage({ members, options }: StageInput): Promise<Staged> {
    const side = options['import'] ?? 'origin';
    if (side !== 'origin' && side !== 'consignment')
      throw new EntrepotError('usage', `import=${side}; expected origin or consignment`);
    const tables: LooseTable[] = [];
    for (const member of members) {
      const table = await csvTable(member.path, member.name, ',');
      requireColumns(table, NEEDED, member.name, "Armenia's trade by country");
      const imported = side === 'origin' ? sql`import_origin` : sql`import_consigment`;
      const period = sql`CASE WHEN timeperiod = 'Year' THEN year ELSE year || lpad(timeperiod, 2, '0') END`;
      tables.push({
        file: member.file,
        name: member.name,
        rows: sql`WITH numbered AS MATERIALIZED (${numbered(table)}),
            whole AS (SELECT year FROM numbered WHERE timeperiod <> 'Year' GROUP BY year HAVING count(DISTINCT timeperiod) = 12)
          SELECT line, 'ARM' AS reporter, country AS partner, 'TOTAL' AS product, ${period} AS period, flow, value,
            CASE WHEN trim(coalesce(country, '')) = '' THEN 'a blank line' WHEN trim(coalesce(value, '')) IN ('', '-') THEN 'no figure for this flow'
              WHEN timeperiod = 'Year' AND year NOT IN (SELECT year FROM whole) THEN 'a year to date: the file has not all of its months' END AS left_out
          FROM (SELECT line, country, timeperiod, year, 'export' AS flow, export AS value FROM numbered
            UNION ALL SELECT line, country, timeperiod, year, 'import', ${imported} FROM numbered)`,
        columns: {
          left_out: 'left_out',
          reporter: '(Armenia)',
          partner: 'country',
          product: '(total)',
          period: 'timeperiod',
          flow: '(exports, imports)',
          value: `export or import_${side}`,
        },
        firstLine: 'own',
        rejects: table.rejects,
      });
    }
    return { tables, notes: [`imports are by country of ${side}`] };
  },
};
