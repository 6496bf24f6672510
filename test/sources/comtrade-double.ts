import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { FIXTURES } from '../helpers.ts';

type Answered = {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly delay?: number;
};
export type Mood = (call: number, url: URL) => Answered | undefined;

interface RealRecord {
  [key: string]: unknown;
}

const RECORD = (
  JSON.parse(readFileSync(path.join(FIXTURES, 'comtrade/api-data.json'), 'utf8')) as { data: RealRecord[] }
).data[2] as RealRecord;
const AVAILABLE = (
  JSON.parse(readFileSync(path.join(FIXTURES, 'comtrade/api-availability.json'), 'utf8')) as { data: RealRecord[] }
).data[0] as RealRecord;

/**
 * A loopback stand-in for the service: it gives the real record, with the asked codes in it, one for each combination,
 * keeps to the row limit as the real one does (it cuts), and misbehaves as `mood` says.
 */
export async function comtradeDouble(
  options: {
    mood?: Mood;
    published?: (period: string) => boolean;
    empty?: (period: string) => boolean;
    key?: string;
    cap?: number;
  } = {},
) {
  const calls: URL[] = [];
  const published = options.published ?? (() => true);
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    calls.push(url);
    const odd = options.mood?.(calls.length, url);
    const answered = odd?.body !== undefined || odd?.status !== undefined ? odd : { ...odd, ...proper(url, request) };
    const send = (): void => {
      response.writeHead(answered.status ?? 200, { 'content-type': 'application/json', ...answered.headers });
      response.end(answered.body ?? '');
    };
    if (answered.delay === undefined) send();
    else setTimeout(send, answered.delay);
  });

  const proper = (url: URL, request: IncomingMessage): Answered => {
    const list = (name: string): string[] =>
      (url.searchParams.get(name) ?? '').split(',').filter((word) => word !== '');
    if (url.pathname.includes('/getDA/')) {
      const data = list('period')
        .filter(published)
        .map((period) => ({
          ...AVAILABLE,
          reporterCode: Number(url.searchParams.get('reporterCode')),
          period: Number(period),
          classificationCode: 'H6',
        }));
      return { body: JSON.stringify({ elapsedTime: '0.02 secs', count: data.length, data, error: '' }) };
    }
    if (options.key !== undefined && request.headers['ocp-apim-subscription-key'] !== options.key)
      return { status: 401, body: '{"statusCode":401,"message":"Access denied due to invalid subscription key."}' };
    const data: RealRecord[] = [];
    for (const period of list('period').filter((one) => published(one) && options.empty?.(one) !== true))
      for (const partner of list('partnerCode'))
        for (const code of list('cmdCode'))
          data.push({
            ...RECORD,
            period,
            refYear: Number(period.slice(0, 4)),
            freqCode: period.length === 6 ? 'M' : 'A',
            reporterCode: Number(url.searchParams.get('reporterCode')),
            partnerCode: Number(partner),
            flowCode: url.searchParams.get('flowCode'),
            classificationCode: 'H6',
            cmdCode: code,
            aggrLevel: code.length,
            primaryValue: 1000 + Number(period.slice(-2)),
          });
    const cut = data.slice(
      0,
      Math.min(Number(url.searchParams.get('maxRecords')), options.cap ?? Number.POSITIVE_INFINITY),
    );
    return { body: JSON.stringify({ elapsedTime: '0.02 secs', count: cut.length, data: cut, error: '' }) };
  };

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    data: () => calls.filter((url) => !url.pathname.includes('/getDA/')),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
