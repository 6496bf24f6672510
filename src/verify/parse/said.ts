import type { Span } from '../../trade/period.ts';
import type { Clause } from './clauses.ts';
import type { Doubt } from './draft.ts';
import type { Products } from './products.ts';
import { OFFICE, type Roles } from './roles.ts';
import type { Spots } from './spots.ts';
import type { Told } from './told.ts';
import type { Windows } from './windows.ts';

/** What one clause says; the next one may leave out what this has. */
export interface Said {
  readonly spots: Spots;
  readonly clause: Clause;
  readonly told: readonly Told[];
  readonly roles: Roles;
  readonly reporter: readonly string[];
  readonly partner: readonly string[];
  readonly products: Products;
  readonly windows: Windows;
  readonly doubts: readonly Doubt[];
  /** Where a place of the clause's text stands in the sentence, where it was cut out of a list. */
  readonly whole?: (at: number) => number;
}

/** What is said once for all clauses of a sentence, at its end, is given to those that lack it. */
export function shared(found: readonly Said[], sentence: string): readonly Said[] {
  const office = found.find(({ roles }) => roles.office);
  const told = office === undefined ? found : found.map((one) => withOffice(one, office));
  const last = told.at(-1);
  if (last === undefined || told.length < 2) return told;
  // "..., both against May 2021": the base of the last clause is that of the others.
  const { window, base } = last.windows;
  if (base !== null && /\b(?:both|each|all)\s+(?:compared|against|versus|from|on)\b/i.test(sentence))
    return told.map((one) => withBase(one, base));
  // "Imports stood at A; exports at B in 2022": the period at the end is taken for both, and said to be.
  return told[0]?.windows.window !== null || window === null
    ? told
    : told.map((one) => (one.windows.window === null ? withWindow(one, last.windows) : one));
}

function withOffice(said: Said, office: Said): Said {
  if (said.reporter.length > 0) return said;
  const text = office.doubts.find(({ why }) => why === OFFICE)?.text ?? null;
  const doubts = [
    ...said.doubts.filter(({ field }) => field !== 'reporter'),
    { field: 'reporter', text, why: OFFICE } as const,
  ];
  return { ...said, reporter: office.reporter, doubts };
}

function withWindow(said: Said, { window, base }: Windows): Said {
  const compares = base !== null && said.told.some(({ statistic }) => statistic === 'growth' || statistic === 'ratio');
  const settled = new Set<Doubt['field']>(compares ? ['window', 'base'] : ['window']);
  const guessed = { field: 'window', text: null, why: 'the period of what follows' } as const;
  const doubts = [...said.windows.doubts.filter(({ field }) => !settled.has(field)), guessed];
  return { ...said, windows: { ...said.windows, window, doubts, ...(compares ? { base } : {}) } };
}

function withBase(said: Said, base: Span): Said {
  const doubts = said.windows.doubts.filter(({ field }) => field !== 'base');
  return { ...said, windows: { ...said.windows, base, doubts } };
}
