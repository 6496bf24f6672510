import { stat } from 'node:fs/promises';
import { hashFile } from '../lake/durable.ts';
import { layoutOf } from '../lake/layout.ts';
import { archivedFile } from '../lake/register.ts';
import type { Context } from './context.ts';
import { allEvidence } from './evidence-register.ts';

export interface VerifiedCopy {
  readonly item: string;
  readonly source: string;
  readonly name: string;
  readonly sha256: string;
  readonly state: 'intact' | 'changed' | 'missing';
}

export interface EvidenceVerification {
  readonly ok: boolean;
  readonly counts: Readonly<Record<VerifiedCopy['state'], number>>;
  /** Each copy of each item, hashed again. */
  readonly copies: readonly VerifiedCopy[];
}

/** Hashes the archived copies again: is each still what was put away? */
export async function verifyEvidence(context: Context): Promise<EvidenceVerification> {
  const layout = layoutOf(context.lake);
  const copies: VerifiedCopy[] = [];
  for (const { id, sources } of await allEvidence(context))
    for (const { name: source, copy } of sources)
      if (copy !== null) {
        const file = archivedFile(layout, copy.sha256);
        const there = await stat(file).catch(() => null);
        const state = there === null ? 'missing' : (await hashFile(file)) === copy.sha256 ? 'intact' : 'changed';
        copies.push({ item: id, source, name: copy.name, sha256: copy.sha256, state });
      }
  const of = (state: VerifiedCopy['state']): number => copies.filter((copy) => copy.state === state).length;
  const counts = { intact: of('intact'), changed: of('changed'), missing: of('missing') };
  return { ok: counts.intact === copies.length, counts, copies };
}
