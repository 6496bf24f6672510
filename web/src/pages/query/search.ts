import { chosen, integerOf, oneOf, type RawSearch, textOf } from '../../url/search.ts';

export const querySearch = (search: RawSearch) =>
  chosen({
    /** The statement as it is, where it is short. */
    statement: textOf(search, 'statement'),
    /** A long one, deflated; see packed.ts. */
    packed: textOf(search, 'packed'),
    limit: integerOf(search, 'limit', 1),
    chart: oneOf(search, 'chart', ['line', 'bars']),
    x: textOf(search, 'x'),
    y: textOf(search, 'y'),
    series: textOf(search, 'series'),
  });

export type QuerySearch = ReturnType<typeof querySearch>;
