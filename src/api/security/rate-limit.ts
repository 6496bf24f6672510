import type { MiddlewareHandler } from 'hono';
import { EntrepotError } from '../../trade/errors.ts';
import { type ProblemOptions, problem } from '../problem.ts';
import { networkOf } from './address.ts';
import type { SecurityEnv } from './caller.ts';

/** What is left of an allowance after one request. Times are seconds. */
interface Allowance {
  readonly allowed: boolean;
  readonly perMinute: number;
  readonly remaining: number;
  /** Until one more request is allowed; 0 when one is. */
  readonly retryAfterSeconds: number;
  /** Until the whole allowance is back. */
  readonly resetSeconds: number;
}

/** Kept apart, so that no number of addresses pushes a token out. `refused`: addresses without a valid token. */
type Kind = 'tokens' | 'addresses' | 'refused';

interface Bucket {
  left: number;
  at: number;
  perMinute: number;
}

/** All keys that find no place of their own share this bucket. */
const OTHERS = '';

/**
 * Token buckets that hold a minute's worth. At most `most` of each kind are kept: the one longest unused makes room if it
 * is full again, for then nothing is forgotten; else a new key shares one bucket with all others that found no place.
 */
export class RateLimiter {
  readonly #buckets: Readonly<Record<Kind, Map<string, Bucket>>> = {
    tokens: new Map(),
    addresses: new Map(),
    refused: new Map(),
  };
  readonly #most: number;
  readonly #now: () => number;

  constructor({ most = 10_000, now = () => performance.now() }: { most?: number; now?: () => number } = {}) {
    this.#most = most;
    this.#now = now;
  }

  /** Takes one request off the allowance of `key`, if there is one. */
  take(kind: Kind, key: string, perMinute: number): Allowance {
    const now = this.#now();
    const bucket = this.#bucket(kind, key, perMinute, now);
    bucket.left = refilled(bucket, now, perMinute);
    bucket.at = now;
    bucket.perMinute = perMinute;
    const allowed = bucket.left >= 1;
    if (allowed) bucket.left -= 1;
    const perSecond = perMinute / 60;
    return {
      allowed,
      perMinute,
      remaining: Math.floor(bucket.left),
      retryAfterSeconds: bucket.left >= 1 ? 0 : (1 - bucket.left) / perSecond,
      resetSeconds: (perMinute - bucket.left) / perSecond,
    };
  }

  size(kind: Kind): number {
    return this.#buckets[kind].size;
  }

  #bucket(kind: Kind, key: string, perMinute: number, now: number): Bucket {
    const buckets = this.#buckets[kind];
    const name = buckets.has(key) || this.#makeRoom(buckets, now) ? key : OTHERS;
    const bucket = buckets.get(name) ?? { left: perMinute, at: now, perMinute };
    buckets.delete(name);
    buckets.set(name, bucket);
    return bucket;
  }

  #makeRoom(buckets: Map<string, Bucket>, now: number): boolean {
    const room = this.#most - 1 - (buckets.has(OTHERS) ? 0 : 1);
    if (buckets.size <= room) return true;
    const [oldest] = buckets;
    if (oldest === undefined || refilled(oldest[1], now) < oldest[1].perMinute) return false;
    buckets.delete(oldest[0]);
    return true;
  }
}

function refilled({ left, at, perMinute }: Bucket, now: number, most = perMinute): number {
  return Math.min(most, left + ((now - at) / 60_000) * perMinute);
}

/**
 * Limits each token to its rate. Without a token the server is open, which it is on loopback only; there nothing is limited
 * unless `openPerMinute` says so, for each address: the one caller is the person at the machine. Says what is left in the
 * fields of draft-ietf-httpapi-ratelimit-headers.
 */
export function rateLimit(
  limiter: RateLimiter,
  options: ProblemOptions & { readonly openPerMinute?: number },
): MiddlewareHandler<SecurityEnv> {
  return async (c, next) => {
    const { token, address } = c.var.caller;
    const perMinute = token === null ? options.openPerMinute : token.requestsPerMinute;
    if (perMinute === undefined) return next();
    const left =
      token === null
        ? limiter.take('addresses', networkOf(address), perMinute)
        : limiter.take('tokens', token.id, perMinute);
    if (!left.allowed)
      c.res = problem(
        new EntrepotError('rate-limited', `more than ${left.perMinute} requests a minute`, {
          fields: { perMinute: left.perMinute, retryAfterSeconds: left.retryAfterSeconds },
        }),
        options,
      );
    else await next();
    const policy = token === null ? 'address' : 'token';
    const wait = left.remaining === 0 ? left.retryAfterSeconds : left.resetSeconds;
    c.res.headers.set('RateLimit-Policy', `"${policy}";q=${left.perMinute};w=60`);
    c.res.headers.set('RateLimit', `"${policy}";r=${left.remaining};t=${Math.ceil(wait)}`);
  };
}
