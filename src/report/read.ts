import { z } from 'zod';
import { EntrepotError, type InputProblem, inputError } from '../trade/errors.ts';
import { contentHash } from './canonical.ts';
import type { Document } from './document.ts';
import { DOSSIER_VERSION } from './json.ts';
import { documentSchema } from './schema.ts';
import { documentProblems } from './validate.ts';

export interface Dossier {
  readonly document: Document;
  /** The hash that the file gives for its content. */
  readonly recorded: string;
  /** The hash of the content as it is; another one means that the file was changed after it was made. */
  readonly computed: string;
}

const envelope = z.strictObject({
  dossier: z.literal(DOSSIER_VERSION),
  sha256: z.string().regex(/^[0-9a-f]{64}$/u, 'a SHA-256 in lower-case hexadecimal'),
  document: documentSchema,
});

const MOST_PROBLEMS = 20;

/**
 * A dossier from its JSON form. `input-format`: not JSON, or not a dossier of this version; `input-invalid`: a field
 * that is not as it should be, each named. A wrong hash is no error: it is for the caller to say.
 */
export function readDossier(text: string, file: string): Dossier {
  const value = parsed(text, file);
  const read = envelope.safeParse(value);
  if (!read.success)
    throw invalid(
      file,
      read.error.issues.map((issue) => problemOf(file, issue, value)),
    );
  const { document, sha256 } = read.data;
  const wrong = documentProblems(document);
  if (wrong.length > 0)
    throw invalid(
      file,
      wrong.map((problem) => ({ file, column: 'document', expected: `a whole document, but ${problem}` })),
    );
  return { document, recorded: sha256, computed: contentHash(document) };
}

function parsed(text: string, file: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw inputError('input-format', { file, expected: 'a dossier in its JSON form; this is not JSON' }, cause);
  }
  const version = typeof value === 'object' && value !== null && 'dossier' in value ? value.dossier : undefined;
  if (version === DOSSIER_VERSION) return value;
  throw inputError('input-format', {
    file,
    column: 'dossier',
    value: version === undefined ? null : JSON.stringify(version),
    expected: `a dossier of version ${DOSSIER_VERSION}, as "entrepot dossier CASE --format json" writes it`,
  });
}

function problemOf(file: string, issue: z.core.$ZodIssue, value: unknown): InputProblem {
  const column = issue.path.map(String).join('.');
  const found = at(value, issue.path);
  return {
    file,
    column,
    ...(found === null || typeof found !== 'object' ? { value: found === undefined ? null : String(found) } : {}),
    expected: issue.message.replace(/^Invalid input: expected /u, ''),
  };
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (whole, key) => (typeof whole === 'object' && whole !== null ? Reflect.get(whole, key) : undefined),
    value,
  );
}

function invalid(file: string, problems: readonly InputProblem[]): EntrepotError {
  const shown = problems.slice(0, MOST_PROBLEMS);
  const [first] = shown;
  const more = problems.length > 1 ? `, and ${problems.length - 1} more` : '';
  return new EntrepotError(
    'input-invalid',
    `${file}, ${first?.column ?? ''}: expected ${first?.expected ?? ''}${more}`,
    { problems: shown },
  );
}
