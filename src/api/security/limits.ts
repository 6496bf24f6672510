import type { ServerOptions } from 'node:http';
import type { Context, MiddlewareHandler } from 'hono';
import { EntrepotError } from '../../trade/errors.ts';
import { type ProblemOptions, problem } from '../problem.ts';
import type { SecurityEnv } from './caller.ts';

/** What one kind of request may take. */
export interface RouteLimits {
  readonly bytes: number;
  readonly milliseconds: number;
}

/** A question, its body a little JSON. */
export const QUESTION_LIMITS: RouteLimits = { bytes: 1_000_000, milliseconds: 60_000 };

/** Files to load; `bytes` is the default of what the operator may set. */
export const UPLOAD_LIMITS: RouteLimits = { bytes: 512 * 1024 * 1024, milliseconds: 15 * 60_000 };

const URL_LENGTH = 8192;

/** Of the HTTP server itself, in bytes and milliseconds: a client may be slow with a body, not with its headers. */
export const SERVER_OPTIONS = {
  maxHeaderSize: 16_384,
  headersTimeout: 10_000,
  requestTimeout: UPLOAD_LIMITS.milliseconds,
  keepAliveTimeout: 10_000,
  connectionsCheckingInterval: 5_000,
} satisfies ServerOptions;

/** @throws EntrepotError 'url-too-long'. */
export function limitUrl(most = URL_LENGTH): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.url.length > most)
      throw new EntrepotError(
        'url-too-long',
        `the address has ${c.req.url.length} characters; at most ${most} are read`,
      );
    await next();
  };
}

/**
 * Bounds the body of a request while it streams, whatever its length says, and keeps none of it. The reader of the body
 * gets the error; should it hide it, the answer is 413 all the same.
 * @throws EntrepotError 'input-too-large'.
 */
export function limitBody(bytesOf: (c: Context) => number, options: ProblemOptions): MiddlewareHandler {
  const tooLarge = (mostBytes: number): EntrepotError =>
    new EntrepotError('input-too-large', `the body of the request is over ${mostBytes} bytes`, {
      fields: { mostBytes },
    });
  return async (c, next) => {
    const most = bytesOf(c);
    if (Number(c.req.header('content-length') ?? 0) > most) throw tooLarge(most);
    const { body, url, method, headers, signal } = c.req.raw;
    if (body === null) return next();
    let bytes = 0;
    let over = false;
    const counted = body.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          bytes += chunk.byteLength;
          over ||= bytes > most;
          if (over) throw tooLarge(most);
          controller.enqueue(chunk);
        },
      }),
    );
    // From its parts: the request of the HTTP server need not be one that the platform's `Request` takes.
    c.req.raw = new Request(url, { method, headers: [...headers], signal, body: counted, duplex: 'half' });
    await next();
    if (over) replace(c, problem(tooLarge(most), options));
  };
}

/**
 * Answers 504 when a route takes longer, and fires `c.var.signal` then, and when the client left: work should heed it. An
 * answer that streams has to begin in this time.
 */
export function limitTime(
  millisecondsOf: (c: Context) => number,
  options: ProblemOptions,
): MiddlewareHandler<SecurityEnv> {
  return async (c, next) => {
    const milliseconds = millisecondsOf(c);
    const timer = new AbortController();
    const late = Promise.withResolvers<'late'>();
    const timeout = setTimeout(() => {
      late.resolve('late');
      // After the answer: what the work says when it is stopped must not take its place.
      setImmediate(() => timer.abort(tookTooLong(milliseconds)));
    }, milliseconds);
    c.set('signal', AbortSignal.any([timer.signal, c.req.raw.signal]));
    try {
      if ((await Promise.race([next(), late.promise])) === 'late')
        replace(c, problem(tookTooLong(milliseconds), options));
    } finally {
      clearTimeout(timeout);
    }
  };
}

function tookTooLong(milliseconds: number): EntrepotError {
  return new EntrepotError('too-long', `no answer within ${milliseconds / 1000} seconds`, {
    fields: { seconds: milliseconds / 1000 },
  });
}

/** Instead of the answer there may be, not on top of its header fields. */
function replace(c: Context, response: Response): void {
  c.res = undefined;
  c.res = response;
}
