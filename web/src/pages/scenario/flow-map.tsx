import { memo, useMemo } from 'react';
import type { NetworkAnswer } from '../../api/types.ts';
import { Chart } from '../../charts/chart.tsx';
import { TimeSlider } from '../../charts/time-slider.tsx';
import { WorldMap } from '../../charts/world-map.tsx';
import { cliCommand } from '../../export/command.ts';
import { formatMoney, formatPeriod, formatSpan } from '../../figures/format.ts';
import { capital } from './headline.ts';
import { mapView } from './map-flows.ts';
import { greatest, isAlike, monthsWithin } from './moments.ts';

/** The direct flow and the routes through intermediaries, in a month or over the window. */
export const FlowMap = memo(function FlowMap({
  network,
  month,
  window,
  command,
  areaName,
  onMonth,
  onWindow,
  onChoose,
  chosen,
}: {
  readonly network: NetworkAnswer;
  /** Undefined: the mean of the window. */
  readonly month: string | undefined;
  readonly window: readonly [string, string];
  /** The scenario as the command line names it. */
  readonly command: readonly string[];
  readonly areaName: (code: string) => string;
  readonly onMonth: (month: string | undefined) => void;
  readonly onWindow: (window: readonly [string, string]) => void;
  /** Intermediary to list the findings of. */
  readonly onChoose: (area: string) => void;
  readonly chosen: string | null;
}) {
  const { periods, legs, base } = network;
  const at = month !== undefined && periods.includes(month) ? month : undefined;
  const months = useMemo(() => (at === undefined ? monthsWithin(periods, window) : [at]), [at, periods, window]);
  const view = useMemo(() => mapView(network, months, areaName), [network, months, areaName]);
  const direct = legs.find(({ leg }) => leg === 'direct');
  const currency = direct?.currency ?? '';
  const most = useMemo(
    () => greatest(legs.filter((leg) => leg.leg !== 'out' || (direct !== undefined && isAlike(leg, direct)))),
    [legs, direct],
  );
  const missing = useMemo(
    () =>
      new Set(periods.filter((_, index) => legs.every(({ leg, values }) => leg === 'out' || values[index] === null))),
    [periods, legs],
  );
  const sources = [...new Set(legs.flatMap(({ source }) => source ?? []))];
  return (
    <Chart
      title={view.title}
      subtitle={`Width: value ${at === undefined ? 'of a mean month' : 'of the month'}. Colour: change against the same ${at === undefined ? 'months' : 'month'} of the base year. ${view.apart ? 'Dashed: what went on is known for all goods together only; width says nothing there.' : ''}`}
      source={`${sources.join(', ')}; ${direct?.reported ?? ''}`}
      note={network.notes.map(capital).join('. ')}
      table={view.table}
      command={cliCommand('network', {}, command)}
    >
      {(width) => (
        <>
          <div className={at === undefined ? 'map-controls whole' : 'map-controls'}>
            <button type="button" aria-pressed={at === undefined} onClick={() => onMonth(undefined)}>
              Whole window
            </button>
            <WindowChoice periods={periods} own={network.window} window={window} onWindow={onWindow} />
            <TimeSlider
              periods={periods}
              value={at ?? window[1]}
              onChange={onMonth}
              event={{ period: network.event, label: `Event, ${formatPeriod(network.event)}` }}
              missing={missing}
            />
          </div>
          <WorldMap
            width={width}
            nodes={view.nodes}
            flows={view.flows}
            most={most}
            format={(value) => formatMoney(value, currency)}
            resting={`${at === undefined ? `${currency} a month, mean of ${formatSpan(window)}` : `${currency}, ${formatPeriod(at)}`}, against ${formatSpan(base)}. Point at an arc, or use the arrow keys, for its figures.`}
            apartWords={view.apart ? 'all goods together' : undefined}
            chosen={chosen}
            onChoose={(area) => {
              if (network.nodes.some((node) => node.area === area && node.role === 'intermediary')) onChoose(area);
            }}
          />
        </>
      )}
    </Chart>
  );
});

function WindowChoice({
  periods,
  own,
  window,
  onWindow,
}: {
  readonly periods: readonly string[];
  readonly own: readonly [string, string];
  readonly window: readonly [string, string];
  readonly onWindow: (window: readonly [string, string]) => void;
}) {
  const months = monthsWithin(periods, own);
  const ends = [
    {
      label: 'First month of the window',
      value: window[0],
      next: (text: string) => [text, text > window[1] ? text : window[1]],
    },
    {
      label: 'Last month of the window',
      value: window[1],
      next: (text: string) => [text < window[0] ? text : window[0], text],
    },
  ] as const;
  return (
    <span className="window-choice">
      {ends.map(({ label, value, next }, end) => (
        <label key={label}>
          {end === 1 && ' to '}
          <span className="hidden">{label}</span>
          <select
            value={value}
            onChange={(event) => {
              const [from = own[0], to = own[1]] = next(event.target.value);
              onWindow([from, to]);
            }}
          >
            {months.map((period) => (
              <option key={period} value={period}>
                {formatPeriod(period)}
              </option>
            ))}
          </select>
        </label>
      ))}
    </span>
  );
}
