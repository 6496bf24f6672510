import { useQueries } from '@tanstack/react-query';
import { getJson } from '../../api/client.ts';
import type { FlowsAnswer } from '../../api/types.ts';
import { Chart } from '../../charts/chart.tsx';
import { SmallMultiples } from '../../charts/small-multiples.tsx';
import { useAreaNames } from '../../figures/areas.ts';
import { formatCompact, formatMoney, formatRatio, formatSpan } from '../../figures/format.ts';
import { counted, sentenceCase } from '../../figures/words.ts';
import { Provenance } from '../../provenance/provenance.tsx';
import { Loading } from '../../states/loading.tsx';
import { flowsParams, type Question } from './question.ts';
import { rowsOf } from './rows.ts';
import { useTone } from './tones.ts';
import { coverageNote, sourceLine } from './words.ts';

const MOST = 12;

/** Of several partners each by itself, on one scale; of one, nothing. */
export function EachPartner({ question }: { readonly question: Question }) {
  const name = useAreaNames();
  const tone = useTone();
  const { partner } = question;
  const asked = partner.length < 2 || partner.length > MOST ? [] : partner;
  const answers = useQueries({
    queries: asked.map((one) => {
      const params = { ...flowsParams(question, 'period'), partner: [one] };
      return {
        queryKey: ['/flows', params],
        queryFn: ({ signal }: { signal: AbortSignal }) => getJson('/flows', params, signal),
      };
    }),
  });
  const told = answers.flatMap(({ data }) => (data === undefined ? [] : [data]));
  const [first] = told;
  if (asked.length === 0) return null;
  if (answers.some(({ isPending }) => isPending)) return <Loading what="Each of them by itself" lines={6} />;
  if (first === undefined) return null;
  const { unit } = first.figure;
  const series = told
    .map((answer) => ({ area: answer.question.partner, answer, rows: rowsOf(answer, 'period') }))
    .toSorted((a, b) => (b.answer.figure.value ?? 0) - (a.answer.figure.value ?? 0));
  const [most] = series;
  const tops = series.map(({ rows }) => Math.max(0, ...rows.flatMap(({ value, base }) => [value ?? 0, base ?? 0])));
  /** On one scale the small ones would lie flat. */
  const own = Math.max(...tops) > 5 * Math.min(...tops);
  return (
    <Chart
      title={eachTitle(
        series.map(({ answer }) => answer),
        name,
      )}
      subtitle={`${unit} a ${(most?.rows[0]?.key.length ?? 7) === 4 ? 'year' : 'month'}, ${formatSpan(first.question.window)}, ${own ? 'each on a scale of its own' : 'all on one scale'}${
        first.question.base === undefined ? '' : '; thin: the base; ×: value over base'
      }`}
      source={sourceLine(first)}
      note={coverageNote(first)}
      table={{
        columns: [
          { key: 'partner', label: 'Partner' },
          { key: 'period', label: 'Period' },
          { key: 'value', label: `Value, ${unit}` },
          { key: 'base', label: `Base, ${unit}` },
        ],
        rows: series.flatMap(({ area, rows }) =>
          rows.map(({ key, value, base }) => ({ partner: area, period: key, value, base: base ?? null })),
        ),
      }}
      aside={series.map(({ area, answer }) => (
        <Provenance
          key={area}
          query={answer.lineage.query}
          label={name(area)}
          text={sentenceCase(name(area))}
          asOf={answer.lineage.snapshot}
        />
      ))}
    >
      {(width) => (
        <SmallMultiples
          width={width}
          own={own}
          periods={series[0]?.rows.map(({ key }) => key) ?? []}
          format={formatCompact}
          unit={unit}
          items={series.map(({ area, answer, rows }) => ({
            key: area,
            title: [
              sentenceCase(name(area)),
              ...(answer.figure.ratio == null ? [] : [formatRatio(answer.figure.ratio)]),
            ].join(' '),
            series: [
              { id: 'window', label: name(area), tone: tone([area]), values: rows.map(({ value }) => value) },
              ...(answer.question.base === undefined
                ? []
                : [
                    {
                      id: 'base',
                      label: 'base',
                      tone: 'expected' as const,
                      quiet: true,
                      values: rows.map(({ base }) => base ?? null),
                    },
                  ]),
            ],
          }))}
        />
      )}
    </Chart>
  );
}

/** How many rose and fell, or without a base which is the largest; the largest comes first. */
function eachTitle(answers: readonly FlowsAnswer[], name: (area: string) => string): string {
  const ratios = answers.flatMap(({ figure }) => figure.ratio ?? []);
  const rose = ratios.filter((ratio) => ratio > 1).length;
  const [most] = answers;
  const largest = `${name(most?.question.partner ?? '')} has the largest part, ${formatMoney(most?.figure.value, most?.figure.unit ?? '')}`;
  return ratios.length === 0
    ? sentenceCase(largest)
    : `${sentenceCase(counted(rose))} of ${counted(ratios.length)} rose against the base; ${largest}`;
}
