import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { memo, useMemo } from 'react';
import { getJson } from '../../api/client.ts';
import type { FindingsPage } from '../../api/types.ts';
import { cliCommand } from '../../export/command.ts';
import { ExportMenu } from '../../export/menu.tsx';
import { formatCount, formatSpan } from '../../figures/format.ts';
import { FilterBar } from '../../findings/filter-bar.tsx';
import { commonFlags, type FilterSearch, filterCount, filterParams } from '../../findings/filters.ts';
import { FindingRow, ListHead } from '../../findings/list.tsx';
import { OrderSelect } from '../../findings/order-select.tsx';
import { findingsTable } from '../../findings/table.ts';
import { FLAG_WORDS } from '../../findings/words.ts';
import { Empty } from '../../states/empty.tsx';
import { Loading } from '../../states/loading.tsx';
import { chosen } from '../../url/search.ts';

export const TOP = 12;

/** What the list asks: the reader's filters, and only what stands out from chance unless all is asked for. */
export function topParams(search: FilterSearch, all: boolean) {
  return { ...filterParams(search, orderOf(all)), supported: all ? undefined : (true as const) };
}

/** Ranked, what is supported starts with what rose as the direct flow fell; all that there is starts with what is surest. */
function orderOf(all: boolean) {
  return all ? 'q' : 'rank';
}

/** The first findings of the ranking, with filters. */
export const TopFindings = memo(function TopFindings({
  page,
  waiting,
  search,
  all,
  about,
  event,
  areaName,
  onChange,
  onAll,
}: {
  readonly page: FindingsPage | undefined;
  readonly waiting: boolean;
  readonly search: FilterSearch;
  readonly all: boolean;
  readonly about: { readonly scenario?: string; readonly asOf?: string };
  readonly event: string | undefined;
  readonly areaName: (code: string) => string;
  readonly onChange: (change: FilterSearch) => void;
  readonly onAll: (all: boolean) => void;
}) {
  const client = useQueryClient();
  const params = { ...about, ...topParams(search, all) };
  const common = useMemo(() => commonFlags(page?.facets.flag ?? [], page?.matching ?? 0), [page]);
  const context = useMemo(
    () => ({ periods: page?.periods ?? [], event, areaName, scenario: about.scenario, asOf: about.asOf, common }),
    [page?.periods, event, areaName, about.scenario, about.asOf, common],
  );
  const first = page?.items[0];
  const look = (change: FilterSearch, wanted: boolean): void => {
    const asked = { ...about, ...topParams({ ...search, ...change }, wanted), limit: TOP };
    void client.prefetchQuery({
      queryKey: ['/findings', asked],
      queryFn: ({ signal }) => getJson('/findings', asked, signal),
    });
  };
  // Said in full, for the other page has an order of its own.
  const more = chosen({ ...params, sort: search.sort ?? orderOf(all) });
  return (
    <section className="top-findings" aria-labelledby="top-findings-title" aria-busy={waiting}>
      <h2 id="top-findings-title">
        {page === undefined
          ? 'The strongest candidates'
          : `The strongest ${formatCount(Math.min(TOP, page.matching))} of ${formatCount(page.matching)} candidates ${all ? 'of every kind' : 'that stand out from chance'}`}
      </h2>
      <FilterBar
        search={search}
        facets={page?.facets}
        shown={['kind', 'via', 'exporter', 'list', 'tier']}
        areaName={areaName}
        onChange={onChange}
        onLook={(changes) => {
          for (const change of changes) look(change, all);
        }}
      />
      <div className="top-bar">
        <label onPointerEnter={() => look({}, !all)}>
          <input type="checkbox" checked={!all} onFocus={() => look({}, !all)} onChange={() => onAll(!all)} /> Supported
          only <span className="technical">q at most the scenario’s</span>
        </label>
        <label>
          Order <OrderSelect sort={search.sort} usual={orderOf(all)} onChange={(sort) => onChange({ sort })} />
        </label>
        {page !== undefined && (
          <ExportMenu
            frame={{ title: 'The strongest findings', source: [`Entrepot findings, snapshot ${page.snapshot}`] }}
            table={findingsTable(page.items)}
            command={cliCommand('findings', { ...params, limit: TOP })}
          />
        )}
      </div>
      {page === undefined && <Loading what="Ranking the findings" lines={12} />}
      {page?.matching === 0 && (
        <Empty title="No candidate matches">
          <p>
            {filterCount(search) > 0 ? 'Take a filter away' : 'Lower the bar'}
            {!all && ', or show those that are not supported too'}.
          </p>
        </Empty>
      )}
      {first !== undefined && page !== undefined && (
        <>
          <div className="finding-list">
            <ListHead />
            <ol className="plain-list">
              {page.items.map((finding) => (
                <li key={finding.id}>
                  <FindingRow finding={finding} context={context} />
                </li>
              ))}
            </ol>
          </div>
          <p className="list-note">
            Before is {formatSpan(first.base)}, after {formatSpan(first.window)}; intervals are 95%.{' '}
            {[...common].map((flag) =>
              flag in FLAG_WORDS ? `Nearly all: ${FLAG_WORDS[flag as keyof typeof FLAG_WORDS].about}. ` : '',
            )}
          </p>
          <p>
            <Link to="/findings" search={more}>
              All {formatCount(page.matching)} of these
            </Link>
          </p>
        </>
      )}
    </section>
  );
});
