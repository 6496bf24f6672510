import { layoutOf } from '../../lake/layout.ts';
import { type Revision, readDocument, writeDocument } from '../../lake/register.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { type ClaimEntry, entriesOf, readClaims } from '../../verify/claim-file.ts';
import type { Context } from '../context.ts';
import { readYamlFile } from '../text-file.ts';

export interface KeptClaims {
  readonly kept: readonly { readonly id: string; readonly revision: number }[];
}

/** Keeps claims in the lake's register, as a file has them; one of the same id is a new revision. All are read before any is kept. */
export async function keepClaims(
  context: Context,
  parameters: { readonly claims?: readonly unknown[] | undefined; readonly file?: string | undefined },
): Promise<KeptClaims> {
  const { file } = parameters;
  const parsed = file === undefined ? parameters.claims : await readYamlFile(file);
  readClaims(parsed, file ?? 'as sent');
  const entries = entriesOf(parsed, file ?? 'as sent') as readonly ClaimEntry[];
  const layout = layoutOf(context.lake);
  const kept: Revision[] = [];
  for (const entry of entries) {
    const seen = (await readDocument(layout, 'claim', entry.id))?.revision ?? 0;
    kept.push(await writeDocument(layout, 'claim', { id: entry.id, seen, at: context.effects.now(), document: entry }));
  }
  return { kept: kept.map(({ id, revision }) => ({ id, revision })) };
}

/** Takes a claim out of the register; what ships stays. @throws EntrepotError 'not-found'. */
export async function removeClaim(
  context: Context,
  { claim: id }: { readonly claim: string },
): Promise<{ removed: string }> {
  const layout = layoutOf(context.lake);
  const last = await readDocument(layout, 'claim', id);
  if (last === null || last.document === null)
    throw new EntrepotError('not-found', `the register has no claim ${JSON.stringify(id)}`, { fields: { claim: id } });
  await writeDocument(layout, 'claim', { id, seen: last.revision, at: context.effects.now(), document: null });
  return { removed: id };
}
