import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { quiet, tempFolder } from '../../../test/helpers.ts';
import type { Context } from '../../app/context.ts';
import { createToken, revokeToken } from '../../app/tokens.ts';
import { problem } from '../problem.ts';
import { authenticate, requireScope } from './authenticate.ts';
import type { SecurityEnv } from './caller.ts';
import { RateLimiter } from './rate-limit.ts';

const lake = (): Context => ({ lake: tempFolder(), effects: quiet() });

function server(context: Context, open = false): Hono<SecurityEnv> {
  const app = new Hono<SecurityEnv>();
  app.onError((failure) => problem(failure, context.effects));
  app.use(authenticate({ context, open, limiter: new RateLimiter() }));
  return app
    .get('/read', requireScope('read'), (c) => c.text(c.var.caller.token?.name ?? 'nobody'))
    .get('/load', requireScope('load'), (c) => c.text('in'))
    .get('/admin', requireScope('admin'), (c) => c.text('in'));
}

const bearer = (token: string): { headers: Record<string, string> } => ({
  headers: { authorization: `Bearer ${token}` },
});

async function refusal(answer: Response): Promise<readonly [number, string | null, string]> {
  const { code } = (await answer.json()) as { code: string };
  return [answer.status, answer.headers.get('www-authenticate'), code];
}

const INVALID = [401, 'Bearer realm="entrepot", error="invalid_token"', 'unauthorised'];

describe('a server that is not open', () => {
  it('lets a token in, and to what its scope holds', async () => {
    const context = lake();
    const app = server(context);
    const { token } = await createToken(context, { name: 'desk', scope: ['load'] });
    expect(await (await app.request('/read', bearer(token))).text()).toBe('desk');
    expect((await app.request('/load', bearer(token))).status).toBe(200);
    expect((await app.request('/read', { headers: { authorization: `bearer  ${token}` } })).status).toBe(200);
    const answer = await app.request('/admin', bearer(token));
    expect(await refusal(answer)).toEqual([
      403,
      'Bearer realm="entrepot", error="insufficient_scope", scope="admin"',
      'forbidden',
    ]);
  });

  it('asks for one', async () => {
    expect(await refusal(await server(lake()).request('/read'))).toEqual([
      401,
      'Bearer realm="entrepot"',
      'unauthorised',
    ]);
  });

  it('refuses alike: the right id with a wrong secret, an unknown id, and what is no token', async () => {
    const context = lake();
    const { id } = await createToken(context, { name: 'desk', scope: ['read'] });
    const app = server(context);
    const bodies = new Set<string>();
    for (const text of [
      `ent_${id}_${'0'.repeat(64)}`,
      `ent_${'0'.repeat(10)}_${'0'.repeat(64)}`,
      'x',
      'x'.repeat(8000),
    ]) {
      const answer = await app.request('/read', bearer(text));
      bodies.add(await answer.clone().text());
      expect(await refusal(answer)).toEqual(INVALID);
    }
    expect(bodies.size).toBe(1);
  });

  it('reads the Bearer header only', async () => {
    const context = lake();
    const { token } = await createToken(context, { name: 'desk', scope: ['admin'] });
    const app = server(context);
    expect((await app.request(`/read?access_token=${token}&token=${token}`)).status).toBe(401);
    for (const headers of [
      { cookie: `token=${token}; authorization=Bearer ${token}` },
      { 'x-api-key': token },
      { authorization: token },
      { authorization: `Basic ${Buffer.from(`x:${token}`).toString('base64')}` },
      { authorization: `Bearer ${token}, Bearer ${token}` },
      { authorization: `Bearer ${token} x` },
      { authorization: '' },
    ])
      expect((await app.request('/read', { headers: headers as Record<string, string> })).status).toBe(401);
  });

  it('a revocation holds from the next request on', async () => {
    const context = lake();
    const app = server(context);
    const { id, token } = await createToken(context, { name: 'desk', scope: ['read'] });
    for (let round = 0; round < 3; round += 1) expect((await app.request('/read', bearer(token))).status).toBe(200);
    await revokeToken({ ...context, effects: quiet() }, id);
    expect(await refusal(await app.request('/read', bearer(token)))).toEqual(INVALID);
  });

  it('an expired one is told so, to who holds it', async () => {
    const context = lake();
    const { token, id } = await createToken(context, { name: 'desk', scope: ['read'], expires: '1h' });
    const later = { ...context, effects: quiet({ now: () => new Date('2026-01-02T05:00:00Z') }) };
    expect(await (await server(later).request('/read', bearer(token))).text()).toContain(
      'expired at 2026-01-02T04:04:05',
    );
    const guess = await server(later).request('/read', bearer(`ent_${id}_${'0'.repeat(64)}`));
    expect(await guess.text()).not.toContain('expired');
  });

  it('who is refused too often has to wait; others, and valid tokens, do not', async () => {
    const context = lake();
    const app = server(context);
    const { token } = await createToken(context, { name: 'desk', scope: ['read'] });
    const from = (remoteAddress: string): object => ({ incoming: { socket: { remoteAddress } } });
    const statuses: number[] = [];
    for (let round = 0; round < 80; round += 1)
      statuses.push((await app.request('/read', bearer('x'), from(`2001:db8::${round}`))).status);
    expect(statuses.slice(0, 60).every((status) => status === 401)).toBe(true);
    expect(statuses.at(-1)).toBe(429);
    const answer = await app.request('/read', bearer('x'), from('2001:db8::1'));
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await app.request('/read', bearer('x'), from('192.0.2.1'))).status).toBe(401);
    expect((await app.request('/read', bearer(token), from('2001:db8::1'))).status).toBe(200);
  });

  it('the log names the address, never the token', async () => {
    const lines: unknown[] = [];
    const log = { info: () => undefined, warn: (...line: unknown[]) => void lines.push(line) };
    const context = { lake: tempFolder(), effects: quiet({ log }) };
    const { id } = await createToken(context, { name: 'desk', scope: ['read'] });
    await server(context).request('/read', bearer(`ent_${id}_${'7'.repeat(64)}`));
    expect(lines).toEqual([['an access token was refused', { address: 'unknown' }]]);
  });
});

describe('an open server', () => {
  it('asks for nothing', async () => {
    for (const route of ['/read', '/load', '/admin'])
      expect((await server(lake(), true).request(route)).status).toBe(200);
  });

  it('holds a token that is given to its word', async () => {
    const context = lake();
    const app = server(context, true);
    const { token } = await createToken(context, { name: 'desk', scope: ['read'] });
    expect((await app.request('/load', bearer(token))).status).toBe(403);
    expect((await app.request('/read', bearer('x'))).status).toBe(401);
  });
});

it('a route that asks for a scope but for no token stays shut', async () => {
  const app = new Hono<SecurityEnv>();
  app.onError((failure) => problem(failure, quiet()));
  app.get('/', requireScope('read'), (c) => c.text('in'));
  expect((await app.request('/')).status).toBe(500);
});
