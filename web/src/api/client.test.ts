// @vitest-environment happy-dom
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiUrl, getJson, post } from './client.ts';
import { ApiProblem } from './problem.ts';
import { token } from './token.ts';

let server: Server;
const seen: { url: string; method: string; headers: Record<string, unknown> }[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push({ url: request.url ?? '', method: request.method ?? '', headers: request.headers });
    const refused = request.url?.includes('/flows') ?? false;
    response.writeHead(refused ? 422 : 200, {
      'content-type': refused ? 'application/problem+json' : 'application/json',
    });
    response.end(
      JSON.stringify(
        refused
          ? {
              title: 'Unknown',
              status: 422,
              code: 'unknown-vocabulary',
              detail: 'no area XXX',
              fields: { area: 'XXX' },
            }
          : { version: '1' },
      ),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  (window as unknown as { happyDOM: { setURL: (url: string) => void } }).happyDOM.setURL(
    `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
  );
});

afterAll(() => {
  server.close();
});

test('an address is filled from parameters; lists are joined, what is not chosen is left out', () => {
  expect(
    apiUrl('/findings/{finding}/series', { finding: 'surge:EU27:KGZ', via: ['KGZ', 'ARM'], asOf: undefined }),
  ).toBe('/api/v1/findings/surge%3AEU27%3AKGZ/series?via=KGZ%2CARM');
});

test('a refusal is an ApiProblem with its code and fields', async () => {
  const error = await getJson('/flows', { reporter: 'XXX' }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ApiProblem);
  expect(error).toMatchObject({
    status: 422,
    code: 'unknown-vocabulary',
    message: 'no area XXX',
    fields: { area: 'XXX' },
  });
});

test('a token is sent when there is one, and a POST says where it comes from', async () => {
  token.keep('secret');
  await post('/sql', { body: { statement: 'SELECT 1' } });
  token.forget();
  await getJson('/status', {});
  expect(seen.at(-2)).toMatchObject({ method: 'POST', headers: { authorization: 'Bearer secret', 'x-entrepot': '1' } });
  expect(seen.at(-1)?.headers).not.toHaveProperty('authorization');
});
