import { ident, join, literal, Sql, sql } from '../../engine/sql.ts';
import { csvTable, zeroIsNone } from '../../ingest/csv.ts';
import type { Format, LooseColumn, LooseTable, Rules, Staged, StagedMember, StageInput } from '../../ingest/format.ts';
import { writeTable } from '../../ingest/rows.ts';
import { summed } from '../../ingest/sums.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { readAnswer } from './answer.ts';
import { DIALECTS, type Dialect, recognise } from './dialects.ts';
import { COMTRADE_LICENCE, COMTRADE_RULES, COMTRADE_SOURCE, SUB_FLOWS } from './rules.ts';

/** Which part of an answer is taken: its totals, or one breakdown summed; never both. */
const TAKES = ['totals', 'partner2', 'customs'] as const;
type Take = (typeof TAKES)[number];

/** Extracts of UN Comtrade: the API's JSON, the CSV of the site and of the API, and the older CSV names. */
export const comtrade: Format = {
  id: 'comtrade',
  source: COMTRADE_SOURCE,
  title: 'UN Comtrade (API v1 JSON or CSV, and the older CSV downloads)',
  documentation: 'https://comtradedeveloper.un.org/',
  columns: {
    'reporterCode | Reporter Code | reporter_code': 'area number of UN Comtrade',
    'partnerCode | Partner Code | partner_code': 'area number; 0 is the world, an aggregate beside its members',
    'partner2Code, customsCode, motCode':
      'breakdowns: only their totals (0, C00, 0) are taken unless --option take says otherwise',
    'flowCode | Trade Flow Code | trade_code':
      'M, X, RX, RM or 1 to 4; DX, FM and the processing flows lie within these and are left out',
    'classificationCode | Classification': 'H0 to H6, or HS for what was in force; without the column, in force',
    'cmdCode | Commodity Code | commodity_code': 'HS code or TOTAL',
    'period | Period | period_desc': 'YYYYMM or YYYY',
    'primaryValue | Trade Value (US$) | trade_value_us': 'US dollars; imports CIF and exports FOB as a rule',
    'netWgt, qty, qtyUnitCode': 'kilograms, supplementary quantity and its unit; 0 means not given',
    'isQtyEstimated, isNetWgtEstimated | Flag': 'a weight or quantity that the UN estimated',
  },
  licence: COMTRADE_LICENCE,
  parser: 1,
  accepts: ['text', 'json'],
  encodings: ['latin1'],
  scope: 'cells',
  rules: COMTRADE_RULES,
  options: { take: `which rows to take: ${TAKES.join(', ')} (default totals)` },
  async stage(input: StageInput): Promise<Staged> {
    const take = takeOf(input.options['take']);
    const tables: LooseTable[] = [];
    const notes: string[] = [];
    const revisions = new Set<boolean>();
    for (const member of input.members) {
      const { table, revision } = await open(input, member, take, notes);
      revisions.add(revision);
      tables.push(table);
    }
    if (revisions.size > 1)
      throw new EntrepotError(
        'usage',
        'these files are of downloads with and without a revision; load them one kind at a time',
      );
    if (take !== 'totals')
      notes.push(`sums of the breakdown by ${take}; totals and other breakdowns in the files were not read`);
    return { tables, notes: [...notes, ...(revisions.has(false) ? [IN_FORCE_NOTE] : [])], rules: rulesOf(revisions) };
  },
};

const IN_FORCE_NOTE = 'the file does not say its HS revision: the one in force in each period was taken';

function rulesOf(revisions: ReadonlySet<boolean>): Partial<Rules> {
  return revisions.has(false) ? { revision: 'in-force' } : {};
}

function takeOf(text: string | undefined): Take {
  const take = TAKES.find((known) => known === (text ?? 'totals'));
  if (take === undefined)
    throw new EntrepotError('usage', `take=${text ?? ''}; expected one of ${TAKES.join(', ')}`, {
      fields: { take: text },
    });
  return take;
}

interface Opened {
  readonly table: LooseTable;
  /** Whether the file says its revision of the HS. */
  readonly revision: boolean;
}

async function open(input: StageInput, member: StagedMember, take: Take, notes: string[]): Promise<Opened> {
  const answer = member.kind === 'json' ? await readAnswer(member.path, member.name) : undefined;
  if (answer !== undefined && answer.repeated > 0)
    notes.push(`${member.name}: ${answer.repeated} records stood there twice and were taken once`);
  const file =
    answer === undefined
      ? member.path
      : await writeTable(input.workDirectory, answer.header.length === 0 ? API_HEADER : answer.header, answer.rows);
  const { header, rows, rejects, firstLine } = await csvTable(file, member.name, ',');
  const known = recognise(header);
  if (known === undefined) {
    const wanted = (DIALECTS[0] as Dialect).needs.map((need) => String((DIALECTS[0] as Dialect).names[need]));
    throw new EntrepotError(
      'input-format',
      `${member.name} is no download of UN Comtrade: the header lacks ${wanted.filter((name) => !header.includes(name)).join(', ')}`,
      {
        fields: { file: member.name, header },
        problems: [{ file: member.name, line: 1, expected: `a header with ${wanted.join(', ')}` }],
      },
    );
  }
  const first = answer === undefined ? firstLine : 1;
  return {
    revision: known.dialect.revision,
    table: {
      file: member.file,
      name: member.name,
      ...loose(known.dialect, known.column, rows, take, first),
      ...(answer === undefined ? { rejects } : {}),
    },
  };
}

const API_HEADER = Object.values((DIALECTS[0] as Dialect).names).flat();

const NO_TOTAL: Readonly<Record<'partner2' | 'customs' | 'transport', { total: string; reason: string }>> = {
  partner2: { total: '0', reason: 'a second partner beside the total' },
  customs: { total: 'C00', reason: 'a customs procedure beside the total' },
  transport: { total: '0', reason: 'a mode of transport beside the total' },
};

function loose(
  { names }: Dialect,
  column: (name: string | undefined) => string | undefined,
  rows: Sql,
  take: Take,
  firstLine: number,
): Pick<LooseTable, 'rows' | 'columns' | 'firstLine'> {
  const named = Object.fromEntries(
    (['reporter', 'partner', 'flow', 'hs_rev', 'product', 'period', 'value', 'net_weight', 'quantity', 'unit'] as const)
      .map((key) => [key, column(names[key])] as const)
      .filter(([, found]) => found !== undefined),
  ) as Partial<Record<LooseColumn, string>>;
  const picked = Object.entries(named).map(([key, found]) => sql`${reading(key, ident(found))} AS ${ident(key)}`);
  const flags = names.estimated.map(column).filter((flag) => flag !== undefined);
  const status = sql`CASE WHEN ${join([sql`false`, ...flags.map((flag) => sql`upper(${ident(flag)}) IN ('TRUE', '1', '2', '4', '6')`)], ' OR ')} THEN '2' ELSE '0' END AS status`;
  const breakdowns = (Object.keys(NO_TOTAL) as (keyof typeof NO_TOTAL)[])
    .map((dimension) => ({ dimension, found: column(names[dimension]) }))
    .filter((one): one is { dimension: keyof typeof NO_TOTAL; found: string } => one.found !== undefined);
  const isTotal = ({ dimension, found }: (typeof breakdowns)[number]): Sql =>
    sql`coalesce(nullif(trim(${ident(found)}), ''), ${literal(NO_TOTAL[dimension].total)}) = ${literal(NO_TOTAL[dimension].total)}`;
  const type = column(names.type);
  const arms = [
    ...(type === undefined ? [] : [sql`WHEN ${ident(type)} <> 'C' THEN 'services, not goods'`]),
    sql`WHEN ${ident(named.flow as string)} IN (${join(SUB_FLOWS.map(literal))}) THEN 'a flow that lies within another (' || ${ident(named.flow as string)} || ')'`,
  ];
  const columns = { ...named, status: 'status', left_out: 'left_out' };
  if (take === 'totals') {
    const broken = breakdowns.map(
      (one) => sql`WHEN NOT ${isTotal(one)} THEN ${literal(NO_TOTAL[one.dimension].reason)}`,
    );
    return {
      rows: sql`SELECT ${join([...picked, status])}, CASE ${join([...arms, ...broken], ' ')} END AS left_out FROM (${rows})`,
      columns,
      firstLine,
    };
  }
  const wanted = breakdowns.map((one) => (one.dimension === take ? sql`NOT ${isTotal(one)}` : isTotal(one)));
  if (!breakdowns.some((one) => one.dimension === take))
    throw new EntrepotError('input-format', `the file has no column for a breakdown by ${take}`);
  const chosen = sql`SELECT ${join([...picked, status])}, CASE ${join(arms, ' ')} END AS left_out FROM (${rows}) WHERE ${join(wanted, ' AND ')}`;
  const figures = (['value', 'net_weight', 'quantity'] as const).filter((key) => named[key] !== undefined);
  const keys = Object.keys(columns)
    .filter((key) => !figures.includes(key as never))
    .map(ident);
  return {
    rows: summed({ rows: chosen, firstLine }, keys, figures.map(ident)),
    columns,
    firstLine: 'own',
  };
}

/** What the number 0 or -1 means in this source's columns: not given. And 9999AA, goods not specified, as digits. */
function reading(key: string, column: Sql): Sql {
  if (key === 'net_weight' || key === 'quantity') return zeroIsNone(column);
  if (key === 'unit') return sql`nullif(trim(${column}), '-1')`;
  if (key === 'product') return sql`CASE WHEN ${column} = '9999AA' THEN '999999' ELSE ${column} END`;
  return column;
}
