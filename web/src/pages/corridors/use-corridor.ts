import { useNavigate, useSearch } from '@tanstack/react-router';
import { chosen } from '../../url/search.ts';
import { type Question, questionOf } from './question.ts';
import type { CorridorSearch } from './search.ts';

export type Change = { readonly [K in keyof CorridorSearch]?: CorridorSearch[K] | undefined };

/** The question of the page, which is its address, and what changes it. */
export function useCorridor(): { readonly question: Question; readonly change: (change: Change) => void } {
  const search = useSearch({ from: '/corridors' });
  const navigate = useNavigate({ from: '/corridors' });
  const question = questionOf(search);
  return {
    question,
    change: (change) => {
      void navigate({ search: chosen({ ...question, ...change }), resetScroll: false });
    },
  };
}
