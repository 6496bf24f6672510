import path from 'node:path';
import type { Footprint } from '../../evidence/geo/footprint.ts';
import { GEO_BOUNDS } from '../../evidence/geo/geometry.ts';
import { readFootprints } from '../../evidence/geo/read.ts';
import { layoutOf } from '../../lake/layout.ts';
import { archiveFile, DOCUMENT_ID, readDocument, writeDocument } from '../../lake/register.ts';
import { EntrepotError } from '../../trade/errors.ts';
import type { Context } from '../context.ts';
import { textOf } from './add.ts';
import type { FootprintFile } from './footprints.ts';

export interface AddFootprintParameters {
  readonly file: { readonly path: string; readonly name: string };
  /** Under which id; made of the file's name when it is not given. */
  readonly id?: string | undefined;
}

export interface AddedFootprint {
  readonly id: string;
  readonly revision: number;
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly features: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: Footprint['properties']['kind'];
  }[];
}

/** Reads a file of footprints and keeps it: what it shows in the register, the file itself under its hash. */
export async function addFootprint(
  context: Context,
  { file, id: asked }: AddFootprintParameters,
): Promise<AddedFootprint> {
  const features = readFootprints(await textOf(file.path, GEO_BOUNDS.bytes), file.name);
  const id = asked ?? idOf(file.name);
  if (!DOCUMENT_ID.test(id))
    throw new EntrepotError(
      'usage',
      `${JSON.stringify(id)} is no id for a file of footprints; expected small letters, digits and hyphens, at most 80`,
      { fields: { id } },
    );
  const layout = layoutOf(context.lake);
  const before = await readDocument(layout, 'footprint', id);
  const { sha256, bytes } = await archiveFile(layout, file.path);
  const document: FootprintFile = { id, name: file.name, sha256, bytes, features };
  const { revision } = await writeDocument(layout, 'footprint', {
    id,
    seen: before?.revision ?? 0,
    at: context.effects.now(),
    document,
  });
  return {
    id,
    revision,
    name: file.name,
    sha256,
    bytes,
    features: features.map(({ id: one, properties: { name, kind } }) => ({ id: one, name, kind })),
  };
}

function idOf(name: string): string {
  const stem = path.basename(name).replace(/\.(geo)?json$/i, '');
  return (
    stem
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '')
      .slice(0, 80) || 'footprint'
  );
}
