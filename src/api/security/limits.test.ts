import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { quiet } from '../../../test/helpers.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { problem } from '../problem.ts';
import type { SecurityEnv } from './caller.ts';
import { limitBody, limitTime, limitUrl } from './limits.ts';

const effects = quiet();

function server(): Hono<SecurityEnv> {
  const app = new Hono<SecurityEnv>();
  app.onError((failure) => problem(failure, effects));
  return app;
}

/** Chunks of a kilobyte, made when they are asked for. */
function chunks(most: number): { readonly body: ReadableStream<Uint8Array>; readonly sent: () => number } {
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent === most) return controller.close();
      sent += 1;
      controller.enqueue(new Uint8Array(1024).fill(32));
    },
  });
  return { body, sent: () => sent };
}

describe('the body', () => {
  const app = server();
  app.use(
    limitBody(() => 4096, effects),
    limitUrl(100),
  );
  app.post('/read', async (c) => c.text(String((await c.req.arrayBuffer()).byteLength)));
  app.post('/json', async (c) => c.json(await c.req.json()));
  app.post('/form', async (c) => c.json(Object.keys(await c.req.parseBody())));
  app.post('/hides', async (c) => c.text(await c.req.text().catch(() => 'all is well')));
  app.post('/ignores', (c) => c.text('not read'));

  it('is read up to the bound', async () => {
    expect(await (await app.request('/read', { method: 'POST', body: 'x'.repeat(4096) })).text()).toBe('4096');
    const { body } = chunks(4);
    expect(await (await app.request('/read', { method: 'POST', body, duplex: 'half' })).text()).toBe('4096');
    const form = new FormData();
    form.set('file', new File(['a,b'], 'x.csv'));
    expect(await (await app.request('/form', { method: 'POST', body: form })).json()).toEqual(['file']);
    expect(await (await app.request('/json', { method: 'POST', body: '{"a":1}' })).json()).toEqual({ a: 1 });
  });

  it.each(['/read', '/json', '/form', '/hides'])(
    'beyond it is not, in chunks without a length, by %s',
    async (path) => {
      const { body, sent } = chunks(100_000);
      const headers = path === '/form' ? { 'content-type': 'multipart/form-data; boundary=x' } : {};
      const answer = await app.request(path, {
        method: 'POST',
        body,
        duplex: 'half',
        headers: headers as Record<string, string>,
      });
      expect(answer.status).toBe(413);
      expect(await answer.json()).toMatchObject({ code: 'input-too-large', fields: { mostBytes: 4096 } });
      expect(sent()).toBeLessThan(20);
    },
  );

  it('beyond it is not even begun when its length says so', async () => {
    const { body, sent } = chunks(100_000);
    const headers = { 'content-length': '102400000' };
    const answer = await app.request('/read', { method: 'POST', body, duplex: 'half', headers });
    expect([answer.status, sent() < 3]).toEqual([413, true]);
  });

  it('a length that is a lie is of no use', async () => {
    for (const length of ['1', '-5', 'NaN', '0x1']) {
      const { body } = chunks(100);
      const headers = { 'content-length': length };
      expect((await app.request('/read', { method: 'POST', body, duplex: 'half', headers })).status).toBe(413);
    }
  });

  it('that nobody reads does no harm', async () => {
    const { body } = chunks(100_000);
    expect((await app.request('/ignores', { method: 'POST', body, duplex: 'half' })).status).toBe(200);
  });

  it('an address that is too long is 414', async () => {
    const answer = await app.request(`/read?${'x'.repeat(200)}`);
    expect(await answer.json()).toMatchObject({ status: 414, code: 'url-too-long' });
  });
});

describe('time', () => {
  const slow = (work: (signal: AbortSignal) => Promise<void>): Hono<SecurityEnv> => {
    const app = server();
    app.use(limitTime(() => 50, effects));
    return app.get('/', async (c) => {
      await work(c.var.signal);
      return c.text('done');
    });
  };
  const stopped = (signal: AbortSignal): Promise<void> =>
    new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    });

  it('up is 504, and the work is told', async () => {
    let reason: unknown;
    const app = slow((signal) => stopped(signal).catch((cause: unknown) => void (reason = cause)));
    const answer = await app.request('/');
    expect(await answer.json()).toMatchObject({ status: 504, code: 'too-long', fields: { seconds: 0.05 } });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(reason).toBeInstanceOf(EntrepotError);
  });

  it('work that goes on, or fails when it is stopped, does not change the answer', async () => {
    const on = slow(() => new Promise((resolve) => void setTimeout(resolve, 90)));
    expect((await on.request('/')).status).toBe(504);
    const failing = slow(async (signal) => {
      await stopped(signal).catch(() => undefined);
      throw new Error('stopped');
    });
    expect((await failing.request('/')).status).toBe(504);
    await new Promise((resolve) => setTimeout(resolve, 60));
  });

  it('enough is no matter', async () => {
    let signal: AbortSignal | undefined;
    const app = slow(async (given) => void (signal = given));
    expect(await (await app.request('/')).text()).toBe('done');
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(signal?.aborted).toBe(false);
  });

  it('a client that leaves stops the work', async () => {
    const client = new AbortController();
    let told = false;
    const app = slow(async (signal) => {
      client.abort();
      told = signal.aborted;
    });
    await app.request(new Request('http://localhost/', { signal: client.signal }));
    expect(told).toBe(true);
  });
});
