import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Hono } from 'hono';
import type { SecurityEnv } from './security/caller.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json',
};

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

type Encoded = Readonly<Record<'br' | 'gzip' | 'identity', Buffer<ArrayBuffer>>>;

interface Page {
  readonly type: string;
  readonly etag: string;
  /** Its name has the hash of its content. */
  readonly lasting: boolean;
  readonly encoded: Promise<Encoded>;
}

/** The files of the built web app, held in memory and compressed once. A path that is no file is a page of the app. */
export async function servePages(app: Hono<SecurityEnv>, folder: string): Promise<void> {
  const pages = new Map<string, Page>();
  for (const name of await readdir(folder, { recursive: true })) {
    const type = TYPES[path.extname(name)];
    if (type === undefined) continue;
    const bytes = (await readFile(path.join(folder, name))) as Buffer<ArrayBuffer>;
    const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 20)}"`;
    const url = `/${name.split(path.sep).join('/')}`;
    pages.set(url, { type, etag, lasting: url.startsWith('/assets/'), encoded: compressed(bytes) });
  }
  app.get('*', async (c, next) => {
    const known = pages.get(c.req.path) ?? (path.extname(c.req.path) === '' ? pages.get('/index.html') : undefined);
    if (known === undefined) return next();
    const headers = {
      etag: known.etag,
      'content-type': known.type,
      'cache-control': known.lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'Accept-Encoding',
    };
    if (c.req.header('if-none-match') === known.etag) return new Response(null, { status: 304, headers });
    const accepted = c.req.header('accept-encoding') ?? '';
    const encoding = (['br', 'gzip'] as const).find((name) => accepted.includes(name));
    const bytes = (await known.encoded)[encoding ?? 'identity'];
    return new Response(c.req.method === 'HEAD' ? null : bytes, {
      headers: { ...headers, ...(encoding === undefined ? {} : { 'content-encoding': encoding }) },
    });
  });
}

async function compressed(bytes: Buffer<ArrayBuffer>): Promise<Encoded> {
  const [br, gz] = await Promise.all([
    brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    zip(bytes, { level: 9 }),
  ]);
  return { identity: bytes, br: br as Buffer<ArrayBuffer>, gzip: gz as Buffer<ArrayBuffer> };
}
