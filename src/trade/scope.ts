import { EntrepotError } from './errors.ts';

/** What an access token allows. Each holds those before it: who may load may read, who may administer may load. */
export const SCOPES = ['read', 'load', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

/**
 * All scopes that the named ones hold, smallest first.
 * @throws EntrepotError 'usage' when a word is no scope, or there is none.
 */
export function scopesOf(words: readonly string[]): Scope[] {
  const places = words.map((word) => {
    const place = (SCOPES as readonly string[]).indexOf(word);
    if (place < 0)
      throw new EntrepotError('usage', `no scope ${JSON.stringify(word)}; expected ${SCOPES.join(', ')}`, {
        fields: { scope: word },
      });
    return place;
  });
  if (places.length === 0) throw new EntrepotError('usage', `no scope given; expected ${SCOPES.join(', ')}`);
  return SCOPES.slice(0, Math.max(...places) + 1);
}
