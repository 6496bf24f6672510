import type { InputProblem } from '../../api/types.ts';
import type { Outline, OutlineGeometry } from '../../charts/outlines.ts';

export interface OpenedFile {
  readonly outlines: readonly Outline[];
  readonly problems: readonly InputProblem[];
}

/** Most that is drawn of a file before it is kept. */
const MOST = 500;

/** What of a GeoJSON file or a STAC item or collection can be drawn, for a look before it is kept. */
export function openFootprints(text: string, file: string): OpenedFile {
  const nothing = (expected: string, value?: string): OpenedFile => ({
    outlines: [],
    problems: [{ file, expected, ...(value === undefined ? {} : { value }) }],
  });
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return nothing('JSON: GeoJSON, or a STAC item or collection', text.trim().slice(0, 40));
  }
  const { type, features, extent } = fieldsOf(content);
  if (type === 'FeatureCollection' && Array.isArray(features)) {
    const outlines = features.slice(0, MOST).flatMap((one, at) => outlineOf(one, String(at + 1)));
    return outlines.length === 0 ? nothing('at least one feature with points or areas') : { outlines, problems: [] };
  }
  if (type === 'Collection') {
    const boxes = fieldsOf(fieldsOf(extent)['spatial'])['bbox'];
    const outlines = (Array.isArray(boxes) ? boxes : []).flatMap((box, at) =>
      boxOf(box, nameOf(content, String(at + 1)), at),
    );
    return outlines.length === 0 ? nothing('a spatial extent with boxes') : { outlines, problems: [] };
  }
  const outlines = outlineOf(type === 'Feature' ? content : { type: 'Feature', geometry: content }, '1');
  return outlines.length === 0
    ? nothing(
        'a Feature, a FeatureCollection, a geometry, or a STAC item or collection',
        typeof type === 'string' ? type : undefined,
      )
    : { outlines, problems: [] };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function outlineOf(feature: unknown, key: string): Outline[] {
  const geometry = fieldsOf(fieldsOf(feature)['geometry']);
  const { type, coordinates } = geometry;
  const depth = { Point: 0, MultiPoint: 1, Polygon: 2, MultiPolygon: 3 }[String(type)];
  if (depth === undefined || !arePositions(coordinates, depth)) return [];
  return [{ key, name: nameOf(feature, key), geometry: geometry as unknown as OutlineGeometry }];
}

function arePositions(value: unknown, depth: number): boolean {
  if (!Array.isArray(value)) return false;
  if (depth > 0) return value.length > 0 && value.every((inner) => arePositions(inner, depth - 1));
  const [lon, lat] = value as readonly unknown[];
  return typeof lon === 'number' && typeof lat === 'number' && Math.abs(lon) <= 360 && Math.abs(lat) <= 90;
}

function nameOf(feature: unknown, other: string): string {
  const { id, properties, title } = fieldsOf(feature);
  const { name, title: own } = fieldsOf(properties);
  return [title, own, name, id].find((text): text is string => typeof text === 'string' && text !== '') ?? other;
}

function boxOf(box: unknown, name: string, at: number): Outline[] {
  if (!Array.isArray(box) || !box.every((side) => typeof side === 'number')) return [];
  const sides = box as readonly number[];
  const [west, south, east, north] = sides.length === 6 ? [sides[0], sides[1], sides[3], sides[4]] : sides;
  if (west === undefined || south === undefined || east === undefined || north === undefined) return [];
  const right = east < west ? east + 360 : east;
  const ring = [
    [west, south],
    [right, south],
    [right, north],
    [west, north],
    [west, south],
  ];
  return [{ key: String(at + 1), name, geometry: { type: 'Polygon', coordinates: [ring] } }];
}
