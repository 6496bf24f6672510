import { memo, useMemo } from 'react';
import type { NetworkAnswer } from '../../api/types.ts';
import { Bars } from '../../charts/bars.tsx';
import { Chart } from '../../charts/chart.tsx';
import { type Multiple, SmallMultiples } from '../../charts/small-multiples.tsx';
import { cliCommand } from '../../export/command.ts';
import { formatCompact, formatMoney, formatPeriod, formatRatio, formatSpan } from '../../figures/format.ts';
import { Provenance } from '../../provenance/provenance.tsx';
import { capital, inWords } from './headline.ts';
import { legsTitle } from './map-flows.ts';
import { baseValue, figuresOf, type Leg, monthsWithin } from './moments.ts';
import { originOf } from './origin.ts';

type AreaName = (code: string) => string;

const plain = (name: string): string => (name.startsWith('the ') ? name.slice(4) : name);

/** One line chart a leg: the direct one, then each intermediary, with what was expected after the event. */
export const LegCharts = memo(function LegCharts({
  network,
  own,
  command,
  areaName,
  onScale,
}: {
  readonly network: NetworkAnswer;
  /** Each on its own scale, rather than all on one. */
  readonly own: boolean;
  readonly command: readonly string[];
  readonly areaName: AreaName;
  readonly onScale: (scale: 'own' | 'same') => void;
}) {
  const { periods, legs, base, window } = network;
  const shown = useMemo(() => legs.filter(({ leg }) => leg !== 'out').sort((a, b) => rankOf(a) - rankOf(b)), [legs]);
  const items = useMemo(
    () =>
      shown.map((leg): Multiple => {
        const { ratio } = figuresOf(leg, monthsWithin(periods, window), base);
        const expected = periods.map((period) => (period < window[0] ? null : baseValue(leg, period, base)));
        const name = plain(areaName(leg.to));
        return {
          key: `${leg.from}${leg.to}`,
          title: `${leg.leg === 'direct' ? `${name}, direct` : name} ${ratio === null ? '' : formatRatio(ratio)}`,
          series: [
            {
              id: leg.to,
              label: name,
              tone: leg.leg === 'direct' ? 'direct' : 'intermediary',
              values: periods.map((period) => leg.values[leg.periods.indexOf(period)] ?? null),
            },
          ],
          expected: { values: expected },
        };
      }),
    [shown, periods, window, base, areaName],
  );
  const direct = shown[0];
  const rows = shown.flatMap((leg) =>
    leg.periods.map((period, at) => ({
      from: leg.from,
      to: leg.to,
      period,
      value: leg.values[at] ?? null,
      expected: period < window[0] ? null : baseValue(leg, period, base),
    })),
  );
  return (
    <Chart
      title={legsTitle(network, areaName)}
      subtitle={`${direct?.currency ?? ''} a month, ${own ? 'each on a scale of its own' : 'all on one scale'}. Dashed: expected, the same month of the base (${formatSpan(base)}, shaded). Upright line: ${formatPeriod(network.event)}. Figures: window over base.`}
      source={`${direct?.source ?? ''}, ${direct?.reported ?? ''}; goods ${direct?.goods ?? ''}`}
      note={network.notes.find((note) => note.startsWith('not published'))}
      command={cliCommand('network', {}, command)}
      table={{
        columns: ['from', 'to', 'period', 'value', 'expected'].map((key) => ({ key, label: key })),
        rows,
      }}
      aside={
        <>
          <span role="group" aria-label="Scale" className="toggle">
            {(['own', 'same'] as const).map((scale) => (
              <button
                key={scale}
                type="button"
                className="quiet"
                aria-pressed={own === (scale === 'own')}
                onClick={() => onScale(scale)}
              >
                {scale === 'own' ? 'Own scales' : 'One scale'}
              </button>
            ))}
          </span>
          <Provenance query={originOf(network, 'direct')} label="direct exports" text="Direct: where from?" />
          <Provenance
            query={originOf(network, 'in')}
            label="exports to the intermediaries"
            text="Intermediaries: where from?"
          />
        </>
      }
    >
      {(width) => (
        <SmallMultiples
          width={width}
          items={items}
          periods={periods}
          own={own}
          least={300}
          event={{ period: network.event, label: 'event' }}
          spans={[{ from: base[0], to: base[1], label: 'base' }]}
          format={(value) => formatCompact(value)}
        />
      )}
    </Chart>
  );
});

/** The direct leg first, then the largest of the window. */
function rankOf({ leg, window }: Leg): number {
  return leg === 'direct' ? Number.NEGATIVE_INFINITY : -(window ?? 0);
}

/** What the intermediaries then sent to the destination, as far as anyone says so. */
export const OnwardChart = memo(function OnwardChart({
  network,
  command,
  areaName,
}: {
  readonly network: NetworkAnswer;
  readonly command: readonly string[];
  readonly areaName: AreaName;
}) {
  const onward = network.legs.filter(({ leg }) => leg === 'out').sort((a, b) => (b.window ?? -1) - (a.window ?? -1));
  const known = onward.filter(({ window }) => window !== null);
  const risen = known.filter(({ ratio }) => (ratio ?? 0) > 1);
  const destination = areaName(onward[0]?.to ?? '');
  if (onward.length === 0) return null;
  const total = known.every(({ goods }) => goods === 'TOTAL');
  const yearly = known.some(({ frequency }) => frequency === 'annual');
  return (
    <Chart
      title={
        known.length === 0
          ? `What went on to ${destination} is not assessable with what is loaded`
          : `${capital(inWords(risen.length))} of ${inWords(onward.length)} intermediaries report sending more to ${destination}${total ? ', of all goods together' : ''}${known.length < onward.length ? `; nothing is known of ${inWords(onward.length - known.length)}` : ''}`
      }
      subtitle={`${yearly ? 'Whole years where a source has no months, so months before the event are in them. ' : ''}${total ? 'All goods: not only those that are restricted, and not only what came from the exporters.' : ''}`}
      source={[...new Set(known.map(({ source }) => source))].join(', ')}
      command={cliCommand('network', {}, command)}
      table={{
        columns: ['from', 'to', 'goods', 'frequency', 'base', 'window', 'ratio', 'currency', 'source', 'note'].map(
          (key) => ({ key, label: key }),
        ),
        rows: onward.map(({ from, to, goods, frequency, base, window, ratio, currency, source, note }) => ({
          from,
          to,
          goods,
          frequency,
          base,
          window,
          ratio,
          currency,
          source,
          note,
        })),
      }}
    >
      {(width) => (
        <Bars
          width={width}
          format={(value) => formatMoney(value, known[0]?.currency ?? '')}
          rows={onward.map((leg) => ({
            key: `${leg.from}${leg.to}`,
            label: plain(areaName(leg.from)),
            value: leg.window,
            before: leg.base,
            tone: 'destination',
            ...(leg.ratio === null ? {} : { note: formatRatio(leg.ratio) }),
          }))}
        />
      )}
    </Chart>
  );
});
