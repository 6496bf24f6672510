import { placeAmong, precisionOf } from '../figures/dates.ts';
import type { LineLayout } from './line-layout.ts';
import { type AxisEvent, eventRows, GAP, ROW } from './line-strip.ts';
import { dodged } from './scales.ts';

/** Numbered events on the axis: a bar over the time that each may have been in, a number under it. */
export function EventMarks({
  events,
  periods,
  at,
}: {
  readonly events: readonly AxisEvent[];
  readonly periods: readonly string[];
  readonly at: LineLayout;
}) {
  const [least, most] = [at.x(0) - at.half, at.x(periods.length - 1) + at.half];
  const within = (x: number): number => Math.max(least, Math.min(most, x));
  const placed = events.flatMap((event) => {
    const ends = placeAmong(periods, event.date);
    return ends === null ? [] : [{ ...event, from: within(at.x(ends.from)), to: within(at.x(ends.to)) }];
  });
  const rows = eventRows(placed.length, most - least);
  const rowOf = (index: number): number => index % Math.max(1, rows);
  const stands = Array.from({ length: rows }, (_, row) => {
    const own = placed.flatMap((event, index) => (rowOf(index) === row ? [(event.from + event.to) / 2] : []));
    return dodged(own, GAP, least + 9, most - 9);
  });
  return placed.map(({ key, number, title, date, from, to }, index) => {
    const row = rowOf(index);
    const x = stands[row]?.[Math.floor(index / rows)] ?? from;
    const y = at.bottom + 18 + ROW * row;
    return (
      <g key={key} className={`event-mark known-to-${precisionOf(date)}`}>
        <title>{`${number}: ${title}`}</title>
        <rect className="event-extent" x={from} y={at.bottom} width={Math.max(2, to - from)} height={5} />
        <line className="event-lead" x1={(from + to) / 2} x2={x} y1={at.bottom + 5} y2={y - 8} />
        <EventNumber number={number} x={x} y={y} />
      </g>
    );
  });
}

/** The number of an event, around a point of a drawing. */
export function EventNumber({ number, x, y }: { readonly number: number; readonly x: number; readonly y: number }) {
  return (
    <>
      <circle cx={x} cy={y} r={8} />
      <text className="num" x={x} y={y + 4} textAnchor="middle">
        {number}
      </text>
    </>
  );
}
