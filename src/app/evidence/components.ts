import { CONFIDENCES } from '../../evidence/components/component.ts';
import { covers } from '../../evidence/match.ts';
import { areaLabel, parseArea } from '../../trade/area.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { formatProduct, parseProduct } from '../../trade/hs.ts';
import type { Context } from '../context.ts';
import { cursorOf, pageOf } from '../paging.ts';
import { COMPONENTS_ATTRIBUTION, type MappedComponent, mappedComponents } from './components-data.ts';
import { countsOf } from './facets.ts';

/** Each narrows; several values of one are alternatives. */
export interface ComponentsParameters {
  /** Weapons as `entrepot weapons` names them. */
  readonly weapon?: readonly string[] | undefined;
  /** Words of the maker's name. */
  readonly maker?: string | undefined;
  /** Where the maker is. */
  readonly country?: readonly string[] | undefined;
  readonly category?: readonly string[] | undefined;
  /** A code of goods: parts that may be of it, of one above it or of one under it. */
  readonly hs?: string | undefined;
  /** At which confidence a part is mapped to a code. */
  readonly confidence?: readonly string[] | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

const FACETS = ['weapon', 'country', 'category', 'confidence'] as const;
type Facet = (typeof FACETS)[number];

export interface ComponentsPage {
  readonly attribution: string;
  /** How many parts pass the filters. */
  readonly matching: number;
  /** Gives the page after this one; null on the last. */
  readonly next: string | null;
  /** How many parts each choice of a filter would give, under the other filters. */
  readonly facets: Readonly<Record<Facet, readonly { readonly value: string; readonly count: number }[]>>;
  readonly items: readonly MappedComponent[];
}

/** What stands for parts without a code among the confidences, and without a category or country. */
const NONE = 'none';

const VALUES: Readonly<Record<Facet, (part: MappedComponent) => readonly string[]>> = {
  weapon: ({ weapons }) => weapons,
  country: ({ makerCountry }) => [makerCountry ?? NONE],
  category: ({ category }) => [category ?? NONE],
  confidence: ({ hs }) => [hs[0]?.confidence ?? NONE],
};

/** The parts found in weapons, filtered, a page at a time. */
export async function components(_context: Context, parameters: ComponentsParameters): Promise<ComponentsPage> {
  const { weapon, category, confidence, maker } = parameters;
  const wrong = confidence?.find((word) => ![...CONFIDENCES, NONE].some((known) => known === word));
  if (wrong !== undefined)
    throw new EntrepotError('usage', `no confidence ${JSON.stringify(wrong)}; expected high, medium, low or none`);
  const asked: Readonly<Record<Facet, readonly string[] | undefined>> = {
    weapon,
    country: parameters.country?.map((word) => (word === NONE ? NONE : areaLabel(parseArea(word)))),
    category,
    confidence,
  };
  const code = parameters.hs === undefined ? null : codeOf(parameters.hs);
  const words = maker?.toLowerCase().split(/\s+/) ?? [];
  const all = (await mappedComponents()).filter(
    (part) =>
      words.every((word) => part.maker?.toLowerCase().includes(word) === true) &&
      (code === null || part.hs.some((candidate) => covers(candidate.code, code))),
  );
  const passes = (part: MappedComponent, but?: Facet): boolean =>
    FACETS.every(
      (facet) =>
        facet === but ||
        asked[facet] === undefined ||
        VALUES[facet](part).some((value) => asked[facet]?.includes(value)),
    );
  const matching = all.filter((part) => passes(part));
  const counts = (facet: Facet) =>
    countsOf(all.filter((part) => passes(part, facet)).flatMap((part) => VALUES[facet](part)));
  const question = ['components', code, words, asked];
  const page = pageOf(matching, { ...parameters, question });
  return {
    attribution: COMPONENTS_ATTRIBUTION,
    matching: matching.length,
    next: page.next === null ? null : cursorOf(question, page.next),
    facets: {
      weapon: counts('weapon'),
      country: counts('country'),
      category: counts('category'),
      confidence: counts('confidence'),
    },
    items: page.items,
  };
}

/** As a table: the codes of a part in one cell. */
export function componentRows({ items }: ComponentsPage): readonly object[] {
  return items.map(({ weapons, hs, ...part }) => ({
    ...part,
    weapons: weapons.join(' '),
    hs: hs.map(({ code }) => code).join(' '),
    confidence: hs[0]?.confidence ?? null,
    by: hs[0]?.by ?? null,
    why: hs[0]?.why ?? null,
  }));
}

/** @throws EntrepotError 'usage' where it is no code of goods. */
export function codeOf(word: string): string {
  const { level, code } = parseProduct(word);
  return formatProduct(level, code);
}
