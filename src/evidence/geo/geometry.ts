import { cutRing, wound } from './antimeridian.ts';
import { type At, fault, inside, isObject, items } from './fault.ts';
import type { Geometry, Position } from './footprint.ts';

/** Bounds of one file. */
export const GEO_BOUNDS = { bytes: 5_000_000, features: 1_000, positions: 100_000 } as const;

type Polygon = readonly (readonly Position[])[];

/** Reads a geometry of points or areas; what crosses the antimeridian is cut there, as RFC 7946 (3.1.9) says. */
export function readGeometry(at: At): Geometry {
  if (!isObject(at.value)) throw fault(at, 'a geometry');
  const coordinates = inside(at, 'coordinates');
  switch (at.value['type']) {
    case 'Point':
      return { type: 'Point', coordinates: position(coordinates) };
    case 'MultiPoint':
      return {
        type: 'MultiPoint',
        coordinates: items(coordinates, 'positions', 1, GEO_BOUNDS.positions).map(position),
      };
    case 'Polygon':
      return areas(polygon(coordinates));
    case 'MultiPolygon':
      return areas(items(coordinates, 'polygons', 1, GEO_BOUNDS.positions).flatMap(polygon));
    default:
      throw fault(inside(at, 'type'), 'Point, MultiPoint, Polygon or MultiPolygon');
  }
}

/** The area of a box: west, south, east, north; across the antimeridian where west is the larger. Heights are left out. */
export function areaOfBox(at: At): Geometry {
  const numbers = items(at, 'numbers: west, south, east, north', 4, 6).map(({ value }) => value);
  const [west, south, east, north] = (numbers.length === 6 ? [0, 1, 3, 4] : [0, 1, 2, 3]).map(
    (place) => numbers[place],
  );
  const [a, b] = [position({ ...at, value: [west, south] }), position({ ...at, value: [east, north] })];
  if (numbers.length === 5 || a[1] > b[1]) throw fault(at, 'west, south, east, north, with south under north');
  const box = (from: number, to: number): Polygon => [
    [
      [from, a[1]],
      [to, a[1]],
      [to, b[1]],
      [from, b[1]],
      [from, a[1]],
    ],
  ];
  return areas(a[0] <= b[0] ? [box(a[0], b[0])] : [box(a[0], 180), box(-180, b[0])]);
}

function areas(polygons: readonly Polygon[]): Geometry {
  const [only, ...more] = polygons;
  return only !== undefined && more.length === 0
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: polygons };
}

/** One polygon, or its parts on both sides of the antimeridian. */
function polygon(at: At): Polygon[] {
  const rings = items(at, 'rings', 1, GEO_BOUNDS.positions).map(ring);
  const [outer = [], ...holes] = rings.map((one, index) => cutRing(one, inside(at, index)));
  return outer.map((part) => [
    wound(part.ring, true),
    ...holes.flatMap((parts) => parts.filter(({ turn }) => turn === part.turn).map((hole) => wound(hole.ring, false))),
  ]);
}

function ring(at: At): Position[] {
  const positions = items(at, 'positions', 4, GEO_BOUNDS.positions).map(position);
  const [first, last] = [positions[0] as Position, positions.at(-1) as Position];
  if (first[0] !== last[0] || first[1] !== last[1]) throw fault(at, 'a ring whose last position is its first');
  return positions;
}

function position(at: At): Position {
  const { value } = at;
  if (!Array.isArray(value) || value.length < 2 || value.length > 4 || !value.every((one) => Number.isFinite(one)))
    throw fault(at, 'a position: longitude, latitude');
  const [lon, lat] = value as [number, number];
  if (lat < -90 || lat > 90)
    throw fault(
      at,
      Math.abs(lon) <= 90 && Math.abs(lat) <= 180
        ? 'longitude first, then a latitude from -90 to 90'
        : 'a latitude from -90 to 90',
    );
  if (lon < -180 || lon > 180)
    throw fault(at, 'a longitude from -180 to 180; an area across 180 is cut there (RFC 7946)');
  return [lon, lat];
}
