import type { MiddlewareHandler, Context as Request } from 'hono';
import type { Context } from '../../app/context.ts';
import { type AccessToken, recogniseToken } from '../../app/tokens.ts';
import { EntrepotError } from '../../trade/errors.ts';
import type { Scope } from '../../trade/scope.ts';
import { addressOf, networkOf } from './address.ts';
import type { SecurityEnv } from './caller.ts';
import type { RateLimiter } from './rate-limit.ts';

export interface AuthenticateOptions {
  readonly context: Context;
  /** Whether requests may come without a token: what `bindPolicy` says. */
  readonly open: boolean;
  readonly limiter: RateLimiter;
}

/** Refused requests that one network may make in a minute before even these are not looked at. */
const REFUSED_PER_MINUTE = 60;

/**
 * Reads `Authorization: Bearer` and nothing else: no cookie and no parameter, which a browser would send or log unasked. A
 * token that is given has to be valid, on an open server too.
 * @throws EntrepotError 'unauthorised', 'rate-limited'.
 */
export function authenticate({ context, open, limiter }: AuthenticateOptions): MiddlewareHandler<SecurityEnv> {
  return async (c, next) => {
    const address = addressOf(c);
    const header = c.req.header('authorization');
    if (header === undefined && open) {
      c.set('caller', { address, token: null });
      return next();
    }
    const refuse = (message: string, presented: boolean): EntrepotError => {
      const left = limiter.take('refused', networkOf(address), REFUSED_PER_MINUTE);
      if (presented) context.effects.log.warn('an access token was refused', { address });
      return left.allowed
        ? new EntrepotError('unauthorised', message, presented ? { fields: { refused: true } } : {})
        : new EntrepotError('rate-limited', 'too many requests without a valid token', {
            fields: { retryAfterSeconds: left.retryAfterSeconds },
          });
    };
    if (header === undefined) throw refuse('this server needs an access token: Authorization: Bearer ent_...', false);
    const text = /^Bearer +(\S+)$/i.exec(header)?.[1];
    const token = text === undefined ? null : await recogniseToken(context, text);
    if (token === null) throw refuse('the access token is not valid, or it was revoked', true);
    if (token.expired) throw refuse(`the access token expired at ${token.expires}`, true);
    c.set('caller', { address, token });
    return next();
  };
}

/**
 * Of an open server everything may be asked without a token.
 * @throws EntrepotError 'forbidden', with the scope that is missing.
 */
export function requireScope(scope: Scope): MiddlewareHandler<SecurityEnv> {
  return async (c, next) => {
    const token = callerToken(c);
    if (token !== null && !token.scopes.includes(scope))
      throw new EntrepotError(
        'forbidden',
        `this needs a token of scope ${scope}; the one given has ${token.scopes.join(', ')}`,
        {
          fields: { scope },
        },
      );
    await next();
  };
}

/** A route that asks for a scope where nobody was asked who they are is a bug of ours, and stays shut. */
function callerToken(c: Request<SecurityEnv>): AccessToken | null {
  const caller = c.var.caller as SecurityEnv['Variables']['caller'] | undefined;
  if (caller === undefined) throw new Error('requireScope stands before authenticate');
  return caller.token;
}
