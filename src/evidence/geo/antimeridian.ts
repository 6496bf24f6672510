import { type At, fault } from './fault.ts';
import type { Geometry, Position } from './footprint.ts';

/** The part of a ring between two crossings of the antimeridian; `turn` is 0 on the side it begins, -1 or 1 beyond. */
export interface Part {
  readonly turn: number;
  readonly ring: readonly Position[];
}

/** A ring as it is, or cut at the antimeridian where one of its sides would go more than half round the globe. */
export function cutRing(ring: readonly Position[], at: At): Part[] {
  const unwrapped: Position[] = [];
  let turns = 0;
  ring.forEach(([lon, lat], index) => {
    const before = ring[index - 1]?.[0] ?? lon;
    if (lon - before > 180) turns -= 1;
    else if (before - lon > 180) turns += 1;
    unwrapped.push([lon + 360 * turns, lat]);
  });
  if (turns !== 0) throw fault(at, 'a ring that does not go round a pole');
  return [-1, 0, 1].flatMap((turn): Part[] => {
    const [west, east] = [-180 + 360 * turn, 180 + 360 * turn];
    const kept = clip(clip(unwrapped, west, 1), east, -1);
    if (kept.length < 3 || extent(kept) === 0) return [];
    const closed = [...kept, kept[0] as Position];
    return [{ turn, ring: closed.map(([lon, lat]): Position => [lon - 360 * turn, lat]) }];
  });
}

/** What of a ring lies on one side of a meridian (Sutherland and Hodgman 1974), without its last position. */
function clip(ring: readonly Position[], meridian: number, side: 1 | -1): Position[] {
  const open = same(ring[0], ring.at(-1)) ? ring.slice(0, -1) : ring;
  const isIn = ([lon]: Position): boolean => (lon - meridian) * side >= 0;
  return open.flatMap((here, index) => {
    const before = open.at(index - 1) as Position;
    const crossing: Position[] = isIn(here) === isIn(before) ? [] : [crossingOf(before, here, meridian)];
    return isIn(here) ? [...crossing, here] : crossing;
  });
}

function crossingOf([lon, lat]: Position, [toLon, toLat]: Position, meridian: number): Position {
  return [meridian, lat + ((toLat - lat) * (meridian - lon)) / (toLon - lon)];
}

function same(a: Position | undefined, b: Position | undefined): boolean {
  return a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];
}

function extent(ring: readonly Position[]): number {
  const lons = ring.map(([lon]) => lon);
  return most(lons) - least(lons);
}

/** Counter-clockwise outside, clockwise inside: RFC 7946, 3.1.6. */
export function wound(ring: readonly Position[], outer: boolean): readonly Position[] {
  const twice = ring.reduce((sum, [lon, lat], index) => {
    const [nextLon, nextLat] = ring[(index + 1) % ring.length] as Position;
    return sum + lon * nextLat - nextLon * lat;
  }, 0);
  return twice > 0 === outer || twice === 0 ? ring : ring.toReversed();
}

/** The least box around a geometry: west, south, east, north; west is the larger where it lies across the antimeridian. */
export function boxOf(geometry: Geometry): [number, number, number, number] {
  const parts = partsOf(geometry);
  const lats = parts.flat().map(([, lat]) => lat);
  const spans = parts
    .map((part) => part.map(([lon]) => lon))
    .map((lons): [number, number] => [least(lons), most(lons)])
    .toSorted(([a], [b]) => a - b);
  const joined: [number, number][] = [];
  for (const [from, to] of spans) {
    const last = joined.at(-1);
    if (last === undefined || from > last[1]) joined.push([from, to]);
    else last[1] = Math.max(last[1], to);
  }
  // The widest gap between the parts, going east, is what the box leaves out.
  const gaps = joined.map(([, to], index) => {
    const next = joined[index + 1];
    return next === undefined ? (joined[0] as [number, number])[0] + 360 - to : next[0] - to;
  });
  const widest = gaps.indexOf(most(gaps));
  const west = (joined[(widest + 1) % joined.length] as [number, number])[0];
  return [west, least(lats), (joined[widest] as [number, number])[1], most(lats)];
}

function partsOf(geometry: Geometry): readonly (readonly Position[])[] {
  switch (geometry.type) {
    case 'Point':
      return [[geometry.coordinates]];
    case 'MultiPoint':
      return geometry.coordinates.map((one) => [one]);
    case 'Polygon':
      return geometry.coordinates.slice(0, 1);
    case 'MultiPolygon':
      return geometry.coordinates.map(([outer = []]) => outer);
  }
}

/** Of many: a call with as many arguments would overflow the stack. */
function least(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => (b < a ? b : a), Infinity);
}

function most(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => (b > a ? b : a), -Infinity);
}
