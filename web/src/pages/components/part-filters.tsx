import { useEffect, useState } from 'react';
import type { ComponentsPage } from '../../api/types.ts';
import { useAreaNames } from '../../figures/areas.ts';
import { formatCount } from '../../figures/format.ts';
import { sentenceCase } from '../../figures/words.ts';
import { CONFIDENCES } from './search.ts';
import { useComponents } from './use-components.ts';

const NAMES = { category: 'Category', country: 'Maker’s country', confidence: 'Confidence of the code' } as const;
type Facet = keyof typeof NAMES;

/** What narrows the parts, each choice with how many it gives under the others. */
export function PartFilters({ facets }: { readonly facets: ComponentsPage['facets'] | undefined }) {
  const { search, change } = useComponents();
  const area = useAreaNames();
  const words = (facet: Facet, value: string): string => {
    if (value === 'none') return 'Not known';
    return facet === 'country' ? area(value) : sentenceCase(value);
  };
  const take = (facet: Facet, value: string): void => {
    if (facet === 'confidence') change({ confidence: CONFIDENCES.find((one) => one === value) });
    else change({ [facet]: value === '' ? undefined : value.split(',') });
  };
  return (
    <search className="filter-bar" aria-label="Filter the parts">
      {(Object.keys(NAMES) as Facet[]).map((facet) => {
        const now = [search[facet] ?? []].flat().join(',');
        const known = facets?.[facet] ?? [];
        const options =
          now === '' || known.some(({ value }) => value === now) ? known : [...known, { value: now, count: null }];
        return (
          <label key={facet} className="filter">
            <span>{NAMES[facet]}</span>
            <select value={now} onChange={(event) => take(facet, event.target.value)}>
              <option value="">All</option>
              {options.map(({ value, count }) => (
                <option key={value} value={value}>
                  {value
                    .split(',')
                    .map((one) => words(facet, one))
                    .join(' or ')}
                  {count === null ? '' : ` (${formatCount(count)})`}
                </option>
              ))}
            </select>
          </label>
        );
      })}
      <Maker value={search.maker} onChange={(maker) => change({ maker })} />
    </search>
  );
}

function Maker({
  value,
  onChange,
}: {
  readonly value: string | undefined;
  readonly onChange: (maker: string | undefined) => void;
}) {
  const [text, setText] = useState(value ?? '');
  useEffect(() => setText(value ?? ''), [value]);
  useEffect(() => {
    const wanted = text.trim();
    if (wanted === (value ?? '')) return;
    const timer = setTimeout(() => onChange(wanted === '' ? undefined : wanted), 350);
    return () => clearTimeout(timer);
  });
  return (
    <label className="filter">
      <span>Maker</span>
      <input
        type="search"
        value={text}
        maxLength={80}
        placeholder="such as xilinx"
        onChange={(event) => setText(event.target.value)}
      />
    </label>
  );
}
