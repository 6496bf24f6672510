/** What the evidence says of an explanation. One that cannot be tested is "not assessable", never dropped. */
export type Verdict = 'supported' | 'contradicted' | 'not assessable';

export const EXPLANATIONS = [
  'direct supply',
  'diversion',
  'ghost transit',
  'reclassification',
  'price',
  'domestic demand',
  'policy reform',
  'reporting artefact',
] as const;
export type ExplanationName = (typeof EXPLANATIONS)[number];

export interface Explanation {
  readonly explanation: ExplanationName;
  readonly verdict: Verdict;
  /** The share of the change that it would account for, 0 to 1; null when that cannot be said. */
  readonly share: number | null;
  readonly for: readonly string[];
  readonly against: readonly string[];
  /** What is missing to test it. */
  readonly missing: readonly string[];
}

/** An explanation that accounts for at least so much of a change is supported. */
export const ENOUGH_SHARE = 0.5;
/** One that accounts for less than this is contradicted; between the two the data does not decide. */
export const LITTLE_SHARE = 0.2;

export function byShare(share: number): Verdict {
  if (share >= ENOUGH_SHARE) return 'supported';
  return share < LITTLE_SHARE ? 'contradicted' : 'not assessable';
}
