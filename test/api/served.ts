import { cpSync, openAsBlob } from 'node:fs';
import path from 'node:path';
import { serve } from '../../src/api/server.ts';
import type { Context } from '../../src/app/context.ts';
import { quiet, tempFolder } from '../helpers.ts';

export interface Served {
  readonly lake: string;
  readonly url: string;
  /** By the path under /api/v1. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  send(path: string, body: unknown, init?: RequestInit): Promise<Response>;
  /** Sends a file, as a browser would. */
  upload(file: string): Promise<{ readonly upload: string }>;
  close(): Promise<void>;
}

/** A real server with its real processes, on a free port, over a copy of a lake: as many processes as the machine has cores for, or `threads`. */
export async function served(from: string, options: Pick<Context, 'threads'> = {}): Promise<Served> {
  const lake = copyOf(from);
  const server = await serve({ lake, effects: quiet(), ...options }, { host: '127.0.0.1', port: 0 });
  const ask = (under: string, init?: RequestInit): Promise<Response> => fetch(`${server.url}/api/v1${under}`, init);
  return {
    lake,
    url: server.url,
    ask,
    send: (under, body, init = {}) =>
      ask(under, {
        ...init,
        method: 'POST',
        headers: { 'content-type': 'application/json', ...init.headers },
        body: JSON.stringify(body),
      }),
    async upload(file) {
      const sent = await ask(`/uploads${queryOf({ name: path.basename(file) })}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', 'x-entrepot': '1' },
        body: await openAsBlob(file),
      });
      return (await sent.json()) as { upload: string };
    },
    close: () => server.close(),
  };
}

export function copyOf(lake: string): string {
  const copy = path.join(tempFolder(), 'lake');
  cpSync(lake, copy, { recursive: true });
  return copy;
}

/** A query string; lists joined by commas, as a person would. */
export function queryOf(parameters: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined) query.set(name, Array.isArray(value) ? value.join(',') : String(value));
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
