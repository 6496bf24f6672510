import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { addressOf, isLoopback, networkOf } from './address.ts';

it.each(['127.0.0.1', '127.8.9.10', '::1', '[::1]', 'localhost', 'LOCALHOST', '0:0:0:0:0:0:0:1', '::ffff:127.0.0.1'])(
  '%s is loopback',
  (host) => expect(isLoopback(host)).toBe(true),
);

it.each([
  '0.0.0.0',
  '::',
  '10.0.0.1',
  '128.0.0.1',
  '127.1',
  '0x7f.0.0.1',
  '2130706433',
  'localhost.example.org',
  '127.0.0.1.example.org',
  'localhost.',
  '',
  '::ffff:10.0.0.1',
])('%j may be anywhere', (host) => expect(isLoopback(host)).toBe(false));

it('all addresses of one /64 are one network', () => {
  expect(networkOf('2001:db8:1:2::1')).toBe('2001:db8:1:2');
  expect(networkOf('2001:0db8:1:2:ffff:ffff:ffff:ffff')).toBe('2001:db8:1:2');
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0');
  expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0');
  expect(networkOf('::1')).toBe('0:0:0:0');
  expect(networkOf('::ffff:192.0.2.7')).toBe('192.0.2.7');
  expect(networkOf('192.0.2.7')).toBe('192.0.2.7');
  expect(networkOf('unknown')).toBe('unknown');
});

it('what a client says of its address is not read', async () => {
  const app = new Hono().get('/', (c) => c.text(addressOf(c)));
  const headers = { 'x-forwarded-for': '127.0.0.1', forwarded: 'for=127.0.0.1', 'x-real-ip': '127.0.0.1' };
  const env = { incoming: { socket: { remoteAddress: '192.0.2.7' } } };
  expect(await (await app.request('/', { headers }, env)).text()).toBe('192.0.2.7');
  expect(await (await app.request('/', { headers })).text()).toBe('unknown');
});
