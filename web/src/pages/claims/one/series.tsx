import type { ClaimAnswer } from '../../../api/types.ts';
import { Bars } from '../../../charts/bars.tsx';
import { LineChart } from '../../../charts/line-chart.tsx';
import { aligned, periodsBetween } from '../../../charts/scales.ts';
import { AllEvents } from '../../../evidence/all-events.tsx';
import { EventChart, WithEvents } from '../../../evidence/event-chart.tsx';
import { formatMoney } from '../../../figures/format.ts';
import { sentenceCase } from '../../../figures/words.ts';
import { Provenance } from '../../../provenance/provenance.tsx';

type Series = ClaimAnswer['series'][number];

/** What the figures are sums of, period by period, with window and base shaded. */
export function ClaimSeriesCharts({ answer: { claim, series, snapshot } }: { readonly answer: ClaimAnswer }) {
  return (
    <WithEvents asked={{ claim: claim.id }}>
      <div>
        {series.map((one) => (
          <SeriesChart key={one.query} series={one} asOf={snapshot} />
        ))}
        <AllEvents />
      </div>
    </WithEvents>
  );
}

function SeriesChart({
  series: { label, currency, query, points },
  asOf,
}: {
  readonly series: Series;
  readonly asOf: string;
}) {
  const first = points[0]?.period ?? '';
  const periods = periodsBetween(first, points.at(-1)?.period ?? first);
  const spans = (['base', 'window'] as const).flatMap((part) => {
    const own = points.filter((point) => point.part === part);
    return own.length === 0 ? [] : [{ from: own[0]?.period ?? '', to: own.at(-1)?.period ?? '', label: part }];
  });
  const silent = points.filter(({ value, part }) => value === null && part !== null).length;
  return (
    <EventChart
      periods={periods}
      level={3}
      title={sentenceCase(label)}
      source={`customs reports as loaded, in ${currency}, snapshot ${asOf}`}
      note={silent > 0 ? `${silent} periods of base and window are not reported: missing, not nought.` : undefined}
      table={{
        columns: ['period', 'part', 'value'].map((key) => ({ key, label: key === 'value' ? currency : key })),
        rows: points.map((point) => ({ ...point })),
      }}
      command={query}
      aside={<Provenance query={query} label={label} asOf={asOf} />}
    >
      {(width, marks) =>
        periods.length < 4 ? (
          <Bars
            width={width}
            format={(value) => formatMoney(value, currency)}
            rows={points.map(({ period, value }) => ({ key: period, label: period, value, tone: 'intermediary' }))}
            events={marks}
          />
        ) : (
          <LineChart
            width={width}
            height={width < 420 ? 210 : 260}
            periods={periods}
            series={[
              {
                id: 'reported',
                label: 'reported',
                tone: 'intermediary',
                values: aligned(
                  periods,
                  points.map(({ period, value }) => [period, value] as const),
                ),
              },
            ]}
            spans={spans}
            unit={currency}
            events={marks}
          />
        )
      }
    </EventChart>
  );
}
