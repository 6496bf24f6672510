import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { describe, expect, it } from 'vitest';
import { EntrepotError, ERROR_KINDS, type ErrorCode, inputError } from '../trade/errors.ts';
import { problem } from './problem.ts';

interface Line {
  readonly message: string;
  readonly fields: unknown;
}

function recorder(): { lines: Line[]; log: { info: () => void; warn: (message: string, fields?: unknown) => void } } {
  const lines: Line[] = [];
  return { lines, log: { info: () => undefined, warn: (message, fields) => void lines.push({ message, fields }) } };
}

describe('problems', () => {
  it.each(Object.keys(ERROR_KINDS) as ErrorCode[])('%s has its status', async (code) => {
    const response = problem(new EntrepotError(code, 'what is wrong'), recorder());
    expect(response.status).toBe(ERROR_KINDS[code].http);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toEqual({
      type: `/problems/${code}`,
      title: ERROR_KINDS[code].means,
      status: ERROR_KINDS[code].http,
      detail: 'what is wrong',
      code,
    });
  });

  it('fields and problems of an input go along', async () => {
    const place = { file: 'x.csv', line: 3, column: 'value', value: '-', expected: 'a number' };
    const body = await problem(inputError('input-invalid', place), recorder()).json();
    expect(body).toMatchObject({ code: 'input-invalid', problems: [place] });
    const big = new EntrepotError('usage', 'x', { fields: { n: 1n } });
    expect(await problem(big, recorder()).json()).toMatchObject({ fields: { n: '1' } });
  });

  it('a bug tells the log everything and the client a number', async () => {
    const { lines, log } = recorder();
    const response = problem(new TypeError('secret /home/someone/lake'), { log });
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).not.toMatch(/secret|home|TypeError|\.ts/);
    const { code, fields } = JSON.parse(text) as { code: string; fields: { incident: string } };
    expect(code).toBe('bug');
    expect(lines).toHaveLength(1);
    expect(lines[0]?.fields).toMatchObject({ incident: fields.incident });
    expect(JSON.stringify(lines[0])).toMatch(/secret .*problem\.test\.ts/);
  });

  it.each([[null], [undefined], ['text'], [{ message: 'x' }]])('%j thrown is a bug too', async (thrown) => {
    expect(await problem(thrown, recorder()).json()).toMatchObject({ code: 'bug', status: 500 });
  });

  it('folders of the server are not named', async () => {
    const error = new EntrepotError('lake-corrupt', '/home/someone/lake/ledger/1.json is not an entry', {
      fields: { file: '/home/someone/lake/ledger/1.json' },
    });
    const { lines, log } = recorder();
    const text = await problem(error, { log, hidden: ['/home/someone/other/../lake', '/'] }).text();
    expect(text).not.toContain('someone');
    expect(text).toContain('lake/ledger/1.json is not an entry');
    expect(JSON.stringify(lines)).toContain('/home/someone/lake/ledger');
  });

  it('says which token is needed, and when to come again', () => {
    const header = (error: EntrepotError, name: string): string | null => problem(error, recorder()).headers.get(name);
    expect(header(new EntrepotError('unauthorised', 'x'), 'www-authenticate')).toBe('Bearer realm="entrepot"');
    expect(header(new EntrepotError('unauthorised', 'x', { fields: { refused: true } }), 'www-authenticate')).toBe(
      'Bearer realm="entrepot", error="invalid_token"',
    );
    expect(header(new EntrepotError('forbidden', 'x', { fields: { scope: 'load' } }), 'www-authenticate')).toBe(
      'Bearer realm="entrepot", error="insufficient_scope", scope="load"',
    );
    const wait = { fields: { retryAfterSeconds: 1.2 } };
    expect(header(new EntrepotError('rate-limited', 'x', wait), 'retry-after')).toBe('2');
  });

  it('an HTTPException of a library is a problem of its status; one of ours is a bug', async () => {
    const app = new Hono();
    app.onError((failure) => problem(failure, recorder()));
    app.get('/:status', (c) => {
      throw new HTTPException(Number(c.req.param('status')) as 400, { message: 'Malformed JSON' });
    });
    for (const [status, code] of [
      [400, 'usage'],
      [404, 'not-found'],
      [413, 'input-too-large'],
      [500, 'bug'],
    ] as const) {
      expect(await (await app.request(`/${status}`)).json()).toMatchObject({ status, code });
    }
  });
});
