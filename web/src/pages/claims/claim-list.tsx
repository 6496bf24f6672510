import '../../findings/filters.css';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { getJson } from '../../api/client.ts';
import { useApi } from '../../api/use-api.ts';
import { cliCommand } from '../../export/command.ts';
import { ExportMenu } from '../../export/menu.tsx';
import { formatCount } from '../../figures/format.ts';
import { Empty } from '../../states/empty.tsx';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import { NothingLoaded } from '../../states/nothing-loaded.tsx';
import { SearchField } from '../../url/search-field.tsx';
import { ClaimItem } from './claim-item.tsx';
import { matches } from './filter.ts';
import { Inconsistencies } from './inconsistencies.tsx';
import { claimsSearch, VERDICTS, type VerdictName } from './search.ts';
import { claimsTable } from './table.ts';
import { VerdictFilter } from './verdict-filter.tsx';

const route = getRouteApi('/claims');

/** All claims that are known, with their verdicts. */
export function ClaimList() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { asOf, verdict = [], words } = search;
  const { data, error, refetch } = useApi('/claims', { asOf });
  const status = useApi('/status');
  const change = useCallback(
    (next: Partial<Record<'verdict' | 'words', string | readonly VerdictName[] | undefined>>): void =>
      void navigate({ search: (old) => claimsSearch({ ...old, ...next }) }),
    [navigate],
  );
  const onWords = useCallback((next: string | undefined) => change({ words: next }), [change]);
  if (error !== null) return <Failure problem={error} retry={() => void refetch()} />;
  if (data === undefined) return <Loading what="Checking the claims against the data" lines={12} />;
  const shown = data.claims
    .filter((one) => matches(one, verdict, words))
    .toSorted((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict));
  const { inconsistencies } = data;
  const isFiltered = verdict.length > 0 || words !== undefined;
  return (
    <>
      {status.data?.loads === 0 && <NothingLoaded />}
      <div className="claims-bar">
        <VerdictFilter
          counts={data.counts}
          chosen={verdict}
          onChange={(next) => change({ verdict: next.length === 0 ? undefined : [...next] })}
        />
        <div className="claims-tools">
          <SearchField label="Words" hint="publisher, goods, country" value={words} onChange={onWords} />
          <p role="status">
            <b className="num">{formatCount(shown.length)}</b> of {formatCount(data.claims.length)} claims
            {isFiltered && (
              <>
                {' '}
                <button
                  type="button"
                  className="quiet"
                  onClick={() => change({ verdict: undefined, words: undefined })}
                >
                  Show all
                </button>
              </>
            )}
          </p>
          <ExportMenu
            frame={{ title: 'Claims', source: [`Entrepot claims, snapshot ${data.snapshot}`] }}
            table={claimsTable(shown)}
            command={cliCommand('claims list', { asOf })}
            more={[['ClaimReview', 'jsonld', () => reviews(asOf)]]}
          />
        </div>
      </div>
      {shown.length === 0 && (
        <Empty title={isFiltered ? 'No claim matches' : 'There are no claims yet'}>
          <p>{isFiltered ? 'Choose other verdicts or other words.' : 'Check a text, and keep what it says.'}</p>
        </Empty>
      )}
      <section aria-label="List of claims" className="claim-list">
        {shown.map((one) => (
          <ClaimItem key={one.claim.id} checked={one} search={search} />
        ))}
      </section>
      {inconsistencies.length > 0 && (
        <section aria-labelledby="inconsistencies-head" className="claims-part">
          <h2 id="inconsistencies-head">Where claims do not agree among themselves</h2>
          <p className="part-note">Found in the sentences alone, whatever the data says.</p>
          <Inconsistencies all={inconsistencies} search={search} />
        </section>
      )}
    </>
  );
}

/** All claims as schema.org's ClaimReview, as the server gives them. */
async function reviews(asOf: string | undefined): Promise<Blob> {
  const answer = await getJson('/claims/review', { asOf });
  return new Blob([`${JSON.stringify(answer, null, 2)}\n`], { type: 'application/ld+json' });
}
