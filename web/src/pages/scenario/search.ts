import { chosen, oneOf, periodOf, type RawSearch, textOf } from '../../url/search.ts';

export const scenarioSearch = (search: RawSearch) =>
  chosen({
    scenario: textOf(search, 'scenario'),
    asOf: textOf(search, 'asOf'),
    month: periodOf(search, 'month'),
    kind: textOf(search, 'kind'),
    via: textOf(search, 'via'),
    exporter: textOf(search, 'exporter'),
    list: textOf(search, 'list'),
    tier: textOf(search, 'tier'),
    goods: textOf(search, 'goods'),
    sort: oneOf(search, 'sort', ['rank', 'gain', 'ratio', 'share', 'q']),
  });
