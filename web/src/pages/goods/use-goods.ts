import { useNavigate, useSearch } from '@tanstack/react-router';
import { chosen } from '../../url/search.ts';
import type { GoodsSearch } from './search.ts';

type Change = { readonly [K in keyof GoodsSearch]?: GoodsSearch[K] | undefined };

/** The state of the page, which is its address, and what changes it. */
export function useGoods() {
  const search = useSearch({ from: '/goods' });
  const navigate = useNavigate({ from: '/goods' });
  return {
    search,
    change: (change: Change, replace = false): void => {
      void navigate({ search: (old) => chosen({ ...old, ...change }), replace, resetScroll: false });
    },
  };
}
