import { stat } from 'node:fs/promises';
import { hashFile } from '../../lake/durable.ts';
import { layoutOf } from '../../lake/layout.ts';
import { archivedFile, listDocuments } from '../../lake/register.ts';
import type { Context } from '../context.ts';
import type { FootprintFile } from './footprints.ts';
import { allEvidence } from './register.ts';

export interface VerifiedCopy {
  readonly of: 'evidence' | 'footprint';
  readonly id: string;
  /** Of which source of an item; null for a file of footprints. */
  readonly source: string | null;
  readonly name: string;
  readonly sha256: string;
  readonly state: 'intact' | 'changed' | 'missing';
}

export interface EvidenceVerification {
  readonly ok: boolean;
  readonly counts: Readonly<Record<VerifiedCopy['state'], number>>;
  /** Each copy of each item, and each file of footprints, hashed again. */
  readonly copies: readonly VerifiedCopy[];
}

/** Hashes the archived copies again: is each still what was put away? */
export async function verifyEvidence(context: Context): Promise<EvidenceVerification> {
  const layout = layoutOf(context.lake);
  const copies: VerifiedCopy[] = [];
  const check = async (copy: Omit<VerifiedCopy, 'state'>): Promise<void> => {
    const file = archivedFile(layout, copy.sha256);
    const there = await stat(file).catch(() => null);
    const state = there === null ? 'missing' : (await hashFile(file)) === copy.sha256 ? 'intact' : 'changed';
    copies.push({ ...copy, state });
  };
  for (const { id, sources } of await allEvidence(context))
    for (const { name: source, copy } of sources)
      if (copy !== null) await check({ of: 'evidence', id, source, name: copy.name, sha256: copy.sha256 });
  for (const { document } of await listDocuments(layout, 'footprint')) {
    const { id, name, sha256 } = document as FootprintFile;
    await check({ of: 'footprint', id, source: null, name, sha256 });
  }
  const count = (state: VerifiedCopy['state']): number => copies.filter((copy) => copy.state === state).length;
  const counts = { intact: count('intact'), changed: count('changed'), missing: count('missing') };
  return { ok: counts.intact === copies.length, counts, copies };
}
