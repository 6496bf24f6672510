import { ident, join, literal, type Sql, sql } from '../../engine/sql.ts';
import { csvTable, numbered, requireColumns } from '../../ingest/csv.ts';
import type { Format, LooseTable, Rules, Staged, StageInput } from '../../ingest/format.ts';

const NEEDED = [
  'date',
  'partner_en',
  'exports_month',
  'exports_cum',
  'exports_cum_yoy',
  'imports_month',
  'imports_cum',
  'imports_cum_yoy',
];

/** Partners that are groups of other partners of the same table; the world alone is kept as a check on their sum. */
const GROUPS = [
  'Asia',
  'Africa',
  'Europe',
  'Latin America',
  'North America',
  'Oceania',
  'European Union',
  'Association of Southeast Asian Nations',
  'Asia-Pacific Economic Cooperation (APEC)',
];

const RULES: Rules = {
  areas: { reporter: ['iso3'], partner: ['gacc', 'name'] },
  flows: { export: 2, import: 1 },
  revision: 'in-force',
  totals: ['TOTAL'],
  periods: ['YYYY-MM-DD', 'YYYY'],
  number: { decimal: '.', thousands: '' },
  nulls: ['-', 'NA', 'NaN', 'nan'],
  value: { times: 10_000, currency: 'CNY', required: false },
  valuation: 'by-flow',
  netWeight: { times: 1 },
  units: {},
  statuses: { '0': 0, '3': 3 },
};

/**
 * Table (2) of the General Administration of Customs of China: the month and the year so far by partner. Beside the
 * months it gives the year from December's cumulated figure, and the year before from its growth rate, marked derived.
 */
export const gaccPartners: Format = {
  id: 'gacc-partners',
  source: 'china-customs',
  title: 'Chinese customs, total trade by partner and month (10,000 CNY)',
  documentation: 'http://www.customs.gov.cn/customs/302249/zfxxgk/2799825/302274/index.html',
  columns: {
    date: 'first day of the month',
    partner_en: 'English name of the partner; continents and unions stand beside their members and are left out',
    'exports_month, imports_month': 'the month, in 10,000 CNY',
    'exports_cum, imports_cum': "the year so far; December's is the year",
    'exports_cum_yoy, imports_cum_yoy':
      "growth of the year so far, in tenths of a percent; with December's the year before is derived",
  },
  licence: 'General Administration of Customs of China; facts, with attribution',
  parser: 1,
  accepts: ['text'],
  encodings: ['gb18030'],
  scope: 'cells',
  rules: RULES,
  options: {},
  async stage({ members }: StageInput): Promise<Staged> {
    const tables: LooseTable[] = [];
    for (const member of members) {
      const table = await csvTable(member.path, member.name, ',');
      requireColumns(table, NEEDED, member.name, "a table of China's trade by partner");
      const group = sql`partner_en IN (${join(GROUPS.map(literal))})`;
      const leftOut = sql`CASE WHEN ${group} THEN 'a group of partners beside its members' WHEN value IS NULL OR trim(value) IN ('', '-', 'NA', 'NaN', 'nan') THEN 'no figure for this flow' END`;
      const side = (flow: 'export' | 'import'): Sql[] => {
        const [month, year, growth] = ['month', 'cum', 'cum_yoy'].map((what) => ident(`${flow}s_${what}`)) as [
          Sql,
          Sql,
          Sql,
        ];
        const december = sql`substr(date, 6, 2) = '12'`;
        return [
          sql`SELECT line, partner_en, date AS period, ${flow} AS flow, ${month} AS value, '0' AS status FROM numbered`,
          sql`SELECT line, partner_en, substr(date, 1, 4), ${flow}, ${year}, '0' FROM numbered WHERE ${december}`,
          sql`SELECT line, partner_en, (try_cast(substr(date, 1, 4) AS INTEGER) - 1)::VARCHAR, ${flow},
            round(try_cast(${year} AS DOUBLE) / (1 + try_cast(${growth} AS DOUBLE) / 1000))::DECIMAL(18,0)::VARCHAR, '3'
            FROM numbered WHERE ${december} AND try_cast(${growth} AS DOUBLE) > -1000`,
        ];
      };
      const all = join([...side('export'), ...side('import')], ' UNION ALL ');
      tables.push({
        file: member.file,
        name: member.name,
        rows: sql`SELECT line, 'CHN' AS reporter, partner_en AS partner, 'TOTAL' AS product, period, flow, value, status, ${leftOut} AS left_out
          FROM (WITH numbered AS MATERIALIZED (${numbered(table)}) ${all})`,
        columns: {
          left_out: 'left_out',
          reporter: '(China)',
          partner: 'partner_en',
          product: '(total)',
          period: 'date',
          flow: '(exports, imports)',
          value: 'exports or imports',
          status: 'status',
        },
        firstLine: 'own',
        rejects: table.rejects,
      });
    }
    return {
      tables,
      notes: ["the year before is derived: the year's total divided by one plus its growth rate (status 3)"],
    };
  },
};
