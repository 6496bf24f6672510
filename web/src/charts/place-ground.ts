import { type GeoProjection, geoEqualEarth, geoPath } from 'd3-geo';
import type { MultiPoint } from 'geojson';
import { type Outline, outlinePoints } from './outlines.ts';

/** Longitude and latitude in degrees. */
export type Point = readonly [number, number];

export interface Ground {
  readonly project: GeoProjection;
  readonly height: number;
}

/** A projection on which all points and outlines are seen, cut where none of them is: opposite to their middle. */
export function groundOf(points: readonly Point[], outlines: readonly Outline[], width: number): Ground {
  const narrow = width < 560;
  const all = [...points, ...outlines.flatMap(outlinePoints)];
  const project = geoEqualEarth()
    .precision(0.1)
    .rotate([-middleOf(all), 0]);
  const shown: MultiPoint = { type: 'MultiPoint', coordinates: framed(all).map(([lon, lat]) => [lon, lat]) };
  const side = narrow ? 34 : 84;
  project.fitWidth(Math.max(40, width - 2 * side), shown);
  const [[left, top], [, bottom]] = geoPath(project).bounds(shown);
  const height = Math.round(Math.max(width * (narrow ? 0.66 : 0.42), Math.min(bottom - top + 110, width * 0.8)));
  const tall = (bottom - top) / (height - 90);
  if (tall > 1) {
    project.scale(project.scale() / tall);
    project.translate([0, 0]);
    const [[west, north], [east, south]] = geoPath(project).bounds(shown);
    project.translate([(width - west - east) / 2, (height - north - south) / 2]);
    return { project, height };
  }
  const [x, y] = project.translate();
  project.translate([x - left + side, y - (top + bottom) / 2 + height / 2]);
  return { project, height };
}

/** The longitude that all are nearest to, across the antimeridian too. */
export function middleOf(points: readonly Point[]): number {
  const turns = points.map(([lon]) => ((lon % 360) + 360) % 360).sort((a, b) => a - b);
  const first = turns[0];
  if (first === undefined) return 11;
  const gaps = turns.map((lon, at) => ({ lon, gap: (turns[at + 1] ?? first + 360) - lon }));
  const widest = gaps.reduce((most, one) => (one.gap > most.gap ? one : most));
  const cut = widest.lon + widest.gap / 2;
  return ((cut + 360) % 360) - 180;
}

/** One point alone is seen with what is around it. */
function framed(points: readonly Point[]): readonly Point[] {
  if (points.length === 0)
    return [
      [-120, -40],
      [160, 65],
    ];
  const around = (step: number): readonly Point[] =>
    points.flatMap(([lon, lat]): Point[] => [
      [lon - step, Math.max(-85, lat - step / 2)],
      [lon + step, Math.min(85, lat + step / 2)],
    ]);
  const lats = points.map(([, lat]) => lat);
  return points.length < 2 || Math.max(...lats) - Math.min(...lats) < 1 ? around(14) : points;
}
