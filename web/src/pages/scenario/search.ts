import { filterSearch } from '../../findings/filters.ts';
import { chosen, flagOf, oneOf, periodOf, type RawSearch, textOf } from '../../url/search.ts';

/**
 * `month` is what the map shows, without it the whole window; `window` is a part of the scenario's; `all` lists findings that
 * are not supported too.
 */
export const scenarioSearch = (search: RawSearch) => {
  const { supported: _, ...filters } = filterSearch(search);
  return chosen({
    scenario: textOf(search, 'scenario'),
    asOf: textOf(search, 'asOf'),
    month: periodOf(search, 'month'),
    window: windowOf(search),
    scale: oneOf(search, 'scale', ['own', 'same']),
    all: flagOf(search, 'all'),
    ...filters,
  });
};

/** 2022-03..2022-11 */
function windowOf(search: RawSearch): string | undefined {
  const [from, to, ...more] = (textOf(search, 'window') ?? '').split('..');
  const ends = { from: periodOf({ from }, 'from'), to: periodOf({ to }, 'to') };
  if (more.length > 0 || ends.from === undefined || ends.to === undefined || ends.from > ends.to) return undefined;
  return `${ends.from}..${ends.to}`;
}
