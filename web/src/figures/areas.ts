import { useCallback, useMemo } from 'react';
import { useApi } from '../api/use-api.ts';

/** What there is between the name of a reference table and that of a newspaper. */
const SPOKEN: Readonly<Record<string, string>> = {
  'Russian Federation': 'Russia',
  'United States of America': 'the United States',
  'United Kingdom of Great Britain and Northern Ireland': 'the United Kingdom',
  'European Union': 'EU27',
};

/** Names areas: `KGZ` is Kyrgyzstan; groups and what is not known stay as they are. */
export function useAreaNames(): (code: string) => string {
  const { data } = useApi('/areas');
  const names = useMemo(() => new Map(data?.map(({ code, name }) => [code, SPOKEN[name] ?? name])), [data]);
  return useCallback((code) => names.get(code) ?? code, [names]);
}
