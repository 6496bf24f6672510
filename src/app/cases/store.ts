import { layoutOf } from '../../lake/layout.ts';
import { DOCUMENT_ID, listDocuments, type Revision, readDocument, writeDocument } from '../../lake/register.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { lazy } from '../../trade/reference/table.ts';
import type { Context } from '../context.ts';
import { readYamlFolder } from '../text-file.ts';
import { type CaseDocument, readCaseDocument } from './read.ts';

/** A case as it is kept. */
export interface Case extends CaseDocument {
  readonly id: string;
  /** The state of it, from 1; 0 is one that ships and was not changed. */
  readonly revision: number;
  readonly origin: 'bundled' | 'register';
  /** ISO 8601, UTC; null of one that ships. */
  readonly created: string | null;
  readonly changed: string | null;
}

const BUNDLED = new URL('../../../data/cases/', import.meta.url).pathname;

const bundledCases = lazy(
  async (): Promise<readonly Case[]> =>
    (await readYamlFolder(BUNDLED)).map(({ name, file, holds }) => ({
      id: name,
      ...readCaseDocument(holds, file),
      revision: 0,
      origin: 'bundled' as const,
      created: null,
      changed: null,
    })),
);

/** All cases, those that ship first; one that was changed stands in the place of the bundled one. */
export async function allCases(context: Context): Promise<readonly Case[]> {
  const own = (await listDocuments(layoutOf(context.lake), 'case')).map(caseOf);
  const ids = new Set(own.map(({ id }) => id));
  return [...(await bundledCases()).filter(({ id }) => !ids.has(id)), ...own];
}

/** @throws EntrepotError 'not-found' with the ids there are. */
export async function findCase(context: Context, id: string): Promise<Case> {
  const last = DOCUMENT_ID.test(id) ? await readDocument(layoutOf(context.lake), 'case', id) : null;
  if (last !== null && last.document !== null) return caseOf(last);
  const ships = (await bundledCases()).find((one) => one.id === id);
  if (ships !== undefined) return ships;
  throw new EntrepotError('not-found', `no case ${JSON.stringify(id)}; 'entrepot case list' shows them`, {
    fields: { case: id },
  });
}

/**
 * Writes the next state of a case.
 * @param seen the revision that was read: 0 where it is new, or ships
 * @throws EntrepotError 'lake-conflict' where somebody else wrote first.
 */
export async function writeCase(context: Context, id: string, seen: number, document: CaseDocument): Promise<Case> {
  const layout = layoutOf(context.lake);
  const at = context.effects.now();
  const last = await readDocument(layout, 'case', id);
  const gone = last !== null && last.document === null;
  // One that was taken out begins again after its last revision.
  const after = gone && seen === 0 ? last.revision : seen;
  const created = last === null || gone ? at.toISOString() : createdOf(last);
  const revision = await writeDocument(layout, 'case', {
    id,
    seen: after,
    at,
    document: { created, ...document },
  });
  return caseOf(revision);
}

/** Takes a case out of the register. @returns whether one that ships stands there again. */
export async function takeCase(context: Context, id: string): Promise<{ revision: number; restored: boolean }> {
  const layout = layoutOf(context.lake);
  const restored = (await bundledCases()).some((one) => one.id === id);
  const { revision: seen, origin } = await findCase(context, id);
  if (origin === 'bundled')
    throw new EntrepotError('not-found', `${id} ships and cannot be removed`, { fields: { case: id } });
  const { revision } = await writeDocument(layout, 'case', { id, seen, at: context.effects.now(), document: null });
  return { revision, restored };
}

function caseOf(revision: Revision): Case {
  const { created: _, ...document } = revision.document as { readonly created: string };
  return {
    id: revision.id,
    ...readCaseDocument(document, `case ${revision.id}`),
    revision: revision.revision,
    origin: 'register',
    created: createdOf(revision),
    changed: revision.at,
  };
}

function createdOf({ document, at }: Revision): string {
  const { created } = document as { readonly created?: unknown };
  return typeof created === 'string' ? created : at;
}
