import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { postJson } from '../../../api/client.ts';
import { ApiProblem } from '../../../api/problem.ts';
import type { CaseAnswer, CaseItem } from '../../../api/types.ts';
import { useApi } from '../../../api/use-api.ts';

/** A case and what can be done to it; each change is of the revision that was read. */
export function useCase(id: string) {
  const client = useQueryClient();
  const { data, error, refetch } = useApi('/cases/{case}', { case: id });
  const [problem, setProblem] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const revision = data?.revision;
  const change = async (path: string, body: object): Promise<boolean> => {
    setBusy(true);
    setProblem(null);
    try {
      const answer = await postJson<CaseAnswer>(path, {
        ...(path === '/cases' ? {} : { params: { case: id } }),
        body: { ...body, revision },
      });
      client.setQueryData(['/cases/{case}', { case: id }], answer);
      void client.invalidateQueries({ queryKey: ['/cases'] });
      return true;
    } catch (failure) {
      setProblem(failure);
      return false;
    } finally {
      setBusy(false);
    }
  };
  const save = (next: { title?: string; summary?: string; items?: readonly CaseItem[] }): Promise<boolean> => {
    if (data === undefined) return Promise.resolve(false);
    const { title, summary, scenario, items } = data;
    return change('/cases', { id, title, summary, scenario, items, ...next });
  };
  return {
    data,
    error,
    problem,
    isBusy,
    /** Somebody saved it after it was read. */
    isConflict: problem instanceof ApiProblem && problem.code === 'lake-conflict',
    save,
    move: (from: number, to: number) => change('/cases/{case}/items/move', { from, to }),
    remove: (place: number) => change('/cases/{case}/items/remove', { place }),
    add: (item: CaseItem) => change('/cases/{case}/items', { item }),
    read: async (): Promise<void> => {
      await refetch();
      setProblem(null);
    },
  };
}

export type CaseInHand = ReturnType<typeof useCase>;
