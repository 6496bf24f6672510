import { useQueries } from '@tanstack/react-query';
import { getJson } from '../../api/client.ts';
import type { FlowsAnswer, NetworkAnswer } from '../../api/types.ts';
import { Chart } from '../../charts/chart.tsx';
import { Sankey, type StagedFlow } from '../../charts/sankey.tsx';
import { cliCommand } from '../../export/command.ts';
import { useAreaNames } from '../../figures/areas.ts';
import { formatMoney, formatSpan } from '../../figures/format.ts';
import { sentenceCase } from '../../figures/words.ts';
import { Provenance } from '../../provenance/provenance.tsx';
import { Empty } from '../../states/empty.tsx';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import type { Question } from './question.ts';
import { stagedQuestions } from './staged.ts';
import { goodsWords } from './words.ts';

/** The corridor of the scenario in three stages: exporter, intermediary, destination. */
export function SankeyView({ network, question }: { readonly network: NetworkAnswer; readonly question: Question }) {
  const name = useAreaNames();
  const goods = question.hs.join(',');
  const { asked, left, span } = stagedQuestions(network.legs, goods, [question.from, question.to]);
  const answers = useQueries({
    queries: asked.map(({ params }) => ({
      queryKey: ['/flows', params],
      queryFn: ({ signal }: { signal: AbortSignal }) => getJson('/flows', params, signal),
    })),
  });
  const failed = answers.find(({ error }) => error !== null);
  if (failed !== undefined) return <Failure problem={failed.error} retry={() => void failed.refetch()} />;
  if (answers.some(({ data }) => data === undefined)) return <Loading what="Adding up each leg" lines={8} />;
  const told = asked.flatMap(({ leg }, at) => {
    const answer = answers[at]?.data;
    return answer === undefined ? [] : [{ leg, answer }];
  });
  const drawn = told.filter(({ answer }) => (answer.figure.value ?? 0) > 0);
  if (drawn.length === 0)
    return (
      <Empty title="Nothing of these goods was reported on any leg">
        <p>Try a wider window or all goods together.</p>
      </Empty>
    );
  const unit = drawn[0]?.answer.figure.unit ?? '';
  const sum = (which: StagedFlow['leg']): number =>
    drawn.reduce((all, { leg, answer }) => all + (leg.leg === which ? (answer.figure.value ?? 0) : 0), 0);
  const command = cliCommand('network', { scenario: network.scenario, hs: goods });
  const [from, to] = [nodeOf(network, 'exporter'), nodeOf(network, 'destination')].map((area) => name(area));
  const gaps = left.map(({ leg, why }) => `${name(leg.from)} to ${name(leg.to)} (${why})`);
  return (
    <Chart
      title={sankeyTitle({ direct: sum('direct'), into: sum('in'), out: sum('out') }, unit, to ?? '')}
      subtitle={`${sentenceCase(goodsWords(question.hs))} from ${from}, ${formatSpan(span)}, ${unit}; the corridor of scenario ${network.scenario}. What an intermediary sends on holds its own goods too.`}
      source={`${[...new Set(drawn.map(({ answer }) => answer.lineage.source))].join(', ')}; snapshot ${network.snapshot}`}
      note={[
        span[0] === question.from ? '' : 'Whole years, since some of it is told yearly only.',
        gaps.length === 0 ? '' : `Not drawn: ${gaps.join('; ')}.`,
      ]
        .filter((text) => text !== '')
        .join(' ')}
      table={{
        columns: [
          { key: 'leg', label: 'Leg' },
          { key: 'from', label: 'From' },
          { key: 'to', label: 'To' },
          { key: 'value', label: `Value, ${unit}` },
          { key: 'reported', label: 'Reported' },
          { key: 'source', label: 'Source' },
          { key: 'query', label: 'Command' },
        ],
        rows: told.map(({ leg, answer }) => ({
          leg: leg.leg,
          from: leg.from,
          to: leg.to,
          value: answer.figure.value,
          reported: leg.reported,
          source: leg.source,
          query: answer.lineage.query,
        })),
      }}
      command={command}
      aside={<LegSources told={told} name={name} />}
    >
      {(width) => (
        <Sankey
          width={width}
          flows={drawn.map(({ leg, answer }) => ({
            leg: leg.leg,
            from: sentenceCase(name(leg.from)),
            to: sentenceCase(name(leg.to)),
            value: answer.figure.value ?? 0,
          }))}
          format={(value) => formatMoney(value, unit)}
        />
      )}
    </Chart>
  );
}

const nodeOf = (network: NetworkAnswer, wanted: 'exporter' | 'destination'): string =>
  network.nodes.find(({ role }) => role === wanted)?.area ?? '';

export function sankeyTitle(
  { direct, into, out }: { readonly direct: number; readonly into: number; readonly out: number },
  unit: string,
  to: string,
): string {
  const start = `${formatMoney(direct, unit)} went to ${to} directly, ${formatMoney(into, unit)} to the intermediaries`;
  return out > 0
    ? `${start}, which sent ${formatMoney(out, unit)} on to ${to}`
    : `${start}; what they sent on of these goods is not known`;
}

function LegSources({
  told,
  name,
}: {
  readonly told: readonly { readonly leg: NetworkAnswer['legs'][number]; readonly answer: FlowsAnswer }[];
  readonly name: (area: string) => string;
}) {
  return (
    <details className="leg-sources">
      <summary>Where each leg is from</summary>
      <ul>
        {told.map(({ leg, answer }) => (
          <li key={`${leg.leg}${leg.from}${leg.to}`}>
            {sentenceCase(name(leg.from))} to {name(leg.to)}, {formatMoney(answer.figure.value, answer.figure.unit)}{' '}
            <Provenance
              query={answer.lineage.query}
              label={`${name(leg.from)} to ${name(leg.to)}`}
              asOf={answer.lineage.snapshot}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}
