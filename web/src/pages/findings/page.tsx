import './findings.css';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useApi } from '../../api/use-api.ts';
import { cliCommand } from '../../export/command.ts';
import { ExportMenu } from '../../export/menu.tsx';
import { useAreaNames } from '../../figures/areas.ts';
import { formatCount, formatSpan } from '../../figures/format.ts';
import { Facets } from '../../findings/facets.tsx';
import { commonFlags, type FilterSearch, filterCount, filterParams } from '../../findings/filters.ts';
import { GoodsSearch } from '../../findings/goods-search.tsx';
import { OrderSelect } from '../../findings/order-select.tsx';
import { findingsTable } from '../../findings/table.ts';
import { allFindings, useFindingPages } from '../../findings/use-findings.ts';
import { FLAG_WORDS } from '../../findings/words.ts';
import { PageHead } from '../../layout/page-head.tsx';
import { Empty } from '../../states/empty.tsx';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import { chosen } from '../../url/search.ts';
import { FacetsFold } from './facets-fold.tsx';
import { Rows } from './rows.tsx';

const route = getRouteApi('/findings');

/** What stands out most from chance comes first, unless the reader chooses otherwise. */
const ORDER = 'q';

export function FindingsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const areaName = useAreaNames();
  const client = useQueryClient();
  const about = chosen({ scenario: search.scenario, asOf: search.asOf });
  const params = { ...about, ...filterParams(search, ORDER) };
  const all = useApi('/findings', { ...about, limit: 1 });
  const supported = useApi('/findings', { ...params, supported: true, limit: 1 }, { keep: true });
  const standing = useApi('/findings', { ...about, supported: true, limit: 1 });
  const scenarios = useApi('/scenarios');
  const pages = useFindingPages(params);
  const change = useCallback(
    (next: FilterSearch) => void navigate({ search: (old) => chosen({ ...old, ...next }), replace: false }),
    [navigate],
  );
  const look = (next: FilterSearch): void => pages.look({ ...about, ...filterParams({ ...search, ...next }, ORDER) });
  const first = pages.data?.pages[0];
  const scenario = scenarios.data?.find(({ name }) => name === (search.scenario ?? first?.scenario));
  const common = useMemo(() => commonFlags(all.data?.facets.flag ?? [], all.data?.matching ?? 0), [all.data]);
  const context = useMemo(
    () => ({
      periods: first?.periods ?? [],
      event: scenario?.event,
      areaName,
      scenario: search.scenario,
      asOf: search.asOf,
      common,
    }),
    [first?.periods, scenario?.event, areaName, search.scenario, search.asOf, common],
  );
  const items = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data]);
  const command = cliCommand('findings', params);
  const set = filterCount(search);
  const goods = useCallback((text: string | undefined) => change({ goods: text }), [change]);

  if (pages.error !== null && first === undefined)
    return (
      <>
        <PageHead title="Findings" />
        <Failure problem={pages.error} retry={() => void client.invalidateQueries()} />
      </>
    );
  return (
    <>
      <div className="findings-head">
        <PageHead
          tab="Findings"
          kicker={scenario?.title}
          title={
            all.data === undefined || standing.data === undefined
              ? 'Findings'
              : `${formatCount(all.data.matching)} candidates, of which ${formatCount(standing.data.matching)} stand out from chance`
          }
          lead="Each is a reading of what was reported: goods, a route, and how far it moved from what was expected. None is an accusation."
        />
      </div>
      <div className="findings-page">
        <FacetsFold count={set}>
          <GoodsSearch value={search.goods} onChange={goods} />
          <fieldset>
            <legend>How sure</legend>
            <label title="q at most the scenario's">
              <input
                type="checkbox"
                checked={search.supported === true}
                onFocus={() => look({ supported: true })}
                onChange={(event) => change({ supported: event.target.checked ? true : undefined })}
              />
              <span className="facet-word">Supported only</span>
              <span className="facet-count">{formatCount(supported.data?.matching)}</span>
            </label>
          </fieldset>
          <Facets search={search} facets={first?.facets} areaName={areaName} onChange={change} onLook={look} />
        </FacetsFold>
        <section aria-label="List of findings" aria-busy={pages.isPlaceholderData}>
          <div className="findings-bar">
            <p role="status">
              <b className="num">{formatCount(first?.matching)}</b> match
              {supported.data !== undefined && <> · {formatCount(supported.data.matching)} supported</>}
              {set > 0 && (
                <button
                  type="button"
                  className="quiet"
                  onClick={() => void navigate({ search: chosen({ ...about, sort: search.sort }) })}
                >
                  Clear {set === 1 ? 'the filter' : `${set} filters`}
                </button>
              )}
            </p>
            <label className="findings-sort">
              Order <OrderSelect sort={search.sort} usual={ORDER} onChange={(sort) => change({ sort })} />
            </label>
            <ExportMenu
              frame={{
                title: 'Findings',
                source: [`Entrepot findings, scenario ${first?.scenario ?? ''}, snapshot ${first?.snapshot ?? ''}`],
              }}
              table={async () => findingsTable(await allFindings(params))}
              command={command}
            />
          </div>
          {first === undefined && <Loading what="Reading the findings" lines={12} />}
          {first?.matching === 0 && (
            <Empty title="No finding matches all of these filters">
              <p>Take one away, or look for other goods.</p>
            </Empty>
          )}
          {items.length > 0 && (
            <Rows
              items={items}
              matching={first?.matching ?? 0}
              context={context}
              more={pages.hasNextPage && !pages.isFetching ? pages.fetchNextPage : undefined}
            />
          )}
          {scenario !== undefined && (
            <p className="findings-note">
              Before is {formatSpan(scenario.base)}, after {formatSpan(scenario.window)}; intervals are 95%.{' '}
              {[...common].map((flag) =>
                flag in FLAG_WORDS ? `Nearly all: ${FLAG_WORDS[flag as keyof typeof FLAG_WORDS].about}. ` : '',
              )}
            </p>
          )}
        </section>
      </div>
    </>
  );
}
