import { type LoadResult, load } from '../ingest/load.ts';
import type { ReadRequest } from '../ingest/prepare.ts';
import type { Layout } from '../lake/layout.ts';
import { archiveFile, archiveText } from '../lake/register.ts';
import { findFormat, type MappingGiven } from '../sources/registry.ts';
import { type Context, withEngine } from './context.ts';

export interface LoadParameters extends Omit<ReadRequest, 'format'>, MappingGiven {
  readonly format: string;
}

export interface LoadAnswer {
  readonly load: string;
  readonly snapshot: string;
  readonly source: string;
  readonly format: string;
  readonly already: boolean;
  readonly vintage: string;
  readonly rows: LoadResult['load']['rows'];
  readonly notes: readonly string[];
  readonly quarantined: Readonly<Record<string, number>>;
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly bytes: number }[];
}

/** Loads files of one format into the lake: all of them, or nothing. */
export async function loadFiles(context: Context, parameters: LoadParameters): Promise<LoadAnswer> {
  const format = await findFormat(parameters.format, parameters);
  return withEngine(context, async (engine, layout) => {
    const loaded = await load(engine, layout, { ...parameters, format }, context.effects);
    if (!loaded.already) await keepMapping(layout, parameters);
    return loadAnswer(loaded);
  });
}

/** The mapping that a load was read through is kept under the hash that the load names, so that it can be made again. */
async function keepMapping(layout: Layout, { map, mapping }: MappingGiven): Promise<void> {
  if (map !== undefined) await archiveFile(layout, map);
  else if (mapping !== undefined)
    await archiveText(layout, typeof mapping === 'string' ? mapping : JSON.stringify(mapping));
}

export function loadAnswer(result: LoadResult): LoadAnswer {
  const { load: made, snapshot, already, quarantined } = result;
  return {
    load: made.id,
    snapshot,
    source: made.source,
    format: made.format,
    already,
    vintage: made.vintage,
    rows: made.rows,
    notes: made.notes,
    quarantined,
    files: made.files,
  };
}
