import { layoutOf } from '../../lake/layout.ts';
import { readDocument, writeDocument } from '../../lake/register.ts';
import { EntrepotError } from '../../trade/errors.ts';
import type { Context } from '../context.ts';

export interface RemoveFootprintParameters {
  readonly footprint: string;
}

export interface RemovedFootprint {
  readonly id: string;
  readonly revision: number;
}

/** Takes a file of footprints out of the register; its history and the file itself stay on the disk. */
export async function removeFootprint(
  context: Context,
  { footprint: id }: RemoveFootprintParameters,
): Promise<RemovedFootprint> {
  const layout = layoutOf(context.lake);
  const last = await readDocument(layout, 'footprint', id);
  if (last === null || last.document === null)
    throw new EntrepotError('not-found', `no file of footprints ${JSON.stringify(id)} in this register`, {
      fields: { footprint: id },
    });
  const at = context.effects.now();
  const { revision } = await writeDocument(layout, 'footprint', { id, seen: last.revision, at, document: null });
  return { id, revision };
}
