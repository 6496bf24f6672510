import { expect, it } from 'vitest';
import type { AccessToken } from '../../app/tokens.ts';
import { bindPolicy } from './bind.ts';

const token = (expired: boolean): AccessToken => ({
  id: 'aaaaaaaaaa',
  name: 'x',
  scopes: ['read'],
  created: '2026-01-01T00:00:00.000Z',
  expires: '2026-02-01T00:00:00.000Z',
  requestsPerMinute: 600,
  expired,
});

it('loopback is open, with tokens and without', () => {
  for (const host of ['127.0.0.1', '127.5.5.5', '::1', 'localhost']) {
    expect(bindPolicy(host, [])).toEqual({ open: true });
    expect(bindPolicy(host, [token(false)])).toEqual({ open: true });
  }
});

it('loopback is shut when tokens are required, or a proxy stands in front', () => {
  expect(bindPolicy('127.0.0.1', [token(false)], { requireToken: true })).toEqual({ open: false });
  expect(bindPolicy('::1', [token(false)], { allowedHosts: ['entrepot.example.org'] })).toEqual({ open: false });
  expect(bindPolicy('::1', [], { allowedHosts: ['localhost:5173'] })).toEqual({ open: true });
});

it.each([
  ['0.0.0.0', [], {}],
  ['::', [], {}],
  ['192.0.2.1', [], {}],
  ['entrepot.example.org', [], {}],
  ['0.0.0.0', [token(true)], {}],
  ['127.0.0.1', [], { requireToken: true }],
  ['127.0.0.1', [token(true)], { allowedHosts: ['entrepot.example.org:443'] }],
])('%s without a live token does not start (%#), and says how to make one', (host, tokens, options) => {
  expect(() => bindPolicy(host, tokens, options)).toThrow(
    expect.objectContaining({ code: 'usage', message: expect.stringContaining('entrepot token create') as string }),
  );
});

it('another host with a live token starts, shut', () => {
  expect(bindPolicy('0.0.0.0', [token(true), token(false)])).toEqual({ open: false });
});
