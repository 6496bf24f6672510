import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { layoutOf } from '../../lake/layout.ts';
import { listDocuments } from '../../lake/register.ts';
import { EntrepotError } from '../../trade/errors.ts';
import type { Claim } from '../../verify/claim.ts';
import { readClaim, readClaims } from '../../verify/claim-file.ts';
import type { Context } from '../context.ts';
import { readYamlFile } from '../text-file.ts';

export interface KnownClaim {
  readonly claim: Claim;
  /** A file by its name, or `register`. */
  readonly from: string;
}

const BUNDLED_CLAIMS = new URL('../../../data/claims/', import.meta.url).pathname;

/** The claims that ship and those that were kept; one that was kept takes the place of a bundled one of its id. */
export async function knownClaims(context: Context): Promise<KnownClaim[]> {
  const known = new Map<string, KnownClaim>();
  const names = (await readdir(BUNDLED_CLAIMS)).filter((name) => name.endsWith('.yml')).sort();
  for (const name of names)
    for (const claim of await readClaimsFile(path.join(BUNDLED_CLAIMS, name)))
      known.set(claim.id, { claim, from: name });
  for (const { id, document } of await listDocuments(layoutOf(context.lake), 'claim'))
    known.set(id, { claim: readClaim(document, 'register', 0), from: 'register' });
  return [...known.values()];
}

/** The same as they were written down, by id. */
export async function claimEntries(context: Context): Promise<ReadonlyMap<string, unknown>> {
  const entries = new Map<string, unknown>();
  const names = (await readdir(BUNDLED_CLAIMS)).filter((name) => name.endsWith('.yml')).sort();
  for (const name of names) {
    const file = await readYamlFile(path.join(BUNDLED_CLAIMS, name));
    const list = (Array.isArray(file) ? file : (file as { claims: unknown[] }).claims) as { id: string }[];
    for (const entry of list) entries.set(entry.id, entry);
  }
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

/** @throws EntrepotError 'input-missing', 'input-format' or 'input-invalid' that names the claim and the field. */
export async function readClaimsFile(file: string): Promise<Claim[]> {
  return readClaims(await readYamlFile(file), path.basename(file));
}
