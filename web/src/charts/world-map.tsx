import { type GeoPermissibleObjects, geoContains, geoEqualEarth, geoInterpolate, geoPath } from 'd3-geo';
import { useId, useMemo } from 'react';
import { formatCompact, formatRatio } from '../figures/format.ts';
import { Loading } from '../states/loading.tsx';
import { type Countries, useAtlas } from './atlas.ts';
import { useDrawing } from './chart.tsx';
import { placed } from './map-labels.ts';
import { changeOf } from './scales.ts';
import { changeColour } from './tone.ts';
import { useTour } from './use-tour.ts';

export interface MapNode {
  readonly key: string;
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly role: 'exporter' | 'intermediary' | 'destination';
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
}

export interface WorldMapProps {
  readonly width: number;
  readonly nodes: readonly MapNode[];
  readonly flows: readonly MapFlow[];
  /** The value of the widest arc; one for all months, so that arcs can be compared as time moves. */
  readonly most: number;
  readonly format?: (value: number | null) => string;
  readonly chosen?: string | null;
  readonly onChoose?: (key: string) => void;
}

const TONES = { exporter: 'neutral', intermediary: 'intermediary', destination: 'destination' } as const;

/** Flows as great circles: width is the value, colour the change against the base. Each country is drawn whole. */
export function WorldMap(props: WorldMapProps) {
  const countries = useAtlas();
  return countries === undefined ? (
    <Loading what="Drawing the map" lines={8} />
  ) : (
    <Drawn {...props} countries={countries} />
  );
}

function Drawn({
  width,
  nodes,
  flows,
  most,
  format = formatCompact,
  chosen,
  onChoose,
  countries,
}: WorldMapProps & { readonly countries: Countries }) {
  const drawing = useDrawing();
  const edge = `edge${useId().replaceAll(/\W/g, '')}`;
  const narrow = width < 560;
  const widest = narrow ? 14 : 22;
  const { project, land, height } = useMemo(() => ground(countries, nodes, width), [countries, nodes, width]);
  const path = useMemo(() => geoPath(project), [project]);
  const outlines = useMemo(
    () =>
      countries.features.map((country, at) => ({
        key: `${country.properties.name}${at}`,
        d: path(country) ?? '',
        part: land.has(country),
      })),
    [countries, path, land],
  );
  const places = new Map(nodes.map((node) => [node.key, node]));
  const arcs = flows
    .flatMap((flow) => {
      const from = places.get(flow.from);
      const to = places.get(flow.to);
      if (from === undefined || to === undefined) return [];
      return [
        {
          ...flow,
          id: `${flow.leg}:${flow.from}:${flow.to}`,
          start: from,
          end: to,
          thick: Math.max(1, (widest * (flow.value ?? 0)) / most),
        },
      ];
    })
    .sort((a, b) => b.thick - a.thick);
  const tour = useTour(arcs.map(({ id }) => id));
  const spots = nodes.map((node) => {
    const [x = 0, y = 0] = project([node.lon, node.lat]) ?? [];
    return { node, x, y, wide: node.name.length * (node.role === 'intermediary' ? 7.6 : 8.6) + 4, tall: 17 };
  });
  const stands = placed(spots, width, height);
  const read = arcs.find(({ id }) => id === tour.id);
  return (
    <>
      <p className="readout" aria-live="polite">
        {read === undefined ? (
          <span className="readout-rest">Width is value; colour is the change against the base.</span>
        ) : (
          <>
            <b>
              {read.start.name} to {read.end.name}
            </b>
            <span>{read.value === null ? 'not reported' : format(read.value)}</span>
            <span>{read.ratio === null ? 'no base to compare' : `${formatRatio(read.ratio)} of the base`}</span>
          </>
        )}
      </p>
      <svg
        className="world-map"
        width={width}
        height={height + 42}
        viewBox={`0 0 ${width} ${height + 42}`}
        {...drawing}
        {...tour.props}
      >
        <defs>
          <clipPath id={edge}>
            <rect width={width} height={height} />
          </clipPath>
        </defs>
        <g clipPath={`url(#${edge})`}>
          {outlines.map(({ key, d, part }) => (
            <path key={key} className={part ? 'land part' : 'land'} d={d} />
          ))}
          {arcs.map((arc) => (
            <Arc key={arc.id} arc={arc} path={path} project={project} lit={arc.id === tour.id} onHover={tour.setId} />
          ))}
          {spots.map(({ node, x, y }) => (
            <circle
              key={node.key}
              className={`tone-${TONES[node.role]} place${chosen === node.key ? ' chosen' : ''}${onChoose === undefined ? '' : ' clickable'}`}
              cx={x}
              cy={y}
              r={node.role === 'intermediary' ? 4 : 6}
              onClick={() => onChoose?.(node.key)}
            />
          ))}
          {spots.map(({ node, x, y }, at) => {
            const stand = stands[at];
            if (stand === undefined) return null;
            return (
              <g key={node.key} className={`tone-${TONES[node.role]}`}>
                {stand.far && <line className="leader" x1={x} y1={y} x2={stand.x} y2={stand.y + 9} />}
                <text
                  className={`label halo${node.role === 'intermediary' ? '' : ' strong'}`}
                  x={stand.x}
                  y={stand.y + 13}
                  textAnchor={stand.anchor}
                >
                  {node.name}
                </text>
              </g>
            );
          })}
        </g>
        <MapKey y={height + 12} narrow={narrow} widest={widest} most={most} format={format} />
      </svg>
    </>
  );
}

interface DrawnArc extends MapFlow {
  readonly id: string;
  readonly start: MapNode;
  readonly end: MapNode;
  readonly thick: number;
}

function Arc({
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
  if (arc.value === null) return <path className="arc unreported" d={d} {...hover} />;
  const colour = { stroke: changeColour(changeOf(arc.ratio)) };
  return (
    <g className={lit ? 'arc-group lit' : 'arc-group'} {...hover}>
      <path className="arc" d={d} style={colour} strokeWidth={arc.thick} />
      <path
        className="arrow"
        d={`M${-size} ${-size}L${size} 0L${-size} ${size}z`}
        transform={`translate(${x} ${y}) rotate(${turn})`}
        style={{ fill: arc.thick > 6 ? 'var(--paper)' : colour.stroke }}
      />
    </g>
  );
}

/** The projection that shows all nodes, with the destination whole unless the drawing is narrow; as high as that needs. */
function ground(countries: Countries, nodes: readonly MapNode[], width: number) {
  const narrow = width < 560;
  const holds = (country: Countries['features'][number], some: readonly MapNode[]): boolean =>
    some.some(({ lon, lat }) => geoContains(country, [lon, lat]));
  const land = new Set(countries.features.filter((country) => holds(country, nodes)));
  const ends = nodes.filter(({ role }) => role === 'destination');
  const whole = narrow ? [] : [...land].filter((country) => holds(country, ends));
  // Cut where no country that matters lies: the Pacific at 169° W for the world, 120° W where all is in Europe, Asia and Africa.
  const eastern = nodes.every(({ lon }) => lon > -30);
  const project = geoEqualEarth()
    .precision(0.1)
    .rotate([eastern ? -60 : -11, 0]);
  const points = { type: 'MultiPoint' as const, coordinates: nodes.map(({ lon, lat }) => [lon, lat]) };
  const shown = {
    type: 'FeatureCollection' as const,
    features: [{ type: 'Feature' as const, properties: {}, geometry: points }, ...whole],
  };
  const side = narrow ? 52 : 36;
  project.fitWidth(width - 2 * side, shown);
  const [[left, top], [, bottom]] = geoPath(project).bounds(shown);
  const height = Math.round(
    Math.max(width * (narrow ? 0.75 : 0.34), Math.min(bottom - top + (narrow ? 140 : 64), width * 0.8)),
  );
  const [x, y] = project.translate();
  project.translate([x - left + side, y - (top + bottom) / 2 + height / 2]);
  return { project, land, height };
}

const KEY_STEPS = [-1, -0.5, 0, 0.5, 1];

function MapKey({
  y,
  narrow,
  widest,
  most,
  format,
}: {
  readonly y: number;
  readonly narrow: boolean;
  readonly widest: number;
  readonly most: number;
  readonly format: (value: number) => string;
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
            <rect
              className="key-width"
              x={start + at * 64}
              y={y - 6 + (widest - thick) / 2 - 5}
              width={20}
              height={thick}
            />
            <text className="small faint num" x={start + at * 64 + 10} y={y + 22} textAnchor="middle">
              {format(most * share)}
            </text>
          </g>
        );
      })}
      {!narrow && (
        <>
          <line className="arc unreported" x1={start + 140} x2={start + 190} y1={y} y2={y} />
          <text className="small faint" x={start + 140} y={y + 22}>
            not reported
          </text>
        </>
      )}
    </g>
  );
}
