import type { ListedEvidence } from '../../api/types.ts';
import { useApi } from '../../api/use-api.ts';
import { Chart } from '../../charts/chart.tsx';
import { Timeline } from '../../charts/timeline.tsx';
import { KIND_WORDS } from '../../evidence/words.ts';
import { cliCommand } from '../../export/command.ts';
import { formatDate, precisionOf } from '../../figures/dates.ts';
import { formatPeriod } from '../../figures/format.ts';
import { counted, sentenceCase } from '../../figures/words.ts';
import { filterParams, KINDS } from './search.ts';
import { sourcesOf } from './sources.ts';
import { evidenceTable } from './table.ts';
import { useEvidence } from './use-evidence.ts';

/** When it was: each kind in a lane of its own, with the event of the scenario. */
export function EvidenceTimeline({
  items,
  lit,
}: {
  readonly items: readonly ListedEvidence[];
  readonly lit: ReadonlySet<string>;
}) {
  const { search, choose } = useEvidence();
  const { data: scenarios } = useApi('/scenarios');
  const scenario = scenarios?.find(({ name }) => name === search.scenario) ?? scenarios?.[0];
  const byId = new Map(items.map((item) => [item.id, item]));
  const saidOf = (key: string): string => {
    const item = byId.get(key);
    if (item === undefined) return key;
    const { title, date, until, status, kind, sources } = item;
    return `${formatDate(date, until)}: ${title} (${KIND_WORDS[kind].one.toLowerCase()}, ${status}; ${sources[0]?.name ?? 'no source'})`;
  };
  return (
    <Chart
      title={headline(items)}
      subtitle="As precise as what was published: a pale bar is some time in that year or month, an upright stroke is the day, a dark bar is from then until then."
      source={sourcesOf(items)}
      note={scenario === undefined ? undefined : `Upright line: the event of the scenario “${scenario.title}”.`}
      table={evidenceTable(items)}
      command={cliCommand('evidence list', filterParams(search))}
    >
      {(width) => (
        <Timeline
          width={width}
          lanes={KINDS.map((kind) => ({ key: kind, label: KIND_WORDS[kind].many }))}
          marks={items.map(({ id, kind, date, until, title }) => ({ key: id, lane: kind, date, until, label: title }))}
          within={{ from: search.from, to: search.to }}
          event={
            scenario === undefined
              ? undefined
              : { date: scenario.event, label: `event of the scenario, ${formatPeriod(scenario.event)}` }
          }
          chosen={lit}
          saidOf={saidOf}
          resting="Point at a mark, or go over them with the arrow keys; choose one to read it."
          onChoose={(item) => choose({ item: item ?? undefined })}
        />
      )}
    </Chart>
  );
}

/** "Six of 13 items are of 2024, two are known to the year only" */
function headline(items: readonly ListedEvidence[]): string {
  const years = Map.groupBy(items, ({ date }) => date.slice(0, 4));
  const [year = '', own = []] =
    [...years].toSorted(([a, x], [b, y]) => y.length - x.length || (a < b ? 1 : -1))[0] ?? [];
  const vague = items.filter(({ date }) => precisionOf(date) === 'year').length;
  const of =
    own.length === items.length
      ? `${items.length === 1 ? 'It is' : `All ${counted(items.length)} are`} of ${year}`
      : `${sentenceCase(counted(own.length))} of ${counted(items.length)} items ${own.length === 1 ? 'is' : 'are'} of ${year}`;
  return vague === 0 ? of : `${of}; ${counted(vague)} ${vague === 1 ? 'is' : 'are'} known to the year only`;
}
