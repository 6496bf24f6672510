import '../../findings/filters.css';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { EvidenceList } from '../../api/types.ts';
import { KIND_WORDS, STATUS_WORDS } from '../../evidence/words.ts';
import { useAreaNames } from '../../figures/areas.ts';
import { formatCount } from '../../figures/format.ts';
import { sentenceCase } from '../../figures/words.ts';
import { useMedia } from '../corridors/use-media.ts';
import { evidenceSearch } from './search.ts';
import { useEvidence } from './use-evidence.ts';

const NAMES = { kind: 'Kind', status: 'Status', country: 'Country' } as const;
type Facet = keyof typeof NAMES;

/** What narrows the register, each choice with how many items it gives under the others. */
export function Filters({ facets }: { readonly facets: EvidenceList['facets'] | undefined }) {
  const { search, change } = useEvidence();
  const area = useAreaNames();
  const phone = useMedia('(max-width: 40rem)');
  const words = (facet: Facet, value: string): string => {
    if (facet === 'kind') return value in KIND_WORDS ? KIND_WORDS[value as keyof typeof KIND_WORDS].many : value;
    return facet === 'country' ? area(value) : sentenceCase(value);
  };
  const about = (facet: Facet, value: string): string | undefined =>
    facet === 'status' && value in STATUS_WORDS ? STATUS_WORDS[value as keyof typeof STATUS_WORDS] : undefined;
  const set = ['kind', 'status', 'country', 'goods', 'from', 'to', 'finding'].filter((key) => key in search).length;
  return (
    <search className="evidence-filters" aria-label="Filter the evidence">
      <details key={String(phone)} open={!phone}>
        <summary>Filters{set === 0 ? '' : ` (${set} set)`}</summary>
        <div className="filter-bar">
          {(Object.keys(NAMES) as Facet[]).map((facet) => {
            const chosen = search[facet] ?? [];
            const now = chosen.join(',');
            const known = facets?.[facet] ?? [];
            const options =
              now === '' || known.some(({ value }) => value === now) ? known : [...known, { value: now, count: null }];
            return (
              <label key={facet} className="filter">
                <span>{NAMES[facet]}</span>
                <select
                  value={now}
                  onChange={(event) =>
                    change(
                      evidenceSearchPart({
                        [facet]: event.target.value === '' ? undefined : event.target.value.split(','),
                      }),
                    )
                  }
                >
                  <option value="">All</option>
                  {options.map(({ value, count }) => (
                    <option key={value} value={value} title={about(facet, value)}>
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
          <Text name="goods" label="Goods" hint="HS code, such as 8542" value={search.goods} />
          <Text name="from" label="From" hint="2022 or 2022-03" value={search.from} />
          <Text name="to" label="To" hint="2024 or 2024-04" value={search.to} />
        </div>
      </details>
      {search.finding !== undefined && (
        <p>
          Only what concerns the finding{' '}
          <Link to="/findings/$id" params={{ id: search.finding }} search={{}} preload={false}>
            {search.finding}
          </Link>
          , the closest first.
        </p>
      )}
      <p className="evidence-actions">
        {set > 0 && (
          <button
            type="button"
            className="quiet"
            onClick={() =>
              change({
                kind: undefined,
                status: undefined,
                country: undefined,
                goods: undefined,
                from: undefined,
                to: undefined,
                finding: undefined,
              })
            }
          >
            Clear {set === 1 ? 'the filter' : `${set} filters`}
          </button>
        )}
        <button type="button" className="quiet" onClick={() => change({ add: 'item' })}>
          Add evidence
        </button>
        <button type="button" className="quiet" onClick={() => change({ add: 'footprint' })}>
          Open a footprint
        </button>
      </p>
    </search>
  );
}

/** Only what the address takes gets into it. */
function evidenceSearchPart(part: Readonly<Record<string, unknown>>) {
  const read: Readonly<Record<string, unknown>> = evidenceSearch(part);
  return Object.fromEntries(Object.keys(part).map((key) => [key, read[key]]));
}

function Text({
  name,
  label,
  hint,
  value,
}: {
  readonly name: 'goods' | 'from' | 'to';
  readonly label: string;
  readonly hint: string;
  readonly value: string | undefined;
}) {
  const { change } = useEvidence();
  const [text, setText] = useState(value ?? '');
  useEffect(() => setText(value ?? ''), [value]);
  const wanted = text.trim();
  const read = evidenceSearchPart({ [name]: wanted })[name];
  const wrong = wanted !== '' && read === undefined;
  useEffect(() => {
    if (wrong || (read ?? '') === (value ?? '')) return;
    const timer = setTimeout(() => change({ [name]: read }), 350);
    return () => clearTimeout(timer);
  });
  return (
    <label className="filter">
      <span>{label}</span>
      <input
        value={text}
        placeholder={hint}
        maxLength={10}
        aria-invalid={wrong}
        title={wrong ? `Expected ${hint}` : undefined}
        onChange={(event) => setText(event.target.value)}
      />
    </label>
  );
}
