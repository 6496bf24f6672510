import { layoutOf } from '../../lake/layout.ts';
import { readDocument, writeDocument } from '../../lake/register.ts';
import { EntrepotError } from '../../trade/errors.ts';
import type { Context } from '../context.ts';
import { bundledEvidence } from './register.ts';

export interface RemoveEvidenceParameters {
  readonly evidence: string;
}

export interface RemovedEvidence {
  readonly id: string;
  readonly revision: number;
  /** Whether the item that ships stands there again. */
  readonly restored: boolean;
}

/** Takes an item out of the register; its revisions and copies stay on the disk. */
export async function removeEvidence(
  context: Context,
  { evidence: id }: RemoveEvidenceParameters,
): Promise<RemovedEvidence> {
  const layout = layoutOf(context.lake);
  const ships = (await bundledEvidence()).some((item) => item.id === id);
  const last = await readDocument(layout, 'evidence', id);
  if (last === null || last.document === null)
    throw new EntrepotError(
      'not-found',
      ships
        ? `${id} ships and cannot be removed; one of the same id that is added takes its place`
        : `no evidence ${JSON.stringify(id)} was added to this register`,
      { fields: { evidence: id } },
    );
  const at = context.effects.now();
  const { revision } = await writeDocument(layout, 'evidence', { id, seen: last.revision, at, document: null });
  return { id, revision, restored: ships };
}
