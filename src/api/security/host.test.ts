import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { quiet } from '../../../test/helpers.ts';
import { problem } from '../problem.ts';
import { checkHost, type HostOptions, parseHost } from './host.ts';

const server = (options: Partial<HostOptions> = {}): Hono => {
  const app = new Hono();
  app.onError((failure) => problem(failure, quiet()));
  app.use(checkHost({ host: '127.0.0.1', port: () => 8080, ...options }));
  return app.get('/', (c) => c.text('in'));
};

const ask = async (app: Hono, host?: string): Promise<number> =>
  (await app.request('/', { headers: host === undefined ? {} : { host } })).status;

describe('a server on loopback', () => {
  it.each(['localhost:8080', '127.0.0.1:8080', '127.9.9.9:8080', '[::1]:8080', 'LocalHost:8080'])(
    'is %s',
    async (host) => expect(await ask(server(), host)).toBe(200),
  );

  it.each([
    'evil.example:8080',
    'localhost',
    'localhost:80',
    'localhost:8081',
    'localhost.evil.example:8080',
    '127.0.0.1.evil.example:8080',
    'localhost.:8080',
    '0.0.0.0:8080',
    '10.0.0.1:8080',
    '[::]:8080',
    '2130706433:8080',
  ])('is not %s', async (host) => expect(await ask(server(), host)).toBe(403));

  it.each([
    '',
    'localhost:8080, evil.example',
    'localhost:8080@evil.example',
    'localhost:8080/',
    'localhost:x',
    'a b',
    ':8080',
    '[localhost]:8080',
    'x'.repeat(300),
  ])('%j is no host', async (host) => expect(await ask(server(), host)).toBe(400));

  it('a request without a Host is refused', async () => expect(await ask(server())).toBe(400));

  it('a rebound name is said back as text of a JSON answer, and with the way out', async () => {
    const answer = await server().request('/', { headers: { host: 'evil.example:8080' } });
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.text()).toContain('--allowed-host evil.example');
  });
});

describe('other names', () => {
  it('the address it is bound to is its own, the wildcard is not', async () => {
    expect(await ask(server({ host: '192.0.2.1' }), '192.0.2.1:8080')).toBe(200);
    expect(await ask(server({ host: '192.0.2.1' }), '192.0.2.2:8080')).toBe(403);
    expect(await ask(server({ host: '2001:db8::1' }), '[2001:DB8::1]:8080')).toBe(200);
    expect(await ask(server({ host: '0.0.0.0' }), '192.0.2.1:8080')).toBe(403);
  });

  it('allowed hosts are, with the port when one is given', async () => {
    const app = server({ allowedHosts: ['Entrepot.example.org', 'other.example:8443'] });
    expect(await ask(app, 'entrepot.example.org')).toBe(200);
    expect(await ask(app, 'entrepot.example.org:9000')).toBe(200);
    expect(await ask(app, 'other.example:8443')).toBe(200);
    expect(await ask(app, 'other.example')).toBe(403);
    expect(await ask(app, 'sub.entrepot.example.org')).toBe(403);
  });

  it('an allowed host that is none stops the start', () => {
    for (const host of ['*', 'https://x', '*.example.org', ''])
      expect(() => server({ allowedHosts: [host] })).toThrow(expect.objectContaining({ code: 'usage' }));
    expect(parseHost('[::1]:80')).toEqual({ name: '::1', port: 80 });
  });
});
