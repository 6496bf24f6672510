import type { Engine } from '../../engine/engine.ts';
import { literal, type Sql, sql } from '../../engine/sql.ts';
import { csvTable, requireColumns, select, unreadable } from '../../ingest/csv.ts';
import type { Format, LooseTable, Staged, StagedMember, StageInput } from '../../ingest/format.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { COMEXT_RULES, COMEXT_SOURCE, EUROSTAT_LICENCE } from './rules.ts';

/** The column that says the goods, by how fine it is: a file that has several is read at the finest. */
const PRODUCT_COLUMNS = ['cn8', 'hs6', 'hs4', 'hs2'] as const;

/** Extracts of Eurostat Comext with one row a cell, as Parquet or CSV, such as the bundled ones. */
export const comext: Format = {
  id: 'comext',
  source: COMEXT_SOURCE,
  title: 'Eurostat Comext, tidy extract (Parquet or CSV)',
  documentation: 'https://ec.europa.eu/eurostat/web/international-trade-in-goods/database',
  columns: {
    reporter: 'English name of the declaring country',
    partner: 'English name of the partner country',
    'cn8 | hs6 | hs4 | hs2': 'the goods; a file without such a column holds totals',
    period: 'YYYY-MM',
    value_eur: 'statistical value in euro',
    flow: 'EXPORT or IMPORT; exports when the column is missing',
  },
  licence: EUROSTAT_LICENCE,
  parser: 1,
  accepts: ['parquet', 'text'],
  encodings: [],
  scope: 'complete',
  rules: { ...COMEXT_RULES, areas: { reporter: ['eurostat-name', 'name'], partner: ['eurostat-name', 'name'] } },
  options: {},
  async stage({ engine, members }: StageInput): Promise<Staged> {
    const tables: LooseTable[] = [];
    for (const member of members) tables.push(await stageMember(engine, member));
    return { tables, notes: ['an absent row is "nothing or not available", not a reported zero'] };
  },
};

async function stageMember(engine: Engine, member: StagedMember): Promise<LooseTable> {
  if (member.kind === 'text') {
    const table = await csvTable(member.path, member.name, ',');
    return { ...described(member, table.header, table.rows), firstLine: table.firstLine, rejects: table.rejects };
  }
  const rows = sql`SELECT * FROM read_parquet(${literal(member.path)})`;
  const columns = await engine.rows<{ column_name: string }>(sql`DESCRIBE ${rows}`).catch((cause: unknown) => {
    throw unreadable(member.name, cause);
  });
  const header = columns.map((column) => column.column_name);
  return { ...described(member, header, rows), firstLine: 1, binary: true };
}

function described(
  member: StagedMember,
  header: readonly string[],
  rows: Sql,
): Pick<LooseTable, 'file' | 'name' | 'rows' | 'columns'> {
  requireColumns({ header }, ['reporter', 'partner', 'period', 'value_eur'], member.name, 'a Comext extract');
  const unknown = header.filter(
    (column) => ![...PRODUCT_COLUMNS, 'reporter', 'partner', 'period', 'value_eur', 'flow'].includes(column),
  );
  if (unknown.length > 0) {
    throw new EntrepotError(
      'input-format',
      `${member.name} has columns a Comext extract does not: ${unknown.join(', ')}`,
      { fields: { unknown } },
    );
  }
  const product = PRODUCT_COLUMNS.find((column) => header.includes(column));
  const columns = {
    reporter: 'reporter',
    partner: 'partner',
    period: 'period',
    value: 'value_eur',
    ...(product === undefined ? {} : { product }),
    ...(header.includes('flow') ? { flow: 'flow' } : {}),
  };
  const constants = [
    ...(product === undefined ? [sql`'TOTAL' AS product`] : []),
    ...(header.includes('flow') ? [] : [sql`'EXPORT' AS flow`]),
  ];
  const texts = sql`SELECT COLUMNS(*)::VARCHAR FROM (${rows})`;
  return {
    file: member.file,
    name: member.name,
    rows: select(texts, columns, constants),
    columns: { ...columns, product: product ?? '(totals)', flow: 'flow' },
  };
}
