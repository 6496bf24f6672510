import type { Hono, Context as Request } from 'hono';
import type { Context } from '../../app/context.ts';
import { listTokens } from '../../app/tokens.ts';
import { type ProblemOptions, problem } from '../problem.ts';
import { authenticate } from './authenticate.ts';
import { type BindOptions, bindPolicy } from './bind.ts';
import type { SecurityEnv } from './caller.ts';
import { refuseCrossSite } from './cross-site.ts';
import { securityHeaders } from './headers.ts';
import { checkHost, type HostOptions } from './host.ts';
import { limitBody, limitTime, limitUrl, QUESTION_LIMITS, type RouteLimits } from './limits.ts';
import { RateLimiter, rateLimit } from './rate-limit.ts';

export interface Protection extends BindOptions, HostOptions, ProblemOptions {
  readonly context: Context;
  /** By method and path of the request; `QUESTION_LIMITS` when not given. */
  readonly limitsOf?: (method: string, path: string) => RouteLimits;
  /** Requests a minute of one address without a token, where they may come without; not limited when not given. */
  readonly openPerMinute?: number;
}

/**
 * Puts all of this before the routes of a server, in the one right order:
 *
 *     headers -> length of the URL -> Host -> other sites -> [/api/v1: token -> rate -> time -> body] -> route
 *
 * The pages of the app are no secret and carry no data, so a browser can open them and then ask for a token. Routes add
 * `requireScope`.
 * @throws EntrepotError 'usage' when the server may not be started like this.
 */
export async function protect(app: Hono<SecurityEnv>, protection: Protection): Promise<void> {
  const { context, host } = protection;
  const { open } = bindPolicy(host, await listTokens(context), protection);
  const limiter = new RateLimiter();
  const limits = ({ req }: Request): RouteLimits => protection.limitsOf?.(req.method, req.path) ?? QUESTION_LIMITS;
  app.onError((failure) => problem(failure, protection));
  app.use(securityHeaders(), limitUrl(), checkHost(protection), refuseCrossSite());
  app.use(
    '/api/v1/*',
    authenticate({ context, open, limiter }),
    rateLimit(limiter, protection),
    limitTime((c) => limits(c).milliseconds, protection),
    limitBody((c) => limits(c).bytes, protection),
  );
}
