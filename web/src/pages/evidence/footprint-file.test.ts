import { expect, test } from 'vitest';
import { openFootprints } from './footprint-file.ts';

const square = [
  [
    [156, 52],
    [160, 52],
    [160, 54],
    [156, 54],
    [156, 52],
  ],
];
const open = (value: unknown) => openFootprints(JSON.stringify(value), 'scene.json');

test('GeoJSON in each of its forms, and a STAC item, can be drawn', () => {
  const geometry = { type: 'Polygon', coordinates: square };
  const item = {
    type: 'Feature',
    stac_version: '1.0.0',
    id: 'S2A_57UXA',
    geometry,
    properties: { datetime: '2024-01-02' },
  };
  expect(open(item).outlines).toMatchObject([{ name: 'S2A_57UXA', geometry }]);
  expect(open(geometry).outlines).toHaveLength(1);
  expect(
    open({ type: 'FeatureCollection', features: [item, { type: 'Feature', geometry: null }] }).outlines,
  ).toHaveLength(1);
});

test('the box of a STAC collection across the antimeridian goes on to the east', () => {
  const { outlines } = open({
    type: 'Collection',
    title: 'Scenes',
    extent: { spatial: { bbox: [[170, 60, -170, 70]] } },
  });
  expect(outlines[0]).toMatchObject({ name: 'Scenes' });
  expect(JSON.stringify(outlines[0]?.geometry)).toContain('[190,60]');
});

test('what cannot be drawn is said', () => {
  expect(openFootprints('<kml/>', 'a.kml').problems[0]).toMatchObject({ file: 'a.kml', value: '<kml/>' });
  expect(open({ type: 'FeatureCollection', features: [] }).problems).toHaveLength(1);
  expect(open({ type: 'Polygon', coordinates: [[['a', 'b']]] }).problems).toHaveLength(1);
  expect(open({ type: 'Feature', geometry: { type: 'Point', coordinates: [10, 200] } }).problems).toHaveLength(1);
});
