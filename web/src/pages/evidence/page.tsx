import './evidence.css';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useApi } from '../../api/use-api.ts';
import { EvidenceTabs } from '../../evidence/tabs.tsx';
import { cliCommand } from '../../export/command.ts';
import { useAreaNames } from '../../figures/areas.ts';
import { formatDate } from '../../figures/dates.ts';
import { formatCount } from '../../figures/format.ts';
import { PageHead } from '../../layout/page-head.tsx';
import { Empty } from '../../states/empty.tsx';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import { AddFootprint } from './add-footprint.tsx';
import { AddItem } from './add-item.tsx';
import { Filters } from './filters.tsx';
import { EvidenceMap } from './map-view.tsx';
import { chosenItems, chosenMarks, marksOf } from './marks.ts';
import { filterParams } from './search.ts';
import { Selected } from './selected.tsx';
import { EvidenceRows } from './table-view.tsx';
import { EvidenceTimeline } from './time-view.tsx';
import { useEvidence } from './use-evidence.ts';

const NO_FOOTPRINTS = [] as const;

/** The register on a map and on a timeline, with one selection for both. */
export function EvidencePage() {
  const { search, change } = useEvidence();
  const name = useAreaNames();
  const params = filterParams(search);
  const list = useApi('/evidence', params, { keep: true });
  const areas = useApi('/areas');
  const outlines = useApi('/footprints');
  const footprints = outlines.data?.features ?? NO_FOOTPRINTS;
  const items = list.data?.items;
  const marks = useMemo(() => {
    if (items === undefined || areas.data === undefined) return undefined;
    const places = new Map(
      areas.data.flatMap(({ code, lat, lon }) => (lat === null || lon === null ? [] : [[code, [lon, lat] as const]])),
    );
    return marksOf(items, footprints, (area) => places.get(area) ?? null, name);
  }, [items, areas.data, footprints, name]);
  if (search.add === 'item' || search.add === 'state') return <AddItem />;
  if (search.add === 'footprint') return <AddFootprint kept={footprints} />;
  const problem = list.error ?? areas.error;
  const filtered = Object.keys(params).length > 0;
  return (
    <>
      <PageHead
        tab="Evidence"
        title={items === undefined ? 'Evidence' : headline(items, list.data?.total ?? 0)}
        lead="Agreements, places, statements, assessments and finds, each with who said so, when, and how far that may be relied on. None of it is a finding of this project."
      />
      <EvidenceTabs here="evidence" />
      <Filters facets={list.data?.facets} />
      {problem !== null && (list.data === undefined || areas.data === undefined) && (
        <Failure problem={problem} retry={() => void Promise.all([list.refetch(), areas.refetch()])} />
      )}
      {problem === null && marks === undefined && <Loading what="Reading the register" lines={12} />}
      {items?.length === 0 && (
        <Empty title={filtered ? 'No item has all of this' : 'Nothing is in the register yet'}>
          <p>
            {filtered ? (
              <button type="button" onClick={() => change(cleared)}>
                Clear the filters
              </button>
            ) : (
              <Link to="/evidence" search={{ add: 'item' }}>
                Add the first item
              </Link>
            )}
          </p>
        </Empty>
      )}
      {items !== undefined && items.length > 0 && marks !== undefined && (
        <div className={list.isPlaceholderData ? 'evidence-views stale' : 'evidence-views'} aria-busy={list.isFetching}>
          <div className="evidence-charts">
            <EvidenceMap items={items} marks={marks} lit={chosenMarks(search, marks, footprints)} name={name} />
            <EvidenceTimeline items={items} lit={chosenItems(search, marks, footprints)} />
          </div>
          <Selected items={items} marks={marks} footprints={footprints} />
          <EvidenceRows
            items={items}
            lit={chosenItems(search, marks, footprints)}
            command={cliCommand('evidence list', params)}
          />
        </div>
      )}
    </>
  );
}

const cleared = {
  kind: undefined,
  status: undefined,
  country: undefined,
  goods: undefined,
  from: undefined,
  to: undefined,
  finding: undefined,
};

/** "13 items that are no trade flow, 2014 – 12 Apr 2024" */
function headline(items: readonly { readonly date: string; readonly until: string | null }[], total: number): string {
  const dates = items.map(({ date }) => date).sort();
  const ends = items.map(({ date, until }) => until ?? date).sort();
  const count =
    items.length === total
      ? `${formatCount(total)} item${total === 1 ? '' : 's'} of evidence beside the trade data`
      : `${formatCount(items.length)} of ${formatCount(total)} items of evidence`;
  const [first, last] = [dates[0], ends.at(-1)];
  if (first === undefined || last === undefined) return count;
  return `${count}, ${first === last ? formatDate(first) : `${formatDate(first)} to ${formatDate(last)}`}`;
}
