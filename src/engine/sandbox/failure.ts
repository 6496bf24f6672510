import { EntrepotError, type ErrorCode } from '../../trade/errors.ts';

/** How the engine begins its sentences, and what they mean for the one who asked. Else the statement is at fault. */
const KINDS: readonly (readonly [RegExp, ErrorCode])[] = [
  [/^Out of Memory Error|std::bad_alloc|Allocation failure|Invalid string length|Array buffer allocation/i, 'too-much'],
  [/^INTERRUPT/i, 'cancelled'],
  // The policy lets no statement name a file, so it is one of the views' own that cannot be read.
  [/^(IO|Permission) Error/, 'lake-corrupt'],
];

const STATEMENTS_FAULT = /^[A-Z][\w ]* (Error|Exception): /i;

/**
 * What the engine says of a statement, without the paths of this machine. @returns null where it is no sentence of the engine.
 */
export function engineFailure(failure: unknown, paths: readonly string[]): EntrepotError | null {
  const text = failure instanceof Error ? failure.message : String(failure);
  const code = KINDS.find(([pattern]) => pattern.test(text))?.[1] ?? (STATEMENTS_FAULT.test(text) ? 'usage' : null);
  if (code === null) return null;
  if (code === 'too-much') return new EntrepotError(code, 'stopped: it needs more memory than a query may have', {});
  if (code === 'cancelled') return new EntrepotError(code, 'stopped on request');
  if (code === 'lake-corrupt')
    return new EntrepotError(code, 'a stored file cannot be read; entrepot lake verify names it');
  const [said = '', place] = text.split(/\n+LINE \d+: /);
  const message = withoutPaths(said, paths).replace(STATEMENTS_FAULT, '').replaceAll(/\s+/g, ' ').trim().slice(0, 600);
  const position = place === undefined ? null : positionIn(text);
  return new EntrepotError(code, position === null ? message : `${message} (${position})`, {});
}

function withoutPaths(text: string, paths: readonly string[]): string {
  const named = paths.reduce((rest, path) => (path === '' ? rest : rest.replaceAll(path, '(a file)')), text);
  return named.replaceAll(/(?<![\w.])(\/[^\s/"':]+){2,}/g, '(a path)');
}

/** The engine draws the line with a mark under the place. */
function positionIn(text: string): string | null {
  const match = /\nLINE (\d+): (.*)\n( *)\^/.exec(text);
  if (match === null) return null;
  const [, line = '', shown = '', before = ''] = match;
  const column = before.length - `LINE ${line}: `.length;
  const at = shown.slice(column).split(/\s/)[0]?.slice(0, 40) ?? '';
  return at === '' ? `line ${line}` : `line ${line}, at ${JSON.stringify(at)}`;
}
