import { type GeoPermissibleObjects, geoInterpolate } from 'd3-geo';
import { changeOf } from './scales.ts';
import { changeColour } from './tone.ts';

export interface MapNode {
  readonly key: string;
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly role: 'exporter' | 'intermediary' | 'destination';
  /** A figure under the name. */
  readonly note?: string | undefined;
}

export interface MapFlow {
  readonly leg: 'direct' | 'in' | 'out';
  /** Keys of nodes. */
  readonly from: string;
  readonly to: string;
  /** Null where nothing was reported. */
  readonly value: number | null;
  /** Against the base; null where there is none. */
  readonly ratio: number | null;
  /** Of other goods, periods or currency than the rest: a thin dashed line, whose width says nothing. */
  readonly apart?: boolean;
  /** Read out instead of the value and its ratio. */
  readonly said?: string | undefined;
}

/** A flow with its ends and its width in pixels. */
export interface DrawnArc extends MapFlow {
  readonly id: string;
  readonly start: MapNode;
  readonly end: MapNode;
  readonly thick: number;
}

export function Arc({
  arc,
  path,
  project,
  lit,
  onHover,
}: {
  readonly arc: DrawnArc;
  readonly path: (object: GeoPermissibleObjects) => string | null;
  readonly project: (point: [number, number]) => [number, number] | null;
  readonly lit: boolean;
  readonly onHover: (id: string | null) => void;
}) {
  const from: [number, number] = [arc.start.lon, arc.start.lat];
  const to: [number, number] = [arc.end.lon, arc.end.lat];
  const between = geoInterpolate(from, to);
  const d = path({ type: 'LineString', coordinates: [from, to] }) ?? '';
  const [x = 0, y = 0] = project(between(0.6)) ?? [];
  const [ahead = 0, below = 0] = project(between(0.62)) ?? [];
  const turn = (Math.atan2(below - y, ahead - x) * 180) / Math.PI;
  const size = Math.min(7, Math.max(4, arc.thick * 0.45));
  const hover = { onPointerEnter: () => onHover(arc.id), onPointerLeave: () => onHover(null) };
  if (arc.value === null)
    return (
      <g className={lit ? 'arc-group lit' : 'arc-group'} {...hover}>
        <path className="arc-reach" d={d} />
        <path className="arc unreported" d={d} />
      </g>
    );
  const colour = { stroke: changeColour(changeOf(arc.ratio)) };
  return (
    <g className={lit ? 'arc-group lit' : 'arc-group'} {...hover}>
      <path className="arc-reach" d={d} />
      <path className={arc.apart === true ? 'arc apart' : 'arc'} d={d} style={colour} strokeWidth={arc.thick} />
      <path
        className="arrow"
        d={`M${-size} ${-size}L${size} 0L${-size} ${size}z`}
        transform={`translate(${x} ${y}) rotate(${turn})`}
        style={{ fill: arc.thick > 6 ? 'var(--paper)' : colour.stroke }}
      />
    </g>
  );
}

const KEY_STEPS = [-1, -0.5, 0, 0.5, 1];

/** What colour, width and dashes mean. */
export function MapKey({
  y,
  narrow,
  widest,
  most,
  format,
  apart,
}: {
  readonly y: number;
  readonly narrow: boolean;
  readonly widest: number;
  readonly most: number;
  readonly format: (value: number) => string;
  readonly apart: string | undefined;
}) {
  const each = narrow ? 22 : 34;
  const end = KEY_STEPS.length * each;
  const start = end + (narrow ? 36 : 90);
  return (
    <g>
      {KEY_STEPS.map((change, at) => (
        <rect key={change} x={at * each} y={y - 6} width={each} height={6} style={{ fill: changeColour(change) }} />
      ))}
      <text className="small faint" x={0} y={y + 14}>
        fell to ⅛
      </text>
      <text className="small faint" x={end} y={y + 14} textAnchor="end">
        grew ×8
      </text>
      {[1, 0.25].map((share, at) => {
        const thick = widest * share;
        return (
          <g key={share}>
            <rect className="key-width" x={start + at * 96} y={y - thick / 2} width={20} height={thick} />
            <text className="small faint num" x={start + at * 96 + 10} y={y + 30} textAnchor="middle">
              {format(most * share)}
            </text>
          </g>
        );
      })}
      {!narrow && (
        <>
          <line className="arc unreported" x1={start + 190} x2={start + 240} y1={y} y2={y} />
          <text className="small faint" x={start + 190} y={y + 14}>
            not reported
          </text>
        </>
      )}
      {!narrow && apart !== undefined && (
        <>
          <line className="arc apart plain" x1={start + 300} x2={start + 350} y1={y} y2={y} />
          <text className="small faint" x={start + 300} y={y + 14}>
            {apart}
          </text>
        </>
      )}
    </g>
  );
}
