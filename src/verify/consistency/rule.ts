import type { Claim } from '../claim.ts';

export type RuleName =
  | 'same-figure'
  | 'two-figures'
  | 'share-over-one'
  | 'unequal-windows'
  | 'zero-base'
  | 'code-not-in-force'
  | 'stated-ratio';

/** `conflict`: not all of it can be so; `caution`: it can be, and has to be looked at. */
export type Severity = 'conflict' | 'caution';

/** Claims that do not go together, or one that does not in itself. */
export interface Inconsistency {
  readonly rule: RuleName;
  readonly severity: Severity;
  /** Their ids, in order. */
  readonly claims: readonly string[];
  /** One sentence with the figures. */
  readonly why: string;
}

export type Found = Omit<Inconsistency, 'rule'>;

/** docs/claims.md has the same table. */
export interface Rule {
  readonly name: RuleName;
  readonly finds: string;
  /** When it is a conflict and when a caution. */
  readonly severity: string;
  find(claims: readonly Claim[]): readonly Found[];
}

/** Each two of a list, once. */
export function pairs<T>(list: readonly T[]): [T, T][] {
  return list.flatMap((one, index) => list.slice(index + 1).map((other): [T, T] => [one, other]));
}

export function ids(...claims: readonly Claim[]): string[] {
  return [...new Set(claims.map(({ id }) => id))].sort();
}
