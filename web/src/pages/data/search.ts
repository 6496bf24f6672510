import { chosen, oneOf, type RawSearch, textOf } from '../../url/search.ts';

export const dataSearch = (search: RawSearch) =>
  chosen({
    show: oneOf(search, 'show', ['coverage', 'loads', 'upload', 'fetch', 'sources']),
    source: textOf(search, 'source'),
    asOf: textOf(search, 'asOf'),
  });
