/** What an item is, and what it means. */
export const EVIDENCE_KINDS = {
  cooperation: 'an agreement or joint work of states or companies',
  site: 'a place where something is made, kept or run',
  'official-statement': 'what an official said, in the open and by name',
  'intelligence-assessment': 'what a service or a government assessed, as published',
  forensic: 'what was found in a thing that was taken apart',
  'product-report': 'what is made, and how much of it',
  'diversion-report': 'goods that are reported to go around controls',
} as const;
export type EvidenceKind = keyof typeof EVIDENCE_KINDS;

/** How far an item is established by those who published it; the grades say how far a reader may rely on it. */
export const STATUSES = {
  alleged: 'said by somebody who is not named, or of whom nothing else is known',
  reported: 'published by somebody who looked into it',
  assessed: 'the judgement of a service or a government',
  'on the record': 'said in the open, by name',
  disputed: 'denied, or held against by another source',
} as const;
export type Status = keyof typeof STATUSES;

/** The Admiralty scale: how reliable a source is. */
export const RELIABILITY = {
  A: 'completely reliable',
  B: 'usually reliable',
  C: 'fairly reliable',
  D: 'not usually reliable',
  E: 'unreliable',
  F: 'reliability cannot be judged',
} as const;
export type Reliability = keyof typeof RELIABILITY;

/** The Admiralty scale: how credible what it says is. */
export const CREDIBILITY = {
  '1': 'confirmed by other sources',
  '2': 'probably true',
  '3': 'possibly true',
  '4': 'doubtful',
  '5': 'improbable',
  '6': 'truth cannot be judged',
} as const;
export type Credibility = keyof typeof CREDIBILITY;

/** The names of a table of words, in its order. */
export function namesOf<T extends string>(table: Readonly<Record<T, string>>): readonly [T, ...T[]] {
  return Object.keys(table) as [T, ...T[]];
}
