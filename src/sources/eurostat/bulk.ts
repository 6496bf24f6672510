import type { Engine } from '../../engine/engine.ts';
import { ident, literal, type Sql, sql } from '../../engine/sql.ts';
import { type CsvTable, csvTable, zeroIsNone } from '../../ingest/csv.ts';
import type { Format, LooseTable, Staged, StagedMember, StageInput } from '../../ingest/format.ts';
import { summed } from '../../ingest/sums.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { COMEXT_RULES, COMEXT_SOURCE, EUROSTAT_LICENCE } from './rules.ts';

/** The names a column has had, the one that is read first if several stand in a file. */
const NAMES = {
  reporter: ['DECLARANT_ISO', 'REPORTER', 'DECLARANT'],
  partner: ['PARTNER_ISO', 'PARTNER'],
  product: ['PRODUCT_NC'],
  flow: ['FLOW'],
  regime: ['STAT_PROCEDURE', 'STAT_REGIME'],
  period: ['PERIOD'],
  value: ['VALUE_IN_EUROS', 'VALUE_EUR'],
  net_weight: ['QUANTITY_IN_KG', 'QUANTITY_KG'],
  quantity: ['SUP_QUANTITY', 'QUANTITY_SUPPL_UNIT'],
} as const;
type Key = keyof typeof NAMES;

/** The regime that is the sum of the others. */
const TOTAL_REGIME = '4';

/** The monthly and yearly files of Comext's bulk download (full*.dat), one row a regime. */
export const comextBulk: Format = {
  id: 'comext-bulk',
  source: COMEXT_SOURCE,
  title: 'Eurostat Comext, bulk download (full*.dat)',
  documentation: 'https://ec.europa.eu/eurostat/databrowser/bulk?selectedTab=fileComext',
  columns: {
    'DECLARANT | REPORTER': 'number of the Geonomenclature or two letters',
    PARTNER: 'number of the Geonomenclature or two letters',
    PRODUCT_NC: 'CN8; letters in it (27XXXXXX, 99SSS999) stand for confidential goods of the chapter',
    FLOW: '1 import, 2 export',
    'STAT_REGIME | STAT_PROCEDURE': '4 is the total; without it the regimes of a cell are summed',
    PERIOD: 'YYYYMM, or YYYY52 for the year, which stands beside its months',
    VALUE_IN_EUROS: 'statistical value in euro',
    QUANTITY_IN_KG: 'net weight; 0 means not given',
    SUP_QUANTITY: "supplementary quantity; its unit is the Combined Nomenclature's, not in the file, so it is not kept",
  },
  licence: EUROSTAT_LICENCE,
  parser: 1,
  accepts: ['text'],
  encodings: ['latin1'],
  scope: 'cells',
  rules: {
    ...COMEXT_RULES,
    areas: {
      reporter: ['eurostat-geonom', 'eurostat-iso', 'iso2'],
      partner: ['eurostat-geonom', 'eurostat-iso', 'iso2'],
    },
    periods: ['YYYYMM', 'YYYY52'],
  },
  options: {},
  async stage({ engine, members }: StageInput): Promise<Staged> {
    const tables: LooseTable[] = [];
    const notes: string[] = [];
    for (const member of members) tables.push(await stageMember(engine, member, notes));
    return { tables, notes };
  },
};

async function stageMember(engine: Engine, member: StagedMember, notes: string[]): Promise<LooseTable> {
  const table = await csvTable(member.path, member.name, ',');
  const found = columnsOf(table, member.name);
  const regime = found.regime;
  const totals = regime === undefined ? sql`true` : sql`trim(${ident(regime)}) = ${literal(TOTAL_REGIME)}`;
  const counted = await engine.rows<{ totals: number; parts: number }>(
    sql`SELECT count(*) FILTER (WHERE ${totals}) AS totals, count(*) FILTER (WHERE NOT ${totals}) AS parts FROM (${table.rows})`,
  );
  const { totals: whole = 0, parts = 0 } = counted[0] ?? {};
  const sums = whole === 0 && parts > 0;
  if (sums) notes.push(`${member.name}: the statistical regimes of each cell were summed`);
  const leftOut = sums
    ? sql`NULL::VARCHAR`
    : sql`CASE WHEN NOT ${totals} THEN 'a statistical regime beside its total' END`;
  const secret = sql`NOT regexp_full_match(trim(${ident(found.product)}), '[0-9]+|TOTAL') AND regexp_full_match(trim(${ident(found.product)}), '[0-9]{2}[0-9A-Z]{6}')`;
  const chosen = sql`SELECT ${area(found.reporter)} AS reporter, ${area(found.partner)} AS partner, ${ident(found.flow)} AS flow, ${ident(found.period)} AS period,
    CASE WHEN ${secret} THEN substr(trim(${ident(found.product)}), 1, 2) || '000000' ELSE ${ident(found.product)} END AS product,
    CASE WHEN ${secret} THEN '1' ELSE '0' END AS status, ${leftOut} AS left_out,
    ${ident(found.value)} AS value, ${zeroIsNone(ident(found.net_weight))} AS net_weight
    FROM (${table.rows})`;
  const keys = ['reporter', 'partner', 'flow', 'period', 'product', 'status', 'left_out'].map(ident);
  const figures = ['value', 'net_weight'].map(ident);
  return {
    file: member.file,
    name: member.name,
    rows: summed({ rows: chosen, firstLine: table.firstLine }, keys, figures),
    columns: {
      reporter: found.reporter,
      partner: found.partner,
      flow: found.flow,
      period: found.period,
      product: found.product,
      status: 'status',
      left_out: 'left_out',
      value: found.value,
      net_weight: found.net_weight,
    },
    firstLine: 'own',
    rejects: table.rejects,
  };
}

/** Numbers of the Geonomenclature have four digits here, whatever zeros the file left out. */
function area(column: string): Sql {
  const code = sql`trim(${ident(column)})`;
  return sql`CASE WHEN regexp_full_match(${code}, '[0-9]{1,4}') THEN lpad(${code}, 4, '0') ELSE ${code} END`;
}

function columnsOf(
  table: CsvTable,
  name: string,
): Record<Exclude<Key, 'regime'>, string> & { regime: string | undefined } {
  const found = Object.fromEntries(
    Object.entries(NAMES).map(([key, names]) => [key, names.find((column) => table.header.includes(column))]),
  ) as Record<Key, string | undefined>;
  const missing = (['reporter', 'partner', 'product', 'flow', 'period', 'value', 'net_weight'] as const).filter(
    (key) => found[key] === undefined,
  );
  if (missing.length > 0)
    throw new EntrepotError(
      'input-format',
      `${name} is not a bulk file of Comext: the header has no ${missing.map((key) => NAMES[key].join(' or ')).join(', ')}`,
      { fields: { file: name, header: table.header } },
    );
  return found as Record<Key, string>;
}
