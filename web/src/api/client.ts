import { ApiProblem, type ProblemBody } from './problem.ts';
import { token } from './token.ts';
import type { Answers } from './types.ts';

const API = '/api/v1';

export type Params = Readonly<
  Record<string, string | number | boolean | readonly (string | number)[] | null | undefined>
>;

/** The address of an operation: `{finding}` is filled from the parameters, the rest become the query; lists are joined by commas. */
export function apiUrl(path: string, params: Params = {}): string {
  const left = new Map(Object.entries(params));
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = left.get(name);
    left.delete(name);
    return encodeURIComponent(String(value ?? ''));
  });
  const query = new URLSearchParams();
  for (const [name, value] of left) {
    if (value === undefined || value === null || value === '') continue;
    query.set(name, Array.isArray(value) ? value.join(',') : String(value));
  }
  const text = query.toString();
  return `${API}${filled}${text === '' ? '' : `?${text}`}`;
}

export async function getJson<P extends keyof Answers>(path: P, params: Params, signal?: AbortSignal) {
  return (await (await send(apiUrl(path, params), { signal: signal ?? null })).json()) as Answers[P];
}

export interface Post {
  readonly params?: Params;
  /** JSON, or a form with files. */
  readonly body?: unknown;
  readonly accept?: string;
  readonly signal?: AbortSignal;
}

/** Sends what changes something or is too long for an address. Throws an ApiProblem. */
export function post(path: string, { params, body, accept, signal }: Post = {}): Promise<Response> {
  const form = body instanceof FormData;
  return send(apiUrl(path, params), {
    method: 'POST',
    headers: {
      ...(accept === undefined ? {} : { Accept: accept }),
      ...(form || body === undefined ? {} : { 'Content-Type': 'application/json' }),
      'X-Entrepot': '1',
    },
    body: form ? body : JSON.stringify(body ?? {}),
    signal: signal ?? null,
  });
}

export async function postJson<T>(path: string, options?: Post): Promise<T> {
  return (await (await post(path, options)).json()) as T;
}

/** A file that the server makes, with the name it gives it. */
export async function getFile(
  path: string,
  params: Params,
): Promise<{ readonly name: string | null; readonly content: Blob }> {
  const response = await send(apiUrl(path, params), { headers: { Accept: '*/*' } });
  const named = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '');
  return { name: named?.[1] ?? null, content: await response.blob() };
}

async function send(url: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  if (!headers.has('Accept')) headers.set('Accept', 'application/json');
  const bearer = token.read();
  if (bearer !== null) headers.set('Authorization', `Bearer ${bearer}`);
  const response = await fetch(url, { ...init, headers, credentials: 'same-origin' }).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiProblem({ title: 'The server did not answer', detail: 'no answer from the server' }, 0, cause);
  });
  if (response.ok) return response;
  throw new ApiProblem(await bodyOf(response), response.status);
}

async function bodyOf(response: Response): Promise<ProblemBody> {
  if (!(response.headers.get('content-type') ?? '').includes('json')) return { title: response.statusText };
  return (await response.json().catch(() => ({}))) as ProblemBody;
}
