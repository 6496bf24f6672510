import path from 'node:path';
import type { KeptRaw } from '../lake/commit.ts';
import { EntrepotError } from '../trade/errors.ts';
import { hashAndKeep } from './open/keep.ts';

/** A file to read: its path, or a path that says nothing and the name that its sender gave it. */
export type InputFile = string | { readonly path: string; readonly name: string };

const LONGEST = 200;

/** Copies the inputs into a folder and hashes them. */
export async function keepInputs(
  directory: string,
  files: readonly InputFile[],
  note: (text: string) => void,
): Promise<KeptRaw[]> {
  if (files.length === 0) throw new EntrepotError('usage', 'name at least one file to load');
  const kept: KeptRaw[] = [];
  for (const file of files) {
    const { path: from, name, shown } = named(file);
    note(`reading ${name}`);
    kept.push({ name, ...(await hashAndKeep(from, directory, { name, shown })) });
  }
  const twice = kept.find((file, index) => kept.some((other, at) => at < index && other.sha256 === file.sha256));
  if (twice !== undefined)
    throw new EntrepotError(
      'usage',
      `${twice.name} is named twice, or has the same bytes as another file of this load`,
    );
  return kept;
}

function named(file: InputFile): { path: string; name: string; shown: string } {
  if (typeof file === 'string') return { path: file, name: path.basename(file), shown: file };
  const name = plainName(file.name);
  return { path: file.path, name, shown: name };
}

/** The last part of a name that somebody sent, without folders of any system and without what cannot be printed. */
function plainName(sent: string): string {
  const last = sent.split(/[/\\]/).at(-1) ?? '';
  const printable = last.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '').trim();
  return /^\.*$/.test(printable) ? 'unnamed' : [...printable].slice(0, LONGEST).join('');
}
