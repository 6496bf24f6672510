import { chosen, flagOf, listOf, oneOf, periodOf, type RawSearch, textOf } from '../../url/search.ts';

export const FLOWS = ['export', 'import', 're-export', 're-import'] as const;
export const BY = ['period', 'partner', 'product', 'reporter'] as const;
export const VIEWS = ['series', 'table', 'map', 'sankey', 'mirror'] as const;
export const REVISIONS = ['HS2012', 'HS2017', 'HS2022'] as const;

/** The parameters of `flows` by their own names, and what is shown of the answer. */
export const corridorSearch = (search: RawSearch) =>
  chosen({
    reporter: listOf(search, 'reporter'),
    partner: listOf(search, 'partner'),
    hs: listOf(search, 'hs'),
    from: periodOf(search, 'from'),
    to: periodOf(search, 'to'),
    baseFrom: periodOf(search, 'baseFrom'),
    baseTo: periodOf(search, 'baseTo'),
    flow: oneOf(search, 'flow', FLOWS),
    by: oneOf(search, 'by', BY),
    revision: oneOf(search, 'revision', REVISIONS),
    currency: textOf(search, 'currency')?.toUpperCase(),
    source: textOf(search, 'source'),
    mirror: flagOf(search, 'mirror'),
    scenario: textOf(search, 'scenario'),
    asOf: textOf(search, 'asOf'),
    show: oneOf(search, 'show', VIEWS),
  });

export type CorridorSearch = ReturnType<typeof corridorSearch>;
