/**
 * Expected failures. Each has a code that is mapped once to an exit status (sysexits.h where one fits) and an
 * HTTP status. A bare `Error` anywhere in the project is a bug of ours, never the user's.
 */
export const ERROR_KINDS = {
  usage: { exit: 64, http: 400, means: 'the command or its parameters are wrong' },
  'input-invalid': { exit: 65, http: 422, means: 'a row of the input breaks the rules of its format' },
  'input-format': { exit: 65, http: 422, means: 'the input is not in the format that was named' },
  'input-too-large': { exit: 65, http: 413, means: 'the input or what it expands to is over the bound' },
  'unknown-vocabulary': { exit: 65, http: 422, means: 'a code or name that no table lists' },
  'url-too-long': { exit: 65, http: 414, means: 'the address of a request is longer than the server reads' },
  'input-missing': { exit: 66, http: 404, means: 'the input cannot be opened' },
  'not-found': { exit: 66, http: 404, means: 'what was asked for is not in the lake' },
  unavailable: { exit: 69, http: 503, means: 'a remote service did not answer as agreed' },
  'too-much': { exit: 71, http: 422, means: 'the answer needs more memory or rows than it may have' },
  'too-long': { exit: 75, http: 504, means: 'the answer took longer than it may' },
  'lake-corrupt': { exit: 70, http: 500, means: 'stored files are not what the ledger says' },
  'lake-conflict': { exit: 75, http: 409, means: 'another process changed the lake first, too many times' },
  'rate-limited': { exit: 75, http: 429, means: 'a remote service, or this server, asks to wait' },
  unauthorised: { exit: 77, http: 401, means: 'an access token is needed, or the one given is not valid' },
  forbidden: { exit: 77, http: 403, means: 'the access token or the origin of the request does not allow this' },
  'not-assessable': { exit: 78, http: 422, means: 'the data at hand cannot answer this' },
  cancelled: { exit: 130, http: 499, means: 'stopped on request' },
} as const;

export type ErrorCode = keyof typeof ERROR_KINDS;

/** One thing wrong at one place of an input. `line` counts from 1 and includes the header. */
export interface InputProblem {
  readonly file: string;
  readonly line?: number | undefined;
  readonly column?: string | undefined;
  readonly value?: string | null | undefined;
  readonly expected: string;
}

export class EntrepotError extends Error {
  readonly code: ErrorCode;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly problems: readonly InputProblem[];

  constructor(
    code: ErrorCode,
    message: string,
    details: {
      readonly fields?: Readonly<Record<string, unknown>>;
      readonly problems?: readonly InputProblem[];
      readonly cause?: unknown;
    } = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'EntrepotError';
    this.code = code;
    this.fields = details.fields ?? {};
    this.problems = details.problems ?? [];
  }

  get exitCode(): number {
    return ERROR_KINDS[this.code].exit;
  }

  toJSON(): Record<string, unknown> {
    return {
      error: this.code,
      message: this.message,
      ...(Object.keys(this.fields).length > 0 ? { fields: this.fields } : {}),
      ...(this.problems.length > 0 ? { problems: this.problems } : {}),
    };
  }
}

/** An error about one place of an input, said in one sentence. */
export function inputError(code: ErrorCode, problem: InputProblem, cause?: unknown): EntrepotError {
  return new EntrepotError(code, describeProblem(problem), { problems: [problem], cause });
}

export function describeProblem(p: InputProblem): string {
  const place = [
    p.file,
    p.line === undefined ? '' : `line ${p.line}`,
    p.column === undefined ? '' : `column ${p.column}`,
  ]
    .filter((part) => part !== '')
    .join(', ');
  const found = p.value === undefined ? '' : `: found ${p.value === null ? 'nothing' : JSON.stringify(p.value)}`;
  return `${place}${found}; expected ${p.expected}`;
}
