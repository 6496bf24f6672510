import { monthsOf } from '../../evidence/date.ts';
import { areasOf, type EvidenceItem } from '../../evidence/item.ts';
import { covers, type Match, matchOf } from '../../evidence/match.ts';
import { EVIDENCE_KINDS, namesOf, STATUSES } from '../../evidence/vocabulary.ts';
import { areaLabel, parseArea } from '../../trade/area.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { formatProduct, parseProduct } from '../../trade/hs.ts';
import type { Context } from '../context.ts';
import { corridorOf } from './corridor.ts';
import { countsOf as tally } from './facets.ts';
import { allEvidence } from './register.ts';

/** Each narrows; several values of one are alternatives. */
export interface EvidenceParameters {
  readonly kind?: readonly string[] | undefined;
  readonly status?: readonly string[] | undefined;
  /** Areas that an item names: where from, through, where to, of a site, or linked. */
  readonly country?: readonly string[] | undefined;
  /** A code of goods: items that name it, one above it or one under it. */
  readonly goods?: string | undefined;
  /** First and last period, YYYY or YYYY-MM, in which the date of an item may lie. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Id of a finding: items that concern it, the closest first. */
  readonly finding?: string | undefined;
}

export const EVIDENCE_FACETS = ['kind', 'status', 'country'] as const;
export type EvidenceFacet = (typeof EVIDENCE_FACETS)[number];

/** An item, with how it concerns the finding that was asked for; null where none was. */
export type ListedEvidence = EvidenceItem & { readonly match: Match | null };

export interface EvidenceList {
  /** How many items the register has. */
  readonly total: number;
  /** How many items each choice of a filter would give, under the other filters. */
  readonly facets: Readonly<Record<EvidenceFacet, readonly { readonly value: string; readonly count: number }[]>>;
  /** By date, or the closest to the finding first. */
  readonly items: readonly ListedEvidence[];
}

const VALUES: Readonly<Record<EvidenceFacet, (item: EvidenceItem) => readonly string[]>> = {
  kind: ({ kind }) => [kind],
  status: ({ status }) => [status],
  country: areasOf,
};

const CLOSEST = ['named', 'goods', 'corridor', 'destination'] as const;

/** The evidence register, filtered. */
export async function evidence(context: Context, parameters: EvidenceParameters): Promise<EvidenceList> {
  const wanted: Readonly<Record<EvidenceFacet, readonly string[] | undefined>> = {
    kind: known(parameters.kind, 'kind', namesOf(EVIDENCE_KINDS)),
    status: known(parameters.status, 'status', namesOf(STATUSES)),
    country: parameters.country?.map((word) => areaLabel(parseArea(word))),
  };
  const inside = insideOf(parameters);
  const corridor = parameters.finding === undefined ? null : corridorOf(parameters.finding);
  const all = await allEvidence(context);
  const near = all.flatMap((item): ListedEvidence[] => {
    const match = corridor === null ? null : matchOf(item, corridor);
    return inside(item) && (corridor === null || match !== null) ? [{ ...item, match }] : [];
  });
  const passes = (item: EvidenceItem, but?: EvidenceFacet): boolean =>
    EVIDENCE_FACETS.every(
      (facet) =>
        facet === but ||
        wanted[facet] === undefined ||
        VALUES[facet](item).some((value) => wanted[facet]?.includes(value)),
    );
  const countsOf = (facet: EvidenceFacet) =>
    tally(near.filter((item) => passes(item, facet)).flatMap((item) => VALUES[facet](item)));
  return {
    total: all.length,
    facets: { kind: countsOf('kind'), status: countsOf('status'), country: countsOf('country') },
    items: near.filter((item) => passes(item)).toSorted((a, b) => closeness(a) - closeness(b)),
  };
}

/** As a table: what is said in one line, lists in one cell. */
export function evidenceRows({ items }: EvidenceList): readonly object[] {
  return items.map((item) => ({
    id: item.id,
    kind: item.kind,
    date: item.date,
    until: item.until,
    title: item.title,
    statement: item.statement,
    from: item.from,
    via: item.via.join(' '),
    to: item.to,
    status: item.status,
    grade: `${item.reliability}${item.credibility}`,
    source: item.sources.map(({ name }) => name).join('; '),
    goods: item.links.goods.join(' '),
    claims: item.links.claims.join(' '),
    sites: item.sites.length,
    origin: item.origin,
    revision: item.revision,
  }));
}

function closeness({ match }: ListedEvidence): number {
  return match === null ? 0 : CLOSEST.indexOf(match.link);
}

function insideOf({ goods, from, to }: EvidenceParameters): (item: EvidenceItem) => boolean {
  const product = goods === undefined ? null : parseProduct(goods);
  const code = product === null ? null : formatProduct(product.level, product.code);
  const [first] = from === undefined ? ['0000-00'] : monthsOf(periodWord(from));
  const [, last] = to === undefined ? ['', '9999-99'] : monthsOf(periodWord(to));
  if (first > last)
    throw new EntrepotError('usage', `${from} is after ${to}; expected the earlier period first`, {
      fields: { from, to },
    });
  return ({ date, until, links }) => {
    const [begins, ends] = monthsOf(date, until);
    return ends >= first && begins <= last && (code === null || links.goods.some((linked) => covers(linked, code)));
  };
}

function periodWord(text: string): string {
  if (/^\d{4}(-(0[1-9]|1[0-2]))?$/.test(text)) return text;
  throw new EntrepotError('usage', `${JSON.stringify(text)} is not a period; expected YYYY-MM or YYYY`, {
    fields: { period: text },
  });
}

function known(
  asked: readonly string[] | undefined,
  name: string,
  words: readonly string[],
): readonly string[] | undefined {
  const wrong = asked?.find((word) => !words.includes(word));
  if (wrong === undefined) return asked;
  throw new EntrepotError('usage', `no ${name} ${JSON.stringify(wrong)}; expected ${words.join(', ')}`, {
    fields: { [name]: wrong },
  });
}
