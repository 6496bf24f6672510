import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { gapsOf, lastKnown, type Series } from './scales.ts';
import type { Tone } from './tone.ts';

/** A line the size of a word: its gaps, the event, its last value. `label` says in words what it shows. */
export function Sparkline({
  values,
  tone,
  label,
  eventAt,
  width = 132,
  height = 30,
}: {
  readonly values: Series;
  readonly tone: Tone;
  readonly label: string;
  readonly eventAt?: number | undefined;
  readonly width?: number;
  readonly height?: number;
}) {
  const x = scaleLinear()
    .domain([0, Math.max(1, values.length - 1)])
    .range([2, width - 4]);
  const y = scaleLinear()
    .domain([0, Math.max(1e-9, ...values.map((value) => value ?? 0))])
    .range([height - 4, 4]);
  const path = line<number | null>()
    .defined((value) => value !== null)
    .x((_, at) => x(at))
    .y((value) => y(value ?? 0));
  const last = lastKnown(values);
  return (
    <svg
      className={`sparkline tone-${tone}`}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      <line className="axis" x1={0} x2={width} y1={height - 3.5} y2={height - 3.5} />
      {gapsOf(values).map(({ from, to }) => (
        <line key={from} className="gap-mark" x1={x(from) - 1} x2={x(to) + 1} y1={height - 3.5} y2={height - 3.5} />
      ))}
      {eventAt !== undefined && eventAt >= 0 && (
        <line className="event" x1={x(eventAt)} x2={x(eventAt)} y1={0} y2={height - 3} />
      )}
      <path className="line" d={path([...values]) ?? ''} />
      {last >= 0 && <circle className="dot" cx={x(last)} cy={y(values[last] ?? 0)} r={2.5} />}
    </svg>
  );
}
