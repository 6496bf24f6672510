import { chosen, flagOf, oneOf, periodOf, type RawSearch, textOf } from '../../url/search.ts';

export const corridorSearch = (search: RawSearch) =>
  chosen({
    reporter: textOf(search, 'reporter'),
    partner: textOf(search, 'partner'),
    via: textOf(search, 'via'),
    hs: textOf(search, 'hs'),
    from: periodOf(search, 'from'),
    to: periodOf(search, 'to'),
    baseFrom: periodOf(search, 'baseFrom'),
    baseTo: periodOf(search, 'baseTo'),
    flow: oneOf(search, 'flow', ['export', 'import', 're-export', 're-import']),
    revision: textOf(search, 'revision'),
    currency: textOf(search, 'currency'),
    source: textOf(search, 'source'),
    mirror: flagOf(search, 'mirror'),
    asOf: textOf(search, 'asOf'),
    show: oneOf(search, 'show', ['series', 'table', 'map', 'sankey', 'mirror', 'prices']),
  });
