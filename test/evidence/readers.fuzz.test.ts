import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { readEvidence } from '../../src/evidence/file.ts';
import type { Position } from '../../src/evidence/geo/footprint.ts';
import { readFootprints } from '../../src/evidence/geo/read.ts';
import { EntrepotError } from '../../src/trade/errors.ts';

/** What a reader gives, or null where it refuses in the words of the house; anything else is a bug. */
function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch (failure) {
    if (failure instanceof EntrepotError) return null;
    throw failure;
  }
}

const word = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    1e308,
    '',
    'x',
    'RUS',
    '8542',
    '2022-09',
    [],
    {},
    [[]],
    '__proto__',
    '\ud800',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.jsonValue({ maxDepth: 3 }),
);
const RIGHT = {
  id: 'a',
  kind: 'site',
  statement: 'It stands there.',
  date: '2022-09',
  source: { name: 'somebody', date: '2023', link: 'https://example.org' },
  status: 'reported',
  via: ['KGZ'],
  sites: [{ name: 'x', country: 'RUS', lat: 55, lon: 36 }],
  links: { goods: ['8542'], countries: ['CHN'] },
};
const ring: Position[] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 0],
];
const FEATURE = {
  type: 'Feature',
  stac_version: '1.0.0',
  id: 'x',
  bbox: [0, 0, 1, 1],
  geometry: { type: 'Polygon', coordinates: [ring] },
  properties: { datetime: '2022-09-01T10:00:00Z', title: 't' },
  assets: { a: { href: 'x', type: 'y' } },
};
const COLLECTION = {
  type: 'Collection',
  stac_version: '1.0.0',
  id: 'x',
  extent: { spatial: { bbox: [[0, 0, 1, 1]] }, temporal: { interval: [['2022-01-01T00:00:00Z', null]] } },
};

/** Something right with one value in it replaced by any other. */
function broken(right: unknown): fc.Arbitrary<unknown> {
  const places = placesOf(right);
  return fc.tuple(fc.constantFrom(...places), word).map(([place, value]) => replaced(right, place, value));
}

type Place = readonly string[];

function placesOf(value: unknown, above: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [above];
  return [above, ...Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...above, key]))];
}

function replaced(value: unknown, [key, ...rest]: Place, by: unknown): unknown {
  if (key === undefined) return by;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<string, unknown>;
  copy[key] = replaced(copy[key], rest, by);
  return copy;
}

describe('any text at all is read, or refused with a reason', () => {
  it('as evidence', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.jsonValue().map((value) => JSON.stringify(value)),
      broken(RIGHT).map((value) => JSON.stringify([value])),
      broken(RIGHT).map((value) => stringify({ items: [value] })),
    );
    fc.assert(
      fc.property(texts, (text) => {
        attempt(() => readEvidence(text, 'a.yml'));
      }),
      { numRuns: 1_500 },
    );
    expect(readEvidence(stringify([RIGHT]), 'a.yml')).toHaveLength(1);
  });

  it('as footprints, and what is read lies on the globe', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.jsonValue().map((value) => JSON.stringify(value)),
      broken(FEATURE).map((value) => JSON.stringify(value)),
      broken(COLLECTION).map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(texts, (text) => {
        for (const { bbox } of attempt(() => readFootprints(text, 'a.json')) ?? []) {
          const [west, south, east, north] = bbox;
          for (const lon of [west, east]) expect(Math.abs(lon)).toBeLessThanOrEqual(180);
          for (const lat of [south, north]) expect(Math.abs(lat)).toBeLessThanOrEqual(90);
          expect(south).toBeLessThanOrEqual(north);
        }
      }),
      { numRuns: 1_500 },
    );
  });

  it.each([1_000, 20_000, 200_000])('%s brackets deep', (depth) => {
    const nest = `${'['.repeat(depth)}${']'.repeat(depth)}`;
    expect(attempt(() => readEvidence(nest, 'a.yml'))).toBeNull();
    expect(attempt(() => readEvidence(`- id: a\n  via: ${nest}`, 'a.yml'))).toBeNull();
    expect(attempt(() => readFootprints(nest, 'a.json'))).toBeNull();
    expect(attempt(() => readFootprints(`{"type":"Polygon","coordinates":${nest}}`, 'a.json'))).toBeNull();
  });
});

describe('an area across the antimeridian', () => {
  const area = (ring_: readonly Position[]): number =>
    Math.abs(
      ring_.reduce((sum, [lon, lat], index) => {
        const [nextLon, nextLat] = ring_[(index + 1) % ring_.length] as Position;
        return sum + lon * nextLat - nextLon * lat;
      }, 0) / 2,
    );

  it('is as large in its parts as it was whole, wherever it lies', () => {
    const boxes = fc.record({
      west: fc.integer({ min: -180, max: 179 }),
      width: fc.integer({ min: 1, max: 170 }),
      south: fc.integer({ min: -80, max: 70 }),
      height: fc.integer({ min: 1, max: 10 }),
      skew: fc.integer({ min: -5, max: 5 }),
    });
    const wrap = (lon: number): number => ((((lon + 180) % 360) + 360) % 360) - 180;
    fc.assert(
      fc.property(boxes, ({ west, width, south, height, skew }) => {
        const flat: Position[] = [
          [west, south],
          [west + width, south],
          [west + width + skew, south + height],
          [west + skew, south + height],
          [west, south],
        ];
        const wrapped = flat.map(([lon, lat]): Position => [wrap(lon), lat]);
        const [one] = readFootprints(JSON.stringify({ type: 'Polygon', coordinates: [wrapped] }), 'a.json');
        const geometry = one?.geometry;
        const rings =
          geometry?.type === 'MultiPolygon'
            ? geometry.coordinates.map(([outer]) => outer ?? [])
            : geometry?.type === 'Polygon'
              ? [geometry.coordinates[0] ?? []]
              : [];
        expect(rings.reduce((sum, part) => sum + area(part), 0)).toBeCloseTo(area(flat), 6);
      }),
      { numRuns: 500 },
    );
  });
});
