import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { unpack, written } from './packed.ts';
import type { QuerySearch } from './search.ts';

/** The statement of the address, and how to put another one there. Null while it is unpacked, empty where there is none. */
export function useStatement() {
  const search = useSearch({ from: '/query' });
  const navigate = useNavigate({ from: '/query' });
  const { statement, packed } = search;
  const unpacked = useQuery({
    queryKey: ['unpacked', packed],
    queryFn: async () => (await unpack(packed ?? '')) ?? '',
    enabled: statement === undefined && packed !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const now = statement ?? (packed === undefined ? '' : (unpacked.data ?? null));
  return {
    search,
    statement: now,
    damaged: packed !== undefined && unpacked.data === '',
    /** A new statement forgets what was drawn of the one before. */
    put: async (text: string): Promise<void> => {
      const { limit } = search;
      await navigate({
        search: { ...(await written(text)), ...(limit === undefined ? {} : { limit }) },
        resetScroll: false,
      });
    },
    choose: (change: Partial<Record<keyof QuerySearch, string | number | undefined>>): void => {
      void navigate({
        search: (before) => ({ ...before, ...change }) as QuerySearch,
        replace: true,
        resetScroll: false,
      });
    },
  };
}
