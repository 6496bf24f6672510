import type { Finding, SeriesAnswer } from '../../api/types.ts';
import { useApi } from '../../api/use-api.ts';
import { LineChart } from '../../charts/line-chart.tsx';
import { aligned, periodsBetween } from '../../charts/scales.ts';
import { EventChart } from '../../evidence/event-chart.tsx';
import { formatMoney, formatPeriod } from '../../figures/format.ts';
import { parseCommand } from '../../provenance/command.ts';
import { Provenance } from '../../provenance/provenance.tsx';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import { unbroken } from './headline.ts';

/** Of a reclassification: the code that fell and the one beside it that rose, on one scale. */
export function Siblings({
  finding,
  answer,
}: {
  readonly finding: Extract<Finding, { kind: 'reclassification' }>;
  readonly answer: SeriesAnswer;
}) {
  const leg = answer.legs.find(({ reported }) => reported !== 'none');
  const { goods, sibling, loss, siblingGain, currency } = finding;
  const about = { ...parseCommand(leg?.query ?? '')?.params, asOf: answer.snapshot };
  const fell = useApi('/flows', { ...about, hs: goods.code }, { enabled: leg !== undefined });
  const rose = useApi('/flows', { ...about, hs: sibling }, { enabled: leg !== undefined });
  if (leg === undefined) return null;
  const problem = fell.error ?? rose.error;
  if (problem !== null) return <Failure problem={problem} />;
  if (fell.data === undefined || rose.data === undefined) return <Loading what="Reading both codes" lines={8} />;
  const periods = periodsBetween(leg.points[0]?.period ?? '', leg.points.at(-1)?.period ?? '');
  const known = new Set(leg.points.flatMap(({ period, value }) => (value === null ? [] : [period])));
  const values = (rows: readonly Readonly<Record<string, unknown>>[]) =>
    aligned(
      periods,
      rows.flatMap((row) => {
        const period = String(row['period']);
        return known.has(period) ? [[period, row['value'] as number | null] as const] : [];
      }),
    );
  const series = [
    { id: 'fell', label: goods.code, tone: 'direct' as const, values: values(fell.data.rows) },
    { id: 'rose', label: sibling, tone: 'intermediary' as const, values: values(rose.data.rows) },
  ];
  return (
    <EventChart
      periods={periods}
      level={3}
      title={unbroken(
        `${goods.code} lost ${formatMoney(loss, currency)}; ${sibling}, the code beside it, gained ${formatMoney(siblingGain, currency)}`,
      )}
      subtitle="Both codes on one scale, on the same corridor."
      source={`${fell.data.lineage.source}, reported ${leg.reported}, ${leg.frequency}, in ${fell.data.figure.unit}`}
      table={{
        columns: ['period', goods.code, sibling].map((key) => ({ key, label: key })),
        rows: periods.map((period, at) => ({
          period,
          [goods.code]: series[0]?.values[at] ?? null,
          [sibling]: series[1]?.values[at] ?? null,
        })),
      }}
      command={finding.query}
      aside={<Provenance query={finding.query} label="both codes" asOf={answer.snapshot} />}
    >
      {(width, marks) => (
        <LineChart
          width={width}
          periods={periods}
          series={series}
          unit={fell.data.figure.unit}
          events={marks}
          event={{ period: answer.event, label: `event, ${formatPeriod(answer.event)}` }}
        />
      )}
    </EventChart>
  );
}
