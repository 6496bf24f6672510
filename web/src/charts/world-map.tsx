import { geoContains, geoEqualEarth, geoPath } from 'd3-geo';
import { useId, useMemo } from 'react';
import { formatCompact, formatRatio } from '../figures/format.ts';
import { Loading } from '../states/loading.tsx';
import { type Countries, useAtlas } from './atlas.ts';
import { useDrawing } from './chart.tsx';
import { placed } from './map-labels.ts';
import { Arc, type MapFlow, MapKey, type MapNode } from './map-parts.tsx';
import { useTour } from './use-tour.ts';

export type { MapFlow, MapNode };

export interface WorldMapProps {
  readonly width: number;
  readonly nodes: readonly MapNode[];
  readonly flows: readonly MapFlow[];
  /** The value of the widest arc; one for all months, so that arcs can be compared as time moves. */
  readonly most: number;
  readonly format?: (value: number | null) => string;
  /** What stands above the map while no arc is pointed at. */
  readonly resting?: string;
  /** What the dashed lines are, for the key. */
  readonly apartWords?: string | undefined;
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
  resting = 'Width is value; colour is the change against the base.',
  apartWords,
  chosen,
  onChoose,
  countries,
}: WorldMapProps & { readonly countries: Countries }) {
  const drawing = useDrawing();
  const edge = `edge${useId().replaceAll(/\W/g, '')}`;
  const narrow = width < 560;
  const widest = narrow ? 16 : 34;
  // The ground stays as it is while only the figures of its nodes change.
  const spotsKey = nodes.map(({ lon, lat, role }) => `${lon} ${lat} ${role}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all of the nodes that the ground is made of
  const { project, land, height } = useMemo(() => ground(countries, nodes, width), [countries, spotsKey, width]);
  const path = useMemo(() => geoPath(project), [project]);
  const outlines = useMemo(
    () =>
      countries.features.map((country, at) => (
        <path
          key={`${country.properties.name}${at}`}
          className={land.has(country) ? 'land part' : 'land'}
          d={path(country) ?? ''}
        />
      )),
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
          thick: flow.apart === true ? 1.75 : Math.max(1, (widest * (flow.value ?? 0)) / most),
        },
      ];
    })
    .sort((a, b) => b.thick - a.thick);
  const tour = useTour(arcs.map(({ id }) => id));
  const spots = nodes.map((node) => {
    const [x = 0, y = 0] = project([node.lon, node.lat]) ?? [];
    const letters = Math.max(
      node.name.length * (node.role === 'intermediary' ? 7.6 : 8.6),
      (node.note ?? '').length * 7,
    );
    return { node, x, y, wide: letters + 4, tall: node.note === undefined ? 17 : 33 };
  });
  const stands = placed(spots, width, height);
  const read = arcs.find(({ id }) => id === tour.id);
  return (
    <>
      <p className="readout" aria-live="polite">
        {read === undefined ? (
          <span className="readout-rest">{resting}</span>
        ) : (
          <>
            <b>
              {read.start.name} to {read.end.name}
            </b>
            {read.said === undefined ? (
              <>
                <span>{read.value === null ? 'not reported' : format(read.value)}</span>
                <span>{read.ratio === null ? 'no base to compare' : `${formatRatio(read.ratio)} of the base`}</span>
              </>
            ) : (
              <span>{read.said}</span>
            )}
          </>
        )}
      </p>
      <svg
        className="world-map"
        width={width}
        height={height + 58}
        viewBox={`0 0 ${width} ${height + 58}`}
        {...drawing}
        {...tour.props}
      >
        <defs>
          <clipPath id={edge}>
            <rect width={width} height={height} />
          </clipPath>
        </defs>
        <g clipPath={`url(#${edge})`}>
          {outlines}
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
                {node.note !== undefined && (
                  <text className="small halo num" x={stand.x} y={stand.y + 28} textAnchor={stand.anchor}>
                    {node.note}
                  </text>
                )}
              </g>
            );
          })}
        </g>
        <MapKey y={height + 24} narrow={narrow} widest={widest} most={most} format={format} apart={apartWords} />
      </svg>
    </>
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
