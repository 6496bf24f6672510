import { chosen, flagOf, listOf, oneOf, type RawSearch, textOf } from '../url/search.ts';
import type { FacetName } from './words.ts';

export const SORTS = ['q', 'gain', 'ratio', 'share', 'rank'] as const;
export type Sort = (typeof SORTS)[number];
export const FACETS = ['kind', 'via', 'exporter', 'list', 'tier', 'flag'] as const;

/** What narrows and orders findings, as it stands in the address; both pages that list findings use the same names. */
export const filterSearch = (search: RawSearch) => ({
  kind: listOf(search, 'kind'),
  via: listOf(search, 'via'),
  exporter: listOf(search, 'exporter'),
  list: listOf(search, 'list'),
  tier: listOf(search, 'tier'),
  flag: listOf(search, 'flag'),
  goods: textOf(search, 'goods'),
  supported: flagOf(search, 'supported'),
  sort: oneOf(search, 'sort', SORTS),
});

export type FilterSearch = {
  readonly [K in keyof ReturnType<typeof filterSearch>]?: ReturnType<typeof filterSearch>[K];
};

/**
 * The same as parameters of the operation and of the command, for which the order by rank needs no saying.
 * @param order the one of the page, unless another is chosen.
 */
export function filterParams(search: FilterSearch, order: Sort) {
  const { kind, via, exporter, list, tier, flag, goods, supported, sort } = search;
  return chosen({
    kind,
    via,
    exporter,
    list,
    tier,
    flag,
    goods,
    supported,
    sort: (sort ?? order) === 'rank' ? undefined : (sort ?? order),
  });
}

/** How many filters are set. */
export function filterCount(search: FilterSearch): number {
  return (
    FACETS.reduce((sum, facet) => sum + (search[facet]?.length ?? 0), 0) +
    (search.goods === undefined ? 0 : 1) +
    (search.supported === undefined ? 0 : 1)
  );
}

/** A value of a facet put in or taken out; undefined when none is left. */
export function toggled(search: FilterSearch, facet: FacetName, value: string): readonly string[] | undefined {
  const now = search[facet] ?? [];
  const next = now.includes(value) ? now.filter((one) => one !== value) : [...now, value];
  return next.length === 0 ? undefined : next;
}

/** Flags that nine in ten findings have: said once above a list. */
export function commonFlags(
  flags: readonly { readonly value: string; readonly count: number }[],
  matching: number,
): ReadonlySet<string> {
  return new Set(flags.filter(({ count }) => matching > 10 && count >= matching * 0.9).map(({ value }) => value));
}
