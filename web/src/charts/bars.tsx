import { scaleLinear } from 'd3-scale';
import { placeAmong } from '../figures/dates.ts';
import { formatCompact } from '../figures/format.ts';
import { useDrawing } from './chart.tsx';
import { useHatch } from './hatch.tsx';
import { EventNumber } from './line-events.tsx';
import { type AxisEvent, GAP, ROW } from './line-strip.ts';
import type { Tone } from './tone.ts';

export interface Bar {
  readonly key: string;
  readonly label: string;
  readonly value: number | null;
  /** What it was before: a grey bar behind. */
  readonly before?: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
  readonly tone: Tone;
  /** After the value. */
  readonly note?: string;
}

/** Bars with their values written at their ends; before in grey, after in colour. */
export function Bars({
  width,
  rows,
  format = formatCompact,
  words = ['before', 'after'],
  events = [],
}: {
  readonly width: number;
  readonly rows: readonly Bar[];
  readonly format?: (value: number | null) => string;
  /** What the grey and the coloured bar are called, said once at the first row. */
  readonly words?: readonly [string, string];
  /** Where the keys of rows are periods: numbered beside each period that they may be in. */
  readonly events?: readonly AxisEvent[];
}) {
  const hatch = useHatch();
  const drawing = useDrawing();
  const wide = width >= 560;
  const pair = rows.some(({ before }) => before !== undefined);
  const thick = pair ? 12 : 18;
  const tall = pair ? 2 * thick + 2 : thick;
  const labels = 7.4 * Math.max(...rows.map(({ label }) => label.length));
  const marks = rows.map(({ key }) => events.filter(({ date }) => placeAmong([key], date) !== null));
  const most = Math.max(0, ...marks.map((own) => own.length));
  const aLine = Math.max(1, Math.floor((wide ? width * 0.25 : width - labels - 6) / GAP));
  const lines = Math.ceil(most / aLine);
  const further = ROW * Math.max(0, lines - 1);
  const step = wide ? Math.max(tall + (pair ? 16 : 14), ROW * lines + 6) : tall + (pair ? 34 : 32) + further;
  const room = wide ? GAP * Math.min(most, aLine) : 0;
  const left = wide ? Math.min(width * 0.32, 16 + labels) + room : 0;
  const sizes = rows.flatMap(({ value, before, high }) => [value ?? 0, before ?? 0, high ?? 0]);
  const longest =
    Math.max(
      ...rows.flatMap(({ value, before, note }) => [
        (format(value) + (note ?? '')).length + 1,
        format(before ?? null).length,
      ]),
    ) + (pair ? words[1].length + 1 : 0);
  const x = scaleLinear()
    .domain([Math.min(0, ...sizes), Math.max(1e-9, ...sizes)])
    .range([left, width - Math.min(width * 0.45, longest * 7.4 + 10)]);
  const height = rows.length * step;
  const bar = (value: number) => ({ x: Math.min(x(0), x(value)), width: Math.max(1, Math.abs(x(value) - x(0))) });
  return (
    <svg className="bars" width={width} height={height} viewBox={`0 0 ${width} ${height}`} {...drawing}>
      {hatch.pattern}
      {rows.map((row, at) => {
        const top = at * step + (wide ? 4 : 22 + further);
        const after = top + (pair ? thick + 2 : 0);
        const end = x(Math.max(0, row.value ?? 0, row.high ?? 0)) + 6;
        return (
          <g key={row.key}>
            <text
              className="label"
              x={wide ? left - room - 10 : 0}
              y={wide ? top + (pair ? thick + 6 : thick - 4) : top - 6 - further}
              textAnchor={wide ? 'end' : 'start'}
            >
              {row.label}
            </text>
            {marks[at]?.map(({ key, number, title }, place) => {
              const line = Math.floor(place / aLine);
              const x = (wide ? left - room - 5 : labels + 6) + GAP * (place % aLine) + GAP / 2;
              const y = wide ? top + tall / 2 : top - 10 - further;
              return (
                <g key={key} className="event-mark">
                  <title>{`${number}: ${title}`}</title>
                  <EventNumber number={number} x={x} y={y + ROW * line} />
                </g>
              );
            })}
            {pair && row.before != null && (
              <>
                <rect className="bar-before" y={top} height={thick} {...bar(row.before)} />
                <text className="small faint num" x={x(Math.max(0, row.before)) + 6} y={top + thick - 2}>
                  {format(row.before)}
                  {at === 0 && ` ${words[0]}`}
                </text>
              </>
            )}
            {pair && row.before === null && <Unreported x={x(0)} y={top} height={thick} fill={hatch.fill} />}
            {row.value === null ? (
              <Unreported x={x(0)} y={after} height={thick} fill={hatch.fill} />
            ) : (
              <g className={`tone-${row.tone}`}>
                <rect className="bar" y={after} height={thick} {...bar(row.value)} />
                {row.low != null && row.high != null && (
                  <path
                    className="whisker"
                    d={`M${x(row.low)} ${after + thick / 2}H${x(row.high)}M${x(row.low)} ${after + 2}V${after + thick - 2}M${x(row.high)} ${after + 2}V${after + thick - 2}`}
                  />
                )}
                <text className="label num" x={end} y={after + thick - (pair ? 1 : 4)}>
                  {format(row.value)}
                  {row.note !== undefined && ` ${row.note}`}
                  {pair && at === 0 && ` ${words[1]}`}
                </text>
              </g>
            )}
          </g>
        );
      })}
      <line className="axis" x1={x(0)} x2={x(0)} y1={wide ? 0 : 20} y2={height} />
    </svg>
  );
}

function Unreported({
  x,
  y,
  height,
  fill,
}: {
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly fill: string;
}) {
  return (
    <>
      <rect x={x} y={y} width={48} height={height} fill={fill} />
      <text className="small faint" x={x + 54} y={y + height - 2}>
        not reported
      </text>
    </>
  );
}
