import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { quiet } from '../../../test/helpers.ts';
import type { SecurityEnv } from './caller.ts';
import { RateLimiter, rateLimit } from './rate-limit.ts';

describe('the limiter', () => {
  it('gives a minute at once, then what a minute gives', () => {
    let now = 0;
    const limiter = new RateLimiter({ now: () => now });
    const take = (): boolean => limiter.take('tokens', 'a', 60).allowed;
    expect(Array.from({ length: 61 }, take)).toEqual([...Array<boolean>(60).fill(true), false]);
    now = 999;
    expect(take()).toBe(false);
    now = 1001;
    expect([take(), take()]).toEqual([true, false]);
    now = 3_600_000;
    expect(Array.from({ length: 61 }, take).filter(Boolean)).toHaveLength(60);
  });

  it('says how long to wait', () => {
    let now = 0;
    const limiter = new RateLimiter({ now: () => now });
    expect(limiter.take('tokens', 'a', 2)).toMatchObject({ remaining: 1, retryAfterSeconds: 0, resetSeconds: 30 });
    expect(limiter.take('tokens', 'a', 2)).toMatchObject({ allowed: true, remaining: 0, retryAfterSeconds: 30 });
    now = 10_000;
    const refused = limiter.take('tokens', 'a', 2);
    expect(refused).toMatchObject({ allowed: false, remaining: 0 });
    expect(refused.retryAfterSeconds).toBeCloseTo(20);
  });

  it('1,000 addresses do not grow it, push no token out and forget no debt', () => {
    const limiter = new RateLimiter({ most: 100, now: () => 0 });
    limiter.take('tokens', 'a', 1);
    limiter.take('addresses', 'first', 1);
    let allowed = 0;
    for (let n = 0; n < 1000; n += 1)
      allowed += limiter.take('addresses', `10.0.${n >> 8}.${n & 255}`, 1).allowed ? 1 : 0;
    expect(limiter.size('addresses')).toBeLessThanOrEqual(100);
    expect(allowed).toBeLessThanOrEqual(100);
    expect(limiter.take('addresses', 'first', 1).allowed).toBe(false);
    expect(limiter.take('tokens', 'a', 1).allowed).toBe(false);
    expect(limiter.size('tokens')).toBe(1);
  });

  it('an address that was away long enough makes room', () => {
    let now = 0;
    const limiter = new RateLimiter({ most: 10, now: () => now });
    for (let n = 0; n < 50; n += 1) limiter.take('addresses', `old ${n}`, 1);
    expect(limiter.take('addresses', 'new', 1).allowed).toBe(false);
    now = 60_000;
    expect([limiter.take('addresses', 'new', 1).allowed, limiter.take('addresses', 'newer', 1).allowed]).toEqual([
      true,
      true,
    ]);
    expect(limiter.size('addresses')).toBeLessThanOrEqual(10);
  });

  it.each([1, 2, 3])('never keeps more than %i', (most) => {
    const limiter = new RateLimiter({ most, now: () => 0 });
    for (let n = 0; n < 20; n += 1) limiter.take('refused', String(n), 5);
    expect(limiter.size('refused')).toBeLessThanOrEqual(most);
  });
});

describe('the middleware', () => {
  const server = (rate: number | null, openPerMinute?: number): Hono<SecurityEnv> => {
    const token =
      rate === null
        ? null
        : {
            id: 'a',
            name: 'x',
            scopes: ['read' as const],
            created: '',
            expires: null,
            requestsPerMinute: rate,
            expired: false,
          };
    const app = new Hono<SecurityEnv>();
    app.use(async (c, next) => {
      c.set('caller', { address: c.req.header('test-address') ?? '192.0.2.1', token });
      await next();
    });
    const limiter = new RateLimiter({ now: () => 0 });
    app.use(rateLimit(limiter, { log: quiet().log, ...(openPerMinute === undefined ? {} : { openPerMinute }) }));
    return app.get('/', (c) => c.text('in'));
  };

  it('says what is left, and 429 when nothing is', async () => {
    const app = server(2);
    const first = await app.request('/');
    expect(first.headers.get('ratelimit-policy')).toBe('"token";q=2;w=60');
    expect(first.headers.get('ratelimit')).toBe('"token";r=1;t=30');
    expect((await app.request('/')).headers.get('ratelimit')).toBe('"token";r=0;t=30');
    const third = await app.request('/');
    expect([third.status, third.headers.get('retry-after'), third.headers.get('ratelimit')]).toEqual([
      429,
      '30',
      '"token";r=0;t=30',
    ]);
    expect(third.headers.get('content-type')).toBe('application/problem+json');
    expect(await third.json()).toMatchObject({ code: 'rate-limited', status: 429 });
  });

  it('without a token nothing is limited, unless a limit for each address is set', async () => {
    const free = server(null);
    for (let n = 0; n < 200; n += 1) expect((await free.request('/')).status).toBe(200);
    const bound = server(null, 1);
    const ask = async (address: string): Promise<number> =>
      (await bound.request('/', { headers: { 'test-address': address } })).status;
    expect([await ask('10.0.0.1'), await ask('10.0.0.1'), await ask('10.0.0.2')]).toEqual([200, 429, 200]);
  });
});
