import './scenario.css';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useApi } from '../../api/use-api.ts';
import { useAreaNames } from '../../figures/areas.ts';
import { formatSpan } from '../../figures/format.ts';
import type { FilterSearch } from '../../findings/filters.ts';
import { PageHead } from '../../layout/page-head.tsx';
import { Provenance } from '../../provenance/provenance.tsx';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import { chosen } from '../../url/search.ts';
import { FlowMap } from './flow-map.tsx';
import { storyOf } from './headline.ts';
import { HeadlineFigures } from './headline.tsx';
import { HowSure } from './how-sure.tsx';
import { LegCharts, OnwardChart } from './legs.tsx';
import { Missing } from './missing.tsx';
import { windowOf } from './moments.ts';
import { originOf } from './origin.ts';
import { ScenarioPicker } from './picker.tsx';
import { TOP, TopFindings, topParams } from './top-findings.tsx';

const route = getRouteApi('/');

export function ScenarioPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const client = useQueryClient();
  const areaName = useAreaNames();
  const { scenario, asOf } = search;
  const about = useMemo(() => chosen({ scenario, asOf }), [scenario, asOf]);
  // A kind with few findings or none: the totals are of all, and the answer stays small.
  const scan = useApi('/scan', { ...about, kind: 'chain' });
  const network = useApi('/network', about);
  const scenarios = useApi('/scenarios');
  const counts = useApi('/findings', { ...about, limit: 1 });
  const sure = useApi('/findings', { ...about, supported: true, limit: 1 });
  const top = useApi('/findings', { ...about, ...topParams(search, search.all === true), limit: TOP }, { keep: true });
  const ownWindow = network.data?.window;
  // The same object while only the month moves, so that the list is not drawn again.
  const filters = route.useSearch({
    select: ({ month: _month, window: _window, scale: _scale, all: _all, ...rest }) => rest,
    structuralSharing: true,
  });
  const set = useCallback(
    (next: Partial<Record<keyof typeof search, unknown>>, replace = false) =>
      void navigate({
        search: (old) => chosen({ ...old, ...next }) as typeof old,
        replace,
        resetScroll: false,
      }),
    [navigate],
  );
  // A slider makes one step in the history of the browser, not one a month.
  const setMonth = useCallback(
    (month: string | undefined) => set({ month }, month !== undefined && search.month !== undefined),
    [set, search.month],
  );
  const setWindow = useCallback(
    ([from, to]: readonly [string, string]) => {
      const whole = from === ownWindow?.[0] && to === ownWindow[1];
      set({ month: undefined, window: whole ? undefined : `${from}..${to}` });
    },
    [set, ownWindow],
  );
  const choose = useCallback(
    (area: string) => set({ via: search.via?.join() === area ? undefined : [area] }),
    [set, search.via],
  );
  const setScale = useCallback((scale: 'own' | 'same') => set({ scale: scale === 'own' ? undefined : scale }), [set]);
  const setAll = useCallback((all: boolean) => set({ all: all ? true : undefined }), [set]);
  const filter = useCallback((change: FilterSearch) => set(change), [set]);
  const story = useMemo(
    () => (scan.data === undefined ? undefined : storyOf(scan.data, areaName)),
    [scan.data, areaName],
  );
  const window = useMemo(
    () => (ownWindow === undefined ? undefined : windowOf(search.window, ownWindow)),
    [search.window, ownWindow],
  );
  const summary = scenarios.data?.find(({ name }) => name === (scenario ?? scan.data?.scenario.name));
  const goods = scan.data?.scenario.goods.map((word) => summary?.names[word] ?? word).join(', ');
  const origins = [
    <Provenance key="direct" query={originOf(network.data, 'direct')} label="direct exports" asOf={asOf} />,
    <Provenance key="in" query={originOf(network.data, 'in')} label="exports to the intermediaries" asOf={asOf} />,
  ] as const;
  const command = useMemo(() => (scenario === undefined ? [] : [scenario]), [scenario]);
  if (scan.error !== null)
    return (
      <>
        <PageHead title="What stopped, and where it went instead" tab="Scenario" />
        <ScenarioPicker scenarios={scenarios.data} chosen={scenario} onChoose={(name) => set({ scenario: name })} />
        <Failure problem={scan.error} retry={() => void client.invalidateQueries()} />
      </>
    );
  return (
    <>
      <div className="scenario-first">
        <ScenarioPicker
          scenarios={scenarios.data}
          chosen={scenario ?? scan.data?.scenario.name}
          onChoose={(name) => void navigate({ search: { scenario: name } })}
        />
        <PageHead
          tab="Scenario"
          kicker={scan.data?.scenario.title ?? scan.data?.scenario.name}
          title={story?.headline ?? 'What stopped, and where it went instead'}
          lead={
            scan.data === undefined
              ? undefined
              : `${formatSpan(scan.data.scenario.window)} against ${formatSpan(scan.data.scenario.base)}. Goods: ${goods ?? ''}.`
          }
        />
        {scan.data === undefined || story === undefined ? (
          <Loading what="Comparing the window with the base; the first time takes some seconds" lines={8} />
        ) : (
          <HeadlineFigures
            scan={scan.data}
            story={story}
            supported={sure.data?.matching}
            all={counts.data?.matching}
            origins={origins}
          />
        )}
        {network.error !== null && <Failure problem={network.error} retry={() => void network.refetch()} />}
        {network.data === undefined || window === undefined ? (
          network.error === null && <Loading what="Drawing the routes" lines={10} />
        ) : (
          <FlowMap
            network={network.data}
            month={search.month}
            window={window}
            command={command}
            areaName={areaName}
            onMonth={setMonth}
            onWindow={setWindow}
            onChoose={choose}
            chosen={search.via?.length === 1 ? (search.via[0] ?? null) : null}
          />
        )}
      </div>
      {network.data !== undefined && (
        <LegCharts
          network={network.data}
          own={search.scale !== 'same'}
          command={command}
          areaName={areaName}
          onScale={setScale}
        />
      )}
      {top.error !== null ? (
        <Failure problem={top.error} retry={() => void top.refetch()} />
      ) : (
        <TopFindings
          page={top.data}
          waiting={top.isPlaceholderData}
          search={filters}
          all={search.all === true}
          about={about}
          event={scan.data?.scenario.event}
          areaName={areaName}
          onChange={filter}
          onAll={setAll}
        />
      )}
      {network.data !== undefined && <OnwardChart network={network.data} command={command} areaName={areaName} />}
      {scan.data !== undefined && (
        <HowSure scan={scan.data} areaName={areaName} supported={sure.data?.matching} all={counts.data?.matching} />
      )}
      {scan.data !== undefined && network.data !== undefined && (
        <Missing scan={scan.data} network={network.data} areaName={areaName} />
      )}
    </>
  );
}
