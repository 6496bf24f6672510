import { createReadStream, createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { EntrepotError, inputError } from '../../trade/errors.ts';
import { type OpenLimits, RATIO_FREE_BYTES } from './limits.ts';

export interface Expanded {
  readonly name: string;
  readonly path: string;
}

/** Counts what all members of one input expand to, and stops at the bound. */
export class Budget {
  readonly limits: OpenLimits;
  #bytes = 0;
  constructor(limits: OpenLimits) {
    this.limits = limits;
  }

  gate(name: string, compressed: number): Transform {
    let own = 0;
    return new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        own += chunk.length;
        this.#bytes += chunk.length;
        if (this.#bytes > this.limits.maxExpandedBytes)
          done(tooLarge(name, `at most ${this.limits.maxExpandedBytes} bytes when expanded`));
        else if (own > RATIO_FREE_BYTES && own > compressed * this.limits.maxRatio)
          done(tooLarge(name, `to expand at most ${this.limits.maxRatio}-fold`));
        else done(null, chunk);
      },
    });
  }
}

function tooLarge(file: string, expected: string): EntrepotError {
  return inputError('input-too-large', { file, expected });
}

export async function gunzip(file: string, name: string, target: string, budget: Budget): Promise<void> {
  const { size } = await stat(file);
  await drain(
    createReadStream(file, { highWaterMark: 1 << 18 }),
    [createGunzip({ chunkSize: 1 << 18 }), budget.gate(name, size)],
    target,
    name,
    'gzip',
  );
}

async function drain(from: Readable, through: Transform[], target: string, name: string, kind: string): Promise<void> {
  try {
    await pipeline([from, ...through, createWriteStream(target)]);
  } catch (cause) {
    await rm(target, { force: true });
    if (cause instanceof EntrepotError) throw cause;
    const why = /unexpected end/i.test((cause as Error).message) ? 'this one is cut off' : (cause as Error).message;
    throw inputError('input-format', { file: name, expected: `a whole and sound ${kind} file; ${why}` }, cause);
  }
}

/** Writes each file of an archive into the work folder under a name of ours; theirs is only used in messages. */
export async function unzip(file: string, name: string, work: string, budget: Budget): Promise<Expanded[]> {
  const zip = await openZip(file, name);
  try {
    const entries = await listEntries(zip, name, budget.limits);
    const members: Expanded[] = [];
    for (const [index, entry] of entries.entries()) {
      const target = path.join(work, `member-${index}`);
      const inner = `${name}/${entry.fileName}`;
      const stream = await zip.openReadStreamPromise(entry).catch((cause: unknown) => {
        throw inputError(
          'input-format',
          { file: inner, expected: `a member that can be read; ${(cause as Error).message}` },
          cause,
        );
      });
      await drain(stream, [budget.gate(inner, entry.compressedSize)], target, inner, 'zip');
      members.push({ name: inner, path: target });
    }
    return members;
  } finally {
    zip.close();
  }
}

async function openZip(file: string, name: string): Promise<ZipFile> {
  try {
    return await yauzl.openPromise(file, {
      lazyEntries: true,
      autoClose: false,
      strictFileNames: true,
      validateEntrySizes: true,
    });
  } catch (cause) {
    throw inputError(
      'input-format',
      { file: name, expected: `a whole and sound zip file; ${(cause as Error).message}` },
      cause,
    );
  }
}

async function listEntries(zip: ZipFile, name: string, limits: OpenLimits): Promise<Entry[]> {
  const entries: Entry[] = [];
  let total = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/') || /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$)/.test(entry.fileName)) continue;
      refuseEntry(entry, name);
      entries.push(entry);
      total += entry.uncompressedSize;
      if (entries.length > limits.maxMembers) throw tooLarge(name, `at most ${limits.maxMembers} members`);
      if (total > limits.maxExpandedBytes)
        throw tooLarge(name, `at most ${limits.maxExpandedBytes} bytes when expanded; its members claim more`);
    }
  } catch (cause) {
    if (cause instanceof EntrepotError) throw cause;
    throw inputError('input-format', { file: name, expected: `a sound zip file; ${(cause as Error).message}` }, cause);
  }
  if (entries.length === 0)
    throw inputError('input-format', { file: name, expected: 'a zip file with at least one file in it' });
  return entries;
}

function refuseEntry(entry: Entry, name: string): void {
  const inner = `${name}/${entry.fileName}`;
  const mode = (entry.externalFileAttributes >>> 16) & 0o170000;
  if (mode === 0o120000)
    throw inputError('input-format', { file: inner, expected: 'a file; this member is a symbolic link' });
  if ((entry.generalPurposeBitFlag & 1) === 1)
    throw inputError('input-format', { file: inner, expected: 'a member without a password' });
  if (/\.(zip|gz|7z|rar|xz|bz2)$/i.test(entry.fileName))
    throw inputError('input-format', { file: inner, expected: 'a data file; archives in archives are not opened' });
}

/** Sum of what a workbook's parts claim to expand to, checked before it is read whole. */
export async function workbookBytes(
  file: string,
  name: string,
  limits: OpenLimits,
): Promise<{ workbook: boolean; bytes: number }> {
  const zip = await openZip(file, name);
  try {
    let bytes = 0;
    let types = false;
    let sheets = false;
    let count = 0;
    for await (const entry of zip.eachEntry()) {
      bytes += entry.uncompressedSize;
      types ||= entry.fileName === '[Content_Types].xml';
      sheets ||= entry.fileName.startsWith('xl/');
      if ((count += 1) > limits.maxMembers * 10) throw tooLarge(name, `at most ${limits.maxMembers * 10} members`);
    }
    return { workbook: types && sheets, bytes };
  } catch (cause) {
    if (cause instanceof EntrepotError) throw cause;
    throw inputError('input-format', { file: name, expected: `a sound zip file; ${(cause as Error).message}` }, cause);
  } finally {
    zip.close();
  }
}
