import { useNavigate, useSearch } from '@tanstack/react-router';
import { chosen } from '../../url/search.ts';
import type { ComponentsSearch } from './search.ts';

type Change = { readonly [K in keyof ComponentsSearch]?: ComponentsSearch[K] | undefined };

/** The state of the page, which is its address, and what changes it. */
export function useComponents() {
  const search = useSearch({ from: '/components' });
  const navigate = useNavigate({ from: '/components' });
  return {
    search,
    change: (next: Change): void => void navigate({ search: (old) => chosen({ ...old, ...next }), resetScroll: false }),
  };
}
