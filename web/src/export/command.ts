import type { Params } from '../api/client.ts';

/**
 * The command line that gives the same answer: `entrepot flows --reporter DEU --base-from 2021-03`.
 * @param words what follows the verb without a name, such as the id of a finding.
 */
export function cliCommand(verb: string, params: Params = {}, words: readonly string[] = []): string {
  const options = Object.entries(params).flatMap(([name, value]) => {
    if (value === undefined || value === null || value === false || value === '') return [];
    const option = `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    if (value === true) return [option];
    return [option, quoted(Array.isArray(value) ? value.join(',') : String(value))];
  });
  return ['entrepot', verb, ...words.map(quoted), ...options].join(' ');
}

function quoted(word: string): string {
  return /^[\w.,:/@%+=-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
