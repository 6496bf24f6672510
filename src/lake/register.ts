import { copyFile, mkdir, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { EntrepotError } from '../trade/errors.ts';
import { createOnce, hashFile, hashText, publish, sync } from './durable.ts';
import type { Layout } from './layout.ts';

/** What people write down beside the data. Statistics come by loads and the ledger, never here. */
export const REGISTER_KINDS = ['claim', 'evidence', 'footprint', 'case'] as const;
export type RegisterKind = (typeof REGISTER_KINDS)[number];

/** One state of a document. Nothing is overwritten: each change is a file of its own, and the last one counts. */
export interface Revision {
  readonly id: string;
  /** From 1. */
  readonly revision: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** null: taken out of the register, its history stays. */
  readonly document: unknown;
}

const Stored = z.strictObject({
  format: z.literal(1),
  id: z.string(),
  revision: z.int().positive(),
  at: z.iso.datetime(),
  document: z.unknown(),
});

export const DOCUMENT_ID = /^[a-z0-9][a-z0-9-]{0,79}$/;

/** The last revision, also where it took the document out; null when there never was one. */
export async function readDocument(layout: Layout, kind: RegisterKind, id: string): Promise<Revision | null> {
  const last = (await revisionsOf(layout, kind, id)).at(-1);
  return last === undefined ? null : readRevision(layout, kind, id, last);
}

/** The last revision of every document that is still in the register, by id. */
export async function listDocuments(layout: Layout, kind: RegisterKind): Promise<Revision[]> {
  const ids = (await names(path.join(layout.register, kind))).filter((name) => DOCUMENT_ID.test(name)).sort();
  const all = await Promise.all(ids.map((id) => readDocument(layout, kind, id)));
  return all.filter((one) => one !== null && one.document !== null) as Revision[];
}

/**
 * Writes the revision after the one that its writer saw (0: none).
 * @throws EntrepotError 'lake-conflict' when somebody else wrote first, 'usage' when the id is not one.
 */
export async function writeDocument(
  layout: Layout,
  kind: RegisterKind,
  {
    id,
    seen,
    at,
    document,
  }: { readonly id: string; readonly seen: number; readonly at: Date; readonly document: unknown },
): Promise<Revision> {
  const folder = folderOf(layout, kind, id);
  const last = (await revisionsOf(layout, kind, id)).at(-1) ?? 0;
  const revision: Revision = { id, revision: seen + 1, at: at.toISOString(), document };
  const text = `${JSON.stringify(Stored.parse({ format: 1, ...revision }), null, 1)}\n`;
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, fileName(revision.revision));
  if (last === seen && (await createOnce(file, text, scratchOf(file)))) return revision;
  const now = (await revisionsOf(layout, kind, id)).at(-1) ?? 0;
  throw new EntrepotError('lake-conflict', `${kind} ${id} is at revision ${now}, not ${seen}: read it again`, {
    fields: { kind, id, seen, revision: now },
  });
}

/** Keeps a copy of a file under its SHA-256; one that is there already is not written again. */
export async function archiveFile(layout: Layout, file: string): Promise<{ sha256: string; bytes: number }> {
  await mkdir(layout.archive, { recursive: true });
  const scratch = scratchOf(path.join(layout.archive, 'incoming'));
  await copyFile(file, scratch);
  await sync(scratch);
  const sha256 = await hashFile(scratch);
  await publish(scratch, archivedFile(layout, sha256));
  return { sha256, bytes: (await stat(archivedFile(layout, sha256))).size };
}

/** The same of a text. @returns its hash. */
export async function archiveText(layout: Layout, text: string): Promise<string> {
  const sha256 = hashText(text);
  await mkdir(layout.archive, { recursive: true });
  const file = archivedFile(layout, sha256);
  await createOnce(file, text, scratchOf(file));
  return sha256;
}

/** Where a copy of that hash lies, or would lie. */
export function archivedFile(layout: Layout, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256))
    throw new EntrepotError('usage', `${JSON.stringify(sha256)} is not a SHA-256; expected 64 hexadecimal digits`);
  return path.join(layout.archive, sha256);
}

async function readRevision(layout: Layout, kind: RegisterKind, id: string, revision: number): Promise<Revision> {
  const file = path.join(folderOf(layout, kind, id), fileName(revision));
  try {
    const { format: _, ...stored } = Stored.parse(JSON.parse(await readFile(file, 'utf8')));
    return stored;
  } catch (cause) {
    throw new EntrepotError('lake-corrupt', `${file} is not a revision of a document`, { fields: { file }, cause });
  }
}

async function revisionsOf(layout: Layout, kind: RegisterKind, id: string): Promise<number[]> {
  return (await names(folderOf(layout, kind, id)))
    .flatMap((name) => (/^\d{8}\.json$/.test(name) ? [Number(name.slice(0, 8))] : []))
    .sort((a, b) => a - b);
}

function folderOf(layout: Layout, kind: RegisterKind, id: string): string {
  if (!DOCUMENT_ID.test(id))
    throw new EntrepotError(
      'usage',
      `${JSON.stringify(id)} is not the id of a ${kind}; expected small letters, digits and hyphens, at most 80`,
      { fields: { kind, id } },
    );
  return path.join(layout.register, kind, id);
}

function fileName(revision: number): string {
  return `${String(revision).padStart(8, '0')}.json`;
}

function scratchOf(file: string): string {
  return `${file}.${process.pid}-${Math.random().toString(36).slice(2)}.tmp`;
}

async function names(folder: string): Promise<string[]> {
  return readdir(folder).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return [];
    throw cause;
  });
}
