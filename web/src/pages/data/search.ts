import { chosen, flagOf, listOf, oneOf, periodOf, type RawSearch, textOf } from '../../url/search.ts';

export const TABS = ['coverage', 'loads', 'load', 'fetch'] as const;
export type Tab = (typeof TABS)[number];

export const dataSearch = (search: RawSearch) =>
  chosen({
    show: oneOf(search, 'show', TABS),
    asOf: textOf(search, 'asOf'),
    // of the coverage
    source: textOf(search, 'source'),
    area: textOf(search, 'area'),
    each: flagOf(search, 'each'),
    // of a fetch
    reporter: listOf(search, 'reporter'),
    partner: listOf(search, 'partner'),
    hs: listOf(search, 'hs'),
    from: periodOf(search, 'from'),
    to: periodOf(search, 'to'),
    flow: oneOf(search, 'flow', ['export', 'import', 're-export', 're-import']),
  });

export type DataSearch = ReturnType<typeof dataSearch>;
