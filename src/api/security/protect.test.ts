import { type ClientRequest, type IncomingMessage, request, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { afterEach, describe, expect, it } from 'vitest';
import { quiet, tempFolder } from '../../../test/helpers.ts';
import type { Context } from '../../app/context.ts';
import { createToken, revokeToken } from '../../app/tokens.ts';
import { requireScope } from './authenticate.ts';
import type { SecurityEnv } from './caller.ts';
import { SERVER_OPTIONS } from './limits.ts';
import { type Protection, protect } from './protect.ts';

const running: Server[] = [];

afterEach(() => {
  for (const server of running.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

interface Started {
  readonly port: number;
  readonly app: Hono<SecurityEnv>;
}

/** A real server on loopback, as `entrepot serve` would start one. */
async function started(context: Context, options: Partial<Protection> = {}): Promise<Started> {
  const app = new Hono<SecurityEnv>();
  let port = 0;
  await protect(app, {
    context,
    host: '127.0.0.1',
    port: () => port,
    log: context.effects.log,
    limitsOf: () => ({ bytes: 64 * 1024, milliseconds: 5000 }),
    ...options,
  });
  app.get('/', (c) => c.html('<p>the app</p>'));
  app.get('/api/v1/status', (c) => c.json({ caller: c.var.caller.token?.name ?? null }));
  app.post('/api/v1/sql', requireScope('read'), async (c) => c.json(await c.req.json()));
  app.post('/api/v1/loads', requireScope('load'), async (c) => c.json(Object.keys(await c.req.parseBody())));
  app.get('/api/v1/broken', () => {
    throw new Error('secret of /home/someone');
  });
  const server = await new Promise<Server>((resolve) => {
    const made = serve(
      {
        fetch: app.fetch,
        hostname: '127.0.0.1',
        port: 0,
        serverOptions: SERVER_OPTIONS,
        overrideGlobalObjects: false,
      },
      () => resolve(made as Server),
    );
  });
  running.push(server);
  port = (server.address() as AddressInfo).port;
  return { port, app };
}

const lake = (): Context => ({ lake: tempFolder(), effects: quiet() });

/** Sends bytes as they are, and reads until the server closes. */
async function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk) => void (answer += chunk.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', () => resolve(answer));
  });
}

const status = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);

describe('an open server on loopback', () => {
  it('answers a program, with its headers on all answers', async () => {
    const { port } = await started(lake());
    for (const [path, expected] of [
      ['/', 200],
      ['/api/v1/status', 200],
      ['/missing', 404],
      ['/api/v1/broken', 500],
    ] as const) {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`);
      expect([path, answer.status]).toEqual([path, expected]);
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(await answer.text()).not.toContain('secret');
    }
  });

  it('does not answer to a rebound name, to two names, or to none', async () => {
    const { port } = await started(lake());
    const get = (host: string): string => `GET / HTTP/1.1\r\n${host}Connection: close\r\n\r\n`;
    expect(status(await raw(port, get(`Host: localhost:${port}\r\n`)))).toBe(200);
    expect(status(await raw(port, get(`Host: evil.example:${port}\r\n`)))).toBe(403);
    expect(status(await raw(port, get(`Host: localhost:${port}\r\nHost: evil.example\r\n`)))).toBe(400);
    expect(status(await raw(port, get('')))).toBe(400);
    expect(status(await raw(port, get('Host: evil\u0000.example\r\n')))).toBe(400);
    const whole = `GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`;
    expect(status(await raw(port, whole))).toBe(403);
  });

  it('a header can not be smuggled in, nor out', async () => {
    const { port } = await started(lake());
    const head = `GET /api/v1/status HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\n`;
    const injected = await raw(port, `${head}Authorization: Bearer x\r\nX-Evil: 1\r\n\r\n`);
    expect(status(injected)).toBe(401);
    expect(injected).not.toMatch(/evil/i);
    expect(status(await raw(port, `${head}Authorization: Bearer x\rX-Evil: 1\r\n\r\n`))).toBe(400);
    const split = await fetch(`http://127.0.0.1:${port}/api/v1/status?x=%0d%0aSet-Cookie:%20a=b`);
    expect(split.headers.get('set-cookie')).toBeNull();
    const folded = await raw(port, `${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`);
    expect(status(folded)).toBe(400);
  });

  it('headers and addresses are bounded', async () => {
    const { port } = await started(lake());
    const head = `Host: localhost:${port}\r\nConnection: close\r\n`;
    expect(status(await raw(port, `GET / HTTP/1.1\r\n${head}X: ${'x'.repeat(20_000)}\r\n\r\n`))).toBe(431);
    expect(status(await raw(port, `GET /?${'x'.repeat(10_000)} HTTP/1.1\r\n${head}\r\n`))).toBe(414);
  });

  it('a form elsewhere changes nothing', async () => {
    const { port } = await started(lake());
    const post = async (headers: Record<string, string>): Promise<number> =>
      (await fetch(`http://127.0.0.1:${port}/api/v1/sql`, { method: 'POST', body: '{"a":1}', headers })).status;
    expect(await post({ 'content-type': 'text/plain', origin: 'https://evil.example' })).toBe(403);
    expect(await post({ 'content-type': 'text/plain' })).toBe(403);
    expect(await post({ 'content-type': 'application/json', origin: 'null' })).toBe(403);
    expect(await post({ 'content-type': 'application/json', origin: `http://127.0.0.1:${port}` })).toBe(200);
    expect(await post({ 'content-type': 'application/json' })).toBe(200);
  });

  it('an upload of the app comes in', async () => {
    const { port } = await started(lake());
    const form = new FormData();
    form.set('file', new File(['a,b\n1,2\n'], 'x.csv'));
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/loads`, {
      method: 'POST',
      body: form,
      headers: { origin: `http://127.0.0.1:${port}`, 'x-entrepot': '1' },
    });
    expect(await answer.json()).toEqual(['file']);
  });

  it('a body that goes on and on is stopped, in chunks too', async () => {
    const { port } = await started(lake());
    const { answer, sent } = await flood(port, 64 * 1024 * 1024);
    expect(answer).toBe(413);
    expect(sent).toBeLessThan(32 * 1024 * 1024);
    expect((await fetch(`http://127.0.0.1:${port}/api/v1/status`)).status).toBe(200);
  });
});

/** Posts chunks without a length until the server answers or `most` bytes are sent. */
async function flood(port: number, most: number): Promise<{ readonly answer: number; readonly sent: number }> {
  let sent = 0;
  let answer = 0;
  const chunk = Buffer.alloc(16 * 1024, 32);
  await new Promise<void>((resolve) => {
    const headers = { 'content-type': 'application/json', 'transfer-encoding': 'chunked' };
    const post: ClientRequest = request({ port, host: '127.0.0.1', method: 'POST', path: '/api/v1/sql', headers });
    post.on('response', (response: IncomingMessage) => {
      answer = response.statusCode ?? 0;
      response.resume();
      post.destroy();
    });
    post.on('close', resolve);
    post.on('error', () => resolve());
    const write = (): void => {
      while (sent < most && !post.destroyed) {
        sent += chunk.length;
        if (!post.write(chunk)) return void post.once('drain', write);
      }
      post.end();
    };
    write();
  });
  return { answer, sent };
}

describe('a server that others reach', () => {
  it('does not start without a token', async () => {
    await expect(started(lake(), { host: '0.0.0.0' })).rejects.toMatchObject({ code: 'usage' });
  });

  it('shows the app to all, answers to tokens only, within their rate, until they are revoked', async () => {
    const context = lake();
    const { token, id } = await createToken(context, { name: 'desk', scope: ['read'], rate: 4 });
    const { port } = await started(context, { requireToken: true });
    const ask = async (path: string, init: RequestInit = {}): Promise<Response> =>
      fetch(`http://127.0.0.1:${port}${path}`, {
        ...init,
        headers: { authorization: `Bearer ${token}`, ...init.headers },
      });
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
    const nobody = await fetch(`http://127.0.0.1:${port}/api/v1/status`);
    expect([nobody.status, nobody.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="entrepot"']);
    const known = await ask('/api/v1/status');
    expect(await known.json()).toEqual({ caller: 'desk' });
    expect(known.headers.get('ratelimit')).toMatch(/^"token";r=3;t=\d+$/);
    const load = await ask('/api/v1/loads', { method: 'POST', body: new FormData() });
    expect([load.status, load.headers.get('www-authenticate')]).toEqual([
      403,
      'Bearer realm="entrepot", error="insufficient_scope", scope="load"',
    ]);
    await ask('/api/v1/status');
    await ask('/api/v1/status');
    const beyond = await ask('/api/v1/status');
    expect([beyond.status, beyond.headers.get('retry-after')]).toEqual([429, '15']);
    expect(beyond.headers.get('content-security-policy')).toContain("default-src 'none'");
    await revokeToken(context, id);
    expect((await ask('/api/v1/status')).status).toBe(401);
  });

  it('paths written another way are asked for a token too', async () => {
    const context = lake();
    await createToken(context, { name: 'desk', scope: ['read'] });
    const { port } = await started(context, { requireToken: true });
    for (const path of [
      '/api/v1/status',
      '//api/v1/status',
      '/api/v1//status',
      '/api/%76%31/status',
      '/x/../api/v1/status',
      '/api/v1/status/',
    ]) {
      const answer = await raw(port, `GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\n\r\n`);
      expect([path, [401, 404].includes(status(answer))]).toEqual([path, true]);
    }
  });
});
