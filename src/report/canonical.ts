import { createHash } from 'node:crypto';
import type { Document } from './document.ts';

/**
 * JSON text that is the same for the same value: keys in the order of their code units, numbers as ECMAScript writes
 * them (-0 as 0), undefined left out. `indent` 0 gives one line. Throws RangeError for NaN and the infinities.
 */
export function canonical(value: unknown, indent = 0): string {
  return JSON.stringify(ordered(value), null, indent);
}

function ordered(value: unknown): unknown {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`${value} has no form in JSON`);
    return value === 0 ? 0 : value;
  }
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object') return value;
  const pairs = Object.entries(value).map(([key, part]) => [key, ordered(part)] as const);
  return Object.fromEntries(pairs.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** SHA-256 of the content of a document, in hexadecimal. */
export function contentHash(document: Document): string {
  return createHash('sha256').update(canonical(document)).digest('hex');
}
