import { filterSearch } from '../../findings/filters.ts';
import { chosen, type RawSearch, textOf } from '../../url/search.ts';

export const findingsSearch = (search: RawSearch) =>
  chosen({ scenario: textOf(search, 'scenario'), asOf: textOf(search, 'asOf'), ...filterSearch(search) });
