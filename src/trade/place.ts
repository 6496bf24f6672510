import { type AreaCode, areaInfo } from './area.ts';

export interface Place {
  readonly lat: number;
  readonly lon: number;
}

/**
 * Where areas are drawn as one: the mean of their places on the globe, each weighted equally, in degrees. Null where none
 * of them has a place, or they lie on opposite sides of the globe. A fixed point, which says nothing of their trade.
 */
export function placeOf(areas: readonly AreaCode[]): Place | null {
  const places = areas.map(areaInfo).filter(({ lat, lon }) => lat !== null && lon !== null) as unknown as Place[];
  if (places.length === 1) return { lat: places[0]?.lat as number, lon: places[0]?.lon as number };
  const mean = (pick: (place: Place) => number): number =>
    places.reduce((sum, place) => sum + pick(place), 0) / places.length;
  const x = mean(({ lat, lon }) => Math.cos(radians(lat)) * Math.cos(radians(lon)));
  const y = mean(({ lat, lon }) => Math.cos(radians(lat)) * Math.sin(radians(lon)));
  const z = mean(({ lat }) => Math.sin(radians(lat)));
  if (!(Math.hypot(x, y, z) > 1e-6)) return null;
  return { lat: degrees(Math.atan2(z, Math.hypot(x, y))), lon: degrees(Math.atan2(y, x)) };
}

function radians(angle: number): number {
  return (angle * Math.PI) / 180;
}

/** To three decimals, as the table of areas has them. */
function degrees(angle: number): number {
  return Math.round(((angle * 180) / Math.PI) * 1000) / 1000;
}
