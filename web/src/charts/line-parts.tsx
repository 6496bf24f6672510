import { area } from 'd3-shape';
import { formatPeriod } from '../figures/format.ts';
import type { LineLayout } from './line-layout.ts';
import type { LineChartProps } from './line-props.ts';
import { periodTicks, type Series } from './scales.ts';

type Format = (value: number | null) => string;

/** Named stretches behind the lines, such as base and window. */
export function Spans({
  spans,
  periods,
  at,
}: {
  readonly spans: NonNullable<LineChartProps['spans']>;
  readonly periods: readonly string[];
  readonly at: LineLayout;
}) {
  return spans.map(({ from, to, label }) => {
    const end = periods.indexOf(to);
    const box = at.stretch({ from: Math.max(0, periods.indexOf(from)), to: end < 0 ? periods.length - 1 : end });
    return (
      <g key={label}>
        <rect className="wash" y={at.top} height={at.bottom - at.top} {...box} />
        {!at.compact && (
          <text className="small faint" x={box.x + box.width / 2} y={at.top - 5} textAnchor="middle">
            {label}
          </text>
        )}
      </g>
    );
  });
}

export function Grid({
  at,
  format,
  unit,
}: {
  readonly at: LineLayout;
  readonly format: Format;
  readonly unit: string | undefined;
}) {
  return at.ticks.map((value, row) => (
    <g key={value}>
      <line className={value === 0 ? 'axis' : 'grid'} x1={0} x2={at.right} y1={at.y(value)} y2={at.y(value)} />
      {value !== 0 && (
        <text className="small faint num" x={0} y={at.y(value) - 4}>
          {format(value)}
          {row === at.ticks.length - 1 && unit !== undefined && ` ${unit}`}
        </text>
      )}
    </g>
  ));
}

export function Months({ periods, at }: { readonly periods: readonly string[]; readonly at: LineLayout }) {
  return periodTicks(periods, Math.floor((at.right - at.left) / 46)).map(({ at: index, label }) => (
    <g key={index}>
      <line className="axis" x1={at.x(index)} x2={at.x(index)} y1={at.bottom} y2={at.bottom + 4} />
      <text className="small faint num" x={at.x(index)} y={at.foot + 17} textAnchor="middle">
        {formatPeriod(label)}
      </text>
    </g>
  ));
}

/** Where nothing is reported: hatched. */
export function Nowhere({ at, fill }: { readonly at: LineLayout; readonly fill: string }) {
  return at.nowhere.map((run) => {
    const box = at.stretch(run);
    return (
      <g key={run.from}>
        <rect fill={fill} y={at.top} height={at.bottom - at.top} {...box} />
        {!at.compact && box.width > 90 && (
          <text className="small faint halo" x={box.x + box.width / 2} y={at.top + 16} textAnchor="middle">
            not reported
          </text>
        )}
      </g>
    );
  });
}

export function EventRule({
  event,
  periods,
  at,
}: {
  readonly event: NonNullable<LineChartProps['event']>;
  readonly periods: readonly string[];
  readonly at: LineLayout;
}) {
  const index = periods.indexOf(event.period);
  if (index < 0) return null;
  const x = at.x(index);
  const late = x > at.right * 0.6;
  return (
    <g>
      <line className="event" x1={x} x2={x} y1={at.top - (at.compact ? 4 : 32)} y2={at.bottom} />
      {!at.compact && (
        <text className="small event-label" x={x + (late ? -5 : 5)} y={at.top - 22} textAnchor={late ? 'end' : 'start'}>
          {event.label}
        </text>
      )}
    </g>
  );
}

export function Band({ low, high, at }: { readonly low: Series; readonly high: Series; readonly at: LineLayout }) {
  const shape = area<number | null>()
    .defined((value, index) => value !== null && (high[index] ?? null) !== null)
    .x((_, index) => at.x(index))
    .y0((value) => at.y(value ?? 0))
    .y1((_, index) => at.y(high[index] ?? 0));
  return <path className="band" d={shape([...low]) ?? ''} />;
}

/** The upright line under the cursor, with a dot on each line; a compact chart says the figure beside it. */
export function Cursor({
  index,
  periods,
  at,
  format,
}: {
  readonly index: number;
  readonly periods: readonly string[];
  readonly at: LineLayout;
  readonly format: Format;
}) {
  const x = at.x(index);
  const late = x > (at.left + at.right) / 2;
  const value = at.main[0]?.values[index] ?? null;
  return (
    <g data-screen-only="">
      <line className="cursor" x1={x} x2={x} y1={at.top} y2={at.bottom} />
      {at.labels.map((one) => {
        const own = one.values[index] ?? null;
        return own === null ? null : (
          <circle key={one.label} className={`tone-${one.tone} dot`} cx={x} cy={at.y(own)} r={4} />
        );
      })}
      {at.compact && (
        <text className="small halo num" x={late ? x - 5 : x + 5} y={at.top - 8} textAnchor={late ? 'end' : 'start'}>
          {formatPeriod(periods[index] ?? '')}: {value === null ? 'not reported' : format(value)}
        </text>
      )}
    </g>
  );
}
