import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { EntrepotError } from '../trade/errors.ts';
import { createOnce, hashText } from './durable.ts';
import type { Layout } from './layout.ts';

const StoredFile = z.strictObject({ path: z.string(), sha256: z.string(), bytes: z.number() });

const Part = z.strictObject({
  id: z.string(),
  load: z.string(),
  source: z.string(),
  rows: z.number(),
  flow: StoredFile,
  catalog: StoredFile,
});

const RawFile = z.strictObject({ name: z.string(), sha256: z.string(), bytes: z.number() });

/** Which earlier cells a load takes the place of: the very cells it holds, or all of its reporter-periods. */
const Scope = z.enum(['cells', 'complete']);

/** What was asked and answered with nothing: published, but no trade; or not published yet. */
const Silence = z.strictObject({
  reporter: z.number(),
  partners: z.array(z.number()),
  products: z.array(z.string()),
  flow: z.number(),
  freq: z.number(),
  period: z.number(),
  state: z.enum(['published-empty', 'not-published', 'unknown']),
});

const Load = z.strictObject({
  id: z.string(),
  source: z.string(),
  format: z.string(),
  options: z.record(z.string(), z.string()),
  files: z.array(RawFile),
  /** When the source published it, if that is known; decides which of two loads is the later vintage. */
  vintage: z.string(),
  vintageFrom: z.enum(['stated', 'load-time']),
  scope: Scope,
  rows: z.strictObject({
    read: z.number(),
    loaded: z.number(),
    rejected: z.number(),
    superseded: z.number(),
    leftOut: z.number(),
  }),
  notes: z.array(z.string()),
  silences: z.array(Silence),
  licence: z.string(),
});

const Entry = z.strictObject({
  format: z.literal(1),
  sequence: z.number(),
  previous: z.string(),
  snapshot: z.string(),
  at: z.string(),
  load: Load,
  add: z.array(Part),
  /** Ids of parts that are no longer live; their files stay, for older snapshots. */
  remove: z.array(z.string()),
});

export type StoredFile = z.infer<typeof StoredFile>;
export type Part = z.infer<typeof Part>;
export type RawFile = z.infer<typeof RawFile>;
export type Scope = z.infer<typeof Scope>;
export type Silence = z.infer<typeof Silence>;
export type Load = z.infer<typeof Load>;
export type Entry = z.infer<typeof Entry>;

export const EMPTY_SNAPSHOT = 's0';

/** All entries in order; a gap, a broken chain or a changed entry is a corrupt lake. */
export async function readLedger(layout: Layout): Promise<Entry[]> {
  let names: string[];
  try {
    names = (await readdir(layout.ledger)).filter((name) => /^\d{8}\.json$/.test(name)).sort();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw cause;
  }
  const entries: Entry[] = [];
  let previous = '';
  for (const [index, name] of names.entries()) {
    const file = path.join(layout.ledger, name);
    const text = await readFile(file, 'utf8');
    const entry = parseEntry(text, file);
    if (entry.sequence !== index + 1 || entry.previous !== previous) {
      throw new EntrepotError('lake-corrupt', `${file} does not follow the entry before it`, {
        fields: {
          file,
          sequence: entry.sequence,
          expectedSequence: index + 1,
          previous: entry.previous,
          expectedPrevious: previous,
        },
      });
    }
    previous = hashText(text);
    entries.push(entry);
  }
  return entries;
}

function parseEntry(text: string, file: string): Entry {
  try {
    return Entry.parse(JSON.parse(text));
  } catch (cause) {
    throw new EntrepotError('lake-corrupt', `${file} is not a ledger entry`, { fields: { file }, cause });
  }
}

/** The hash the next entry has to name. */
export async function lastHash(layout: Layout, entries: readonly Entry[]): Promise<string> {
  const last = entries.at(-1);
  return last === undefined ? '' : hashText(await readFile(path.join(layout.ledger, entryName(last.sequence)), 'utf8'));
}

/** @returns false when another writer took the number first: read again, plan again, try again. */
export async function appendEntry(layout: Layout, entry: Entry, scratch: string): Promise<boolean> {
  await mkdir(layout.ledger, { recursive: true });
  const text = `${JSON.stringify(Entry.parse(entry), null, 1)}\n`;
  return createOnce(path.join(layout.ledger, entryName(entry.sequence)), text, scratch);
}

function entryName(sequence: number): string {
  return `${String(sequence).padStart(8, '0')}.json`;
}
