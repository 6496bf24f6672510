import { line } from 'd3-shape';
import { formatCompact, formatPeriod } from '../figures/format.ts';
import { useDrawing } from './chart.tsx';
import { useHatch } from './hatch.tsx';
import { EventMarks } from './line-events.tsx';
import { lineLayout } from './line-layout.ts';
import { Band, Cursor, EventRule, Grid, Months, Nowhere, Spans } from './line-parts.tsx';
import type { LineChartProps } from './line-props.ts';
import { runsOf } from './scales.ts';
import { useCursor } from './use-cursor.ts';

/** Lines over time. Missing periods are gaps in the line and hatched, never joined over. */
export function LineChart(props: LineChartProps) {
  const {
    width,
    periods,
    series,
    expected,
    event,
    events = [],
    spans = [],
    annotations = [],
    format = formatCompact,
  } = props;
  const hatch = useHatch();
  const at = lineLayout(props, format);
  const drawing = useDrawing(at.compact ? props.title : undefined);
  const cursor = useCursor(periods.length, (px) => Math.round(at.x.invert(px)));
  const path = line<number | null>()
    .defined((value) => value !== null)
    .x((_, index) => at.x(index))
    .y((value) => at.y(value ?? 0));
  return (
    <>
      {!at.compact && (
        <p className="readout" aria-live="polite">
          {cursor.at !== null && <b>{formatPeriod(periods[cursor.at] ?? '')}</b>}
          {cursor.at !== null &&
            at.labels.map(({ label, tone, values }) => {
              const value = values[cursor.at ?? 0] ?? null;
              return (
                <span key={label}>
                  <span className={`tone-${tone}`}>{label}</span> {value === null ? 'not reported' : format(value)}
                </span>
              );
            })}
        </p>
      )}
      <svg
        className="line-chart"
        width={width}
        height={at.height}
        viewBox={`0 0 ${width} ${at.height}`}
        {...drawing}
        {...cursor.props}
      >
        {hatch.pattern}
        {props.title !== undefined && (
          <text className="chart-title" x={0} y={14}>
            {props.title}
          </text>
        )}
        <Spans spans={spans} periods={periods} at={at} />
        <Grid at={at} format={format} unit={props.unit} />
        <Nowhere at={at} fill={hatch.fill} />
        {at.main.map(({ id, tone, values }, row) =>
          at.gaps(values).map((run) => {
            const { x, width: wide } = at.stretch(run);
            const y = at.bottom - 3 - 4 * row;
            return <line key={`${id}${run.from}`} className={`tone-${tone} gap`} x1={x} x2={x + wide} y1={y} y2={y} />;
          }),
        )}
        {expected?.low !== undefined && expected.high !== undefined && (
          <Band low={expected.low} high={expected.high} at={at} />
        )}
        {expected !== undefined && (
          <path className="tone-expected line expected" d={path([...expected.values]) ?? ''} />
        )}
        {series.map(({ id, tone, values, quiet }) => (
          <g key={id} className={`tone-${tone}`}>
            <path className={quiet === true ? 'line quiet' : 'line'} d={path([...values]) ?? ''} />
            {runsOf(values, (value) => value !== null)
              .filter(({ from, to }) => from === to)
              .map(({ from }) => (
                <circle key={from} className="dot" cx={at.x(from)} cy={at.y(values[from] ?? 0)} r={2.5} />
              ))}
          </g>
        ))}
        {event !== undefined && <EventRule event={event} periods={periods} at={at} />}
        {annotations.map(({ period, text }) => {
          const index = periods.indexOf(period);
          const highest = Math.max(...at.main.map(({ values }) => values[index] ?? 0));
          return index < 0 ? null : (
            <text
              key={period + text}
              className="small halo"
              x={at.x(index)}
              y={Math.max(at.top + 10, at.y(highest) - 8)}
              textAnchor={at.x(index) > at.right * 0.7 ? 'end' : 'middle'}
            >
              {text}
            </text>
          );
        })}
        <Months periods={periods} at={at} />
        <EventMarks events={events} periods={periods} at={at} />
        {!at.compact &&
          at.labels.map(({ label, tone, quiet, labelX, labelY }) => (
            <text key={label} className={`tone-${tone} label halo${quiet ? ' small' : ''}`} x={labelX} y={labelY}>
              {label}
            </text>
          ))}
        {cursor.at !== null && <Cursor index={cursor.at} periods={periods} at={at} format={format} />}
      </svg>
    </>
  );
}
