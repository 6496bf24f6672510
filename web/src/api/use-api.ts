import { keepPreviousData, QueryClient, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { getJson, type Params } from './client.ts';
import { ApiProblem } from './problem.ts';
import type { Answers } from './types.ts';

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Answers depend on the snapshot alone; the browser asks again with the ETag.
        staleTime: 60_000,
        retry: (failures, error) =>
          failures < 2 && error instanceof ApiProblem && (error.status === 0 || error.status === 503),
        refetchOnWindowFocus: false,
      },
    },
  });
}

/**
 * The answer of a reading operation; a request that is no longer wanted is cancelled. `keep` shows the last answer while the
 * next one is computed; `enabled: false` asks nothing.
 */
export function useApi<P extends keyof Answers>(
  path: P,
  params: Params = {},
  options: { readonly enabled?: boolean; readonly keep?: boolean } = {},
): UseQueryResult<Answers[P]> {
  return useQuery<Answers[P]>({
    queryKey: [path, params],
    queryFn: ({ signal }) => getJson(path, params, signal),
    enabled: options.enabled ?? true,
    ...(options.keep === true ? { placeholderData: keepPreviousData } : {}),
  });
}
