import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { getJson, type Params } from '../api/client.ts';

const STEP = 50;
const MOST = 500;

function question(params: Params) {
  return {
    queryKey: ['/findings', 'pages', params],
    queryFn: ({ pageParam, signal }: { readonly pageParam: string | null; readonly signal: AbortSignal }) =>
      getJson('/findings', { ...params, limit: STEP, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
  };
}

/** Findings a page at a time; while filters change the last answer stays. `look` asks for an answer beforehand. */
export function useFindingPages(params: Params) {
  const client = useQueryClient();
  const answer = useInfiniteQuery({
    ...question(params),
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
  const look = useCallback(
    (other: Params): void => {
      void client.prefetchInfiniteQuery(question(other));
    },
    [client],
  );
  return { ...answer, look };
}

/** Every finding that matches, for an export. */
export async function allFindings(params: Params) {
  const items = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof getJson<'/findings'>>> = await getJson('/findings', {
      ...params,
      limit: MOST,
      cursor,
    });
    items.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return items;
}
