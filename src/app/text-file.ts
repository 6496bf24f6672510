import { readFile } from 'node:fs/promises';
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
