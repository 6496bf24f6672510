import type { Params } from '../api/client.ts';

/** A command line of the program, read: the parameters are named as the API names them. */
export interface Command {
  readonly verb: string;
  /** What follows the verb without a name. */
  readonly words: readonly string[];
  readonly params: Readonly<Record<string, string | true>>;
}

/** Reads `entrepot VERB word --option value --flag`; null where it is no command of the program. */
export function parseCommand(text: string): Command | null {
  const [program, verb, ...rest] = wordsOf(text);
  if (program !== 'entrepot' || verb === undefined) return null;
  const words: string[] = [];
  const params: Record<string, string | true> = {};
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at] as string;
    const next = rest[at + 1];
    if (!word.startsWith('--')) words.push(word);
    else if (next === undefined || next.startsWith('--')) params[camel(word)] = true;
    else {
      params[camel(word)] = next;
      at += 1;
    }
  }
  return { verb, words, params };
}

/** Of a `flows` command: what asks the API for the stored rows behind its figure. */
export function rowsParams(command: Command, asOf?: string): Params {
  return { ...command.params, by: 'line', ...(asOf === undefined ? {} : { asOf }) };
}

const camel = (option: string): string =>
  option.slice(2).replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Split at spaces, but not within single quotes. */
function wordsOf(text: string): string[] {
  return [...text.trim().matchAll(/(?:'[^']*'|\\'|[^\s'])+/g)].map(([word]) =>
    word.replaceAll(/\\'|'([^']*)'/g, (found, inner: string | undefined) =>
      found === String.raw`\'` ? "'" : (inner ?? ''),
    ),
  );
}
