import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { FetchAnswer } from '../../src/app/fetch.ts';
import type { FlowsAnswer } from '../../src/app/flows.ts';
import { planCalls } from '../../src/sources/comtrade/plan.ts';
import { parseArea } from '../../src/trade/area.ts';
import { parseGoods } from '../../src/trade/goods-list.ts';
import { parseSpan } from '../../src/trade/period.ts';
import { entrepot, listing, quiet, tempFolder, words } from '../helpers.ts';
import { comtradeDouble, type Mood } from './comtrade-double.ts';

type Double = Awaited<ReturnType<typeof comtradeDouble>>;
let double: Double | undefined;
afterEach(async () => {
  await double?.close();
  double = undefined;
});

const REQUEST = '--reporter CHN --partner RUS,KGZ --hs 8482 --from 2022-11 --to 2023-02';

function world() {
  const waits: number[] = [];
  const warnings: string[] = [];
  const effects = quiet({
    sleep: (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
    log: { info: () => undefined, warn: (message) => void warnings.push(message) },
  });
  return { waits, warnings, effects };
}

async function fetchWith(
  options: Parameters<typeof comtradeDouble>[0],
  request = REQUEST,
  env: Record<string, string> = {},
  lake = path.join(tempFolder(), 'lake'),
) {
  double = await comtradeDouble(options);
  const { waits, warnings, effects } = world();
  const ran = await entrepot(
    [...words(`fetch comtrade ${request} --format json`), '--lake', lake],
    { COMTRADE_BASE_URL: double.url, ...env },
    effects,
  );
  return { ...ran, lake, waits, warnings, answer: ran.code === 0 ? (JSON.parse(ran.out) as FetchAnswer) : undefined };
}

async function flows(lake: string, line: string): Promise<FlowsAnswer> {
  const { out, err } = await entrepot([...words(`flows ${line} --format json`), '--lake', lake]);
  expect(err).toBe('');
  return JSON.parse(out) as FlowsAnswer;
}

/** The first calls answer with this, later ones properly. */
const at =
  (answers: readonly ReturnType<Mood>[]): Mood =>
  (call) =>
    answers[call - 1];

describe('the plan', () => {
  const wanted = {
    reporters: [parseArea('CHN')],
    partners: [parseArea('RUS'), parseArea('KGZ')],
    products: parseGoods(['chpl']).products,
    flow: 'export',
    span: parseSpan('2021-01', '2023-10'),
    frequency: 12,
  } as const;

  it('never asks for more rows than an answer may have, nor for more than 12 periods', () => {
    for (const limit of [1, 7, 500, 100_000]) {
      const calls = planCalls(wanted, limit);
      expect(calls.every((call) => call.periods.length <= 12)).toBe(true);
      const most = Math.max(...calls.map((call) => call.periods.length * call.partners.length * call.products.length));
      if (limit >= 12) expect(most).toBeLessThanOrEqual(limit);
      const cells = calls.flatMap((call) =>
        call.periods.flatMap((p) => call.partners.flatMap((a) => call.products.map((c) => `${p} ${a} ${c}`))),
      );
      expect(new Set(cells).size).toBe(cells.length);
      expect(cells.length).toBe(34 * 2 * wanted.products.length);
    }
  });

  it("uses the service's own numbers of areas", () => {
    const reporters = ['USA', 'FRA', 'NOR', 'IND', 'CHE', 'TWN'].map(parseArea);
    expect(
      planCalls(
        {
          ...wanted,
          reporters,
          products: parseGoods(['8482']).products,
          span: parseSpan('2022', '2022'),
          frequency: 1,
        },
        500,
      ).map((call) => call.reporter),
    ).toEqual(['842', '251', '579', '699', '757', '490']);
  });
});

describe('a service that behaves', () => {
  it('is asked once and what it said can be queried', async () => {
    const { answer, lake } = await fetchWith({});
    expect(answer).toMatchObject({
      calls: 1,
      rows: 8,
      service: { endpoint: 'public preview', rowsPerCall: 500 },
      silences: [],
    });
    const [call] = double?.data() ?? [];
    expect(call?.pathname).toBe('/public/v1/preview/C/M/HS');
    expect(Object.fromEntries(call?.searchParams ?? [])).toMatchObject({
      reporterCode: '156',
      partnerCode: '643,417',
      cmdCode: '8482',
      flowCode: 'X',
      partner2Code: '0',
      customsCode: 'C00',
      motCode: '0',
      period: '202211,202212,202301,202302',
    });
    expect((await flows(lake, '--reporter CHN --partner KGZ --hs 8482 --from 2022-11 --to 2023-02')).figure.value).toBe(
      1011 + 1012 + 1001 + 1002,
    );
  });

  it('with a key the full service is asked', async () => {
    const { answer } = await fetchWith({ key: 'k1' }, REQUEST, { COMTRADE_API_KEY: 'k1' });
    expect(answer?.service).toMatchObject({ endpoint: 'full, with key', rowsPerCall: 100_000 });
    expect(double?.data()[0]?.pathname).toBe('/data/v1/get/C/M/HS');
  });

  it('a wrong key is said at once', async () => {
    const { code, err } = await fetchWith({ key: 'k1' }, REQUEST, { COMTRADE_API_KEY: 'k2' });
    expect([code, double?.calls.length]).toEqual([64, 1]);
    expect(err).toMatch(/COMTRADE_API_KEY/);
  });

  it('an answer that is full is asked again in halves', async () => {
    const { answer, lake } = await fetchWith(
      { cap: 500 },
      '--reporter CHN --partner RUS --hs chpl --from 2021-01 --to 2021-10',
    );
    expect(answer?.rows).toBe(500);
    expect(
      (await flows(lake, '--reporter CHN --partner RUS --hs 854231 --from 2021-01 --to 2021-10')).rows,
    ).toHaveLength(10);
  });

  it('tells an empty answer from a missing publication', async () => {
    const { answer, lake } = await fetchWith({
      published: (period) => period !== '202302',
      empty: (period) => period === '202301',
    });
    expect(answer?.silences).toEqual([
      { reporter: 'CHN', period: '2023-01', state: 'published-empty' },
      { reporter: 'CHN', period: '2023-02', state: 'not-published' },
    ]);
    const { rows, coverage } = await flows(lake, '--reporter CHN --partner KGZ --hs 8482 --from 2022-12 --to 2023-02');
    expect(rows.map((row) => row['value'])).toEqual([1012, 0, null]);
    expect(coverage).toMatchObject({ state: 'partial', published: 2, reporterPeriods: 3 });
  });

  it('loads that nothing came, too', async () => {
    const { answer } = await fetchWith({ published: () => false });
    expect(answer).toMatchObject({ rows: 0 });
    expect(answer?.silences.every((silence) => silence.state === 'not-published')).toBe(true);
  });
});

describe('a service that misbehaves', () => {
  it('429 with seconds to wait', async () => {
    const { answer, waits, warnings } = await fetchWith({
      mood: at([{ status: 429, headers: { 'retry-after': '7' } }]),
    });
    expect(answer?.rows).toBe(8);
    expect(waits).toContain(7000);
    expect(warnings.join()).toMatch(/429.*waiting 7 s/);
  });

  it('429 with a date to wait for', async () => {
    const { waits } = await fetchWith({
      mood: at([{ status: 429, headers: { 'retry-after': 'Fri, 02 Jan 2026 03:04:35 GMT' } }]),
    });
    expect(waits).toContain(30_000);
  });

  it('429 without a word: longer and longer pauses', async () => {
    const { waits, answer } = await fetchWith({ mood: at([{ status: 429 }, { status: 429 }, { status: 429 }]) });
    expect(waits.slice(0, 3)).toEqual([2000, 4000, 8000]);
    expect(answer?.rows).toBe(8);
  });

  it('429 for ever: stops with a status of its own, keeps what it has, and goes on from there', async () => {
    const lake = path.join(tempFolder(), 'lake');
    const long = '--reporter CHN --partner RUS --hs 8482 --from 2021-01 --to 2023-12';
    double = await comtradeDouble({ mood: (call) => (call > 2 ? { status: 429 } : undefined) });
    const port = new URL(double.url).port;
    const { effects } = world();
    const args = [...words(`fetch comtrade ${long} --format json`), '--lake', lake];
    const stopped = await entrepot(args, { COMTRADE_BASE_URL: double.url }, effects);
    expect([stopped.code, stopped.out]).toEqual([75, '']);
    expect(stopped.err).toMatch(/run the same command again/);
    expect(existsSync(path.join(lake, 'ledger'))).toBe(false);
    await double.close();
    // The same address, now in a better mood.
    const { createServer } = await import('node:http');
    const better = await comtradeDouble({});
    const relay = createServer((request, response) => {
      void fetch(`${better.url}${request.url ?? ''}`).then(async (answer) => response.end(await answer.text()));
    });
    await new Promise<void>((resolve) => relay.listen(Number(port), '127.0.0.1', resolve));
    const again = await entrepot(args, { COMTRADE_BASE_URL: double.url }, effects);
    relay.closeAllConnections();
    await new Promise((resolve) => relay.close(resolve));
    double = better;
    expect(again.err).toBe('');
    expect(JSON.parse(again.out)).toMatchObject({ calls: 1, resumed: 2, rows: 36 });
    expect(existsSync(path.join(lake, 'fetch')) ? listing(path.join(lake, 'fetch')) : '').toBe('');
  });

  it.each([500, 502, 503, 504])('%i once is tried again', async (status) => {
    expect((await fetchWith({ mood: at([{ status, body: 'oops' }]) })).answer?.rows).toBe(8);
  });

  it('5xx for ever is "unavailable", and nothing is loaded', async () => {
    const { code, err, lake } = await fetchWith({ mood: () => ({ status: 503, body: '' }) });
    expect(code).toBe(69);
    expect(err).toMatch(/503/);
    expect(existsSync(path.join(lake, 'ledger'))).toBe(false);
  });

  it('an answer cut in the middle is asked for again', async () => {
    expect(
      (await fetchWith({ mood: at([{ body: '{"elapsedTime":"0.1","count":8,"data":[{"typeCode":"C","freq' }]) })).answer
        ?.rows,
    ).toBe(8);
  });

  it('a slow answer is waited for', async () => {
    expect((await fetchWith({ mood: at([{ delay: 300 }]) })).answer?.rows).toBe(8);
  });

  it('a count that does not fit its rows is refused', async () => {
    const { code, err } = await fetchWith({ mood: () => ({ body: '{"count":9,"data":[],"error":""}' }) });
    expect(code).toBe(65);
    expect(err).toMatch(/count/);
  });

  it('records that stand there twice are taken once, and it says so', async () => {
    double = await comtradeDouble({});
    const text = await (
      await fetch(
        `${double.url}/public/v1/preview/C/M/HS?reporterCode=156&period=202211&partnerCode=643&cmdCode=8482&flowCode=X&maxRecords=500`,
      )
    ).text();
    await double.close();
    const { data } = JSON.parse(text) as { data: unknown[] };
    const { answer } = await fetchWith(
      { mood: at([{ body: JSON.stringify({ count: 2, data: [...data, ...data], error: '' }) }]) },
      '--reporter CHN --partner RUS --hs 8482 --from 2022-11 --to 2022-11',
    );
    expect(answer?.load?.rows).toMatchObject({ loaded: 1 });
    expect(answer?.load?.notes.join()).toMatch(/stood there twice/);
  });

  it('other columns than it is known for are refused by name', async () => {
    const body = JSON.stringify({ count: 1, data: [{ reporter: 156, value: 3 }], error: '' });
    const { code, err } = await fetchWith({ mood: () => ({ body }) });
    expect(code).toBe(65);
    expect(err).toMatch(/other columns/);
  });

  it('an error in the answer is passed on', async () => {
    const { code, err } = await fetchWith({
      mood: () => ({ body: '{"count":0,"data":[],"error":"Query is too complex"}' }),
    });
    expect(code).toBe(65);
    expect(err).toMatch(/too complex/);
  });

  it('a service that is not there', async () => {
    const { effects } = world();
    const ran = await entrepot(
      [...words(`fetch comtrade ${REQUEST}`), '--lake', path.join(tempFolder(), 'lake')],
      { COMTRADE_BASE_URL: 'http://127.0.0.1:9' },
      effects,
    );
    expect(ran.code).toBe(69);
  });
});
