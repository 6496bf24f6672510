import { expect, it } from 'vitest';
import type { Call } from './calls.ts';
import { score } from './score.ts';
import type { Confounder, Injection } from './truth.ts';

const injection = (more: Partial<Injection>): Injection => ({
  kind: 'diversion',
  intermediary: 'KAZ',
  second: null,
  code: '854231',
  birth: false,
  exporters: ['DEU'],
  lost: 1e7,
  share: 0.4,
  entered: 3e6,
  enteredKg: 3e4,
  left: 2.8e6,
  leftKg: 2.8e4,
  ghost: 1e6,
  ghostKg: 1e4,
  ghostShare: 0.25,
  lag: 1,
  markup: 0.1,
  base: 2e5,
  ...more,
});

const call = (more: Partial<Call>): Call => ({
  intermediary: 'KAZ',
  code: '854231',
  q: 0.01,
  value: 2.7e6,
  low: 2e6,
  high: 3e6,
  kgLow: 2e4,
  kgHigh: 2.5e4,
  ghostShare: 0.3,
  ...more,
});

const spike: Confounder = {
  kind: 'spike',
  intermediary: 'ARM',
  code: '848210',
  origin: 'DEU',
  sibling: null,
  times: 5,
  from: 40,
  to: 40,
};

const truth = {
  injections: [
    injection({}),
    injection({ intermediary: 'KGZ', code: '848220', ghostShare: 0 }),
    injection({ intermediary: 'GEO', code: '854159', birth: true }),
    injection({ intermediary: 'UZB', code: '848230', share: 0.1 }),
    injection({ kind: 'two-step', intermediary: 'SRB', second: 'ARE', code: '845710' }),
  ],
  confounders: [spike],
};

const calls = [
  call({}),
  call({ intermediary: 'KGZ', code: '848220', q: 0.2, low: 0, high: 1e6, ghostShare: 0.4 }),
  call({ intermediary: 'ARE', code: '845710', ghostShare: null, kgLow: null, kgHigh: null }),
  call({ intermediary: 'ARM', code: '848210' }),
  call({ intermediary: 'ARM', code: '848220', q: 0.04 }),
  call({ intermediary: 'ARM', code: '848230', q: null }),
];
const chains = [
  { intermediary: 'SRB', second: 'ARE', code: '845710', q: 0.01 },
  { intermediary: 'KAZ', second: 'ARE', code: '848230', q: 0.02 },
];
const readings = [
  { intermediary: 'KAZ', code: '854231', leading: 'diversion' },
  { intermediary: 'KGZ', code: '848220', leading: 'domestic demand' },
  { intermediary: 'GEO', code: '854159', leading: 'reclassification' },
  { intermediary: 'ARM', code: '848210', leading: null },
  { intermediary: 'ARM', code: '848230', leading: 'diversion' },
];
const all = [{ truth, calls, chains, readings }];

it('counts what was found, what was missed and what was called in vain', () => {
  const found = score(all);
  expect(found.recall).toEqual({ n: 1, of: 2, share: 0.5 });
  expect(found.births).toEqual({ n: 0, of: 1, share: 0 });
  expect(found.twoStep).toEqual({ n: 1, of: 1, share: 1 });
  expect(found.falseDiscovery).toEqual({ n: 2, of: 4, share: 0.5 });
  expect(found.falseByLabel).toEqual({ spike: 1, nothing: 1 });
  expect(found.falseChains).toEqual({ n: 1, of: 2, share: 0.5 });
});

it('holds intervals, ghosts and explanations against the truth', () => {
  const found = score(all);
  expect(found.coverage).toMatchObject({ all: { n: 1, of: 2 }, called: { n: 1, of: 1 }, kg: { n: 0, of: 2 } });
  expect(found.ghost).toMatchObject({ unknown: 0, within: { n: 1, of: 2 } });
  expect(found.ghost.median).toBeCloseTo(0.225);
  expect(found.explanations).toEqual({
    counts: {
      diversion: { diversion: 1, 'domestic demand': 1 },
      birth: { reclassification: 1 },
      spike: { none: 1 },
      nothing: { diversion: 1 },
    },
    right: 2,
    judged: 3,
    undiverted: 2,
    wronglyDiverted: 1,
  });
});

it('makes a table of power by the size of the injection and of the base', () => {
  expect(score(all).power).toEqual([{ entered: 3e6, base: 1e5, injections: 3, called: 1, rate: 1 / 3 }]);
});

it('has no shares of nothing', () => {
  const found = score([{ truth: { injections: [], confounders: [] }, calls: [], chains: [], readings: [] }]);
  expect(found).toMatchObject({ recall: { share: null }, falseDiscovery: { share: null }, ghost: { median: null } });
});
