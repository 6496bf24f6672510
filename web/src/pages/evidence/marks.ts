import type { Footprint, ListedEvidence } from '../../api/types.ts';
import type { Outline } from '../../charts/outlines.ts';
import type { MapArc, MapCountry, MapPlace } from '../../charts/place-map.tsx';
import type { EvidenceSearch } from './search.ts';

type Located = (area: string) => readonly [number, number] | null;
type Names = (area: string) => string;

export interface MapMarks {
  readonly places: readonly MapPlace[];
  readonly arcs: readonly MapArc[];
  readonly countries: readonly MapCountry[];
  readonly outlines: readonly Outline[];
  /** Ids of the items behind each mark of areas: "CHN-RUS", "CHN-KAZ-RUS", "USA". */
  readonly between: ReadonlyMap<string, readonly string[]>;
  /** Items that have no place on a map, such as those of groups of countries. */
  readonly unplaced: readonly string[];
}

export const placeKey = (item: string, place: string): string => `${item}/${place}`;

/** What of the register stands where. */
export function marksOf(
  items: readonly ListedEvidence[],
  footprints: readonly Footprint[],
  located: Located,
  name: Names,
): MapMarks {
  const between = new Map<string, string[]>();
  const unplaced: string[] = [];
  for (const item of items) {
    const ways = waysOf(item).filter((way) => way.every((area) => located(area) !== null));
    for (const way of ways) {
      const key = way.join('-');
      between.set(key, [...(between.get(key) ?? []), item.id]);
    }
    if (ways.length === 0 && item.sites.length === 0) unplaced.push(item.id);
  }
  const at = (area: string): readonly [number, number] => located(area) ?? [0, 0];
  const keys = [...between.keys()];
  const ends = new Set(keys.filter((key) => key.includes('-')).flatMap((key) => key.split('-')));
  const alone = keys.filter((key) => !key.includes('-'));
  return {
    places: items.flatMap(({ id, sites }) =>
      sites.map(
        (site): MapPlace => ({
          key: placeKey(id, site.name),
          name: site.name,
          at: [site.lon, site.lat],
          note: site.note,
        }),
      ),
    ),
    arcs: keys
      .filter((key) => key.includes('-'))
      .map((key) => ({ key, through: key.split('-').map(at), count: between.get(key)?.length ?? 0 })),
    countries: [...new Set([...alone, ...ends])].map(
      (area): MapCountry => ({
        key: area,
        name: name(area).replace(/^the /, ''),
        at: at(area),
        count: between.get(area)?.length ?? null,
      }),
    ),
    outlines: footprints.map((footprint) => ({
      key: footprint.id,
      name: footprint.properties.name,
      geometry: footprint.geometry,
    })),
    between,
    unplaced,
  };
}

/** From where through what to where; a country alone where there is no other end. */
function waysOf({ from, via, to, sites, links }: ListedEvidence): readonly (readonly string[])[] {
  if (from !== null && to !== null && from !== to)
    return via.length === 0 ? [[from, to]] : via.map((middle) => [from, middle, to]);
  const one = from ?? to;
  if (one !== null) return [[one]];
  return sites.length > 0 ? [] : links.countries.map((area) => [area]);
}

/** The items that are chosen, by themselves or behind a mark. */
export function chosenItems(
  search: EvidenceSearch,
  { between }: MapMarks,
  footprints: readonly Footprint[],
): ReadonlySet<string> {
  if (search.item !== undefined) return new Set([search.item]);
  if (search.between !== undefined) return new Set(between.get(search.between));
  const footprint = footprints.find((one) => one.id === search.footprint);
  return new Set(footprint?.items);
}

/** The marks of the map that belong to what is chosen. */
export function chosenMarks(
  search: EvidenceSearch,
  marks: MapMarks,
  footprints: readonly Footprint[],
): ReadonlySet<string> {
  const { item, place, between, footprint } = search;
  if (between !== undefined) return new Set([between]);
  if (footprint !== undefined) return new Set([footprint]);
  if (item === undefined) return new Set();
  if (place !== undefined) return new Set([placeKey(item, place)]);
  return new Set([
    ...marks.places.map(({ key }) => key).filter((key) => key.startsWith(`${item}/`)),
    ...[...marks.between].flatMap(([key, ids]) => (ids.includes(item) ? [key] : [])),
    ...footprints.filter(({ items }) => items.includes(item)).map(({ id }) => id),
  ]);
}
