import {
  type GeoPermissibleObjects,
  type GeoProjection,
  geoCentroid,
  geoContains,
  geoInterpolate,
  geoPath,
} from 'd3-geo';
import { useId, useMemo } from 'react';
import { Loading } from '../states/loading.tsx';
import { type Countries, useAtlas } from './atlas.ts';
import { useDrawing } from './chart.tsx';
import { placed, type Spot, type Stand } from './map-labels.ts';
import { drawnOutline, type Outline, outlinePoints } from './outlines.ts';
import { type Ground, groundOf, type Point } from './place-ground.ts';
import { useMarks } from './use-marks.ts';

/** A place, with its name beside it. */
export interface MapPlace {
  readonly key: string;
  readonly name: string;
  readonly at: Point;
  /** Under the name, where there is room. */
  readonly note: string | null;
}

/** A country as a ring: what only names it stands there. */
export interface MapCountry {
  readonly key: string;
  readonly name: string;
  readonly at: Point;
  /** How many things it is in that have no other end; null where it is the end of an arc only. */
  readonly count: number | null;
}

/** What goes from one country to another. */
export interface MapArc {
  readonly key: string;
  readonly through: readonly Point[];
  readonly count: number;
}

export interface PlaceMapProps {
  readonly width: number;
  readonly places: readonly MapPlace[];
  readonly countries: readonly MapCountry[];
  readonly arcs: readonly MapArc[];
  readonly outlines: readonly Outline[];
  readonly chosen: ReadonlySet<string>;
  /** What is read out of a mark. */
  readonly saidOf: (key: string) => string;
  readonly resting: string;
  readonly onChoose: (key: string | null) => void;
}

/** Places, outlines of footprints, countries and arcs between them; each can be pointed at, reached and chosen. */
export function PlaceMap(props: PlaceMapProps) {
  const atlas = useAtlas();
  return atlas === undefined ? <Loading what="Drawing the map" lines={8} /> : <Drawn {...props} atlas={atlas} />;
}

const LETTER = 7.2;

function Drawn({
  width,
  places,
  countries,
  arcs,
  outlines,
  chosen,
  saidOf,
  resting,
  onChoose,
  atlas,
}: PlaceMapProps & { readonly atlas: Countries }) {
  const drawing = useDrawing();
  const clip = `edge${useId().replaceAll(/\W/g, '')}`;
  const narrow = width < 560;
  const ground = useMemo(() => {
    const near = [...places.map(({ at }) => at), ...arcs.flatMap(({ through }) => through)];
    const some = near.length > 0 || outlines.length > 0 ? near : countries.map(({ at }) => at);
    return groundOf(some, outlines, width);
  }, [places, arcs, countries, outlines, width]);
  const { project, height } = ground;
  const path = useMemo(() => geoPath(project), [project]);
  const land = useMemo(() => landOf(atlas, countries, path), [atlas, countries, path]);
  const rings = useMemo(() => outlines.map((outline) => ({ outline, ...drawnOutline(outline) })), [outlines]);
  const tour = useMarks({
    keys: [...places, ...outlines, ...arcs, ...countries.filter(({ count }) => count !== null)].map(({ key }) => key),
    chosen,
    onChoose,
  });
  const spots = spotsOf({ places, countries, arcs, outlines, ground, width, narrow });
  const stands = placed(spots, width, height);
  const classes = (of: string, key: string): string =>
    `${of}${chosen.has(key) ? ' chosen' : ''}${tour.at === key ? ' lit' : ''}`;
  return (
    <>
      <p className="readout" aria-live="polite">
        {tour.at === null ? <span className="readout-rest">{resting}</span> : <span>{saidOf(tour.at)}</span>}
      </p>
      <svg
        ref={tour.holder}
        className="world-map place-map"
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        {...drawing}
        role="group"
      >
        <defs>
          <clipPath id={clip}>
            <rect width={width} height={height} />
          </clipPath>
        </defs>
        <g clipPath={`url(#${clip})`}>
          {land}
          {rings.map(({ outline, fill, edge }) => (
            <g
              key={outline.key}
              className={classes('footprint', outline.key)}
              {...tour.propsOf(outline.key, saidOf(outline.key))}
            >
              <path className="footprint-ground" d={path(fill) ?? ''} />
              <path className="footprint-edge" d={path(edge) ?? ''} />
              {outline.geometry.type.endsWith('Point') && (
                <path className="footprint-ground" d={path(outline.geometry as GeoPermissibleObjects) ?? ''} />
              )}
            </g>
          ))}
          {arcs.map((arc) => (
            <g key={arc.key} className={classes('tie', arc.key)} {...tour.propsOf(arc.key, saidOf(arc.key))}>
              <Tie arc={arc} path={path} project={project} />
            </g>
          ))}
        </g>
        {spots
          .filter(({ kind }) => kind === 'country')
          .map(({ key, x, y, active, outside }) => (
            <g
              key={key}
              className={classes(active ? 'country-mark' : 'country-mark still', key)}
              {...(active ? tour.propsOf(key, saidOf(key)) : {})}
            >
              {active && <circle className="mark-reach" cx={x} cy={y} r={14} />}
              {!outside && <circle className="country-ring" cx={x} cy={y} r={active ? 5 : 3} />}
            </g>
          ))}
        {places.map(({ key }) => {
          const spot = spots.find((one) => one.key === key);
          return (
            <g key={key} className={classes('site', key)} {...tour.propsOf(key, saidOf(key))}>
              <circle className="mark-reach" cx={spot?.x} cy={spot?.y} r={14} />
              <circle className="site-dot" cx={spot?.x} cy={spot?.y} r={5} />
            </g>
          );
        })}
        {spots.map((spot, at) => (
          <Words
            key={spot.key}
            className={classes(`words-${spot.kind}`, spot.key)}
            spot={spot}
            stand={stands[at]}
            {...(spot.active ? tour.pointer(spot.key) : {})}
          />
        ))}
      </svg>
    </>
  );
}

/** Words stand beside the marks, not in them: what is heard of a mark is its name in full. */
function Words({
  spot,
  stand,
  ...given
}: {
  readonly className: string;
  readonly spot: Named;
  readonly stand: Stand | undefined;
  readonly onClick?: () => void;
}) {
  if (stand === undefined || spot.label === '') return null;
  return (
    <g aria-hidden="true" {...given}>
      {stand.far && !spot.outside && <line className="leader" x1={spot.x} y1={spot.y} x2={stand.x} y2={stand.y + 9} />}
      <text className="label halo" x={stand.x} y={stand.y + 13} textAnchor={stand.anchor}>
        {spot.label}
      </text>
      {spot.note !== null && (
        <text className="small faint halo" x={stand.x} y={stand.y + 28} textAnchor={stand.anchor}>
          {spot.note}
        </text>
      )}
    </g>
  );
}

function landOf(
  atlas: Countries,
  countries: readonly MapCountry[],
  path: (of: GeoPermissibleObjects) => string | null,
) {
  const points = countries.map(({ at: [lon, lat] }): [number, number] => [lon, lat]);
  return atlas.features.map((country, at) => (
    <path
      key={`${country.properties.name}${at}`}
      className={points.some((point) => geoContains(country, point)) ? 'land part' : 'land'}
      d={path(country) ?? ''}
    />
  ));
}

function Tie({
  arc: { through, count },
  path,
  project,
}: {
  readonly arc: MapArc;
  readonly path: (of: GeoPermissibleObjects) => string | null;
  readonly project: GeoProjection;
}) {
  const line = { type: 'LineString' as const, coordinates: through.map(([lon, lat]) => [lon, lat]) };
  const d = path(line) ?? '';
  const [from = [0, 0], to = [0, 0]] = through.slice(-2);
  const between = geoInterpolate([from[0], from[1]], [to[0], to[1]]);
  const [x = 0, y = 0] = project(between(0.72)) ?? [];
  const [ahead = 0, below = 0] = project(between(0.74)) ?? [];
  const turn = (Math.atan2(below - y, ahead - x) * 180) / Math.PI;
  return (
    <>
      <path className="arc-reach" d={d} />
      <path className="tie-line" d={d} strokeWidth={1 + Math.min(5, Math.sqrt(count))} />
      <path
        className="tie-head"
        d={count > 2 ? 'M-6 -6L6 0L-6 6z' : 'M-4 -4L4 0L-4 4z'}
        transform={`translate(${x} ${y}) rotate(${turn})`}
      />
    </>
  );
}

interface Named extends Spot {
  readonly key: string;
  readonly kind: 'site' | 'country' | 'arc' | 'footprint';
  readonly label: string;
  readonly note: string | null;
  readonly active: boolean;
  /** It lies beyond the edge, and is named there. */
  readonly outside: boolean;
}

/** More outlines than this are not named on the map. */
const MOST_NAMED = 8;

/** Everything that has words on the map: places have the first choice of where these stand. */
function spotsOf({
  places,
  countries,
  arcs,
  outlines,
  ground: { project, height },
  width,
  narrow,
}: Pick<PlaceMapProps, 'places' | 'countries' | 'arcs' | 'outlines' | 'width'> & {
  readonly ground: Ground;
  readonly narrow: boolean;
}): readonly Named[] {
  const to = ([lon, lat]: Point): [number, number] => project([lon, lat]) ?? [-1, -1];
  const spot = (at: [number, number], label: string, note: string | null = null) => ({
    x: at[0],
    y: at[1],
    label,
    note,
    wide: Math.max(label.length * LETTER, (note ?? '').length * 6.6) + 4,
    tall: note === null ? 17 : 33,
    active: true,
    outside: false,
  });
  return [
    ...places.map(({ key, name, at, note }) => ({
      ...spot(to(at), name, narrow ? null : note),
      key,
      kind: 'site' as const,
    })),
    ...(outlines.length > MOST_NAMED ? [] : outlines).map((outline) => {
      const [lon, lat] = geoCentroid({ type: 'MultiPoint', coordinates: outlinePoints(outline) });
      const name = outline.name.length > 32 ? `${outline.name.slice(0, 31)}…` : outline.name;
      return { ...spot(to([lon, lat]), name), key: outline.key, kind: 'footprint' as const };
    }),
    ...arcs.map(({ key, through, count }) => {
      const [from = [0, 0], end = [0, 0]] = through.slice(-2);
      const middle = geoInterpolate([from[0], from[1]], [end[0], end[1]])(0.45);
      return { ...spot(to(middle), count === 1 ? '' : `${count} items`), key, kind: 'arc' as const };
    }),
    ...countries.map(({ key, name, at, count }) => {
      const [x, y] = to(at);
      const outside = x < 0 || x > width || y < 0 || y > height;
      const said = count === null ? name : `${name} (${count})`;
      const label = !outside ? said : x < 0 ? `← ${said}` : x > width ? `${said} →` : y < 0 ? `↑ ${said}` : `↓ ${said}`;
      const within: [number, number] = [Math.max(4, Math.min(width - 4, x)), Math.max(12, Math.min(height - 12, y))];
      return { ...spot(within, label), key, kind: 'country' as const, active: count !== null, outside };
    }),
  ];
}
