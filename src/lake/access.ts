import { mkdir, readdir, readFile, unlink } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { EntrepotError } from '../trade/errors.ts';
import { SCOPES } from '../trade/scope.ts';
import { createOnce, sync } from './durable.ts';
import type { Layout } from './layout.ts';

/** An access token at rest: one file each, so that making one and revoking another never meet. */
const StoredToken = z.strictObject({
  format: z.literal(1),
  id: z.string().regex(/^[a-z0-9]{10}$/),
  name: z.string(),
  scopes: z.array(z.enum(SCOPES)).min(1),
  created: z.iso.datetime(),
  /** null: never. */
  expires: z.iso.datetime().nullable(),
  requestsPerMinute: z.int().positive(),
  secretSha256: z.string().regex(/^[0-9a-f]{64}$/),
});

export type StoredToken = z.infer<typeof StoredToken>;

/** @returns null when there is none of this id. `id` must be well-formed: it becomes a file's name. */
export async function readToken(layout: Layout, id: string): Promise<StoredToken | null> {
  const file = fileOf(layout, id);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    if (isMissing(cause)) return null;
    throw cause;
  }
  try {
    return StoredToken.parse(JSON.parse(text));
  } catch (cause) {
    throw new EntrepotError('lake-corrupt', `${file} is not an access token`, { fields: { file }, cause });
  }
}

export async function readTokens(layout: Layout): Promise<StoredToken[]> {
  const names = await readdir(layout.access).catch((cause: unknown) => {
    if (isMissing(cause)) return [];
    throw cause;
  });
  const ids = names.flatMap((name) => /^([a-z0-9]{10})\.json$/.exec(name)?.[1] ?? []);
  const tokens = await Promise.all(ids.map((id) => readToken(layout, id)));
  return tokens
    .filter((token) => token !== null)
    .sort((a, b) => a.created.localeCompare(b.created) || a.id.localeCompare(b.id));
}

/** Readable to the owner only. @returns false when the id is taken. */
export async function writeToken(layout: Layout, token: StoredToken): Promise<boolean> {
  await mkdir(layout.access, { recursive: true, mode: 0o700 });
  const file = fileOf(layout, token.id);
  return createOnce(file, `${JSON.stringify(StoredToken.parse(token), null, 1)}\n`, `${file}.tmp`, 0o600);
}

/** @returns false when there was none of this id. */
export async function removeToken(layout: Layout, id: string): Promise<boolean> {
  try {
    await unlink(fileOf(layout, id));
  } catch (cause) {
    if (isMissing(cause)) return false;
    throw cause;
  }
  await sync(layout.access);
  return true;
}

function fileOf(layout: Layout, id: string): string {
  return path.join(layout.access, `${id}.json`);
}

function isMissing(cause: unknown): boolean {
  return (cause as NodeJS.ErrnoException).code === 'ENOENT';
}
