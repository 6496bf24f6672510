import { chosen, integerOf, oneOf, type RawSearch, textOf } from '../../url/search.ts';

export const goodsSearch = (search: RawSearch) =>
  chosen({
    scenario: textOf(search, 'scenario'),
    asOf: textOf(search, 'asOf'),
    code: textOf(search, 'code'),
    under: textOf(search, 'under'),
    words: textOf(search, 'words'),
    level: integerOf(search, 'level', 2),
    by: oneOf(search, 'by', ['delta', 'ratio', 'value']),
  });
