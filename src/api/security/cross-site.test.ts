import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { quiet } from '../../../test/helpers.ts';
import { problem } from '../problem.ts';
import { refuseCrossSite } from './cross-site.ts';

const app = new Hono();
app.onError((failure) => problem(failure, quiet()));
app.use(refuseCrossSite()).all('/', (c) => c.text('in'));

const host = { host: 'localhost:8080' };
const own = { ...host, origin: 'http://localhost:8080', 'sec-fetch-site': 'same-origin' };
const json = { 'content-type': 'application/json' };

async function ask(method: string, headers: Record<string, string>): Promise<Response> {
  return app.request('/', { method, headers });
}

describe('a request that changes something comes in', () => {
  it.each([
    ['as JSON from the app', { ...own, ...json }],
    ['as JSON with a charset', { ...own, 'content-type': 'Application/JSON; charset=utf-8' }],
    ['as an upload from the app', { ...own, 'content-type': 'multipart/form-data; boundary=x', 'x-entrepot': '1' }],
    ['as JSON from a program', { ...host, ...json }],
    [
      'as an upload of a program with a token',
      { ...host, 'content-type': 'multipart/form-data', authorization: 'Bearer x' },
    ],
    ['through https of a proxy', { host: 'x.example', origin: 'https://x.example', ...json }],
  ])('%s', async (_name, headers) => expect((await ask('POST', headers)).status).toBe(200));
});

describe('and is refused', () => {
  it.each([
    [
      'as text from a form elsewhere',
      { ...host, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site', 'content-type': 'text/plain' },
    ],
    ['as text without a word on where from', { ...host, 'content-type': 'text/plain' }],
    ['as text that calls itself JSON', { ...host, 'content-type': 'text/plain; application/json' }],
    ['as a form', { ...host, 'content-type': 'application/x-www-form-urlencoded' }],
    ['as an upload without the header of the app', { ...own, 'content-type': 'multipart/form-data; boundary=x' }],
    ['with the header of the app but another value', { ...own, 'x-entrepot': 'true' }],
    ['without a type', own],
    ['from an opaque origin', { ...host, origin: 'null', ...json, 'x-entrepot': '1' }],
    ['from an opaque origin with a token', { ...host, origin: 'null', ...json, authorization: 'Bearer x' }],
    ['as JSON from another site', { ...host, 'sec-fetch-site': 'cross-site', ...json }],
    [
      'as JSON from another port of this machine',
      { ...host, origin: 'http://localhost:3000', 'sec-fetch-site': 'same-site', ...json },
    ],
    ['from an origin that starts like this one', { ...host, origin: 'http://localhost:8080.evil.example', ...json }],
    ['from an origin with a user part', { ...host, origin: 'http://localhost:8080@evil.example', ...json }],
    ['from two origins', { ...host, origin: 'http://localhost:8080, http://evil.example', ...json }],
    ['from an origin of another scheme', { ...host, origin: 'chrome-extension://localhost:8080', ...json }],
    ['from an empty origin', { ...host, origin: '', ...json }],
    ['with basic credentials', { ...host, authorization: 'Basic eDp5' }],
    ['with an empty token', { ...host, authorization: 'Bearer ' }],
  ])('%s', async (_name, headers) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      expect((await ask(method, headers as Record<string, string>)).status).toBe(403);
  });
});

describe('reading', () => {
  it.each([
    ['by the app', own],
    ['by a program', host],
    ['by a typed address', { ...host, 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' }],
    ['by a link elsewhere', { ...host, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }],
  ])('%s is served', async (_name, headers) => expect((await ask('GET', headers)).status).toBe(200));

  it.each(['no-cors', 'cors', 'websocket'])('by a page elsewhere (%s) is not', async (mode) => {
    for (const site of ['cross-site', 'same-site'])
      expect((await ask('GET', { ...host, 'sec-fetch-site': site, 'sec-fetch-mode': mode })).status).toBe(403);
  });

  it('a browser that asks first gets no permission', async () => {
    const answer = await ask('OPTIONS', {
      ...host,
      origin: 'https://evil.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type,x-entrepot',
    });
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});
