import { useMemo } from 'react';
import { useApi } from '../../api/use-api.ts';

/** What a source is called, by its id: "Eurostat Comext". */
export function useSourceTitles(): ReadonlyMap<string, string> {
  const { data } = useApi('/formats');
  return useMemo(() => {
    const titles = new Map<string, string>();
    // The first format of a source is its own; what stands after a comma or bracket is about the file.
    for (const { source, title } of data ?? [])
      if (source !== null && !titles.has(source)) titles.set(source, title.replace(/[,(:].*$/, '').trim());
    return titles;
  }, [data]);
}
