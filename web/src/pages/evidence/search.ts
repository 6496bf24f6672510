import type { EvidenceKind, EvidenceStatus } from '../../api/types.ts';
import { KIND_WORDS, STATUS_WORDS } from '../../evidence/words.ts';
import { chosen, listOf, oneOf, periodOf, type RawSearch, textOf } from '../../url/search.ts';

export const KINDS = Object.keys(KIND_WORDS) as readonly EvidenceKind[];
export const STATUSES = Object.keys(STATUS_WORDS) as readonly EvidenceStatus[];

/** Filters; what is chosen (an item with one of its places, what is between areas, or a footprint); what is being added. */
export const evidenceSearch = (search: RawSearch) =>
  chosen({
    scenario: textOf(search, 'scenario'),
    asOf: textOf(search, 'asOf'),
    kind: someOf(search, 'kind', KINDS),
    status: someOf(search, 'status', STATUSES),
    country: listOf(search, 'country'),
    goods: goodsOf(search),
    from: periodOf(search, 'from'),
    to: periodOf(search, 'to'),
    finding: textOf(search, 'finding'),
    item: idOf(search, 'item'),
    place: textOf(search, 'place'),
    between: textOf(search, 'between'),
    footprint: textOf(search, 'footprint'),
    /** A new item, a new state of the one that is chosen, or a footprint. */
    add: oneOf(search, 'add', ['item', 'state', 'footprint']),
  });

export type EvidenceSearch = ReturnType<typeof evidenceSearch>;

/** What narrows the register, as the operation and the command take it. */
export function filterParams({ kind, status, country, goods, from, to, finding }: EvidenceSearch) {
  return chosen({ kind, status, country, goods, from, to, finding });
}

function someOf<const T extends string>(
  search: RawSearch,
  name: string,
  known: readonly T[],
): readonly T[] | undefined {
  const some = known.filter((word) => listOf(search, name)?.includes(word) === true);
  return some.length === 0 ? undefined : some;
}

function goodsOf(search: RawSearch): string | undefined {
  const code = textOf(search, 'goods')?.replaceAll(/[\s.]/g, '');
  return code !== undefined && /^(\d{2}|\d{4}|\d{6}|\d{8})$/.test(code) ? code : undefined;
}

function idOf(search: RawSearch, name: string): string | undefined {
  const text = textOf(search, name);
  return text !== undefined && /^[a-z0-9][a-z0-9-]{0,79}$/.test(text) ? text : undefined;
}
