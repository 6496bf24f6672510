import { extentOf } from '../figures/dates.ts';
import { useDrawing } from './chart.tsx';
import { type Lane, type PlacedMark, type TimeMark, timelineLayout } from './timeline-layout.ts';
import { useMarks } from './use-marks.ts';

/** What happened when, in lanes. A year is a bar over the year, a month over the month, a day an upright stroke. */
export function Timeline({
  width,
  lanes,
  marks,
  within,
  event,
  chosen,
  saidOf,
  resting,
  onChoose,
}: {
  readonly width: number;
  readonly lanes: readonly Lane[];
  readonly marks: readonly TimeMark[];
  readonly within: { readonly from?: string | undefined; readonly to?: string | undefined };
  readonly event?: { readonly date: string; readonly label: string } | undefined;
  readonly chosen: ReadonlySet<string>;
  /** What is read out of a mark. */
  readonly saidOf: (key: string) => string;
  readonly resting: string;
  readonly onChoose: (key: string | null) => void;
}) {
  const drawing = useDrawing();
  const at = timelineLayout({ width, lanes, marks, within });
  const tour = useMarks({ keys: at.placed.map(({ mark }) => mark.key), chosen, onChoose });
  const bottom = at.height - 6;
  const tall = at.height + (event === undefined ? 0 : 18);
  const when = event === undefined ? null : extentOf(event.date);
  const middle = when === null ? 0 : at.x((when.from + when.to) / 2);
  const late = middle > width * 0.7;
  return (
    <>
      <p className="readout" aria-live="polite">
        {tour.at === null ? <span className="readout-rest">{resting}</span> : <span>{saidOf(tour.at)}</span>}
      </p>
      <svg
        ref={tour.holder}
        className="timeline"
        width={width}
        height={tall}
        viewBox={`0 0 ${width} ${tall}`}
        {...drawing}
        role="group"
      >
        {at.lanes.map((lane) => (
          <g key={lane.key}>
            <line className="grid" x1={0} x2={width} y1={lane.top} y2={lane.top} />
            <text className="small strong" x={0} y={lane.top + 18}>
              {lane.label}
            </text>
          </g>
        ))}
        {at.ticks.map(({ at: x, label }) => (
          <g key={label}>
            <line className="grid" x1={x} x2={x} y1={at.top - 4} y2={bottom} />
            <text
              className="small faint num"
              x={x}
              y={at.top - 9}
              textAnchor={x > width - 24 ? 'end' : x < 16 ? 'start' : 'middle'}
            >
              {label}
            </text>
          </g>
        ))}
        <line className="axis" x1={at.left} x2={width} y1={at.top} y2={at.top} />
        {event !== undefined && (
          <g>
            <line className="event" x1={middle} x2={middle} y1={at.top} y2={at.height + 2} />
            <text
              className="small event-label halo"
              x={middle + (late ? -5 : 5)}
              y={tall - 4}
              textAnchor={late ? 'end' : 'start'}
            >
              {event.label}
            </text>
          </g>
        )}
        {at.placed.map((placed) => {
          const { mark, precision, lasting, labelX, labelY, anchor, text } = placed;
          const { key } = mark;
          const state = `${chosen.has(key) ? ' chosen' : ''}${tour.at === key ? ' lit' : ''}`;
          return (
            <g key={key} className={state}>
              <g className={`known-to-${precision}${lasting ? ' lasting' : ''}`} {...tour.propsOf(key, saidOf(key))}>
                <Shape {...placed} />
              </g>
              <text
                className="time-words halo"
                aria-hidden="true"
                x={labelX}
                y={labelY}
                textAnchor={anchor}
                {...tour.pointer(key)}
              >
                {text}
              </text>
            </g>
          );
        })}
      </svg>
    </>
  );
}

function Shape({ precision, lasting, from, to, y }: PlacedMark) {
  const day = precision === 'day' && !lasting;
  const wide = Math.max(day ? 3 : 4, to - from);
  const middle = (from + to) / 2;
  return (
    <>
      <rect
        className="mark-reach"
        x={middle - Math.max(12, wide / 2)}
        y={y - 11}
        width={Math.max(24, wide)}
        height={22}
      />
      <rect className="time-extent" x={middle - wide / 2} y={y - (day ? 7 : 4)} width={wide} height={day ? 14 : 8} />
    </>
  );
}
