import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { BOUNDS, readEntries, readEvidence } from '../../evidence/file.ts';
import type { Copy, Entry, Source } from '../../evidence/item.ts';
import { type Layout, layoutOf } from '../../lake/layout.ts';
import { archiveFile, type Revision, readDocument, writeDocument } from '../../lake/register.ts';
import { EntrepotError } from '../../trade/errors.ts';
import type { Context } from '../context.ts';
import { bundledEvidence } from './register.ts';

/** A file or page to be put away with an item. */
export interface CopyGiven {
  /** Id of one of the items that are added. */
  readonly item: string;
  /** Which of its sources it is of, from 1; the first when it is not given. */
  readonly source?: number | undefined;
  readonly file: { readonly path: string; readonly name: string };
}

export interface AddEvidenceParameters {
  /** Items as a file has them. */
  readonly items: unknown;
  readonly copies?: readonly CopyGiven[] | undefined;
}

export interface AddedEvidence {
  readonly saved: readonly {
    readonly id: string;
    readonly revision: number;
    /** Whether it stands in the place of an item that ships. */
    readonly replaces: boolean;
    readonly copies: readonly Copy[];
  }[];
}

/** Adds the items of an evidence file: all, or none where one of them is not right. */
export async function addEvidenceFile(
  context: Context,
  { file, copies }: { readonly file: string; readonly copies?: readonly CopyGiven[] | undefined },
): Promise<AddedEvidence> {
  return addEntries(context, readEvidence(await textOf(file, BOUNDS.bytes), path.basename(file)), copies ?? []);
}

/** Adds items to the register, with copies of what they are from. One of an id that is there becomes its next revision. */
export async function addEvidence(context: Context, { items, copies }: AddEvidenceParameters): Promise<AddedEvidence> {
  return addEntries(context, readEntries(items, '(request)'), copies ?? []);
}

/** @throws EntrepotError 'input-missing' or 'input-too-large'. */
export async function textOf(file: string, most: number): Promise<string> {
  const { size } = await readable(file);
  if (size > most)
    throw new EntrepotError('input-too-large', `${file} has ${size} bytes; expected at most ${most}`, {
      fields: { file },
    });
  return readFile(file, 'utf8');
}

async function readable(file: string): Promise<{ readonly size: number }> {
  const found = await stat(file).catch((cause: NodeJS.ErrnoException) => {
    throw new EntrepotError('input-missing', `${file} cannot be opened: ${cause.code ?? String(cause)}`, {
      fields: { file },
      cause,
    });
  });
  if (found.isFile()) return found;
  throw new EntrepotError('input-missing', `${file} cannot be opened: it is no file`, { fields: { file } });
}

async function addEntries(
  context: Context,
  entries: readonly Entry[],
  copies: readonly CopyGiven[],
): Promise<AddedEvidence> {
  const layout = layoutOf(context.lake);
  for (const copy of copies) await placeOf(copy, entries);
  const bundled = new Set((await bundledEvidence()).map(({ id }) => id));
  const at = context.effects.now();
  const saved: AddedEvidence['saved'][number][] = [];
  for (const entry of entries) {
    const before = await readDocument(layout, 'evidence', entry.id);
    const own = copies.filter(({ item }) => item === entry.id);
    const sources = await sourcesOf(layout, entry, before, own, at);
    const document: Entry = { ...entry, sources };
    const { revision } = await writeDocument(layout, 'evidence', {
      id: entry.id,
      seen: before?.revision ?? 0,
      at,
      document,
    });
    const kept = sources.flatMap(({ copy }) => (copy === null ? [] : [copy]));
    saved.push({ id: entry.id, revision, replaces: bundled.has(entry.id), copies: kept });
  }
  return { saved };
}

/** The sources of an item: with the copies that come now, else with those that the same source had before. */
async function sourcesOf(
  layout: Layout,
  { sources }: Entry,
  before: Revision | null,
  copies: readonly CopyGiven[],
  at: Date,
): Promise<Source[]> {
  const earlier = (before?.document as Entry | null | undefined)?.sources ?? [];
  return Promise.all(
    sources.map(async (source, index): Promise<Source> => {
      const given = copies.find((copy) => (copy.source ?? 1) === index + 1);
      if (given === undefined) {
        const same = earlier.find(({ name, link }) => name === source.name && link === source.link);
        return { ...source, copy: same?.copy ?? null };
      }
      const { sha256, bytes } = await archiveFile(layout, given.file.path);
      return { ...source, copy: { sha256, bytes, name: given.file.name, added: at.toISOString() } };
    }),
  );
}

/** @throws EntrepotError 'usage' where a copy is of no item or source that is added, 'input-missing' where there is no such file. */
async function placeOf({ item, source = 1, file }: CopyGiven, entries: readonly Entry[]): Promise<void> {
  const entry = entries.find(({ id }) => id === item);
  if (entry === undefined)
    throw new EntrepotError(
      'usage',
      `a copy is of ${JSON.stringify(item)}, which is not among the items that are added`,
      {
        fields: { item },
      },
    );
  if (!Number.isInteger(source) || source < 1 || source > entry.sources.length)
    throw new EntrepotError('usage', `a copy is of source ${source} of ${item}; it has ${entry.sources.length}`, {
      fields: { item, source },
    });
  await readable(file.path);
}
