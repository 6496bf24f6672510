import { describe, expect, it } from 'vitest';
import type { Footprint } from './footprint.ts';
import { readFootprints } from './read.ts';

const read = (value: unknown): Footprint[] => readFootprints(JSON.stringify(value), 'a.json');
const square = [
  [10, 10],
  [20, 10],
  [20, 20],
  [10, 20],
  [10, 10],
];
const polygon = { type: 'Polygon', coordinates: [square] };

describe('GeoJSON', () => {
  it('a geometry alone is a footprint with the name of its file', () => {
    expect(read(polygon)).toEqual([
      {
        type: 'Feature',
        id: '1',
        geometry: polygon,
        bbox: [10, 10, 20, 20],
        properties: { name: 'a.json 1', kind: 'geojson', datetime: null, until: null, source: 'a.json', assets: [] },
      },
    ]);
  });

  it('features have their own id, name and time; heights are left out', () => {
    const [point, points] = read({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          id: 7,
          geometry: { type: 'Point', coordinates: [36.61, 55.1, 120] },
          properties: { name: 'Obninsk', datetime: '2022-09-01T10:00:00Z' },
        },
        {
          type: 'Feature',
          geometry: {
            type: 'MultiPoint',
            coordinates: [
              [1, 2],
              [3, 4],
            ],
          },
          properties: null,
        },
      ],
    });
    expect(point).toMatchObject({
      id: '7',
      geometry: { type: 'Point', coordinates: [36.61, 55.1] },
      bbox: [36.61, 55.1, 36.61, 55.1],
      properties: { name: 'Obninsk', datetime: '2022-09-01T10:00:00Z' },
    });
    expect(points).toMatchObject({ id: '2', bbox: [1, 2, 3, 4] });
  });

  it('rings come out as the RFC winds them, however they were', () => {
    const hole = [
      [12, 12],
      [14, 12],
      [14, 14],
      [12, 14],
      [12, 12],
    ];
    const [one] = read({ type: 'Polygon', coordinates: [square.toReversed(), hole] });
    expect(one?.geometry).toEqual({ type: 'Polygon', coordinates: [square, hole.toReversed()] });
  });

  it('an area across the antimeridian is cut in two there, with its box from west to east', () => {
    const across = [
      [170, 50],
      [-170, 50],
      [-170, 60],
      [170, 60],
      [170, 50],
    ];
    const [one] = read({ type: 'Polygon', coordinates: [across] });
    expect(one?.bbox).toEqual([170, 50, -170, 60]);
    const geometry = one?.geometry;
    const rings = geometry?.type === 'MultiPolygon' ? geometry.coordinates.map(([outer]) => outer ?? []) : [];
    expect(rings).toHaveLength(2);
    for (const lons of rings.map((ring) => ring.map(([lon]) => lon)))
      expect(Math.max(...lons) - Math.min(...lons)).toBe(10);
  });

  it('one that was cut already stays as it is, with the same box', () => {
    const half = (west: number, east: number) => [
      [
        [west, 50],
        [east, 50],
        [east, 60],
        [west, 60],
        [west, 50],
      ],
    ];
    const cut = { type: 'MultiPolygon', coordinates: [half(170, 180), half(-180, -170)] };
    expect(read(cut)).toMatchObject([{ geometry: cut, bbox: [170, 50, -170, 60] }]);
  });
});

describe('STAC', () => {
  const item = {
    type: 'Feature',
    stac_version: '1.0.0',
    id: 'S2A_36UXB',
    bbox: [36, 55, 37, 56],
    geometry: polygon,
    properties: { datetime: '2022-09-01T10:00:00Z', title: 'Obninsk in autumn' },
    assets: { visual: { href: 'https://example.org/never-fetched.tif', type: 'image/tiff' } },
    links: [],
  };

  it('an item has its time, and its assets are listed', () => {
    expect(read(item)).toMatchObject([
      {
        id: 'S2A_36UXB',
        properties: {
          name: 'Obninsk in autumn',
          kind: 'stac-item',
          datetime: '2022-09-01T10:00:00Z',
          assets: [{ name: 'visual', href: 'https://example.org/never-fetched.tif', type: 'image/tiff' }],
        },
      },
    ]);
  });

  it('an item without a geometry lies in its box; without one time between two', () => {
    const ranged = { datetime: null, start_datetime: '2022-01-01T00:00:00Z', end_datetime: '2022-02-01T00:00:00Z' };
    expect(read({ ...item, geometry: null, properties: ranged })).toMatchObject([
      {
        bbox: [36, 55, 37, 56],
        geometry: { type: 'Polygon' },
        properties: { datetime: '2022-01-01T00:00:00Z', until: '2022-02-01T00:00:00Z' },
      },
    ]);
  });

  it('an item collection has each of its items', () => {
    const other = { ...item, id: 'S2B_36UXB' };
    expect(read({ type: 'FeatureCollection', features: [item, other] }).map(({ id }) => id)).toEqual([
      item.id,
      other.id,
    ]);
  });

  it('a collection is its extent; its first box is the whole, across the antimeridian where west is the larger', () => {
    const collection = {
      type: 'Collection',
      stac_version: '1.0.0',
      id: 'kamchatka',
      title: 'Kamchatka',
      extent: {
        spatial: {
          bbox: [
            [150, 50, 0, -170, 65, 100],
            [150, 50, 160, 55],
          ],
        },
        temporal: { interval: [['2022-01-01T00:00:00Z', null]] },
      },
      links: [],
    };
    expect(read(collection)).toMatchObject([
      {
        id: 'kamchatka',
        bbox: [150, 50, -170, 65],
        geometry: { type: 'MultiPolygon' },
        properties: { name: 'Kamchatka', kind: 'stac-collection', datetime: '2022-01-01T00:00:00Z', until: null },
      },
    ]);
  });
});
