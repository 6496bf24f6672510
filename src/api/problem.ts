import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { HTTPException } from 'hono/http-exception';
import type { Logger } from '../trade/effects.ts';
import { EntrepotError, ERROR_KINDS, type ErrorCode } from '../trade/errors.ts';

export interface ProblemOptions {
  readonly log: Logger;
  /** Folders of the server that answers do not name: each is replaced by its last part. */
  readonly hidden?: readonly string[];
}

/** What the libraries between us and the client refuse. */
const CODES: Readonly<Record<number, ErrorCode>> = {
  401: 'unauthorised',
  403: 'forbidden',
  404: 'not-found',
  413: 'input-too-large',
};

/**
 * Any failure as an RFC 9457 answer: `{type, title, status, detail, code, fields?, problems?}`. What is not an
 * `EntrepotError` is a bug of ours: the log gets all of it, the client a number to ask about.
 */
export function problem(failure: unknown, options: ProblemOptions): Response {
  if (failure instanceof EntrepotError) return ofError(failure, options);
  if (failure instanceof HTTPException && failure.status < 500)
    return ofError(
      new EntrepotError(CODES[failure.status] ?? 'usage', failure.message || 'the request is wrong'),
      options,
    );
  const incident = randomUUID();
  options.log.warn('a bug in Entrepot', {
    incident,
    error: failure instanceof Error ? (failure.stack ?? failure.message) : String(failure),
  });
  return answer(500, {
    type: '/problems/bug',
    title: 'a bug in Entrepot',
    status: 500,
    detail: 'This is a bug in Entrepot, please report it; the log of the server tells more under this incident.',
    code: 'bug',
    fields: { incident },
  });
}

function ofError(error: EntrepotError, { log, hidden = [] }: ProblemOptions): Response {
  const { http, means } = ERROR_KINDS[error.code];
  if (http >= 500) log.warn(error.message, error.toJSON());
  const { fields, problems } = error.toJSON();
  return answer(
    http,
    {
      type: `/problems/${error.code}`,
      title: means,
      status: http,
      detail: error.message,
      code: error.code,
      ...(fields === undefined ? {} : { fields }),
      ...(problems === undefined ? {} : { problems }),
    },
    headersOf(error),
    hidden,
  );
}

function answer(
  status: number,
  body: Readonly<Record<string, unknown>>,
  headers: Readonly<Record<string, string>> = {},
  hidden: readonly string[] = [],
): Response {
  const text = hidden
    .map((folder) => path.resolve(folder))
    .filter((folder) => path.basename(folder) !== '')
    .reduce((json, folder) => json.replaceAll(inJson(folder), inJson(path.basename(folder))), asJson(body));
  return new Response(text, {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  });
}

/** The header fields that HTTP asks for with some statuses. Their values are ours, never the client's. */
function headersOf({ code, fields }: EntrepotError): Record<string, string> {
  const { retryAfterSeconds, scope, refused } = fields;
  if (code === 'unauthorised')
    return { 'www-authenticate': `Bearer realm="entrepot"${refused === true ? ', error="invalid_token"' : ''}` };
  if (code === 'forbidden' && typeof scope === 'string')
    return { 'www-authenticate': `Bearer realm="entrepot", error="insufficient_scope", scope="${scope}"` };
  if (typeof retryAfterSeconds === 'number') return { 'retry-after': String(Math.ceil(retryAfterSeconds)) };
  return {};
}

function asJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? part.toString() : part));
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
