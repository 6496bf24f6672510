import { useNavigate, useSearch } from '@tanstack/react-router';
import { chosen } from '../../url/search.ts';
import type { EvidenceSearch } from './search.ts';

export type Change = { readonly [K in keyof EvidenceSearch]?: EvidenceSearch[K] | undefined };

const NOTHING = { item: undefined, place: undefined, between: undefined, footprint: undefined } as const;

/** The state of the page, which is its address, and what changes it. */
export function useEvidence() {
  const search = useSearch({ from: '/evidence' });
  const navigate = useNavigate({ from: '/evidence' });
  const change = (next: Change): void =>
    void navigate({ search: (old) => chosen({ ...old, ...next }), resetScroll: false });
  return {
    search,
    change,
    /** One thing is chosen at a time, on map, timeline and table alike. */
    choose: (next: Change): void => change({ ...NOTHING, ...next }),
  };
}
