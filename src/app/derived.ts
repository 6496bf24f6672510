import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Keeps what can be made again in a lake's `derived` folder: whole or not at all. Of files whose names begin alike, so many
 * are kept; those that were written longest ago go first.
 */
export async function keepDerived(file: string, text: string, alike: string, most: number): Promise<void> {
  const folder = path.dirname(file);
  const scratch = `${file}.${process.pid}-${Math.random().toString(36).slice(2)}`;
  await mkdir(folder, { recursive: true });
  await writeFile(scratch, text);
  await rename(scratch, file);
  const names = (await readdir(folder)).filter((name) => name.startsWith(alike));
  if (names.length <= most) return;
  const aged = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(path.join(folder, name)).catch(() => null))?.mtimeMs ?? 0 })),
  );
  for (const { name } of aged.sort((a, b) => b.at - a.at).slice(most))
    await rm(path.join(folder, name), { force: true });
}
