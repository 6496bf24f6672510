import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import { EntrepotError } from '../../trade/errors.ts';

export interface ArchiveEntry {
  readonly path: string;
  readonly content: { readonly text: string } | { readonly file: string };
}

/** The earliest time that a zip knows, the same in every zone: DOS times have none. */
const OPTIONS = { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true, compress: true } as const;

/** Writes a zip in the order of its entries: whole, or not there. The same entries are the same bytes. */
export async function writeArchive(out: string, entries: readonly ArchiveEntry[]): Promise<void> {
  const zip = new yazl.ZipFile();
  const scratch = `${out}.${process.pid}.tmp`;
  const failed = new Promise<never>((_resolve, reject) => zip.on('error', reject));
  try {
    for (const { path, content } of entries)
      if ('text' in content) zip.addBuffer(Buffer.from(content.text, 'utf8'), path, OPTIONS);
      else zip.addFile(content.file, path, OPTIONS);
    zip.end();
    await Promise.race([pipeline(zip.outputStream as Readable, createWriteStream(scratch)), failed]);
    await rename(scratch, out);
  } catch (cause) {
    await rm(scratch, { force: true });
    const { code } = cause as NodeJS.ErrnoException;
    throw new EntrepotError('input-missing', `${out} cannot be written: ${code ?? String(cause)}`, {
      fields: { file: out },
      cause,
    });
  }
}
