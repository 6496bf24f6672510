import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { getJson } from '../../api/client.ts';
import { formatCount } from '../../figures/format.ts';
import { findingsSearch } from '../findings/search.ts';
import type { FindingSearch } from './search.ts';

interface Place {
  readonly at: number;
  readonly matching: number;
  readonly previous: string | null;
  readonly next: string | null;
}

const PAGE = 500;
const MOST_PAGES = 12;

/** The list the reader came from, and the findings before and after this one in it. */
export function Neighbours({ id, search }: { readonly id: string; readonly search: FindingSearch }) {
  const list = findingsSearch(search);
  const { data } = useQuery({
    queryKey: ['place', id, list],
    queryFn: ({ signal }) => placeOf(id, list, signal),
  });
  const place = data ?? null;
  return (
    <nav className="neighbours" aria-label="Findings of the list">
      <Link to="/findings" search={list}>
        All findings
      </Link>
      <Step to={place?.previous} search={list} label="Previous finding" mark="←" />
      <span className="neighbours-place num">
        {place === null ? '' : `${formatCount(place.at + 1)} of ${formatCount(place.matching)}`}
      </span>
      <Step to={place?.next} search={list} label="Next finding" mark="→" />
    </nav>
  );
}

function Step({
  to,
  search,
  label,
  mark,
}: {
  readonly to: string | null | undefined;
  readonly search: FindingSearch;
  readonly label: string;
  readonly mark: string;
}) {
  const text = label.split(' ')[0];
  const words = mark === '←' ? `${mark} ${text}` : `${text} ${mark}`;
  if (to === null || to === undefined) return <span className="faint">{words}</span>;
  return (
    <Link to="/findings/$id" params={{ id: to }} search={search} aria-label={label}>
      {words}
    </Link>
  );
}

/** Looks through the list, page by page; null where the finding is not in it. */
async function placeOf(id: string, list: FindingSearch, signal: AbortSignal): Promise<Place | null> {
  let before: string | null = null;
  let passed = 0;
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer: Awaited<ReturnType<typeof getJson<'/findings'>>> = await getJson(
      '/findings',
      { ...list, limit: PAGE, cursor },
      signal,
    );
    const ids = answer.items.map((item) => item.id);
    const at = ids.indexOf(id);
    cursor = answer.next;
    if (at >= 0) {
      const after: string | null = ids[at + 1] ?? (cursor === null ? null : await firstOf(list, cursor, signal));
      return { at: passed + at, matching: answer.matching, previous: ids[at - 1] ?? before, next: after };
    }
    if (cursor === null) return null;
    before = ids.at(-1) ?? before;
    passed += ids.length;
  }
  return null;
}

async function firstOf(list: FindingSearch, cursor: string, signal: AbortSignal): Promise<string | null> {
  return (await getJson('/findings', { ...list, limit: 1, cursor }, signal)).items[0]?.id ?? null;
}
