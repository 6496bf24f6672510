import './filters.css';
import type { FindingsPage } from '../api/types.ts';
import { formatCount } from '../figures/format.ts';
import type { FilterSearch } from './filters.ts';
import { GoodsSearch } from './goods-search.tsx';
import { FACET_NAMES, type FacetName, facetWords } from './words.ts';

/** Choices of one filter that are asked for beforehand. */
const MOST_AHEAD = 8;

/** Filters in a row: one value each, with how many findings it gives under the others. */
export function FilterBar({
  search,
  facets,
  shown,
  areaName,
  onChange,
  onLook,
}: {
  readonly search: FilterSearch;
  readonly facets: FindingsPage['facets'] | undefined;
  readonly shown: readonly FacetName[];
  readonly areaName: (code: string) => string;
  readonly onChange: (change: FilterSearch) => void;
  /** The reader is about to choose among these: a moment to ask for them beforehand. */
  readonly onLook: (changes: readonly FilterSearch[]) => void;
}) {
  return (
    <div className="filter-bar" role="search" aria-label="Filter the findings">
      {shown.map((facet) => {
        const chosen = search[facet] ?? [];
        const options = optionsOf(facets?.[facet] ?? [], chosen);
        const look = (): void =>
          onLook(options.slice(0, MOST_AHEAD).map(({ value }) => ({ [facet]: value.split(',') })));
        return (
          <label key={facet} className="filter" onPointerEnter={look}>
            <span>{FACET_NAMES[facet]}</span>
            <select
              value={chosen.join(',')}
              onFocus={look}
              onChange={(event) =>
                onChange({ [facet]: event.target.value === '' ? undefined : event.target.value.split(',') })
              }
            >
              <option value="">All</option>
              {options.map(({ value, count }) => (
                <option key={value} value={value}>
                  {value
                    .split(',')
                    .map((one) => facetWords(facet, one, areaName))
                    .join(' or ')}
                  {count === null ? '' : ` (${formatCount(count)})`}
                </option>
              ))}
            </select>
          </label>
        );
      })}
      <GoodsSearch value={search.goods} onChange={(goods) => onChange({ goods })} />
    </div>
  );
}

/** What is chosen stays a choice, even where nothing has it under the other filters. */
function optionsOf(
  values: readonly { readonly value: string; readonly count: number }[],
  chosen: readonly string[],
): readonly { readonly value: string; readonly count: number | null }[] {
  const now = chosen.join(',');
  if (now === '' || values.some(({ value }) => value === now)) return values;
  return [...values, { value: now, count: chosen.length === 1 ? 0 : null }];
}
