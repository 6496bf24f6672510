import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Holding } from '../../../api/types.ts';
import { useApi } from '../../../api/use-api.ts';
import { Chart } from '../../../charts/chart.tsx';
import { cliCommand } from '../../../export/command.ts';
import type { Table } from '../../../export/table.ts';
import { Empty } from '../../../states/empty.tsx';
import { Failure } from '../../../states/failure.tsx';
import { Loading } from '../../../states/loading.tsx';
import type { DataSearch } from '../search.ts';
import { useSourceTitles } from '../sources.ts';
import { CoverageDrawing } from './drawing.tsx';
import { headlineOf, stripsOf } from './strips.ts';

const NONE: readonly Holding[] = [];

/** Which periods each source has of each reporter. */
export function Coverage() {
  const search = useSearch({ from: '/data' });
  const { source, area, each = false, asOf } = search;
  const answer = useApi('/lake/sources', { asOf }, { keep: true });
  const titles = useSourceTitles();
  const holdings = answer.data ?? NONE;
  const wanted = useMemo(
    () =>
      holdings.filter(
        (one) => (source === undefined || one.source === source) && (area === undefined || one.reporter === area),
      ),
    [holdings, source, area],
  );
  const groups = useMemo(() => {
    const strips = stripsOf(wanted, each);
    const rows = (own: readonly { rows: number }[]): number => own.reduce((sum, one) => sum + one.rows, 0);
    return [...Map.groupBy(strips, (strip) => strip.source)]
      .toSorted(([, a], [, b]) => rows(b) - rows(a))
      .map(([id, own]) => ({ source: id, title: titles.get(id) ?? id, strips: own }));
  }, [wanted, each, titles]);
  if (answer.error !== null) return <Failure problem={answer.error} retry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <Loading what="Reading what is there" lines={8} />;
  if (holdings.length === 0)
    return (
      <Empty title="Nothing is loaded yet">
        <p>
          <Link to="/data" search={{ show: 'load' }}>
            Load a file
          </Link>{' '}
          or{' '}
          <Link to="/data" search={{ show: 'fetch' }}>
            fetch from UN Comtrade
          </Link>
          .
        </p>
      </Empty>
    );
  const strips = groups.flatMap((group) => group.strips);
  return (
    <>
      <Choices holdings={holdings} titles={titles} search={search} />
      {strips.length === 0 ? (
        <Empty
          title={`No figures ${area === undefined ? '' : `of ${area} `}${source === undefined ? '' : `from ${source}`}`}
        >
          <p>
            <Link to="/data" search={{}}>
              Show every source and reporter
            </Link>
            .
          </p>
        </Empty>
      ) : (
        <Chart
          title={headlineOf(strips)}
          subtitle="What each source holds of each reporter, month by month or year by year. Reporters whose periods are the same share a line."
          source={groups.map(({ title }) => title).join('; ')}
          note="“Missing” is measured against the first and last period that the source has of any reporter. A published month can still lack single goods."
          table={tableOf(wanted)}
          command={cliCommand('lake sources', { asOf })}
        >
          {(width) => <CoverageDrawing width={width} groups={groups} />}
        </Chart>
      )}
    </>
  );
}

function Choices({
  holdings,
  titles,
  search,
}: {
  readonly holdings: readonly Holding[];
  readonly titles: ReadonlyMap<string, string>;
  readonly search: DataSearch;
}) {
  const navigate = useNavigate({ from: '/data' });
  const choose = (change: Partial<Record<keyof DataSearch, unknown>>): void => {
    void navigate({ search: (before) => ({ ...before, ...change }) as DataSearch, resetScroll: false });
  };
  const { asOf: _asOf, ...newest } = search;
  const sources = [...new Set(holdings.map(({ source }) => source))];
  const areas = [
    ...new Set(
      holdings
        .filter(({ source }) => search.source === undefined || source === search.source)
        .map(({ reporter }) => reporter),
    ),
  ].toSorted();
  return (
    <div className="choices">
      <label>
        Source
        <select value={search.source ?? ''} onChange={(event) => choose({ source: event.target.value || undefined })}>
          <option value="">all {sources.length} sources</option>
          {sources.map((source) => (
            <option key={source} value={source}>
              {titles.get(source) ?? source}
            </option>
          ))}
        </select>
      </label>
      <label>
        Reporter
        <select value={search.area ?? ''} onChange={(event) => choose({ area: event.target.value || undefined })}>
          <option value="">all {areas.length} reporters</option>
          {areas.map((area) => (
            <option key={area} value={area}>
              {area}
            </option>
          ))}
        </select>
      </label>
      <label className="tick">
        <input
          type="checkbox"
          checked={search.each ?? false}
          onChange={(event) => choose({ each: event.target.checked || undefined })}
        />
        a line for each reporter
      </label>
      {search.asOf !== undefined && (
        <p className="as-of">
          As of snapshot <code>{search.asOf}</code>.{' '}
          <Link to="/data" search={newest}>
            Show the newest
          </Link>
        </p>
      )}
    </div>
  );
}

function tableOf(holdings: readonly Holding[]): Table {
  return {
    columns: [
      { key: 'source', label: 'source' },
      { key: 'reporter', label: 'reporter' },
      { key: 'flow', label: 'flow' },
      { key: 'frequency', label: 'frequency' },
      { key: 'goods', label: 'goods' },
      { key: 'from', label: 'from' },
      { key: 'to', label: 'to' },
      { key: 'periods', label: 'published periods' },
      { key: 'missing', label: 'missing' },
      { key: 'unpublished', label: 'not published' },
      { key: 'rows', label: 'rows' },
    ],
    rows: holdings.map(({ missing, unpublished, ...rest }) => ({
      ...rest,
      missing: missing.join(' '),
      unpublished: unpublished.join(' '),
    })),
  };
}
