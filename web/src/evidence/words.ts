import type { EvidenceEvent, EvidenceItem, EvidenceKind, EvidenceMatch, EvidenceStatus } from '../api/types.ts';

export const KIND_WORDS: Readonly<Record<EvidenceKind, { readonly one: string; readonly many: string }>> = {
  cooperation: { one: 'Agreement or joint work', many: 'Agreements' },
  site: { one: 'Place', many: 'Places' },
  'official-statement': { one: 'Official statement', many: 'Official statements' },
  'intelligence-assessment': { one: 'Intelligence assessment', many: 'Assessments' },
  forensic: { one: 'Forensic find', many: 'Forensic finds' },
  'product-report': { one: 'Production report', many: 'Production reports' },
  'diversion-report': { one: 'Diversion report', many: 'Diversion reports' },
};

export const STATUS_WORDS: Readonly<Record<EvidenceStatus, string>> = {
  alleged: 'said by somebody who is not named, or of whom nothing else is known',
  reported: 'published by somebody who looked into it',
  assessed: 'the judgement of a service or a government',
  'on the record': 'said in the open, by name',
  disputed: 'denied, or held against by another source',
};

/** The Admiralty scale: how reliable a source is. */
export const RELIABILITY: Readonly<Record<EvidenceItem['reliability'], string>> = {
  A: 'completely reliable source',
  B: 'usually reliable source',
  C: 'fairly reliable source',
  D: 'not usually reliable source',
  E: 'unreliable source',
  F: 'source that cannot be judged',
};

/** The Admiralty scale: how credible what it says is. */
export const CREDIBILITY: Readonly<Record<EvidenceItem['credibility'], string>> = {
  '1': 'confirmed by other sources',
  '2': 'probably true',
  '3': 'possibly true',
  '4': 'doubtful',
  '5': 'improbable',
  '6': 'truth cannot be judged',
};

/** "C3: fairly reliable source, possibly true" */
export function gradeWords({ reliability, credibility }: Pick<EvidenceItem, 'reliability' | 'credibility'>): string {
  return `${reliability}${credibility}: ${RELIABILITY[reliability]}, ${CREDIBILITY[credibility]}`;
}

/** How closely an item concerns a finding, a claim or a corridor, closest first. */
export const LINK_WORDS: Readonly<Record<EvidenceMatch['link'], string>> = {
  named: 'names it',
  goods: 'the same goods',
  corridor: 'the same corridor',
  destination: 'the same destination only',
};

export function eventKind(kind: EvidenceEvent['kind']): string {
  if (kind === 'scenario') return 'event of the scenario';
  return kind === 'reform' ? 'change of policy' : KIND_WORDS[kind].one.toLowerCase();
}
