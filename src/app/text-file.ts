import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { EntrepotError } from '../trade/errors.ts';

/** @throws EntrepotError 'input-missing'. */
export async function readTextFile(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new EntrepotError('input-missing', `${file} cannot be opened: ${cause.code ?? String(cause)}`, {
      fields: { file },
      cause,
    });
  });
}

/** What a YAML file holds, as yet unread. @throws EntrepotError 'input-missing' or 'input-format' that names the file. */
export async function readYamlFile(file: string): Promise<unknown> {
  const text = await readTextFile(file);
  try {
    return parse(text) as unknown;
  } catch (cause) {
    throw new EntrepotError('input-format', `${file} is not YAML: ${(cause as Error).message}`, {
      fields: { file },
      cause,
    });
  }
}

/** What the YAML files of a folder hold, by the order of their names; a name is without its ending. */
export async function readYamlFolder(
  folder: string,
): Promise<readonly { readonly name: string; readonly file: string; readonly holds: unknown }[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.yml')).sort();
  return Promise.all(
    files.map(async (file) => ({
      name: path.basename(file, '.yml'),
      file,
      holds: await readYamlFile(path.join(folder, file)),
    })),
  );
}
