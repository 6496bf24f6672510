import { describe, expect, it } from 'vitest';
import type { Evidence } from './evidence.ts';
import { explain, leading } from './explain.ts';
import { EXPLANATIONS, type ExplanationName, type Verdict } from './verdict.ts';

const fetch = { onward: 'fetch onward', arrival: 'fetch arrival', direct: 'fetch direct' };

/** A surge into an intermediary of which nothing else is known. */
const NOTHING: Evidence = {
  exporter: 'EU27',
  intermediary: 'KGZ',
  destination: 'RUS',
  goods: '854231',
  currency: 'USD',
  change: { value: 1e7, base: 1e6, expected: 1e6 },
  direct: null,
  othersDirect: null,
  onward: null,
  arrival: null,
  nomenclature: { changed: null, scope: 'no revision between', why: 'the same code', sibling: null, siblingsInData: 0 },
  price: null,
  demand: { otherOrigins: null, onwardToAll: null, otherGoods: null },
  timing: null,
  reforms: [],
  artefact: {
    windowComplete: false,
    baseComplete: true,
    missing: ['MLT 2022-03'],
    change: 9e6,
    likeForLike: null,
    confidentialRows: 0,
  },
  fetch,
};

const onward = {
  value: 9e6,
  base: 1e5,
  excess: 8.9e6,
  excessHigh: 1.1e7,
  matched: 8e6,
  low: 5e6,
  q: 0.01,
  supported: true,
};
const arrival = {
  sent: 1e7,
  received: 4e6,
  ratio: 1,
  missing: 6e6,
  shareOfExcess: 0.67,
  of: 'these goods' as const,
  currency: 'USD',
};
const timing = { kind: 'break' as const, why: 'the level rose', changepoints: ['2022-08'], atEvent: false };
const reform = { date: '2022-07', text: 'a lower tariff', source: 'the gazette' };
const whole = {
  windowComplete: true,
  baseComplete: true,
  missing: [],
  change: 9e6,
  likeForLike: 9e6,
  confidentialRows: 0,
};

const CASES: readonly (readonly [ExplanationName, Verdict, Partial<Evidence>])[] = [
  ['direct supply', 'supported', { direct: { value: 5e6, base: 1e6, expected: 1e6 } }],
  ['direct supply', 'contradicted', { direct: { value: 1e6, base: 5e6, expected: 5e6 } }],
  ['direct supply', 'not assessable', {}],
  ['diversion', 'supported', { onward }],
  [
    'diversion',
    'contradicted',
    { onward: { ...onward, value: 1e5, excess: 0, matched: 0, supported: false, q: null } },
  ],
  ['diversion', 'not assessable', { onward: { ...onward, q: 0.4, supported: false } }],
  ['diversion', 'not assessable', {}],
  ['ghost transit', 'supported', { arrival }],
  ['ghost transit', 'contradicted', { arrival: { ...arrival, received: 1e7, missing: 0, shareOfExcess: 0 } }],
  ['ghost transit', 'not assessable', { arrival: { ...arrival, of: 'all goods together' } }],
  ['reclassification', 'supported', { nomenclature: { ...NOTHING.nomenclature, changed: 'born' } }],
  [
    'reclassification',
    'supported',
    {
      nomenclature: { ...NOTHING.nomenclature, sibling: { code: '854232', moved: 8e6, share: 0.9 }, siblingsInData: 3 },
    },
  ],
  ['reclassification', 'contradicted', { nomenclature: { ...NOTHING.nomenclature, siblingsInData: 3 } }],
  ['reclassification', 'not assessable', {}],
  ['price', 'supported', { price: { priceEffect: 7e6, quantityEffect: 2e6, perKgBase: 10, perKgWindow: 40 } }],
  ['price', 'contradicted', { price: { priceEffect: 1e5, quantityEffect: 8.9e6, perKgBase: 10, perKgWindow: 11 } }],
  ['price', 'not assessable', {}],
  [
    'domestic demand',
    'supported',
    { demand: { ...NOTHING.demand, otherOrigins: { value: 2e7, base: 2e6 }, onwardToAll: { value: 0, base: 0 } } },
  ],
  [
    'domestic demand',
    'contradicted',
    { demand: { ...NOTHING.demand, otherOrigins: { value: 2e6, base: 2e6 }, onwardToAll: { value: 0, base: 0 } } },
  ],
  ['domestic demand', 'not assessable', { demand: { ...NOTHING.demand, otherOrigins: { value: 2e7, base: 2e6 } } }],
  ['policy reform', 'supported', { reforms: [reform], timing }],
  ['policy reform', 'contradicted', { reforms: [{ ...reform, date: '2021-01' }], timing }],
  ['policy reform', 'not assessable', {}],
  ['reporting artefact', 'supported', { artefact: { ...NOTHING.artefact, likeForLike: 1e6 } }],
  ['reporting artefact', 'contradicted', { artefact: whole }],
  ['reporting artefact', 'not assessable', {}],
];

describe('explanations', () => {
  it.each(CASES)('%s is %s', (name, verdict, more) => {
    const all = explain({ ...NOTHING, ...more });
    const own = all.find(({ explanation }) => explanation === name);
    expect(own?.verdict).toBe(verdict);
    expect([...(own?.for ?? []), ...(own?.against ?? []), ...(own?.missing ?? [])].length).toBeGreaterThan(0);
    if (verdict === 'not assessable')
      expect([...(own?.missing ?? []), ...(own?.against ?? [])].length).toBeGreaterThan(0);
  });

  it.each(CASES)('all stand there whatever the evidence (%s %s)', (_name, _verdict, more) => {
    const all = explain({ ...NOTHING, ...more });
    expect(all.map(({ explanation }) => explanation).toSorted()).toEqual([...EXPLANATIONS].toSorted());
    const order = all.map(({ verdict }) => ['supported', 'not assessable', 'contradicted'].indexOf(verdict));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  it('are tried on every rule in every way', () => {
    for (const name of EXPLANATIONS)
      expect(new Set(CASES.filter(([own]) => own === name).map(([, verdict]) => verdict)).size).toBe(3);
  });

  it('name the command that would fetch what is missing', () => {
    const missing = explain(NOTHING).flatMap((own) => own.missing);
    for (const command of Object.values(fetch)) expect(missing.some((text) => text.includes(command))).toBe(true);
  });

  it('lead with nothing where nothing is known, and never with diversion for a code that is new', () => {
    expect(leading(explain(NOTHING))).toBeNull();
    const born = { ...NOTHING, nomenclature: { ...NOTHING.nomenclature, changed: 'born' as const } };
    expect(leading(explain(born))?.explanation).toBe('reclassification');
  });

  it('are ordered by the share that each accounts for among those that are supported', () => {
    const all = explain({
      ...NOTHING,
      onward: { ...onward, matched: 5e6 },
      arrival: { ...arrival, shareOfExcess: 0.3 },
      price: { priceEffect: 7e6, quantityEffect: 2e6, perKgBase: 10, perKgWindow: 40 },
    });
    const supported = all.filter(({ verdict }) => verdict === 'supported');
    expect(supported.map(({ explanation }) => explanation)).toEqual(['price', 'diversion', 'ghost transit']);
    for (const { share } of all) if (share !== null) expect([share >= 0, share <= 1]).toEqual([true, true]);
  });

  it('hold the shares that part the verdicts: a fifth and a half', () => {
    const verdictOf = (priceEffect: number): Verdict | undefined =>
      explain({
        ...NOTHING,
        price: { priceEffect, quantityEffect: 100 - priceEffect, perKgBase: 1, perKgWindow: 2 },
      }).find(({ explanation }) => explanation === 'price')?.verdict;
    expect([19, 20, 49, 50].map(verdictOf)).toEqual(['contradicted', 'not assessable', 'not assessable', 'supported']);
  });

  it('of what went on are not demand at home', () => {
    const taken = { otherOrigins: { value: 2e7, base: 2e6 }, onwardToAll: { value: 2.7e7, base: 0 } };
    const kept = explain({ ...NOTHING, demand: { ...NOTHING.demand, ...taken } });
    expect(kept.find(({ explanation }) => explanation === 'domestic demand')?.verdict).toBe('contradicted');
  });

  it('of a flow to the destination itself are direct supply', () => {
    expect(leading(explain({ ...NOTHING, intermediary: null }))?.explanation).toBe('direct supply');
  });
});
