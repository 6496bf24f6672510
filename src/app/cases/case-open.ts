import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { hashFile } from '../../lake/durable.ts';
import { layoutOf } from '../../lake/layout.ts';
import { readLedger } from '../../lake/ledger.ts';
import { archivedFile, archiveFile } from '../../lake/register.ts';
import { FORMATS } from '../../sources/registry.ts';
import { SILENT } from '../../trade/effects.ts';
import { EntrepotError } from '../../trade/errors.ts';
import type { Context } from '../context.ts';
import { type DossierInput, readInput } from '../dossiers/input.ts';
import { loadFiles } from '../load.ts';
import type { ArchivedLoad, NeededFile } from './archive.ts';
import { type GivenFile, type OpenArchive, readArchive } from './archive-read.ts';
import { type KeptCase, keepCase } from './case-keep.ts';

export interface OpenCaseParameters {
  readonly file: string | GivenFile;
  /** A folder with files that the archive names by hash; they are found by their bytes, not by their names. */
  readonly with?: string | undefined;
}

export interface OpenedCase extends KeptCase {
  /** The snapshot that the dossier was made of. */
  readonly snapshot: string;
  /** Whether the lake has that snapshot, so that the dossier can be verified there. */
  readonly verifiable: boolean;
  readonly loaded: number;
  readonly already: number;
  /** Named by hash, and neither in the archive nor handed in: copies of pages, which a case does without. */
  readonly missing: readonly NeededFile[];
}

/**
 * Opens an archive of a case in a lake: loads the same files in the same way, then keeps its claims, its evidence and itself. A
 * lake that is not there yet is made whole or not at all, with the snapshots and times of the old one.
 * @throws EntrepotError 'input-missing' with the files that are needed and were not handed in; what `readArchive` throws.
 */
export async function openCase(context: Context, { file, with: folder }: OpenCaseParameters): Promise<OpenedCase> {
  const given = typeof file === 'string' ? { path: file, name: path.basename(file) } : file;
  const archive = await readArchive(given);
  try {
    const input = readInput(archive.case, `${given.name}/case.json`);
    const handed = folder === undefined ? new Map<string, string>() : await byHash(folder, archive.manifest.needed);
    return (await isEmpty(context.lake))
      ? await openBeside(context, archive, input, handed)
      : await openIn(context, archive, input, handed, false);
  } finally {
    await archive.close();
  }
}

type Handed = ReadonlyMap<string, string>;

/** In a folder beside, that takes the lake's name when all is done. */
async function openBeside(
  context: Context,
  archive: OpenArchive,
  input: DossierInput,
  handed: Handed,
): Promise<OpenedCase> {
  const lake = path.resolve(context.lake);
  const beside = `${lake}.opening-${process.pid}`;
  await mkdir(path.dirname(lake), { recursive: true });
  try {
    const opened = await openIn({ ...context, lake: beside }, archive, input, handed, true);
    await rename(beside, lake);
    return opened;
  } catch (failure) {
    await rm(beside, { recursive: true, force: true });
    throw failure;
  }
}

async function openIn(
  context: Context,
  archive: OpenArchive,
  input: DossierInput,
  handed: Handed,
  own: boolean,
): Promise<OpenedCase> {
  const layout = layoutOf(context.lake);
  const { manifest } = archive;
  const before = await readLedger(layout);
  const have = new Set(before.map(({ load }) => load.id));
  const wanted = before.some(({ snapshot }) => snapshot === manifest.snapshot)
    ? []
    : manifest.loads.filter(({ id }) => !have.has(id));
  const ready = wanted.map((load) => prepare(load, archive, handed));
  const lacking = ready.flatMap(({ lacks }) => lacks);
  if (lacking.length > 0) throw needed(lacking, archive);
  const task = context.effects.progress.start('load', ready.length);
  try {
    for (const { load, files, mapping } of ready) {
      await loadAgain(context, load, files, mapping, own);
      task.advance(1);
    }
  } finally {
    task.done();
  }
  for (const { sha256 } of manifest.needed.filter(({ for: of }) => of === 'copy')) {
    const copy = handed.get(sha256);
    if (copy !== undefined) await archiveFile(layout, copy);
  }
  const kept = await keepCase(context, manifest.case, input);
  const missing: NeededFile[] = [];
  for (const one of manifest.needed)
    if (one.for === 'copy' && !(await isThere(archivedFile(layout, one.sha256)))) missing.push(one);
  return {
    ...kept,
    snapshot: manifest.snapshot,
    verifiable: (await readLedger(layout)).some(({ snapshot }) => snapshot === manifest.snapshot),
    loaded: wanted.length,
    already: manifest.loads.length - wanted.length,
    missing,
  };
}

interface Ready {
  readonly load: ArchivedLoad;
  readonly files: readonly GivenFile[];
  readonly mapping: string | null;
  readonly lacks: readonly { readonly name: string; readonly sha256: string }[];
}

/** Where the bytes of a load are, before any load is made. @throws EntrepotError 'not-assessable' where it cannot be read alike here. */
function prepare(load: ArchivedLoad, archive: OpenArchive, handed: Handed): Ready {
  const format = FORMATS.find(({ id }) => id === load.format);
  const { parser, mapping: hash } = load.options;
  if ((format === undefined && hash === undefined) || (format !== undefined && String(format.parser) !== parser))
    throw new EntrepotError(
      'not-assessable',
      `load ${load.id} was read as ${load.format} by another version; this one reads it otherwise, so that its figures could differ`,
      { fields: { load: load.id, format: load.format, parser } },
    );
  const find = (entry: string, sha256: string): string | null => archive.fileOf(entry) ?? handed.get(sha256) ?? null;
  const files = load.files.map(({ name, sha256 }) => ({ name, sha256, path: find(`raw/${sha256}`, sha256) }));
  const mapping = hash === undefined ? null : find(`mappings/${hash}`, hash);
  return {
    load,
    files: files.flatMap(({ name, path: at }) => (at === null ? [] : [{ name, path: at }])),
    mapping,
    lacks: [
      ...files.filter(({ path: at }) => at === null),
      ...(hash !== undefined && mapping === null ? [{ name: 'mapping', sha256: hash }] : []),
    ],
  };
}

function needed(
  lacking: readonly { readonly name: string; readonly sha256: string }[],
  { manifest }: OpenArchive,
): EntrepotError {
  const why = new Map(manifest.needed.map((one) => [one.sha256, one.why]));
  const shown = lacking
    .slice(0, 8)
    .map(({ name, sha256 }) => `${name} (SHA-256 ${sha256}; ${why.get(sha256) ?? 'not in the archive'})`);
  const more = lacking.length > shown.length ? `, and ${lacking.length - shown.length} more` : '';
  return new EntrepotError(
    'input-missing',
    `the archive refers by hash to files that are needed: ${shown.join(', ')}${more}; --with DIR names a folder that has them`,
    { fields: { needed: lacking.map(({ name, sha256 }) => ({ name, sha256 })) } },
  );
}

/** @param own the lake is this case's own: it gets the times of the old one, so that its snapshots are the same in all. */
async function loadAgain(
  context: Context,
  load: ArchivedLoad,
  files: readonly GivenFile[],
  mapping: string | null,
  own: boolean,
): Promise<void> {
  const { parser: _, mapping: __, encoding, vintage, quarantine, ...options } = load.options;
  const at = new Date(load.at);
  const now = own ? () => at : context.effects.now;
  const made = await loadFiles(
    { ...context, effects: { ...context.effects, now, progress: SILENT } },
    {
      format: load.format,
      files,
      options,
      vintage,
      encoding,
      quarantine: quarantine === undefined ? undefined : true,
      silences: load.silences,
      ...(mapping === null ? {} : { mapping: await readFile(mapping, 'utf8') }),
    },
  );
  if (made.load !== load.id || (own && made.snapshot !== load.snapshot))
    throw new EntrepotError(
      'input-invalid',
      `load ${load.id} of the archive came out as ${made.load}, snapshot ${made.snapshot}: its manifest does not fit its files`,
      { fields: { load: load.id, came: made.load, snapshot: made.snapshot } },
    );
}

const MOST_HANDED = 10_000;

/** The files of a folder that are needed, by their hash; those of another size are not read. */
async function byHash(folder: string, wanted: readonly NeededFile[]): Promise<Handed> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (cause: NodeJS.ErrnoException) => {
      throw new EntrepotError('input-missing', `${folder} cannot be opened: ${cause.code ?? String(cause)}`, { cause });
    },
  );
  const found = new Map<string, string>();
  for (const entry of names.filter((one) => one.isFile()).slice(0, MOST_HANDED)) {
    const file = path.join(entry.parentPath, entry.name);
    const { size } = await stat(file);
    if (!wanted.some(({ bytes }) => bytes === null || bytes === size)) continue;
    const sha256 = await hashFile(file);
    if (wanted.some((one) => one.sha256 === sha256)) found.set(sha256, file);
  }
  return found;
}

async function isEmpty(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return [];
    throw cause;
  });
  return names.length === 0;
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
