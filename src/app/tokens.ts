import { readToken, readTokens, removeToken, type StoredToken, writeToken } from '../lake/access.ts';
import { layoutOf } from '../lake/layout.ts';
import { EntrepotError } from '../trade/errors.ts';
import { type Scope, scopesOf } from '../trade/scope.ts';
import type { Context } from './context.ts';
import { hashSecret, newToken, parseTokenText, secretMatches, TOKEN_ID, writeTokenText } from './token-text.ts';

/** An access token without its secret. Times are ISO 8601, UTC; `expires` null is never. */
export interface AccessToken {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly created: string;
  readonly expires: string | null;
  readonly requestsPerMinute: number;
  readonly expired: boolean;
}

export interface NewTokenParameters {
  readonly name: string;
  readonly scope: readonly string[];
  /** `90d`, `12h` or `never`. */
  readonly expires?: string | undefined;
  /** Requests a minute. */
  readonly rate?: number | undefined;
}

const DEFAULT_EXPIRY = '90d';
const DEFAULT_RATE = 600;
const MOST_DAYS = 3660;
const MOST_RATE = 1_000_000;

/** Makes a token; `token` is the only copy of its text. @throws EntrepotError 'usage'. */
export async function createToken(
  context: Context,
  parameters: NewTokenParameters,
): Promise<AccessToken & { readonly token: string }> {
  const now = context.effects.now();
  const about = {
    format: 1,
    name: parseName(parameters.name),
    scopes: scopesOf(parameters.scope),
    created: now.toISOString(),
    expires: parseExpiry(parameters.expires ?? DEFAULT_EXPIRY, now),
    requestsPerMinute: parseRate(parameters.rate ?? DEFAULT_RATE),
  } as const;
  for (;;) {
    const text = newToken();
    const stored: StoredToken = { ...about, id: text.id, secretSha256: hashSecret(text.secret) };
    if (await writeToken(layoutOf(context.lake), stored))
      return { token: writeTokenText(text), ...describe(stored, now) };
  }
}

/** Every token that is not revoked, oldest first. */
export async function listTokens(context: Context): Promise<AccessToken[]> {
  const now = context.effects.now();
  return (await readTokens(layoutOf(context.lake))).map((stored) => describe(stored, now));
}

/** The token is gone at once, for running servers too. @throws EntrepotError 'usage', 'not-found'. */
export async function revokeToken(context: Context, id: string): Promise<{ readonly revoked: string }> {
  if (!TOKEN_ID.test(id))
    throw new EntrepotError('usage', 'not the id of an access token; `entrepot token list` shows the ids');
  if (!(await removeToken(layoutOf(context.lake), id)))
    throw new EntrepotError('not-found', `no access token has the id ${id}`, { fields: { id } });
  return { revoked: id };
}

/**
 * The token a text stands for, expired or not; null when the text is no token, the token is revoked or the secret is wrong.
 * Its file is read each time (some 0.2 ms), so that a revocation holds from the next request on.
 */
export async function recogniseToken(context: Context, text: string): Promise<AccessToken | null> {
  const parsed = parseTokenText(text);
  if (parsed === null) return null;
  const stored = await readToken(layoutOf(context.lake), parsed.id);
  if (stored === null || !secretMatches(parsed.secret, stored.secretSha256)) return null;
  return describe(stored, context.effects.now());
}

function describe(stored: StoredToken, now: Date): AccessToken {
  const { id, name, scopes, created, expires, requestsPerMinute } = stored;
  const expired = expires !== null && Date.parse(expires) <= now.getTime();
  return { id, name, scopes, created, expires, requestsPerMinute, expired };
}

/** Names are printed in tables and logs: no control or direction characters. */
function parseName(name: string): string {
  if (!/^[\p{L}\p{M}\p{N}\p{P}\p{S} ]{1,80}$/u.test(name) || name.trim() === '')
    throw new EntrepotError('usage', 'a token needs a name of 1 to 80 printable characters');
  return name.trim();
}

function parseExpiry(text: string, now: Date): string | null {
  if (text === 'never') return null;
  const [, count, unit] = /^(\d{1,6})([dh])$/.exec(text) ?? [];
  const hours = Number(count) * (unit === 'd' ? 24 : 1);
  if (count === undefined || hours < 1 || hours > MOST_DAYS * 24)
    throw new EntrepotError(
      'usage',
      `not a time to expire after: ${JSON.stringify(text)}; expected days (90d), hours (12h) up to ${MOST_DAYS}d, or never`,
    );
  return new Date(now.getTime() + hours * 3_600_000).toISOString();
}

function parseRate(rate: number): number {
  if (!Number.isInteger(rate) || rate < 1 || rate > MOST_RATE)
    throw new EntrepotError('usage', `not a rate: expected 1 to ${MOST_RATE} requests a minute`);
  return rate;
}
