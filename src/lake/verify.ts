import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { ProgressTask } from '../trade/effects.ts';
import { hashFile } from './durable.ts';
import type { Layout } from './layout.ts';
import { readLedger, type StoredFile } from './ledger.ts';
import { orphans } from './writer.ts';

export interface Difference {
  readonly path: string;
  readonly found: 'missing' | 'changed' | 'other length';
  readonly expected: string;
  readonly actual: string | null;
  readonly load: string;
}

export interface Verification {
  readonly ok: boolean;
  readonly entries: number;
  readonly files: number;
  readonly bytes: number;
  readonly differences: readonly Difference[];
  /** Left by writers that were killed; never visible to readers, collected by the next load. */
  readonly unreferenced: readonly string[];
}

/** Reads the whole ledger and hashes again every file that any snapshot names. */
export async function verifyLake(layout: Layout, task: ProgressTask): Promise<Verification> {
  const entries = await readLedger(layout);
  const files = new Map<string, { file: StoredFile; load: string }>();
  for (const entry of entries) {
    for (const raw of entry.load.files)
      files.set(`raw/${raw.sha256}`, {
        file: { path: `raw/${raw.sha256}`, sha256: raw.sha256, bytes: raw.bytes },
        load: entry.load.id,
      });
    for (const part of entry.add) {
      for (const file of [part.flow, part.catalog]) files.set(file.path, { file, load: part.load });
    }
  }
  const differences: Difference[] = [];
  let bytes = 0;
  for (const { file, load } of files.values()) {
    const difference = await compare(layout, file);
    if (difference !== undefined) differences.push({ ...difference, load });
    bytes += file.bytes;
    task.advance(1);
  }
  const { parts, raw } = await orphans(layout);
  return {
    ok: differences.length === 0,
    entries: entries.length,
    files: files.size,
    bytes,
    differences,
    unreferenced: [...parts, ...raw],
  };
}

/** What differs of a stored file; undefined where nothing does. */
export async function compare(layout: Layout, file: StoredFile): Promise<Omit<Difference, 'load'> | undefined> {
  const full = path.join(layout.root, file.path);
  let size: number;
  try {
    size = (await stat(full)).size;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
    return { path: file.path, found: 'missing', expected: file.sha256, actual: null };
  }
  const actual = await hashFile(full);
  if (actual === file.sha256) return undefined;
  return { path: file.path, found: size === file.bytes ? 'changed' : 'other length', expected: file.sha256, actual };
}
