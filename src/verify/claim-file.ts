import { z } from 'zod';
import { parseArea } from '../trade/area.ts';
import { EntrepotError, type InputProblem } from '../trade/errors.ts';
import { parseGoods } from '../trade/goods-list.ts';
import { frequencyOf, parseSpan, type Span } from '../trade/period.ts';
import type { Claim, Form, Statement, Statistic } from './claim.ts';
import { readStated, type Stated } from './stated.ts';

const Word = z.union([z.string(), z.number()]).transform(String);
const Words = z.union([Word.transform((word) => [word]), z.array(Word).min(1)]);
const Window = z.tuple([Word, Word]);
const Figure = z.union([z.string(), z.number()]);
const StatisticName = z.enum(['value', 'base_value', 'growth', 'ratio', 'share', 'count']);

const Spec = z.strictObject({
  level: z.enum(['trade', 'shipment']).default('trade'),
  reporter: Words.optional(),
  partner: Words.optional(),
  exporter: Words.optional(),
  importer: Words.optional(),
  via: Words.optional(),
  flow: z.enum(['export', 'import', 'both', 're-export', 're-import']).default('export'),
  product: Words,
  window: Window,
  base: Window.optional(),
  statistic: z.union([StatisticName.transform((one) => [one]), z.array(StatisticName).min(1)]),
  measure: z.enum(['value', 'weight', 'quantity']).default('value'),
  unit: z.string().optional(),
  compare_to: z
    .strictObject({
      partner: Word.optional(),
      importer: Word.optional(),
      ratio: Figure.optional(),
      stated: Figure.optional(),
    })
    .optional(),
  text_contains: z.string().min(1).optional(),
});

/** A claim as a file has it. */
export const ClaimEntry = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/, 'expected small letters, digits and hyphens'),
  text: z.string().min(1),
  publisher: z.string().optional(),
  published: z
    .union([z.string(), z.number()])
    .transform(String)
    .pipe(z.string().regex(/^\d{4}(-\d\d(-\d\d)?)?$/, 'expected YYYY, YYYY-MM or YYYY-MM-DD'))
    .optional(),
  link: z.url().optional(),
  spec: Spec,
  stated: z.union([Figure, z.record(z.string(), Figure)]),
  suspect: z.string().optional(),
});

export type ClaimEntry = z.input<typeof ClaimEntry>;
type Read = z.output<typeof ClaimEntry>;

const File = z.union([
  z.array(z.unknown()),
  z.strictObject({ title: z.string().optional(), source: z.string().optional(), claims: z.array(z.unknown()) }),
]);

/** The claims of a parsed file, as yet unread. @throws EntrepotError 'input-format'. */
export function entriesOf(value: unknown, file: string): readonly unknown[] {
  const parsed = File.safeParse(value);
  if (!parsed.success)
    throw new EntrepotError(
      'input-format',
      `${file} is not a claims file; expected a list of claims, or "claims:" with one`,
    );
  return Array.isArray(parsed.data) ? parsed.data : parsed.data.claims;
}

/**
 * Reads the claims of a parsed file.
 * @throws EntrepotError 'input-format' or 'input-invalid': every problem of every claim, by claim and field.
 */
export function readClaims(value: unknown, file: string): Claim[] {
  const entries = entriesOf(value, file);
  const problems: InputProblem[] = [];
  const claims = entries.flatMap((entry, index) => {
    try {
      return [readClaim(entry, file, index)];
    } catch (failure) {
      if (!(failure instanceof EntrepotError)) throw failure;
      problems.push(...failure.problems);
      return [];
    }
  });
  const ids = claims.map(({ id }) => id);
  for (const id of new Set(ids.filter((one, index) => ids.indexOf(one) !== index)))
    problems.push({ file, column: 'id', value: id, expected: 'an id that no other claim of the file has' });
  if (problems.length > 0) throw invalid(problems);
  return claims;
}

/** Reads one claim; `index` counts from 0 and names it where it has no id. */
export function readClaim(entry: unknown, file: string, index: number): Claim {
  const parsed = ClaimEntry.safeParse(entry);
  const id = (entry as { readonly id?: unknown } | null)?.id;
  const name = typeof id === 'string' ? id : `claim ${index + 1}`;
  if (!parsed.success)
    throw invalid(
      parsed.error.issues.map((issue) => ({
        file,
        column: `${name}: ${issue.path.join('.') || '(claim)'}`,
        ...foundAt(entry, issue.path),
        expected: issue.message.replace(/^expected /, ''),
      })),
    );
  const read = parsed.data;
  const at = <T>(field: string, value: unknown, work: () => T): T => {
    try {
      return work();
    } catch (failure) {
      if (!(failure instanceof EntrepotError)) throw failure;
      const expected = failure.problems[0]?.expected ?? failure.message;
      throw invalid([{ file, column: `${name}: ${field}`, value: String(value), expected }]);
    }
  };
  const form = formOf(read, at);
  return {
    id: read.id,
    text: read.text,
    publisher: read.publisher ?? null,
    published: read.published ?? null,
    link: read.link ?? null,
    remark: read.suspect ?? null,
    form,
    statements: statementsOf(read, form, at),
  };
}

type At = <T>(field: string, value: unknown, work: () => T) => T;

function formOf({ spec }: Read, at: At): Form {
  const areas = (field: 'reporter' | 'partner' | 'exporter' | 'importer' | 'via'): string[] =>
    (spec[field] ?? []).map((word) => at(`spec.${field}`, word, () => (parseArea(word), word)));
  const some = (field: 'reporter' | 'partner' | 'exporter' | 'importer'): string[] => {
    const found = areas(field);
    return found.length > 0 ? found : at(`spec.${field}`, '', () => fail(`the ${field}, which this claim needs`));
  };
  const span = (field: 'window' | 'base', [from, to]: readonly [string, string]): Span =>
    at(`spec.${field}`, `${from} to ${to}`, () => parseSpan(from, to));
  const window = span('window', spec.window);
  const base = spec.base === undefined ? null : span('base', spec.base);
  if (base !== null && frequencyOf(base.from) !== frequencyOf(window.from))
    at('spec.base', spec.base?.join(' to '), () =>
      fail('months where the window has months, years where it has years'),
    );
  if (base !== null && base.from >= window.from)
    at('spec.base', spec.base?.join(' to '), () => fail('a base that begins before the window'));
  const other = spec.compare_to?.partner ?? spec.compare_to?.importer;
  if (spec.compare_to !== undefined && other === undefined)
    at('spec.compare_to', '', () => fail('the partner or importer that it is compared with'));
  const shared = {
    products: spec.product.map((word) => at('spec.product', word, () => (parseGoods([word]), word))),
    window,
    base,
    measure: spec.measure,
    currency:
      spec.measure === 'value' && spec.unit !== undefined
        ? at('spec.unit', spec.unit, () => currency(spec.unit))
        : null,
    compare: other === undefined ? null : { area: at('spec.compare_to', other, () => (parseArea(other), other)) },
  };
  if (spec.level === 'shipment')
    return {
      level: 'shipment',
      ...shared,
      exporter: some('exporter'),
      importer: some('importer'),
      via: areas('via'),
      contains: spec.text_contains ?? null,
    };
  if (spec.text_contains !== undefined)
    at('spec.text_contains', spec.text_contains, () => fail('level: shipment, as statistics have no texts'));
  if (spec.reporter?.[0] === 'mirror')
    return {
      level: 'trade',
      ...shared,
      reporter: some('exporter'),
      partner: some('importer'),
      flow: 'export',
      toldBy: 'exporters',
    };
  return {
    level: 'trade',
    ...shared,
    reporter: some('reporter'),
    partner: some('partner'),
    flow: spec.flow,
    toldBy: 'reporter',
  };
}

/** Statistics that compare the window with a base. */
const COMPARING: readonly Statistic[] = ['growth', 'ratio', 'base_value'];

function statementsOf({ spec, stated }: Read, form: Form, at: At): Statement[] {
  const read = (field: string, written: string | number): Stated =>
    readStated(written) ?? at(field, written, () => fail('a figure such as 3.45, "~25", ">3" or ">=14.5e6"'));
  const single = spec.statistic.length === 1 ? (spec.statistic[0] as Statistic) : null;
  const statement = (
    statistic: Statistic,
    product: string | null,
    field: string,
    written: string | number,
  ): Statement => {
    if (COMPARING.includes(statistic) && form.base === null && form.compare === null)
      at('spec.base', '', () => fail(`a base, which ${statistic} needs`));
    return { statistic, product, stated: read(field, written) };
  };
  const named = (name: string, written: string | number): Statement => {
    const statistic = spec.statistic.find((one) => one === name);
    if (statistic !== undefined) return statement(statistic, null, `stated.${name}`, written);
    if (single !== null && spec.product.includes(name)) return statement(single, name, `stated.${name}`, written);
    return at(`stated.${name}`, written, () =>
      fail(`one of ${[...spec.statistic, ...(single === null ? [] : spec.product)].join(', ')}`),
    );
  };
  const own =
    typeof stated === 'object'
      ? Object.entries(stated).map(([name, written]) => named(name, written))
      : single === null
        ? at('stated', stated, () => fail(`a figure for each of ${spec.statistic.join(', ')}`))
        : [statement(single, null, 'stated', stated)];
  const missing =
    single === null ? spec.statistic.find((name) => !own.some(({ statistic }) => statistic === name)) : undefined;
  if (missing !== undefined) at(`stated.${missing}`, '', () => fail('a figure for each statistic'));
  const { compare_to: compare } = spec;
  return [
    ...own,
    ...(compare?.stated === undefined
      ? []
      : [
          {
            statistic: 'compared_value' as const,
            product: null,
            stated: read('spec.compare_to.stated', compare.stated),
          },
        ]),
    ...(compare?.ratio === undefined
      ? []
      : [
          { statistic: 'compared_ratio' as const, product: null, stated: read('spec.compare_to.ratio', compare.ratio) },
        ]),
  ];
}

function currency(unit: string | undefined): string {
  return /^[A-Z]{3}$/.test(unit ?? '') ? (unit as string) : fail('a currency such as USD');
}

function fail(expected: string): never {
  throw new EntrepotError('input-invalid', expected);
}

function invalid(problems: readonly InputProblem[]): EntrepotError {
  const [first] = problems;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  const value = first?.value === undefined ? '' : `: found ${JSON.stringify(first.value)}`;
  return new EntrepotError(
    'input-invalid',
    `${first?.file}, ${first?.column}${value}; expected ${first?.expected}${more}`,
    {
      problems,
    },
  );
}

function foundAt(entry: unknown, path: readonly PropertyKey[]): { value?: string } {
  let at: unknown = entry;
  for (const key of path) at = (at as Record<PropertyKey, unknown> | null | undefined)?.[key];
  return at === undefined || typeof at === 'object' ? {} : { value: String(at) };
}
