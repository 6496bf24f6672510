import { stringify } from 'yaml';
import type { NumberStyle } from '../../ingest/format.ts';
import type { Sample } from '../../ingest/sample.ts';
import { FLOWS } from '../../trade/flow.ts';
import { type ColumnGuess, judge } from './judge.ts';
import { type Look, lookAt } from './look.ts';
import { NEEDED } from './schema.ts';
import { CURRENCY_SIGNS, MILLION, type Role, THOUSAND, TONNE } from './words.ts';

/** A mapping as far as a table's names and values say it, and what they do not. */
export interface MappingSuggestion {
  /** The text of a mapping file; what could not be told stands in it as a comment. */
  readonly yaml: string;
  readonly columns: readonly ColumnGuess[];
  /** Other settings than columns, with their grounds. */
  readonly settings: readonly { readonly key: string; readonly value: unknown; readonly why: string }[];
  /** What a load needs and the table does not say. */
  readonly missing: readonly { readonly key: string; readonly hint: string }[];
}

type Setting = MappingSuggestion['settings'][number];

/** Suggests how a table may be read. Nothing is taken for granted: each part says on what grounds it stands. */
export function suggestMapping(sample: Sample, encoding: string | null): MappingSuggestion {
  const looks = sample.columns.map((_column, at) => lookAt(sample.rows.map((row) => row[at] ?? null)));
  const columns = judge(sample.columns, looks);
  const lookOf = (role: Role): { readonly column: string; readonly look: Look } | null => {
    const at = columns.findIndex(({ means }) => means === role);
    return at < 0 ? null : { column: (columns[at] as ColumnGuess).column, look: looks[at] as Look };
  };
  const settings = [
    ...layoutOf(sample, encoding),
    ...areasOf([lookOf('reporter'), lookOf('partner')]),
    ...flowsOf(lookOf('flow')),
    ...periodsOf(lookOf('period')),
    ...figuresOf([lookOf('value'), lookOf('net_weight'), lookOf('quantity')]),
    ...unitsOf(lookOf('value')?.column, lookOf('net_weight')?.column, lookOf('currency') !== null),
  ];
  const told = new Set<string>([...columns.map(({ means }) => means ?? ''), ...settings.map(({ key }) => key)]);
  const missing = [
    ...Object.entries(ALWAYS).map(([key, hint]) => ({ key, hint })),
    ...NEEDED.filter((need) => !told.has(need)).map((need) => ({ key: need, hint: HINTS[need] })),
    ...doubtsOf([lookOf('value'), lookOf('net_weight'), lookOf('quantity')]),
  ];
  return { yaml: textOf(columns, settings, missing), columns, settings, missing };
}

const ALWAYS = {
  source: 'whose figures these are, in small letters, digits and dashes',
  title: 'what the table is',
  licence: 'on what terms it is published',
};

const HINTS: Readonly<Record<(typeof NEEDED)[number], string>> = {
  reporter: 'name its column, or if one office publishes the table: constants: { reporter: KGZ }',
  partner: 'name its column, or if there is one only: constants: { partner: RUS }',
  flow: 'name its column, or: constants: { flow: export } (or import)',
  product: 'name its column, or for totals of all goods: constants: { product: TOTAL }',
  period: 'name its column, or if there is one only: constants: { period: 2022-03 }',
  value: 'name its column',
  currency: 'the currency of the values, such as currency: USD',
};

function layoutOf({ separator, header, sheet }: Sample, encoding: string | null): Setting[] {
  return [
    ...(separator === null || separator === ','
      ? []
      : [{ key: 'separator', value: separator, why: 'it splits all lines alike' }]),
    ...(header === null || header === 1
      ? []
      : [{ key: 'header', value: header, why: 'the first line with a name for each column' }]),
    ...(sheet === null ? [] : [{ key: 'sheet', value: sheet, why: 'the first sheet' }]),
    ...(encoding === null || encoding.startsWith('utf-')
      ? []
      : [{ key: 'encoding', value: encoding, why: 'as it was opened' }]),
  ];
}

type Seen = { readonly column: string; readonly look: Look } | null;

function areasOf(seen: readonly Seen[]): Setting[] {
  const needed = [...new Set(seen.flatMap((own) => own?.look.areas ?? []))];
  const given = ['iso3', 'iso2', 'name', 'm49'];
  if (needed.every((one) => given.includes(one))) return [];
  return [{ key: 'areas', value: needed, why: 'the vocabularies that know its words' }];
}

function flowsOf(seen: Seen): Setting[] {
  const flows = Object.entries(seen?.look.flows ?? {}).filter(([word]) => !(word in FLOWS));
  return flows.length === 0 ? [] : [{ key: 'flows', value: Object.fromEntries(flows), why: 'words of this table' }];
}

function periodsOf(seen: Seen): Setting[] {
  const style = seen?.look.period ?? null;
  if (style === null || ['YYYY-MM', 'YYYYMM', 'YYYY'].includes(style)) return [];
  return [{ key: 'periods', value: [style], why: 'as all its values are written' }];
}

/** The ways in which all columns of figures can be read, of those whose marks stand in them; null where there are no figures. */
function stylesOf(seen: readonly Seen[]): readonly NumberStyle[] | null {
  const looks = seen.flatMap((own) => (own === null || own.look.numbers.length === 0 ? [] : [own.look]));
  const [first, ...others] = looks;
  if (first === undefined) return null;
  const marks = new Set(looks.flatMap((look) => look.marks));
  return first.numbers.filter(
    (style) =>
      others.every(({ numbers }) => numbers.some((own) => same(own, style))) &&
      (style.thousands === '' || marks.has(style.thousands)) &&
      (style.decimal === '.' || marks.has(',') || style.thousands === '.'),
  );
}

function same(a: NumberStyle, b: NumberStyle): boolean {
  return a.decimal === b.decimal && a.thousands === b.thousands;
}

const PLAIN: NumberStyle = { decimal: '.', thousands: '' };

function figuresOf(seen: readonly Seen[]): Setting[] {
  const styles = stylesOf(seen) ?? [];
  const nulls = [...new Set(seen.flatMap((own) => own?.look.nulls ?? []))];
  const [only] = styles;
  return [
    ...(only === undefined || styles.length > 1 || same(only, PLAIN)
      ? []
      : [{ key: 'number', value: only, why: 'no other way reads all its figures' }]),
    ...(nulls.length === 0 ? [] : [{ key: 'nulls', value: nulls, why: 'they stand where figures do' }]),
  ];
}

/** Figures such as 1,234 that are two numbers, by who writes them; or columns that no one way reads. */
function doubtsOf(seen: readonly Seen[]): MappingSuggestion['missing'] {
  const styles = stylesOf(seen);
  if (styles === null || styles.length === 1) return [];
  const ways = styles.map(({ decimal, thousands }) => `number: { decimal: "${decimal}", thousands: "${thousands}" }`);
  const hint =
    ways.length === 0
      ? 'the columns of figures are written in different ways'
      : `the figures can be read in several ways: ${ways.join(' or ')}`;
  return [{ key: 'number', hint }];
}

function unitsOf(value: string | undefined, weight: string | undefined, hasCurrency: boolean): Setting[] {
  const sign = value === undefined || hasCurrency ? undefined : CURRENCY_SIGNS.find(([pattern]) => pattern.test(value));
  const times = value === undefined ? 1 : MILLION.test(value) ? 1_000_000 : THOUSAND.test(value) ? 1000 : 1;
  const why = `the name ${JSON.stringify(value)} says so`;
  return [
    ...(sign === undefined ? [] : [{ key: 'currency', value: sign[1], why }]),
    ...(times === 1 ? [] : [{ key: 'times', value: times, why }]),
    ...(weight === undefined || !TONNE.test(weight)
      ? []
      : [{ key: 'weightTimes', value: 1000, why: `the name ${JSON.stringify(weight)} says tonnes` }]),
  ];
}

function textOf(
  columns: readonly ColumnGuess[],
  settings: MappingSuggestion['settings'],
  missing: MappingSuggestion['missing'],
): string {
  const lines = [
    '# Suggested from the names and values of the table. Check each line; fill in what is missing.',
    ...missing.map(({ key, hint }) => `# ${key}: ${oneLine(hint)}`),
    'columns:',
    ...columns
      .filter(({ means }) => means !== null)
      .map(({ column, means, confidence, why }) => `  ${means}: ${quoted(column)}  # ${confidence}: ${oneLine(why)}`),
    ...settings.map(({ key, value, why }) => `${key}: ${quoted(value)}  # ${oneLine(why)}`),
    ...columns
      .filter(({ means }) => means === null)
      .map(({ column, why }) => `# not used: ${oneLine(JSON.stringify(column))}: ${oneLine(why)}`),
  ];
  return `${lines.join('\n')}\n`;
}

function quoted(value: unknown): string {
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE' }).trim();
}

/** Text from a file may hold line ends of any kind; none of them may end a comment. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ');
}
