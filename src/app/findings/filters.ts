import { areaLabel, parseArea } from '../../trade/area.ts';
import { EntrepotError } from '../../trade/errors.ts';
import type { Finding } from './any.ts';
import { type Flag, KINDS } from './finding.ts';

/** Each narrows; several values of one are alternatives. */
export interface Filters {
  readonly kind?: readonly string[] | undefined;
  readonly via?: readonly string[] | undefined;
  readonly exporter?: readonly string[] | undefined;
  /** Goods lists by name. */
  readonly list?: readonly string[] | undefined;
  readonly tier?: readonly string[] | undefined;
  /** The beginning of a code, or words of its text. */
  readonly goods?: string | undefined;
  readonly supported?: boolean | undefined;
  readonly flag?: readonly string[] | undefined;
}

export const FACETS = ['kind', 'via', 'exporter', 'list', 'tier', 'flag'] as const;
export type Facet = (typeof FACETS)[number];

/** The values that a finding has of each facet; of an area none where there is none. */
const VALUES: Readonly<Record<Facet, (finding: Finding) => readonly string[]>> = {
  kind: ({ kind }) => [kind],
  via: ({ intermediary }) => (intermediary === null ? [] : [intermediary]),
  exporter: ({ exporter }) => [exporter],
  list: ({ goods }) => [...new Set(goods.lists.map(({ list }) => list))],
  tier: ({ goods }) => [...new Set(goods.lists.flatMap(({ tier }) => (tier === null ? [] : [tier])))],
  flag: ({ flags }) => flags satisfies readonly Flag[],
};

export interface Filter {
  /** @param but a facet that is not looked at. */
  (finding: Finding, but?: Facet): boolean;
  readonly asked: Readonly<Record<string, unknown>>;
}

export function filterOf(filters: Filters): Filter {
  const kinds = filters.kind?.filter((kind) => !KINDS.some((known) => known === kind)) ?? [];
  if (kinds.length > 0)
    throw new EntrepotError('usage', `no kind ${JSON.stringify(kinds[0])}; expected ${KINDS.join(', ')}`);
  const areas = (words: readonly string[] | undefined) => words?.map((word) => areaLabel(parseArea(word)));
  const asked = {
    kind: filters.kind,
    via: areas(filters.via),
    exporter: areas(filters.exporter),
    list: filters.list,
    tier: filters.tier,
    flag: filters.flag,
    goods: filters.goods,
    supported: filters.supported,
  };
  const passes = (finding: Finding, but?: Facet): boolean =>
    FACETS.every((facet) => {
      const wanted = asked[facet];
      return facet === but || wanted === undefined || VALUES[facet](finding).some((value) => wanted.includes(value));
    }) &&
    (asked.supported === undefined || finding.supported === asked.supported) &&
    (asked.goods === undefined || isAbout(finding, asked.goods));
  return Object.assign(passes, { asked });
}

function isAbout({ goods }: Finding, wanted: string): boolean {
  if (/^\d{1,8}$/.test(wanted)) return goods.code.startsWith(wanted);
  const text = `${goods.code} ${goods.text}`.toLowerCase();
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** For each facet, how many findings each of its values would give under the other filters; most first. */
export function facetsOf(
  findings: readonly Finding[],
  passes: Filter,
): Record<Facet, { readonly value: string; readonly count: number }[]> {
  const countsOf = (facet: Facet) => {
    const counts = new Map<string, number>();
    for (const finding of findings)
      if (passes(finding, facet))
        for (const value of VALUES[facet](finding)) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  };
  return {
    kind: countsOf('kind'),
    via: countsOf('via'),
    exporter: countsOf('exporter'),
    list: countsOf('list'),
    tier: countsOf('tier'),
    flag: countsOf('flag'),
  };
}
