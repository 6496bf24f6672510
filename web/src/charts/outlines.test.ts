import { geoArea } from 'd3-geo';
import { expect, test } from 'vitest';
import { drawnOutline } from './outlines.ts';
import { groundOf, middleOf } from './place-ground.ts';

const HALF_SPHERE = 2 * Math.PI;
const KAMCHATKA = [
  [156, 51],
  [164, 51],
  [164, 57],
  [156, 57],
  [156, 51],
];

test('rings wound either way cover the same ground, not the rest of the world', () => {
  for (const ring of [KAMCHATKA, KAMCHATKA.toReversed()]) {
    const { fill } = drawnOutline({ geometry: { type: 'Polygon', coordinates: [ring] } });
    expect(geoArea(fill)).toBeLessThan(HALF_SPHERE / 100);
  }
});

test('an area cut at the antimeridian has no edge there', () => {
  const east = [
    [176, 62],
    [180, 62],
    [180, 66],
    [176, 66],
    [176, 62],
  ];
  const west = [
    [-180, 62],
    [-172, 62],
    [-172, 66],
    [-180, 66],
    [-180, 62],
  ];
  const { edge, fill } = drawnOutline({ geometry: { type: 'MultiPolygon', coordinates: [[east], [west]] } });
  const onCut = (lon: number | undefined): boolean => Math.abs(lon ?? 0) === 180;
  for (const line of edge.coordinates)
    for (const [at, point] of line.entries()) expect(at > 0 && onCut(point[0]) && onCut(line[at - 1]?.[0])).toBe(false);
  expect(geoArea(fill)).toBeLessThan(HALF_SPHERE / 100);
});

test('a ring that steps over the antimeridian is small there too', () => {
  const ring = [
    [176, 62],
    [-172, 62],
    [-172, 66],
    [176, 66],
    [176, 62],
  ];
  const { fill } = drawnOutline({ geometry: { type: 'Polygon', coordinates: [ring] } });
  expect(geoArea(fill)).toBeLessThan(HALF_SPHERE / 100);
});

test('the map is cut where nothing lies', () => {
  expect(
    middleOf([
      [36, 55],
      [158, 53],
    ]),
  ).toBeCloseTo(97);
  expect(
    Math.abs(
      middleOf([
        [158, 53],
        [-170, 65],
      ]) - 174,
    ),
  ).toBeLessThan(1e-6);
  expect(middleOf([])).toBe(11);
});

test('Kamchatka and Chukotka stand to the east of Shanghai, within the drawing', () => {
  const { project, height } = groundOf(
    [
      [36.6, 55.1],
      [121.5, 31.2],
      [158.65, 53],
      [-172, 65],
    ],
    [],
    800,
  );
  const [shanghai = 0] = project([121.5, 31.2]) ?? [];
  const [kamchatka = 0, y = 0] = project([158.65, 53]) ?? [];
  const [chukotka = 0] = project([-172, 65]) ?? [];
  expect(kamchatka).toBeGreaterThan(shanghai);
  expect(chukotka).toBeGreaterThan(kamchatka - 60);
  expect(chukotka).toBeLessThan(800);
  expect(y).toBeGreaterThan(0);
  expect(y).toBeLessThan(height);
});
