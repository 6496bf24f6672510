import { geoArea } from 'd3-geo';
import type { MultiLineString, MultiPolygon, Position } from 'geojson';

/** Longitude and latitude, as a file has them. */
type Spot = readonly number[];

/** What an outline may be: areas and points by RFC 7946. */
export type OutlineGeometry =
  | { readonly type: 'Point'; readonly coordinates: Spot }
  | { readonly type: 'MultiPoint'; readonly coordinates: readonly Spot[] }
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Spot[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Spot[])[])[] };

export interface Outline {
  readonly key: string;
  readonly name: string;
  readonly geometry: OutlineGeometry;
}

/**
 * An area as it is filled and as it is drawn round. A file may wind its rings either way, a sphere knows only one; and
 * where a file cuts an area at the antimeridian, the cut is no edge of it.
 */
export function drawnOutline({ geometry }: Pick<Outline, 'geometry'>): {
  readonly fill: MultiPolygon;
  readonly edge: MultiLineString;
} {
  const areas = areasOf(geometry).map((rings) => rings.map((ring) => dense(ring)));
  return {
    fill: { type: 'MultiPolygon', coordinates: areas.map((rings) => rings.map((ring, at) => wound(ring, at > 0))) },
    edge: { type: 'MultiLineString', coordinates: areas.flat().flatMap(edgesOf) },
  };
}

export function outlinePoints({ geometry }: Pick<Outline, 'geometry'>): [number, number][] {
  const points =
    geometry.type === 'Point'
      ? [geometry.coordinates]
      : geometry.type === 'MultiPoint'
        ? geometry.coordinates
        : areasOf(geometry).flat(2);
  return points.map(([lon = 0, lat = 0]) => [lon, lat]);
}

function areasOf(geometry: OutlineGeometry): readonly (readonly (readonly Spot[])[])[] {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
}

const STEP = 1;

/** A side of a ring is straight in degrees (RFC 7946, 3.1.1), which on a sphere needs points between. */
function dense(ring: readonly Spot[]): Position[] {
  return ring.flatMap((point, at) => {
    const next = ring[at + 1];
    const [lon = 0, lat = 0] = point;
    if (next === undefined) return [[lon, lat]];
    const [toLon = 0, toLat = 0] = next;
    // From 179 to -179 is two degrees, not 358, unless the file says so step by step.
    const across = Math.abs(toLon - lon) > 180 ? (toLon > lon ? -360 : 360) : 0;
    const parts = Math.max(1, Math.ceil(Math.max(Math.abs(toLon + across - lon), Math.abs(toLat - lat)) / STEP));
    return Array.from(
      { length: parts },
      (_, part): Position => [lon + ((toLon + across - lon) * part) / parts, lat + ((toLat - lat) * part) / parts],
    );
  });
}

function wound(ring: Position[], hole: boolean): Position[] {
  const inside = geoArea({ type: 'Polygon', coordinates: [ring] }) <= 2 * Math.PI;
  return inside === hole ? ring.toReversed() : ring;
}

const onCut = ([lon = 0]: Position): boolean => Math.abs(Math.abs(lon) - 180) < 1e-9;

function edgesOf(ring: readonly Position[]): Position[][] {
  const lines: Position[][] = [[]];
  for (const [at, point] of ring.entries()) {
    const before = ring[at - 1];
    if (before !== undefined && onCut(before) && onCut(point)) lines.push([]);
    lines.at(-1)?.push(point);
  }
  return lines.filter((line) => line.length > 1);
}
