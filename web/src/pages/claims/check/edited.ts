import type { CheckedStatement, Draft } from '../../../api/types.ts';

/** How a figure was worded, with the sign that a claims file has for it. */
export const WORDINGS = [
  ['', 'exactly'],
  ['~', 'about'],
  ['~<', 'nearly'],
  ['>=', 'at least'],
  ['>', 'more than'],
  ['<=', 'at most'],
  ['<', 'less than'],
] as const;

export const STATISTICS = ['value', 'base_value', 'growth', 'ratio', 'share', 'count'] as const;
export type Statistic = Extract<CheckedStatement['statistic'], (typeof STATISTICS)[number]>;

export interface Figure {
  readonly statistic: Statistic;
  readonly sign: string;
  readonly figure: string;
}

/** A draft as a person corrects it: text in every field. */
export interface Edited {
  readonly id: string;
  readonly text: string;
  readonly publisher: string;
  readonly published: string;
  readonly link: string;
  readonly reporter: readonly string[];
  readonly partner: readonly string[];
  readonly flow: string;
  readonly product: readonly string[];
  readonly window: readonly [string, string];
  readonly base: readonly [string, string];
  readonly measure: string;
  readonly unit: string;
  readonly figures: readonly Figure[];
  /** What was read and no field shows. */
  readonly rest: Readonly<Record<string, unknown>>;
}

/** A claim as a claims file has it. */
export interface Entry {
  readonly id: string;
  readonly text: string;
  readonly publisher?: string;
  readonly published?: string;
  readonly link?: string;
  readonly spec: Readonly<Record<string, unknown>>;
  readonly stated: string | Readonly<Record<string, string>>;
}

export function editedOf({ sentence, spec, stated }: Draft, taken: ReadonlySet<string> = new Set()): Edited {
  const { reporter, partner, flow, product, window, base, statistic, measure, unit, ...rest } = spec;
  const text = sentence.replaceAll(/\s+/g, ' ').trim();
  const names = listOf(statistic).filter(isStatistic);
  return {
    id: idOf(text, taken),
    text,
    publisher: '',
    published: '',
    link: '',
    reporter: listOf(reporter),
    partner: listOf(partner),
    flow: flow ?? 'export',
    product: listOf(product),
    window: window ?? ['', ''],
    base: base ?? ['', ''],
    measure: measure ?? 'value',
    unit: unit ?? '',
    figures:
      typeof stated === 'object'
        ? Object.entries(stated)
            .filter((pair): pair is [Statistic, string | number] => isStatistic(pair[0]))
            .map(([name, written]) => figureOf(name, written))
        : [figureOf(names[0] ?? 'value', stated)],
    rest,
  };
}

export function entryOf(edited: Edited): Entry {
  const { id, text, publisher, published, link, reporter, partner, flow, product, window, base, measure, unit } =
    edited;
  const [first, ...more] = edited.figures;
  const said = ({ sign, figure }: Figure): string => `${sign}${figure.trim()}`;
  return {
    id,
    text,
    ...(publisher === '' ? {} : { publisher }),
    ...(published === '' ? {} : { published }),
    ...(link === '' ? {} : { link }),
    spec: {
      reporter: oneOrMore(reporter),
      partner: oneOrMore(partner),
      flow,
      product: product.includes('TOTAL') ? 'TOTAL' : [...product],
      window: [...window],
      ...(base.every((period) => period === '') ? {} : { base: [...base] }),
      statistic: oneOrMore(edited.figures.map(({ statistic }) => statistic)),
      ...(measure === 'value' ? {} : { measure }),
      ...(unit === '' ? {} : { unit }),
      ...edited.rest,
    },
    stated:
      first === undefined
        ? ''
        : more.length === 0
          ? said(first)
          : Object.fromEntries(edited.figures.map((figure) => [figure.statistic, said(figure)])),
  };
}

/** Entries as a claims file, which `entrepot claims check` reads. The library is loaded when it is first asked for. */
export async function claimsFile(entries: readonly Entry[]): Promise<string> {
  const { stringify } = await import('yaml');
  return stringify(entries, { lineWidth: 0 });
}

/** What keeps a draft from being checked, in words. */
export function lacking({ reporter, partner, product, window, figures }: Edited): string[] {
  return [
    ...(reporter.length === 0 ? ['who reports'] : []),
    ...(partner.length === 0 ? ['with whom'] : []),
    ...(product.length === 0 ? ['which goods'] : []),
    ...(window.some((period) => period === '') ? ['from when to when'] : []),
    ...(figures.length === 0 || figures.some(({ figure }) => Number.isNaN(Number(figure)) || figure.trim() === '')
      ? ['the figure']
      : []),
  ];
}

export function figureOf(statistic: Statistic, written: string | number): Figure {
  const [, sign = '', figure = ''] = /^(~<|~|>=|>|<=|<)?\s*(.*)$/.exec(String(written).trim()) ?? [];
  return { statistic, sign, figure };
}

function isStatistic(word: string): word is Statistic {
  return STATISTICS.some((one) => one === word);
}

function listOf(words: string | readonly string[] | undefined): readonly string[] {
  return words === undefined ? [] : typeof words === 'string' ? [words] : words;
}

function oneOrMore(words: readonly string[]): string | readonly string[] {
  return words.length === 1 ? (words[0] as string) : words;
}

const LITTLE = new Set(['the', 'a', 'an', 'of', 'to', 'in', 'from', 'and', 'with', 'by', 'on', 'for', 'were', 'was']);

/** An id made of the first words that say something. */
function idOf(text: string, taken: ReadonlySet<string>): string {
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .split(' ')
    .filter((word) => word !== '' && !LITTLE.has(word));
  const plain = words.slice(0, 6).join('-').slice(0, 70) || 'claim';
  let id = plain;
  for (let more = 2; taken.has(id); more += 1) id = `${plain}-${more}`;
  return id;
}
