/** A position in degrees, WGS 84: longitude first. */
export type Position = readonly [lon: number, lat: number];

export type Geometry =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'MultiPoint'; readonly coordinates: readonly Position[] }
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Position[])[])[] };

/** Where an image or a thing lies, as a file says it. Nothing that the file points to is fetched. */
export interface Footprint {
  readonly type: 'Feature';
  readonly id: string;
  readonly geometry: Geometry;
  /** West, south, east, north; west is the larger where it crosses the antimeridian. */
  readonly bbox: readonly [number, number, number, number];
  readonly properties: {
    readonly name: string;
    readonly kind: 'stac-item' | 'stac-collection' | 'geojson';
    /** When an image was taken, or the first and last of several; ISO 8601. */
    readonly datetime: string | null;
    readonly until: string | null;
    /** The file. */
    readonly source: string;
    /** What the file points to, as it writes it. */
    readonly assets: readonly { readonly name: string; readonly href: string; readonly type: string | null }[];
  };
}
