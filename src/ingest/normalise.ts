import type { Engine } from '../engine/engine.ts';
import { ident, join, literal, Sql, sql } from '../engine/sql.ts';
import type { LooseColumn, LooseTable, PeriodStyle, Rules } from './format.ts';

/** Table of strict rows of one loose table; `problem` names the loose column that could not be read, or is null. */
export interface Normalised {
  readonly table: Sql;
}

interface Alias {
  readonly vocabulary: string;
  readonly code: string;
  readonly area: number;
}

/**
 * Makes the look-ups of `normalise`, once a load: an enum of the known words and the areas in the same order. A join
 * would do as well, but it does not keep the order of rows where it finds nothing, and the order is the line.
 */
export async function prepareVocabulary(engine: Engine, rules: Rules, aliases: readonly Alias[]): Promise<void> {
  for (const side of ['reporter', 'partner'] as const) {
    const known = new Map<string, number>(Object.entries(rules.areaNames ?? {}));
    for (const vocabulary of rules.areas[side]) {
      for (const alias of aliases) {
        if (alias.vocabulary === vocabulary && !known.has(alias.code)) known.set(alias.code, alias.area);
      }
    }
    if (known.size === 0) known.set('', 0);
    const words = join([...known.keys()].map((word) => new Sql([`'${word.replaceAll("'", "''")}'`])));
    const areas = new Sql([`[${[...known.values()].join(', ')}]::SMALLINT[]`]);
    await engine.run(sql`DROP TYPE IF EXISTS ${ident(`word_${side}`)}`);
    await engine.run(sql`CREATE TEMP TYPE ${ident(`word_${side}`)} AS ENUM (${words})`);
    await engine.run(sql`CREATE OR REPLACE TEMP MACRO ${ident(`area_${side}`)}(word) AS
      (${areas})[enum_code(try_cast(word AS ${ident(`word_${side}`)})) + 1]`);
  }
}

/**
 * Reads loose text into strict values in one pass of the engine. Nothing is dropped: a row that cannot be read keeps
 * the name of the first column that says why, and the caller decides what becomes of it.
 */
export async function normalise(engine: Engine, loose: LooseTable, rules: Rules, name: string): Promise<Normalised> {
  const text = (column: LooseColumn): Sql => (loose.columns[column] === undefined ? sql`NULL` : ident(column));
  const period = periodSql(text('period'), rules.periods);
  const flow = mapSql(text('flow'), rules.flows, 'TINYINT');
  const product = text('product');
  const isTotal = sql`(${product} IN (${texts(rules.totals)}))`;
  const digits = sql`length(${product})`;
  const isCode = sql`regexp_full_match(${product}, '[0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{8}')`;
  const number = (column: LooseColumn, times: number, type: string): Sql => numberSql(text(column), rules, times, type);
  const currency = rules.value.currency === 'column' ? sql`upper(${text('currency')})` : literal(rules.value.currency);
  const status =
    loose.columns.status === undefined ? sql`0::TINYINT` : mapSql(text('status'), rules.statuses, 'TINYINT');
  const leftOut = loose.columns.left_out === undefined ? sql`NULL` : ident('left_out');
  const line = loose.firstLine === 'own' ? sql`line::INTEGER` : sql`NULL::INTEGER`;

  const body = sql`
    SELECT ${literal(loose.file)}::SMALLINT AS file, ${line} AS line,
      area_reporter(${text('reporter')}) AS reporter, area_partner(${text('partner')}) AS partner, ${flow} AS flow,
      CASE WHEN ${isTotal} THEN 0 ELSE ${revisionSql(text('hs_rev'), rules)} END::SMALLINT AS hs_rev_read,
      CASE WHEN ${isTotal} THEN 0 WHEN ${isCode} THEN ${digits} END::TINYINT AS level,
      CASE WHEN ${isTotal} THEN 0 WHEN ${isCode} THEN try_cast(${product} AS INTEGER) END::INTEGER AS product,
      ${period} AS period,
      ${number('value', rules.value.times, 'DECIMAL(18,2)')} AS value, ${currency} AS currency,
      ${number('net_weight', rules.netWeight.times, 'DECIMAL(18,3)')} AS net_weight,
      ${number('quantity', 1, 'DECIMAL(18,3)')} AS quantity, ${mapSql(text('unit'), rules.units, 'SMALLINT')} AS unit,
      ${status} AS status, ${leftOut} AS left_out,
      ${given(text('value'))} AS has_value, ${given(text('net_weight'))} AS has_weight,
      ${given(text('quantity'))} AS has_quantity, ${given(text('unit'))} AS has_unit
    FROM (SELECT ${join(cleanedColumns(loose, rules))} FROM (${loose.rows}) raw) loose`;
  const inForce = sql`CASE WHEN level = 0 THEN 0 WHEN hs_rev_read = -1 THEN ${inForceSql()} ELSE hs_rev_read END`;
  await engine.run(sql`
    CREATE TEMP TABLE ${ident(name)} AS
    SELECT file, line, reporter, partner, flow, ${inForce}::SMALLINT AS hs_rev, level, product,
      CASE WHEN period > 9999 THEN 12 ELSE 1 END::TINYINT AS freq, period, value, currency,
      ${valuationSql(rules)} AS valuation, net_weight, quantity, CASE WHEN quantity IS NOT NULL THEN unit END AS unit, status, left_out,
      CASE WHEN left_out IS NOT NULL THEN NULL
        WHEN reporter IS NULL THEN 'reporter' WHEN partner IS NULL THEN 'partner' WHEN flow IS NULL THEN 'flow'
        WHEN level IS NULL THEN 'product' WHEN period IS NULL THEN 'period' WHEN hs_rev_read IS NULL THEN 'hs_rev'
        WHEN value < 0 OR (has_value AND value IS NULL) OR (value IS NULL AND status <> 1 AND ${literal(rules.value.required)}) THEN 'value'
        WHEN ${rules.value.currency === 'column' ? sql`currency IS NULL OR NOT regexp_full_match(currency, '[A-Z]{3}')` : sql`false`} THEN 'currency'
        WHEN net_weight < 0 OR (has_weight AND net_weight IS NULL) THEN 'net_weight'
        WHEN quantity < 0 OR (has_quantity AND quantity IS NULL) THEN 'quantity'
        WHEN has_unit AND unit IS NULL THEN 'unit' WHEN status IS NULL THEN 'status' END AS problem
    FROM (${body}) read`);
  return { table: ident(name) };
}

/** The columns trimmed and without the words for "no figure", once, since most are read more than once after. */
function cleanedColumns(loose: LooseTable, rules: Rules): Sql[] {
  const read = (Object.keys(loose.columns) as LooseColumn[]).map((column) =>
    column === 'left_out' ? sql`left_out` : sql`${cleaned(column, rules)} AS ${ident(column)}`,
  );
  return loose.firstLine === 'own' ? [sql`line`, ...read] : read;
}

function cleaned(column: LooseColumn, rules: Rules): Sql {
  const trimmed = sql`trim(${ident(column)})`;
  return rules.nulls.length === 0
    ? sql`nullif(${trimmed}, '')`
    : sql`CASE WHEN ${trimmed} NOT IN (${texts(['', ...rules.nulls])}) THEN ${trimmed} END`;
}

function given(text: Sql): Sql {
  return sql`(${text} IS NOT NULL)`;
}

function texts(values: readonly string[]): Sql {
  return values.length === 0 ? sql`NULL` : join(values.map(literal));
}

function mapSql(text: Sql, map: Readonly<Record<string, number>>, type: 'TINYINT' | 'SMALLINT'): Sql {
  const arms = Object.entries(map).map(([word, code]) => sql`WHEN ${literal(word)} THEN ${literal(code)}`);
  const result = arms.length === 0 ? sql`NULL` : sql`CASE ${text} ${join(arms, ' ')} END`;
  return type === 'TINYINT' ? sql`${result}::TINYINT` : sql`${result}::SMALLINT`;
}

/** -1 stands for "what was in force in the row's period" until the period is known. */
function revisionSql(text: Sql, rules: Rules): Sql {
  if (rules.revision === 'in-force') return sql`-1`;
  if (typeof rules.revision === 'number') return literal(rules.revision);
  return mapSql(text, rules.revision, 'SMALLINT');
}

const REVISION_YEARS = [2022, 2017, 2012, 2007, 2002, 1996, 1992];

function inForceSql(): Sql {
  const year = sql`CASE WHEN period > 9999 THEN period // 100 ELSE period END`;
  const arms = REVISION_YEARS.map((start) => sql`WHEN ${year} >= ${literal(start)} THEN ${literal(start)}`);
  return sql`CASE ${join(arms, ' ')} ELSE 1988 END`;
}

/** One pattern for the style, with the places of its year and month. */
const PERIODS: Readonly<Record<PeriodStyle, { pattern: string; year: [number, number]; month?: [number, number] }>> = {
  YYYYMM: { pattern: '(19|20)[0-9]{2}(0[1-9]|1[0-2])', year: [1, 4], month: [5, 2] },
  'YYYY-MM': { pattern: '(19|20)[0-9]{2}-(0[1-9]|1[0-2])', year: [1, 4], month: [6, 2] },
  'YYYY-MM-DD': {
    pattern: '(19|20)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])',
    year: [1, 4],
    month: [6, 2],
  },
  'MM/YYYY': { pattern: '(0[1-9]|1[0-2])/(19|20)[0-9]{2}', year: [4, 4], month: [1, 2] },
  YYYY: { pattern: '(19|20)[0-9]{2}', year: [1, 4] },
  YYYY52: { pattern: '(19|20)[0-9]{2}52', year: [1, 4] },
};

function periodSql(text: Sql, styles: readonly PeriodStyle[]): Sql {
  const arms = styles.map((style) => {
    const { pattern, year, month } = PERIODS[style];
    const part = ([start, length]: [number, number]): Sql =>
      sql`substr(${text}, ${literal(start)}, ${literal(length)})`;
    return sql`WHEN length(${text}) = ${literal(style.length)} AND regexp_full_match(${text}, ${literal(pattern)}) THEN ${month === undefined ? part(year) : sql`${part(year)} || ${part(month)}`}`;
  });
  return sql`try_cast(CASE ${join(arms, ' ')} END AS INTEGER)`;
}

/** Reads only plain figures in the declared style: `1_000`, `0x10`, `NaN`, `Infinity` and a misplaced separator are not. */
function numberSql(text: Sql, rules: Rules, times: number, type: string): Sql {
  const { decimal, thousands } = rules.number;
  // A cast to a decimal takes nothing but figures, and underscores between them; that is cheaper to ask than a pattern.
  if (decimal === '.' && thousands === '' && times === 1)
    return sql`CASE WHEN NOT contains(${text}, '_') THEN try_cast(${text} AS ${new Sql([type])}) END`;
  const escape = (mark: string): string => (mark === '.' ? '\\.' : mark);
  const whole = thousands === '' ? '[0-9]+' : `([0-9]+|[0-9]{1,3}(${escape(thousands)}[0-9]{3})+)`;
  const pattern = `-?${whole}(${escape(decimal)}[0-9]+)?([eE][-+]?[0-9]{1,2})?`;
  const bare = thousands === '' ? text : sql`replace(${text}, ${literal(thousands)}, '')`;
  const plain = decimal === '.' ? bare : sql`replace(${bare}, ${literal(decimal)}, '.')`;
  const scaled =
    times === 1
      ? sql`try_cast(${plain} AS ${new Sql([type])})`
      : sql`try_cast(try_cast(${plain} AS DECIMAL(38,9)) * ${literal(times)} AS ${new Sql([type])})`;
  return sql`CASE WHEN regexp_full_match(${text}, ${literal(pattern)}) THEN ${scaled} END`;
}

/** Exports are FOB and imports CIF by convention; a re-export follows the export, a re-import the import. */
function valuationSql(rules: Rules): Sql {
  if (rules.valuation === 'by-flow') return sql`CASE WHEN flow IN (2, 3) THEN 1 ELSE 2 END::TINYINT`;
  return literal({ FOB: 1, CIF: 2, unknown: 0 }[rules.valuation]);
}
