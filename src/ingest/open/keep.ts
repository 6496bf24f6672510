import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { EntrepotError, inputError } from '../../trade/errors.ts';

export interface Kept {
  readonly sha256: string;
  readonly bytes: number;
  readonly storedPath: string;
}

/** Copies an input into a folder and hashes it on the way, so that what is kept is what is read. */
export async function hashAndKeep(
  file: string,
  directory: string,
  { name, shown }: { readonly name: string; readonly shown: string },
): Promise<Kept> {
  await mustBeFile(file, shown);
  const storedPath = path.join(directory, `raw-${randomBytes(6).toString('hex')}`);
  const hash = createHash('sha256');
  let bytes = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  try {
    await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), count, createWriteStream(storedPath));
  } catch (cause) {
    await rm(storedPath, { force: true });
    throw new EntrepotError(
      'input-missing',
      `${shown} cannot be read: ${(cause as NodeJS.ErrnoException).code ?? String(cause)}`,
      {
        fields: { file: shown },
        cause,
      },
    );
  }
  if (bytes === 0) throw inputError('input-format', { file: name, expected: 'a file with content; this one is empty' });
  return { sha256: hash.digest('hex'), bytes, storedPath };
}

async function mustBeFile(file: string, shown: string): Promise<void> {
  try {
    const found = await stat(file);
    if (found.isDirectory())
      throw inputError('input-missing', { file: shown, expected: 'a file; this is a directory' });
    if (!found.isFile()) throw inputError('input-missing', { file: shown, expected: 'a regular file' });
  } catch (cause) {
    if (cause instanceof EntrepotError) throw cause;
    throw new EntrepotError(
      'input-missing',
      `${shown} cannot be opened: ${(cause as NodeJS.ErrnoException).code ?? String(cause)}`,
      { fields: { file: shown }, cause },
    );
  }
}
