import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import type { Layout } from './layout.ts';
import { readLedger } from './ledger.ts';

/** A writer's own folder. While its process lives, nobody collects what it has not committed yet. */
export interface Writer {
  readonly layout: Layout;
  readonly directory: string;
  readonly name: string;
  close(): Promise<void>;
}

export async function openWriter(layout: Layout): Promise<Writer> {
  for (const folder of [layout.ledger, layout.raw, layout.data, layout.tmp]) await mkdir(folder, { recursive: true });
  await collectOrphans(layout);
  const name = `${hostname().replaceAll(/[^\w-]/g, '_')}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const directory = path.join(layout.tmp, name);
  await mkdir(directory);
  return { layout, directory, name, close: () => rm(directory, { recursive: true, force: true }) };
}

/**
 * Removes what killed writers left. The order matters: what is on disk is listed before it is asked which writers
 * live, and both before the ledger is read, so that nothing a living writer is about to name can be taken away.
 * Raw files have the same name for whoever brings the same bytes, so they are kept for a day.
 */
async function collectOrphans(layout: Layout): Promise<void> {
  const writers = await list(layout.tmp);
  const { parts, raw } = await filesOnDisk(layout);
  const living = (await list(layout.tmp)).filter(isAlive);
  for (const name of writers) {
    if (!isAlive(name)) await rm(path.join(layout.tmp, name), { recursive: true, force: true });
  }
  if (living.length > 0) return;
  const named = await namedByLedger(layout);
  for (const part of parts.filter((name) => !named.parts.has(name))) {
    await rm(path.join(layout.data, part), { recursive: true, force: true });
  }
  for (const name of raw.filter((sha256) => !named.raw.has(sha256))) {
    const file = path.join(layout.raw, name);
    if (Date.now() - (await stat(file)).ctimeMs > DAY) await rm(file, { force: true });
  }
}

const DAY = 86_400_000;

/** Files on disk that no ledger entry names, relative to the lake. They are harmless: readers never see them. */
export async function orphans(layout: Layout): Promise<{ parts: string[]; raw: string[] }> {
  const { parts, raw } = await filesOnDisk(layout);
  const named = await namedByLedger(layout);
  return {
    parts: parts.filter((name) => !named.parts.has(name)).map((name) => `data/${name}`),
    raw: raw.filter((name) => !named.raw.has(name)).map((name) => `raw/${name}`),
  };
}

async function filesOnDisk(layout: Layout): Promise<{ parts: string[]; raw: string[] }> {
  return { parts: await list(layout.data), raw: await list(layout.raw) };
}

async function namedByLedger(layout: Layout): Promise<{ parts: Set<string>; raw: Set<string> }> {
  const entries = await readLedger(layout);
  return {
    parts: new Set(entries.flatMap((entry) => entry.add.map((part) => part.flow.path.split('/')[1] ?? ''))),
    raw: new Set(entries.flatMap((entry) => entry.load.files.map((file) => file.sha256))),
  };
}

async function list(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw cause;
  }
}

function isAlive(writer: string): boolean {
  const [host, pid] = writer.split('.');
  if (host !== hostname().replaceAll(/[^\w-]/g, '_')) return true;
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}
