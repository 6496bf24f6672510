import { chosen, type RawSearch, textOf } from '../../url/search.ts';

export const findingSearch = (search: RawSearch) =>
  chosen({
    scenario: textOf(search, 'scenario'),
    asOf: textOf(search, 'asOf'),
    show: textOf(search, 'show'),
  });
