import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, open, rename, unlink } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

/** Waits until the file's (or folder's) content is on the disk, not only in the kernel. */
export async function sync(target: string): Promise<void> {
  const handle = await open(target, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Moves a finished and synced file or folder to its final name, and makes the name durable too. */
export async function publish(from: string, to: string): Promise<void> {
  await rename(from, to);
  await sync(path.dirname(to));
}

/**
 * Writes a file that must not exist yet: complete and durable, or not there at all.
 * @param mode who may read it, as `chmod` counts (before the umask)
 * @returns false when the name is taken, by whoever was first.
 */
export async function createOnce(target: string, content: string, scratch: string, mode = 0o666): Promise<boolean> {
  const handle = await open(scratch, 'w', mode);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(scratch, target);
    await sync(path.dirname(target));
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw cause;
  } finally {
    await unlink(scratch);
  }
}

export async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}

export function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
