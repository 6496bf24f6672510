import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** `ent_<id>_<secret>`: the id names the token and is no secret; the secret is 256 random bits. */
export interface TokenText {
  readonly id: string;
  readonly secret: string;
}

const FORM = /^ent_([a-z0-9]{10})_([0-9a-f]{64})$/;

export const TOKEN_ID = /^[a-z0-9]{10}$/;

export function newToken(): TokenText {
  return { id: randomBytes(5).toString('hex'), secret: randomBytes(32).toString('hex') };
}

export function writeTokenText({ id, secret }: TokenText): string {
  return `ent_${id}_${secret}`;
}

/** @returns null when the text has not the form of a token. */
export function parseTokenText(text: string): TokenText | null {
  const [, id, secret] = FORM.exec(text) ?? [];
  return id === undefined || secret === undefined ? null : { id, secret };
}

/**
 * A secret of 256 random bits cannot be guessed from its hash, so a fast hash is the right one: a slow one helps where
 * people choose the secret, and would cost every request.
 */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Takes equally long wherever the two differ: hashes are compared, and those in constant time. */
export function secretMatches(secret: string, sha256: string): boolean {
  return timingSafeEqual(createHash('sha256').update(secret).digest(), Buffer.from(sha256, 'hex'));
}
