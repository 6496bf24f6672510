import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Problem } from '../../src/api/contract/answers/problem.ts';
import { FIXTURES, listing, tempFolder } from '../helpers.ts';
import { plantedLake } from '../planted-lake.ts';
import { type Served, served } from './served.ts';

const server = await served(inject('bundledLake'));
afterAll(() => server.close());

const FLOWS = '/flows?reporter=EU27&partner=KGZ&hs=8542&from=2022-01&to=2022-10';
const LINES = '/flows?reporter=EU27&partner=KGZ,ARM,KAZ,UZB,GEO&hs=84,85,87&from=2021-01&to=2022-11&by=line';

/** A scan of a scenario that nobody asked before. */
const own = (name: string) => ({
  scenario: {
    name,
    destination: 'RUS',
    event: '2022-02',
    window: ['2022-03', '2022-11'],
    base: ['2021-03', '2021-11'],
    exporters: ['EU27'],
    intermediaries: ['KAZ', 'KGZ', 'ARM', 'GEO', 'UZB'],
    goods: ['84', '85', '87'],
  },
});

async function problemOf(response: Response): Promise<Problem> {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  return Problem.parse(await response.json());
}

describe('an answer', () => {
  it('has a tag of its snapshot, and is not sent again to who has it', async () => {
    const first = await server.ask(FLOWS);
    const tag = first.headers.get('etag') as string;
    const body = (await first.json()) as { lineage: { snapshot: string } };
    expect(first.headers.get('entrepot-snapshot')).toBe(body.lineage.snapshot);
    for (const header of [tag, `W/${tag}`, `"other", ${tag}`]) {
      const again = await server.ask(FLOWS, { headers: { 'if-none-match': header } });
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag]);
    }
    expect((await server.ask(FLOWS, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
    expect((await server.ask(`${FLOWS}&format=csv`)).headers.get('etag')).not.toBe(tag);
  });

  it('may be asked for without its body', async () => {
    const [whole, head] = [await server.ask(FLOWS), await server.ask(FLOWS, { method: 'HEAD' })];
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(head.headers.get('etag')).toBe(whole.headers.get('etag'));
  });

  it('is compressed for who takes it so', async () => {
    const raw = await plain(server, '/api/v1/lake/sources', 'Accept-Encoding: gzip');
    expect(raw.head).toMatch(/content-encoding: gzip/i);
    const told = await (await server.ask('/lake/sources')).json();
    expect(JSON.parse(gunzipSync(raw.body).toString())).toEqual(told);
    expect((await plain(server, '/api/v1/lake/sources', '')).head).not.toMatch(/content-encoding/i);
  });

  it.each([
    ['text/csv', 'text/csv; charset=utf-8'],
    ['application/x-ndjson', 'application/x-ndjson'],
    ['application/json', 'application/json'],
    ['text/html,*/*;q=0.8', 'application/json'],
    ['text/html, text/csv;q=0.5', 'text/csv; charset=utf-8'],
  ])('for Accept %s is %s', async (accept, type) => {
    const response = await server.ask(FLOWS, { headers: { accept } });
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('vary')).toContain('Accept');
    await response.text();
  });
});

describe('what is wrong', () => {
  it.each<[string, string, number, RegExp]>([
    ['a path that is none', '/nothing', 404, /is no operation/],
    ['a parameter that nobody knows', `${FLOWS}&lake=/etc`, 400, /lake/],
    ['a parameter that is missing', '/flows?reporter=EU27', 400, /partner/],
    ['a format that is none', `${FLOWS}&format=xml`, 400, /format/],
    ['a finding that is none', '/findings/nothing', 404, /no finding/],
    ['rows of what has none', '/lake/verify?format=csv', 400, /format|csv/],
  ])('%s', async (_name, under, status, detail) => {
    const response = await server.ask(under);
    const problem = await problemOf(response);
    expect([response.status, problem.status]).toEqual([status, status]);
    expect(problem.detail).toMatch(detail);
    expect(JSON.stringify(problem)).not.toContain(server.lake);
  });

  it('a body that is no JSON', async () => {
    const headers = { 'content-type': 'application/json' };
    const response = await server.ask('/scan', { method: 'POST', headers, body: '{"scenario":' });
    expect([response.status, (await problemOf(response)).code]).toEqual([400, 'usage']);
  });

  it('a cursor of another question', async () => {
    const { next } = (await (await server.ask('/findings?limit=5&kind=surge')).json()) as { next: string };
    expect((await server.ask(`/findings?limit=9&kind=surge&cursor=${next}`)).status).toBe(200);
    for (const other of ['kind=collapse', 'kind=surge&sort=gain', 'kind=surge&via=KGZ'])
      expect((await problemOf(await server.ask(`/findings?${other}&cursor=${next}`))).detail).toMatch(
        /no cursor of this/,
      );
  });
});

describe('on every kind of answer', () => {
  it.each([
    '/api/v1/status',
    FLOWS.replace('/flows', '/api/v1/flows'),
    '/api/v1/flows',
    '/api/v1/nothing',
    '/api/v1/openapi.json',
    '/api/docs',
    '/api/docs/start.js',
    '/',
    `/api/v1/status?x=${'x'.repeat(9_000)}`,
  ])('there are the fields that keep a browser safe: %s', async (at) => {
    const { headers } = await fetch(`${server.url}${at}`);
    expect(headers.get('content-security-policy')).toMatch(
      /default-src 'none'.*script-src 'self'.*frame-ancestors 'none'/,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('the page of the documentation loads from its own host only', async () => {
    const page = await (await fetch(`${server.url}/api/docs`)).text();
    const loaded = [...page.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, at]) => at as string);
    expect(loaded.length).toBe(3);
    for (const at of loaded) {
      expect(at).toMatch(/^\/[^/]/);
      const part = await fetch(`${server.url}${at}`);
      expect([part.status, (await part.arrayBuffer()).byteLength > 0]).toEqual([200, true]);
    }
  });
});

describe('a question that is given up', () => {
  it('leaves its process free for the next', async () => {
    const controller = new AbortController();
    const scan = server.send('/scan', own('given-up'), { signal: controller.signal });
    await delay(700);
    controller.abort();
    await expect(scan).rejects.toThrow(/abort/i);
    const started = performance.now();
    expect(
      (
        await server.send('/scan', {
          scenario: { ...own('next').scenario, intermediaries: ['ARM'], goods: ['854231'] },
        })
      ).status,
    ).toBe(200);
    // What was given up would have taken as long again before it.
    expect(performance.now() - started).toBeLessThan(60_000);
    expect(workersOf(server).filter(({ threads }) => threads > 1)).toHaveLength(1);
  });

  it('of rows leaves it free too', async () => {
    for (let round = 0; round < 3; round += 1) {
      const controller = new AbortController();
      const response = await server.ask(`${LINES}&format=ndjson`, { signal: controller.signal });
      const reader = response.body?.getReader();
      await reader?.read();
      controller.abort();
      await reader?.cancel().catch(() => undefined);
    }
    const all = await Promise.all([1, 2, 3].map((month) => server.ask(FLOWS.replace('2022-10', `2022-0${month}`))));
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200]);
  });
});

describe('a process that dies', () => {
  it('is a problem of its question and of no other', async () => {
    const scan = server.send('/scan', own('dies'));
    await delay(700);
    for (const { pid, threads } of workersOf(server)) if (threads > 1) process.kill(pid, 'SIGKILL');
    const response = await scan;
    expect([response.status, (await problemOf(response)).code]).toEqual([422, 'too-much']);
    expect(
      (
        await server.send('/scan', {
          scenario: { ...own('lives').scenario, intermediaries: ['ARM'], goods: ['854231'] },
        })
      ).status,
    ).toBe(200);
  });

  it('while it waits is replaced', async () => {
    const pids = workersOf(server).map(({ pid }) => pid);
    for (const pid of pids) process.kill(pid, 'SIGKILL');
    while (pids.some((pid) => existsSync(`/proc/${pid}`))) await delay(50);
    expect((await server.ask(FLOWS.replace('2022-10', '2022-05'))).status).toBe(200);
  });
});

it('a slow reader holds back the process that writes, and memory stays bounded', async () => {
  const address = `/api/v1${LINES.replace('hs=84,85,87', 'hs=84,85,86,87,90,39,72,73')}&format=ndjson`;
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  socket.write(`GET ${address} HTTP/1.1\r\nHost: ${new URL(server.url).host}\r\n\r\n`);
  await new Promise((resolve) => socket.once('readable', resolve));
  const before = process.memoryUsage();
  await delay(1_500);
  const after = process.memoryUsage();
  expect(after.external + after.arrayBuffers - before.external - before.arrayBuffers).toBeLessThan(32 * 2 ** 20);
  let bytes = 0;
  for await (const chunk of socket.setTimeout(60_000)) {
    bytes += (chunk as Buffer).length;
    if ((chunk as Buffer).subarray(-5).toString() === '0\r\n\r\n') break;
  }
  socket.destroy();
  expect(bytes).toBeGreaterThan(8 * 2 ** 20);
});

describe('loads', () => {
  let small: Served;
  const CSV = path.join(FIXTURES, 'comtrade/georgia-8703.csv.gz');
  beforeAll(async () => {
    small = await served((await plantedLake()).lake);
  });
  afterAll(() => small.close());

  it('an upload that is too large is refused, by its length and while it comes', async () => {
    const headers = { 'content-type': 'application/octet-stream', 'x-entrepot': '1' };
    const head = await plain(small, '/api/v1/uploads?name=x', 'X-Entrepot: 1\r\nContent-Length: 999999999999', 'POST');
    expect(head.head).toMatch(/^HTTP\/1.1 413/);
    const long = await small.ask('/scan', { method: 'POST', headers, body: 'x'.repeat(1_100_000) });
    expect((await problemOf(long)).code).toBe('input-too-large');
  });

  it('an upload has the name of a file and no path, and is told by its hash', async () => {
    const body = 'a,b\n1,2\n';
    const headers = { 'content-type': 'application/octet-stream', 'x-entrepot': '1' };
    const sent = await small.ask('/uploads?name=../../etc/x.csv', { method: 'POST', headers, body });
    expect(await sent.json()).toMatchObject({
      name: 'x.csv',
      bytes: 8,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const missing = await small.send('/loads', { uploads: [crypto.randomUUID()], format: 'comtrade' });
    expect((await problemOf(missing)).code).toBe('not-found');
  });

  it('tells how far it is, and in the end what came of it; what it loaded is dropped', async () => {
    const { upload } = await small.upload(CSV);
    const sent = { uploads: [upload], format: 'comtrade', vintage: '2024-02-15' };
    const told = await small.send('/loads', sent, { headers: { accept: 'application/x-ndjson' } });
    expect(told.headers.get('content-type')).toBe('application/x-ndjson');
    const lines = (await told.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.slice(0, -1).every((line) => 'progress' in line)).toBe(true);
    expect(lines.at(-1)).toMatchObject({ answer: { already: false, format: 'comtrade' } });
    expect((await problemOf(await small.send('/loads', sent))).code).toBe('not-found');
  });

  it('of a wrong file says where it is wrong, and leaves the lake as it was', async () => {
    const file = path.join(tempFolder(), 'wrong.csv');
    writeFileSync(file, 'reporter,partner\nKGZ,ARM\n');
    const { upload } = await small.upload(file);
    const before = listing(path.join(small.lake, 'ledger'));
    const plainly = await small.send('/loads', { uploads: [upload], format: 'comext' });
    const problem = await problemOf(plainly);
    expect([plainly.status, problem.problems?.[0]?.file ?? problem.detail]).toEqual([
      422,
      expect.stringContaining('wrong.csv'),
    ]);
    const lines = await small.send(
      '/loads',
      { uploads: [upload], format: 'comext' },
      { headers: { accept: 'application/x-ndjson' } },
    );
    expect(JSON.parse((await lines.text()).trim().split('\n').at(-1) ?? '')).toMatchObject({
      problem: { code: problem.code },
    });
    expect(listing(path.join(small.lake, 'ledger'))).toBe(before);
  });

  it('that is given up leaves the lake as it was', async () => {
    const before = listing(path.join(small.lake, 'ledger'));
    const { upload } = await small.upload(path.join(FIXTURES, '../../data/bundled/comext-eu27-exports-cn8.parquet'));
    const controller = new AbortController();
    const load = small.send('/loads', { uploads: [upload], format: 'comext' }, { signal: controller.signal });
    await delay(400);
    controller.abort();
    await expect(load).rejects.toThrow(/abort/i);
    await delay(2_500);
    expect(listing(path.join(small.lake, 'ledger'))).toBe(before);
    expect(readdirSync(path.join(small.lake, 'tmp'))).toEqual([]);
  });

  it('hinder no reader: each answer is of one snapshot', async () => {
    const { upload } = await small.upload(path.join(FIXTURES, '../../data/bundled/comext-eu27-exports-hs4.parquet'));
    const load = small.send('/loads', { uploads: [upload], format: 'comext', vintage: '2022-11-30' });
    let loading = true;
    const done = load.then((response) => {
      loading = false;
      return response.status;
    });
    const snapshots = new Set<string>();
    let reads = 0;
    const reader = async (): Promise<void> => {
      for (let more = 3; more > 0; more -= loading ? 0 : 1) {
        reads += 1;
        const by = reads % 2 === 0 ? 'partner' : 'period';
        const response = await small.ask(
          `/flows?source=planted&reporter=DEU&partner=KGZ&hs=854231&from=2022-01&to=2022-1${reads % 3}&by=${by}`,
        );
        const { lineage } = (await response.json()) as { lineage: { snapshot: string } };
        expect([response.status, response.headers.get('entrepot-snapshot')]).toEqual([200, lineage.snapshot]);
        snapshots.add(lineage.snapshot);
      }
    };
    await Promise.all([reader(), reader(), reader()]);
    expect(await done).toBe(200);
    expect(snapshots.size).toBe(2);
    expect(reads).toBeGreaterThan(9);
  });
});

/** The processes of a server in this process, by the threads that each may use. */
function workersOf({ lake }: Served): { readonly pid: number; readonly threads: number }[] {
  return execFileSync('ps', ['-o', 'pid=', '--ppid', String(process.pid)], { encoding: 'utf8' })
    .split('\n')
    .flatMap((line) => {
      const pid = Number(line);
      if (line.trim() === '') return [];
      try {
        const env = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
        const told = env.find((one) => one.startsWith('ENTREPOT_WORKER='))?.slice('ENTREPOT_WORKER='.length);
        if (told === undefined) return [];
        const settings = JSON.parse(told) as { lake: string; threads: number };
        return settings.lake === lake ? [{ pid, threads: settings.threads }] : [];
      } catch {
        return [];
      }
    });
}

/** A request as bytes, for what a client would do by itself. */
async function plain(
  { url }: Served,
  at: string,
  headers: string,
  method = 'GET',
): Promise<{ readonly head: string; readonly body: Buffer }> {
  const { host, port } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.write(
    `${method} ${at} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n${headers === '' ? '' : `${headers}\r\n`}\r\n`,
  );
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const end = bytes.indexOf('\r\n\r\n');
  return { head: bytes.subarray(0, end).toString('latin1'), body: bytes.subarray(end + 4) };
}
