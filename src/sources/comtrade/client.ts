import type { Effects } from '../../trade/effects.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { type Answer, parseAnswer } from './answer.ts';
import { recognise } from './dialects.ts';
import type { Call } from './plan.ts';

export interface Service {
  readonly baseUrl: string;
  /** Without a key the public preview answers, 500 rows a call. */
  readonly key: string | undefined;
}

export const PUBLIC_URL = 'https://comtradeapi.un.org';

const PREVIEW_ROWS = 500;
const FULL_ROWS = 100_000;
/** Attempts at one call before giving up; what was fetched stays for the next run. */
const ATTEMPTS = 6;
/** Pause between calls, in milliseconds: the public endpoint allows about one a second. */
export const POLITE_PAUSE = 1100;
const LONGEST_PAUSE = 60_000;
const PATIENCE = 120_000;

export function rowLimit(service: Service): number {
  return service.key === undefined ? PREVIEW_ROWS : FULL_ROWS;
}

/** Whether an answer is as long as it may be: there may be more. */
export function isFull(service: Service, answer: Answer): boolean {
  return answer.rows.length + answer.repeated >= rowLimit(service);
}

export interface Page {
  readonly text: string;
  readonly answer: Answer;
}

/** Asks for one call's rows. @throws EntrepotError 'rate-limited', 'unavailable', 'usage' (key refused), 'input-format' */
export async function fetchPage(service: Service, call: Call, effects: Effects): Promise<Page> {
  const { key } = service;
  const path = key === undefined ? 'public/v1/preview' : 'data/v1/get';
  const url = new URL(`${path}/C/${letter(call)}/HS`, withSlash(service.baseUrl));
  const query: Record<string, string> = {
    reporterCode: call.reporter,
    period: call.periods.join(','),
    partnerCode: call.partners.join(','),
    cmdCode: call.products.join(','),
    flowCode: call.flow,
    partner2Code: '0',
    customsCode: 'C00',
    motCode: '0',
    maxRecords: String(rowLimit(service)),
    includeDesc: 'false',
  };
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return patiently(url, key, effects, (text) => {
    const answer = parseAnswer(text, url.pathname);
    if (answer.header.length > 0 && recognise(answer.header) === undefined)
      throw new EntrepotError(
        'input-format',
        `UN Comtrade answered with other columns than it is known for: ${answer.header.slice(0, 12).join(', ')} ...; nothing was loaded`,
        { fields: { header: answer.header } },
      );
    return { text, answer };
  });
}

/** The periods a reporter has published, of those asked; null when the service does not say. */
export async function publishedPeriods(
  service: Service,
  call: Pick<Call, 'reporter' | 'periods' | 'frequency'>,
  effects: Effects,
): Promise<ReadonlySet<number> | null> {
  const url = new URL(`public/v1/getDA/C/${letter(call)}/HS`, withSlash(service.baseUrl));
  url.searchParams.set('reporterCode', call.reporter);
  url.searchParams.set('period', call.periods.join(','));
  try {
    return await patiently(url, undefined, effects, (text) => {
      const { header, rows } = parseAnswer(text, url.pathname);
      const at = header.indexOf('period');
      return new Set(rows.map((row) => Number(row[at])));
    });
  } catch (cause) {
    if (cause instanceof EntrepotError && cause.code !== 'cancelled') {
      effects.log.warn(`what reporter ${call.reporter} has published is not known: ${cause.message}`);
      return null;
    }
    throw cause;
  }
}

function letter(call: Pick<Call, 'frequency'>): 'M' | 'A' {
  return call.frequency === 12 ? 'M' : 'A';
}

function withSlash(base: string): string {
  return base.endsWith('/') ? base : `${base}/`;
}

/** One GET, tried again with growing pauses while that can help. An answer that is cut off counts as a failure of the line. */
async function patiently<T>(
  url: URL,
  key: string | undefined,
  effects: Effects,
  read: (text: string) => T,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const outcome = await once(url, key, effects, read);
    if ('value' in outcome) return outcome.value;
    if (attempt >= ATTEMPTS || outcome.final) throw outcome.failure;
    const pause = outcome.wait ?? Math.min(LONGEST_PAUSE, 1000 * 2 ** attempt);
    effects.log.warn(
      `${outcome.failure.message}; waiting ${Math.ceil(pause / 1000)} s (attempt ${attempt} of ${ATTEMPTS})`,
    );
    await effects.sleep(pause, effects.signal);
  }
}

type Outcome<T> =
  | { readonly value: T }
  | { readonly failure: EntrepotError; readonly final?: boolean; readonly wait?: number | undefined };

async function once<T>(
  url: URL,
  key: string | undefined,
  effects: Effects,
  read: (text: string) => T,
): Promise<Outcome<T>> {
  let response: Response;
  let text: string;
  try {
    response = await effects.fetch(url, {
      headers: { accept: 'application/json', ...(key === undefined ? {} : { 'Ocp-Apim-Subscription-Key': key }) },
      signal: AbortSignal.any([effects.signal, AbortSignal.timeout(PATIENCE)]),
    });
    text = await response.text();
  } catch (cause) {
    if (effects.signal.aborted) throw new EntrepotError('cancelled', 'stopped on request', { cause });
    return { failure: unavailable(url, `no answer (${reason(cause)})`, cause) };
  }
  if (response.status === 429)
    return {
      failure: new EntrepotError(
        'rate-limited',
        `${url.host} allows no more calls for now (429)${hint(key)}; what was fetched is kept, run the same command again to go on`,
      ),
      wait: retryAfter(response, effects.now()),
    };
  if (response.status === 401)
    return {
      failure: new EntrepotError('usage', `${url.host} refuses the key in COMTRADE_API_KEY (401)`),
      final: true,
    };
  if (response.status === 403)
    return {
      failure: new EntrepotError(
        'rate-limited',
        `${url.host} says the quota is used up or the key has no right to this (403): ${text.slice(0, 200)}`,
      ),
      final: true,
    };
  if (response.status >= 500) return { failure: unavailable(url, `error ${response.status}`) };
  if (!response.ok)
    return {
      failure: new EntrepotError(
        'unavailable',
        `${url.host} refused the request (${response.status}): ${text.slice(0, 300)}`,
        { fields: { url: url.href } },
      ),
      final: true,
    };
  try {
    return { value: read(text) };
  } catch (cause) {
    if (!(cause instanceof EntrepotError)) throw cause;
    const cut = cause.cause instanceof SyntaxError;
    return cut
      ? { failure: unavailable(url, 'its answer is cut off or is no JSON', cause) }
      : { failure: cause, final: true };
  }
}

function unavailable(url: URL, why: string, cause?: unknown): EntrepotError {
  return new EntrepotError('unavailable', `${url.host}: ${why}`, { fields: { url: url.href }, cause });
}

function reason(cause: unknown): string {
  const { message, cause: deeper } = cause as Error;
  return deeper instanceof Error ? `${message}: ${deeper.message}` : message;
}

function hint(key: string | undefined): string {
  return key === undefined ? '; a free key in COMTRADE_API_KEY raises the limit' : '';
}

/** Retry-After as seconds or as a date. */
function retryAfter(response: Response, now: Date): number | undefined {
  const header = response.headers.get('retry-after');
  if (header === null) return undefined;
  const seconds = Number(header);
  const pause = Number.isFinite(seconds) ? seconds * 1000 : new Date(header).getTime() - now.getTime();
  return Number.isFinite(pause) ? Math.max(0, pause) : undefined;
}
