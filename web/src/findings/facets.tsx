import './filters.css';
import type { FindingsPage } from '../api/types.ts';
import { formatCount } from '../figures/format.ts';
import { FACETS, type FilterSearch, toggled } from './filters.ts';
import { FACET_NAMES, type FacetName, FLAG_WORDS, facetWords, KIND_WORDS } from './words.ts';

/** Filters as boxes to tick: each value with how many findings it gives under the other filters. */
export function Facets({
  search,
  facets,
  areaName,
  onChange,
  onLook,
}: {
  readonly search: FilterSearch;
  readonly facets: FindingsPage['facets'] | undefined;
  readonly areaName: (code: string) => string;
  readonly onChange: (change: FilterSearch) => void;
  /** The reader is about to choose this: a moment to ask for it beforehand. */
  readonly onLook: (change: FilterSearch) => void;
}) {
  return FACETS.map((facet) => {
    const chosen = search[facet] ?? [];
    const known = facets?.[facet] ?? [];
    const gone = chosen.filter((value) => !known.some((one) => one.value === value));
    const values = [...known, ...gone.map((value) => ({ value, count: 0 }))];
    return (
      <fieldset key={facet}>
        <legend>{FACET_NAMES[facet]}</legend>
        {values.length === 0 && <span className="faint">none</span>}
        {values.map(({ value, count }) => {
          const change = { [facet]: toggled(search, facet, value) };
          return (
            <label key={value} title={aboutOf(facet, value)} onPointerEnter={() => onLook(change)}>
              <input
                type="checkbox"
                checked={chosen.includes(value)}
                onFocus={() => onLook(change)}
                onChange={() => onChange(change)}
              />
              <span className="facet-word">{facetWords(facet, value, areaName)}</span>
              <span className="facet-count">{formatCount(count)}</span>
            </label>
          );
        })}
      </fieldset>
    );
  });
}

function aboutOf(facet: FacetName, value: string): string | undefined {
  const words: Readonly<Record<string, { readonly about: string }>> =
    facet === 'kind' ? KIND_WORDS : facet === 'flag' ? FLAG_WORDS : {};
  return words[value]?.about ?? value;
}
