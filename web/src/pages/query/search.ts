import { chosen, oneOf, type RawSearch, textOf } from '../../url/search.ts';

export const querySearch = (search: RawSearch) =>
  chosen({
    statement: textOf(search, 'statement'),
    chart: oneOf(search, 'chart', ['table', 'line', 'bars']),
  });
