import { EntrepotError, inputError } from '../../trade/errors.ts';
import { boxOf } from './antimeridian.ts';
import { type At, fault, inside, isObject, items, textOrNull } from './fault.ts';
import type { Footprint, Geometry } from './footprint.ts';
import { areaOfBox, GEO_BOUNDS, readGeometry } from './geometry.ts';

/**
 * Reads GeoJSON (a geometry, a feature or a collection of them) or STAC (an item, an item collection or a collection) into footprints.
 * What a STAC file points to is listed and never fetched.
 * @throws EntrepotError 'input-too-large', 'input-format' where it is no such file, 'input-invalid' with the place in it.
 */
export function readFootprints(content: string, file: string): Footprint[] {
  if (content.length > GEO_BOUNDS.bytes)
    throw new EntrepotError(
      'input-too-large',
      `${file} has ${content.length} characters; expected at most ${GEO_BOUNDS.bytes}`,
      { fields: { file } },
    );
  const whole: At = { value: parse(content, file), file, path: '' };
  const found = footprintsOf(whole);
  const twin = found.find(({ id }, index) => found.findIndex((one) => one.id === id) < index);
  if (twin !== undefined) throw fault({ ...whole, path: 'id', value: twin.id }, 'ids that are each of one feature');
  return found;
}

function parse(content: string, file: string): unknown {
  try {
    return JSON.parse(content.replace(/^\uFEFF/, '')) as unknown;
  } catch (cause) {
    throw inputError('input-format', { file, expected: `JSON (${(cause as Error).message.slice(0, 120)})` }, cause);
  }
}

const GEOMETRIES: readonly unknown[] = ['Point', 'MultiPoint', 'Polygon', 'MultiPolygon'];

function footprintsOf(at: At): Footprint[] {
  const type = isObject(at.value) ? at.value['type'] : undefined;
  if (type === 'FeatureCollection')
    return items(inside(at, 'features'), 'features', 1, GEO_BOUNDS.features).map((one, index) => feature(one, index));
  if (type === 'Feature') return [feature(at, 0)];
  if (type === 'Collection') return [collection(at)];
  if (GEOMETRIES.includes(type)) return [made(at, 1, readGeometry(at), 'geojson', nothing)];
  const found = typeof type === 'string' ? type : null;
  const expected =
    type === 'Catalog'
      ? 'a STAC item, item collection or collection; a catalogue has no footprint of its own'
      : 'GeoJSON of points or areas, or a STAC item, item collection or collection';
  throw inputError('input-format', { file: at.file, column: 'type', value: found, expected });
}

function feature(at: At, index: number): Footprint {
  if (!isObject(at.value) || at.value['type'] !== 'Feature') throw fault(inside(at, 'type'), 'Feature');
  const isStac = 'stac_version' in at.value;
  const id = at.value['id'];
  if (isStac && (typeof id !== 'string' || id === '')) throw fault(inside(at, 'id'), 'the id of a STAC item');
  const geometry = inside(at, 'geometry');
  const box = inside(at, 'bbox');
  const area = geometry.value == null && box.value !== undefined ? areaOfBox(box) : readGeometry(geometry);
  const properties = inside(at, 'properties');
  return made(at, index + 1, area, isStac ? 'stac-item' : 'geojson', {
    name: textOrNull(inside(properties, 'title')) ?? textOrNull(inside(properties, 'name')),
    from: momentOf(inside(properties, 'datetime')) ?? momentOf(inside(properties, 'start_datetime')),
    until: momentOf(inside(properties, 'end_datetime')),
  });
}

function collection(at: At): Footprint {
  if (!isObject(at.value) || !('stac_version' in at.value)) throw fault(inside(at, 'stac_version'), 'a STAC version');
  if (typeof at.value['id'] !== 'string') throw fault(inside(at, 'id'), 'the id of a STAC collection');
  const extent = inside(at, 'extent');
  const [box] = items(inside(inside(extent, 'spatial'), 'bbox'), 'boxes', 1, GEO_BOUNDS.features) as [At];
  const interval = inside(inside(inside(extent, 'temporal'), 'interval'), 0);
  return made(at, 1, areaOfBox(box), 'stac-collection', {
    name: textOrNull(inside(at, 'title')),
    from: momentOf(inside(interval, 0)),
    until: momentOf(inside(interval, 1)),
  });
}

interface Told {
  readonly name: string | null;
  readonly from: string | null;
  readonly until: string | null;
}

const nothing: Told = { name: null, from: null, until: null };

function made(
  at: At,
  ordinal: number,
  geometry: Geometry,
  kind: Footprint['properties']['kind'],
  told: Told,
): Footprint {
  const id = isObject(at.value) ? at.value['id'] : undefined;
  if (id !== undefined && typeof id !== 'string' && typeof id !== 'number')
    throw fault(inside(at, 'id'), 'text or a number');
  const said = id === undefined || id === '' ? String(ordinal) : String(id).slice(0, 200);
  return {
    type: 'Feature',
    id: said,
    geometry,
    bbox: boxOf(geometry),
    properties: {
      name: told.name ?? (id === undefined ? `${at.file} ${ordinal}` : said),
      kind,
      datetime: told.from,
      until: told.until,
      source: at.file,
      assets: assetsOf(inside(at, 'assets')),
    },
  };
}

/** Most assets of an item that are listed. */
const MOST_ASSETS = 100;

function assetsOf(at: At): Footprint['properties']['assets'] {
  if (at.value === undefined) return [];
  if (!isObject(at.value)) throw fault(at, 'assets by name');
  return Object.keys(at.value)
    .slice(0, MOST_ASSETS)
    .map((name) => {
      const asset = inside(at, name);
      const href = textOrNull(inside(asset, 'href'), 4_000);
      if (href === null) throw fault(inside(asset, 'href'), 'where the asset lies');
      return { name, href, type: textOrNull(inside(asset, 'type')) };
    });
}

/** ISO 8601 as RFC 3339 narrows it; a date alone is taken too. */
function momentOf(at: At): string | null {
  const text = textOrNull(at, 60);
  if (text === null) return null;
  if (
    /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/i.test(text) &&
    !Number.isNaN(Date.parse(text))
  )
    return text;
  throw fault(at, 'a date and time such as 2022-09-01T10:00:00Z, or null');
}
