import { chosen, flagOf, oneOf, type RawSearch, textOf } from '../../url/search.ts';

export const findingsSearch = (search: RawSearch) =>
  chosen({
    scenario: textOf(search, 'scenario'),
    asOf: textOf(search, 'asOf'),
    kind: textOf(search, 'kind'),
    via: textOf(search, 'via'),
    exporter: textOf(search, 'exporter'),
    list: textOf(search, 'list'),
    tier: textOf(search, 'tier'),
    goods: textOf(search, 'goods'),
    flag: textOf(search, 'flag'),
    supported: flagOf(search, 'supported'),
    sort: oneOf(search, 'sort', ['rank', 'gain', 'ratio', 'share', 'q']),
  });
