import { type Document, isMap, isSeq, LineCounter, parseDocument, type YAMLSeq } from 'yaml';
import { z } from 'zod';
import { areaLabel, parseArea } from '../trade/area.ts';
import { describeProblem, EntrepotError, type InputProblem, inputError } from '../trade/errors.ts';
import { formatProduct, parseProduct } from '../trade/hs.ts';
import { isPartialDate } from './date.ts';
import type { Entry } from './item.ts';
import { shown } from './shown.ts';
import { CREDIBILITY, EVIDENCE_KINDS, namesOf, RELIABILITY, STATUSES } from './vocabulary.ts';

/** Bounds of what is written down by hand. */
export const BOUNDS = { items: 1_000, text: 4_000, words: 300, list: 100, bytes: 2_000_000 } as const;

const refine = <T>(read: (text: string) => T, expected: string) =>
  z.string(`expected ${expected}`).transform((text, context): T => {
    try {
      return read(text);
    } catch {
      context.addIssue({ code: 'custom', message: `expected ${expected}`, input: text });
      return z.NEVER;
    }
  });

const scalar = z.preprocess((value) => (typeof value === 'number' ? String(value) : value), z.string());
const text = (most: number) =>
  z.string('expected text').trim().min(1, 'expected some text').max(most, `expected at most ${most} characters`);
const words = text(BOUNDS.words);
const listOf = <S extends z.ZodType>(item: S) =>
  z.preprocess(
    (value) => (value === null || value === undefined ? [] : Array.isArray(value) ? (value as unknown[]) : [value]),
    z.array(item).max(BOUNDS.list, `expected at most ${BOUNDS.list} of them`),
  );
const choice = <T extends string>(table: Readonly<Record<T, string>>) =>
  scalar.pipe(z.enum(namesOf(table), `expected one of ${namesOf(table).join(', ')}`));

const Id = text(80).regex(/^[a-z0-9][a-z0-9-]*$/, 'expected small letters, digits and hyphens');
const Area = refine((word) => areaLabel(parseArea(word)), 'an ISO 3166 code, an English name or a group such as EU27');
const Goods = scalar.pipe(
  refine((word) => {
    const { level, code } = parseProduct(word);
    if (level === 0) throw new Error(word);
    return formatProduct(level, code);
  }, 'a code of goods of 2, 4, 6 or 8 digits'),
);
const PartialDate = scalar.refine(isPartialDate, 'expected a date YYYY, YYYY-MM or YYYY-MM-DD');
const Link = z.url({ protocol: /^https?$/, error: 'expected an address that begins with https:// or http://' });
const degrees = (most: number, what: string) =>
  z
    .number(`expected ${what} in degrees`)
    .min(-most, `expected ${what} from -${most} to ${most} degrees`)
    .max(most, `expected ${what} from -${most} to ${most} degrees`);

const Source = z.union([
  words.transform((name) => ({ name, date: null, link: null, copy: null })),
  z
    .strictObject({ name: words, date: PartialDate.nullish(), link: Link.nullish() })
    .transform(({ name, date = null, link = null }) => ({ name, date, link, copy: null })),
]);

const Site = z.strictObject({
  name: words,
  country: Area,
  lat: degrees(90, 'a latitude'),
  lon: degrees(180, 'a longitude'),
  note: words.nullish().transform((note) => note ?? null),
});

const Links = z
  .strictObject({
    goods: listOf(Goods),
    countries: listOf(Area),
    parties: listOf(words),
    findings: listOf(words),
    claims: listOf(Id),
  })
  .partial();

/** One item as a file has it. Without a grade nothing is known of its source: F and 6. */
const EntryRead = z
  .strictObject({
    id: Id,
    kind: choice(EVIDENCE_KINDS),
    title: words.nullish(),
    statement: text(BOUNDS.text),
    channel: words.nullish(),
    date: PartialDate,
    until: PartialDate.nullish(),
    from: Area.nullish(),
    via: listOf(Area),
    to: Area.nullish(),
    parties: listOf(words),
    sites: listOf(Site),
    source: Source.optional(),
    sources: listOf(Source),
    reliability: choice(RELIABILITY).default('F'),
    credibility: choice(CREDIBILITY).default('6'),
    status: choice(STATUSES),
    links: Links.nullish(),
    footprints: listOf(Id),
  })
  .superRefine(({ date, until, source, sources }, context) => {
    if (until != null && until.slice(0, date.length) < date.slice(0, until.length))
      context.addIssue({ code: 'custom', path: ['until'], message: `expected a date that is not before ${date}` });
    if ((source === undefined) === (sources.length === 0))
      context.addIssue({ code: 'custom', path: ['source'], message: 'expected a source, or a list of sources' });
  })
  .transform(
    ({ source, sources, title, channel, until, from, to, links, ...rest }): Entry => ({
      ...rest,
      title: title ?? headline(rest.statement),
      channel: channel ?? null,
      until: until ?? null,
      from: from ?? null,
      to: to ?? null,
      sources: source === undefined ? sources : [source],
      links: {
        goods: links?.goods ?? [],
        countries: links?.countries ?? [],
        parties: links?.parties ?? [],
        findings: links?.findings ?? [],
        claims: links?.claims ?? [],
      },
    }),
  );

/**
 * Reads an evidence file: YAML, a list of items or `items` with a title.
 * @throws EntrepotError 'input-format' where it is no such file, 'input-invalid' with each problem by line, item and field.
 */
export function readEvidence(content: string, file: string): Entry[] {
  if (content.length > BOUNDS.bytes)
    throw new EntrepotError(
      'input-too-large',
      `${file} has ${content.length} characters; expected at most ${BOUNDS.bytes}`,
      {
        fields: { file },
      },
    );
  const lines = new LineCounter();
  const document = parseDocument(content, { lineCounter: lines, uniqueKeys: true });
  const [broken] = document.errors;
  if (broken !== undefined)
    throw new EntrepotError('input-format', `${file} is not YAML: ${broken.message.split('\n')[0]}`, {
      fields: { file },
      problems: [{ file, line: lines.linePos(broken.pos[0]).line, expected: 'YAML' }],
    });
  const under = isMap(document.contents) ? ['items'] : [];
  const list = document.getIn(under, true);
  if (!isSeq(list)) throw noList(file);
  const lineOf = (at: readonly PropertyKey[]): number | undefined => {
    const range = nodeAt(document, [...under, ...at]);
    return range === undefined ? undefined : lines.linePos(range).line;
  };
  return readEntries(plain(list, document, file), file, lineOf);
}

/** Aliases may not grow a small file into a large one. */
function plain(list: YAMLSeq, document: Document, file: string): unknown {
  try {
    return list.toJS(document, { maxAliasCount: 100 });
  } catch (cause) {
    throw inputError(
      'input-format',
      { file, expected: `YAML whose aliases are there and few (${(cause as Error).message})` },
      cause,
    );
  }
}

/**
 * Reads items that came as JSON.
 * @throws EntrepotError 'input-invalid' with each problem by item and field.
 */
export function readEntries(
  list: unknown,
  file: string,
  lineOf: (at: readonly PropertyKey[]) => number | undefined = () => undefined,
): Entry[] {
  if (!Array.isArray(list) || list.length === 0) throw noList(file);
  if (list.length > BOUNDS.items)
    throw new EntrepotError('input-too-large', `${file} has ${list.length} items; expected at most ${BOUNDS.items}`);
  const problems: InputProblem[] = [];
  const seen = new Map<string, number>();
  const entries = list.flatMap((raw: unknown, index): Entry[] => {
    const name = nameOf(raw, index);
    const say = (at: readonly PropertyKey[], value: string | null, expected: string): void =>
      void problems.push({
        file,
        line: lineOf([index, ...at]),
        column: [name, at.map(String).join('.')].filter((part) => part !== '').join(' '),
        value,
        expected,
      });
    const result = EntryRead.safeParse(raw);
    if (!result.success) {
      for (const issue of result.error.issues.flatMap(innermost)) {
        const at = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] as string] : issue.path;
        say(at, shown(valueAt(raw, at)), issue.code === 'unrecognized_keys' ? 'no such field' : expectedOf(issue));
      }
      return [];
    }
    const twin = seen.get(result.data.id);
    if (twin !== undefined) say(['id'], result.data.id, `an id of its own; item ${twin + 1} has it too`);
    seen.set(result.data.id, index);
    return [result.data];
  });
  const [first] = problems;
  if (first === undefined) return entries;
  throw new EntrepotError('input-invalid', describeProblem(first), { problems });
}

function noList(file: string): EntrepotError {
  const problem = { file, expected: 'a list of evidence items, or a map with "items"' };
  return new EntrepotError('input-format', describeProblem(problem), { problems: [problem] });
}

/** An item in words of its writer: its id where it has one, else its place. */
function nameOf(raw: unknown, index: number): string {
  const id = valueAt(raw, ['id']);
  return typeof id === 'string' && id.length <= 80 ? id : `item ${index + 1}`;
}

/** Of a union (a source in words or as a map) what is wrong with the choice that came furthest. */
function innermost(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const deepest = issue.errors.toSorted((a, b) => depth(b) - depth(a))[0] ?? [];
  return deepest.flatMap((one) => innermost({ ...one, path: [...issue.path, ...one.path] } as z.core.$ZodIssue));
}

function depth(issues: readonly z.core.$ZodIssue[]): number {
  return Math.max(...issues.map(({ path, code }) => path.length + (code === 'unrecognized_keys' ? 1 : 0)));
}

function expectedOf({ message }: z.core.$ZodIssue): string {
  return message.replace(/^(Invalid input: )?expected /, '');
}

function valueAt(value: unknown, at: readonly PropertyKey[]): unknown {
  return at.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Record<PropertyKey, unknown>)[key]
        : undefined,
    value,
  );
}

/** Where the value of a path begins; where there is none, where the nearest thing above it does. */
function nodeAt(document: Document, at: readonly PropertyKey[]): number | undefined {
  for (let length = at.length; length > 0; length -= 1) {
    const node = document.getIn(at.slice(0, length), true) as
      | { readonly range?: readonly [number, number, number] }
      | undefined;
    if (node?.range !== undefined) return node.range[0];
  }
  return undefined;
}

/** The first words of a statement, for items without a title. */
function headline(statement: string): string {
  const sentence = statement.split(/(?<=[.!?])\s/)[0] as string;
  const said = sentence.replace(/\.$/, '');
  return said.length <= 90 ? said : `${said.slice(0, 90).replace(/\s+\S*$/, '')} ...`;
}
