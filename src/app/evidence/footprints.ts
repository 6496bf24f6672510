import type { Footprint } from '../../evidence/geo/footprint.ts';
import { layoutOf } from '../../lake/layout.ts';
import { listDocuments } from '../../lake/register.ts';
import type { Context } from '../context.ts';
import { allEvidence } from './register.ts';

/** What one file showed, in the register under one id. */
export interface FootprintFile {
  readonly id: string;
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly features: readonly Footprint[];
}

/** GeoJSON as RFC 7946 has it: every footprint of the register, each with the file it is from. */
export interface Footprints {
  readonly type: 'FeatureCollection';
  readonly features: readonly (Footprint & { readonly file: string; readonly items: readonly string[] })[];
}

/** The footprints of the register, as one collection; `items` are the evidence that names them. */
export async function footprints(context: Context): Promise<Footprints> {
  const items = await allEvidence(context);
  const files = (await listDocuments(layoutOf(context.lake), 'footprint')).map(
    ({ document }) => document as FootprintFile,
  );
  return {
    type: 'FeatureCollection',
    features: files.flatMap(({ id, features }) =>
      features.map((feature) => ({
        ...feature,
        id: `${id}/${feature.id}`,
        file: id,
        items: items.filter((item) => item.footprints.includes(id)).map((item) => item.id),
      })),
    ),
  };
}
