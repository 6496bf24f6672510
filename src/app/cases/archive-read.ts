import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { EntrepotError, inputError } from '../../trade/errors.ts';
import { CASE, DOSSIER, ENTRY_NAME, MANIFEST, Manifest } from './archive.ts';

/** An archive whose every entry has the hash that its manifest gives, taken apart in a folder of its own. */
export interface OpenArchive {
  readonly manifest: Manifest;
  readonly case: unknown;
  readonly dossier: string;
  /** Where an entry lies; null where the archive has none of that name. */
  readonly fileOf: (entry: string) => string | null;
  readonly close: () => Promise<void>;
}

export interface ArchiveBounds {
  readonly entries: number;
  /** Of all entries together, taken apart. */
  readonly bytes: number;
  /** Of each of the three that are read whole. */
  readonly textBytes: number;
}

/** Expanded over packed, past the first 10 MB: customs text seldom passes 30. */
const MOST_RATIO = 200;
const FREE_BYTES = 10 * 2 ** 20;

const BOUNDS: ArchiveBounds = { entries: 50_000, bytes: 32 * 2 ** 30, textBytes: 256 * 2 ** 20 };

export interface GivenFile {
  readonly path: string;
  readonly name: string;
}

/** Whether it is a zip, by its first bytes. @throws EntrepotError 'input-missing'. */
export async function isArchive(file: string): Promise<boolean> {
  const handle = await open(file, 'r').catch((cause: NodeJS.ErrnoException) => {
    throw new EntrepotError(
      'input-missing',
      `${path.basename(file)} cannot be opened: ${cause.code ?? String(cause)}`,
      {
        cause,
      },
    );
  });
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.toString('latin1').startsWith('PK');
  } finally {
    await handle.close();
  }
}

/**
 * Takes an archive apart and checks it whole before anything is done with it.
 * @throws EntrepotError 'input-missing'; 'input-format' where it is no such archive, is cut off, or has an entry of another name, a link or
 * one with a password; 'input-too-large'; 'input-invalid' where an entry is not what the manifest says.
 */
export async function readArchive(file: GivenFile, bounds: ArchiveBounds = BOUNDS): Promise<OpenArchive> {
  const folder = await mkdtemp(path.join(tmpdir(), 'entrepot-archive-'));
  try {
    const found = await takeApart(file, folder, bounds);
    const text = async (entry: string): Promise<string> => {
      const at = found.get(entry);
      if (at === undefined) throw bad(file, `an archive of a case; it has no ${entry}`);
      return readFile(at.file, 'utf8');
    };
    const manifest = readManifest(await text(MANIFEST), file);
    checkEntries(manifest, found, file);
    return {
      manifest,
      case: parseJson(await text(CASE), file, CASE),
      dossier: await text(DOSSIER),
      fileOf: (entry) => found.get(entry)?.file ?? null,
      close: () => rm(folder, { recursive: true, force: true }),
    };
  } catch (failure) {
    await rm(folder, { recursive: true, force: true });
    throw failure;
  }
}

interface Found {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
}

async function takeApart(file: GivenFile, folder: string, bounds: ArchiveBounds): Promise<Map<string, Found>> {
  const zip = await openZip(file);
  const found = new Map<string, Found>();
  let total = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      refuse(entry, file, found);
      total += entry.uncompressedSize;
      const whole = entry.fileName.endsWith('.json');
      const swollen = entry.uncompressedSize > Math.max(FREE_BYTES, MOST_RATIO * entry.compressedSize);
      if (
        found.size >= bounds.entries ||
        total > bounds.bytes ||
        swollen ||
        (whole && entry.uncompressedSize > bounds.textBytes)
      )
        throw new EntrepotError(
          'input-too-large',
          `${file.name} has more than ${bounds.entries} entries, more than ${bounds.bytes} bytes (${bounds.textBytes} of text), or an entry of more than ${MOST_RATIO} times its packed size`,
          { fields: { file: file.name, entry: entry.fileName } },
        );
      // A name of ours: theirs is only looked up.
      found.set(entry.fileName, await extract(zip, entry, path.join(folder, String(found.size))));
    }
  } catch (cause) {
    if (cause instanceof EntrepotError) throw cause;
    throw bad(file, `a whole and sound zip file; ${(cause as Error).message}`, cause);
  } finally {
    zip.close();
  }
  return found;
}

async function openZip(file: GivenFile): Promise<ZipFile> {
  if (!(await isArchive(file.path))) throw bad(file, 'an archive of a case, which is a zip file');
  try {
    return await yauzl.openPromise(file.path, {
      lazyEntries: true,
      autoClose: false,
      strictFileNames: true,
      validateEntrySizes: true,
    });
  } catch (cause) {
    throw bad(file, `a whole and sound zip file; ${(cause as Error).message}`, cause);
  }
}

function refuse(entry: Entry, file: GivenFile, found: ReadonlyMap<string, Found>): void {
  const shown = JSON.stringify(entry.fileName.slice(0, 200));
  if (!ENTRY_NAME.test(entry.fileName)) throw bad(file, `only the entries of an archive of a case; it has ${shown}`);
  if (found.has(entry.fileName)) throw bad(file, `each entry once; it has ${shown} twice`);
  if (((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000)
    throw bad(file, `files only; ${shown} is a symbolic link`);
  if ((entry.generalPurposeBitFlag & 1) === 1) throw bad(file, `entries without a password; ${shown} has one`);
}

/** As the bytes come: what an entry claims to hold is checked against what it holds. */
async function extract(zip: ZipFile, entry: Entry, target: string): Promise<Found> {
  const hash = createHash('sha256');
  let bytes = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(await zip.openReadStreamPromise(entry), count, createWriteStream(target));
  return { file: target, sha256: hash.digest('hex'), bytes };
}

function readManifest(text: string, file: GivenFile): Manifest {
  const read = Manifest.safeParse(parseJson(text, file, MANIFEST));
  if (read.success) return read.data;
  throw new EntrepotError(
    'input-format',
    `${file.name} has no manifest of an archive of a case, or of another version`,
    {
      problems: read.error.issues
        .slice(0, 20)
        .map(({ path: at, message }) => ({ file: MANIFEST, column: at.map(String).join('.'), expected: message })),
    },
  );
}

function checkEntries(manifest: Manifest, found: ReadonlyMap<string, Found>, file: GivenFile): void {
  const told = new Map(manifest.entries.map((entry) => [entry.path, entry]));
  for (const [entry, { sha256, bytes }] of found) {
    if (entry === MANIFEST) continue;
    const expected = told.get(entry);
    const named = /\/([0-9a-f]{64})$/.exec(entry)?.[1];
    if (expected === undefined) throw changed(file, entry, 'an entry that the manifest names');
    if (expected.sha256 !== sha256 || expected.bytes !== bytes || (named !== undefined && named !== sha256))
      throw changed(file, entry, `SHA-256 ${expected.sha256}; it is ${sha256}`);
  }
  for (const entry of told.keys())
    if (!found.has(entry)) throw changed(file, entry, 'to be there, as the manifest says');
}

function changed(file: GivenFile, entry: string, expected: string): EntrepotError {
  return inputError('input-invalid', { file: `${file.name}/${entry}`, expected });
}

function bad({ name }: GivenFile, expected: string, cause?: unknown): EntrepotError {
  return inputError('input-format', { file: name, expected }, cause);
}

function parseJson(text: string, file: GivenFile, entry: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw bad(file, `JSON in ${entry}`, cause);
  }
}
