import { layoutOf } from '../../lake/layout.ts';
import { listDocuments } from '../../lake/register.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { lazy } from '../../trade/reference/table.ts';
import type { Claim } from '../../verify/claim.ts';
import { entriesOf, readClaim, readClaims } from '../../verify/claim-file.ts';
import type { Context } from '../context.ts';
import { readYamlFolder } from '../text-file.ts';

export interface KnownClaim {
  readonly claim: Claim;
  /** A file by its name, or `register`. */
  readonly from: string;
}

const BUNDLED_CLAIMS = new URL('../../../data/claims/', import.meta.url).pathname;

/** The files that ship, each with what it holds. */
const bundledFiles = lazy(() => readYamlFolder(BUNDLED_CLAIMS));

/** The claims that ship and those that were kept; one that was kept takes the place of a bundled one of its id. */
export async function knownClaims(context: Context): Promise<KnownClaim[]> {
  const known = new Map<string, KnownClaim>();
  for (const { file, holds } of await bundledFiles())
    for (const claim of readClaims(holds, file)) known.set(claim.id, { claim, from: file });
  for (const { id, document } of await listDocuments(layoutOf(context.lake), 'claim'))
    known.set(id, { claim: readClaim(document, 'register', 0), from: 'register' });
  return [...known.values()];
}

/** The same as they were written down, by id. */
export async function claimEntries(context: Context): Promise<ReadonlyMap<string, unknown>> {
  const entries = new Map<string, unknown>();
  for (const { file, holds } of await bundledFiles())
    for (const entry of entriesOf(holds, file)) entries.set((entry as { readonly id: string }).id, entry);
  for (const { id, document } of await listDocuments(layoutOf(context.lake), 'claim')) entries.set(id, document);
  return entries;
}

/** @throws EntrepotError 'not-found'. */
export function knownClaim(known: readonly KnownClaim[], id: string): KnownClaim {
  const found = known.find(({ claim }) => claim.id === id);
  if (found !== undefined) return found;
  throw new EntrepotError('not-found', `no claim has the id ${JSON.stringify(id)}; 'entrepot claims list' shows them`, {
    fields: { claim: id },
  });
}
