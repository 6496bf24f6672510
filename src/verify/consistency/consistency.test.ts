import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Claim } from '../claim.ts';
import { type ClaimEntry, readClaim, readClaims } from '../claim-file.ts';
import { findInconsistencies } from './find.ts';
import type { RuleName } from './rule.ts';

const ROOT = path.join(import.meta.dirname, '../../..');
const fileOf = (name: string): readonly Claim[] =>
  readClaims(parse(readFileSync(path.join(ROOT, name), 'utf8')), path.basename(name));

const SAMPLE = fileOf('data/claims/russia-2022.yml');
const CLEAN = fileOf('test/fixtures/claims/clean.yml');

const PLAIN = {
  reporter: 'DEU',
  partner: 'KAZ',
  flow: 'export',
  product: ['8482'],
  window: ['2022-01', '2022-12'],
  statistic: 'value',
  unit: 'EUR',
} as const;
const GROWTH = { base: ['2021-01', '2021-12'], statistic: 'growth' } as const;

let count = 0;
/** A claim that is the plain one but for what is given. */
function claim(stated: ClaimEntry['stated'], spec: Readonly<Record<string, unknown>> = {}, publisher?: string): Claim {
  count += 1;
  const id = `claim-${String(count).padStart(4, '0')}`;
  return readClaim(
    { id, text: 'Made up.', ...(publisher && { publisher }), spec: { ...PLAIN, ...spec }, stated },
    'made',
    0,
  );
}

const found = (rule: RuleName, ...claims: readonly Claim[]) =>
  findInconsistencies(claims).filter((one) => one.rule === rule);
const whys = (rule: RuleName, ...claims: readonly Claim[]): string[] => found(rule, ...claims).map(({ why }) => why);

describe('the claims that ship', () => {
  const all = findInconsistencies(SAMPLE);
  it.each([
    ['same-figure', ['cn-ru-bearings-2023', 'cn-ru-heavy-trucks-2023'], '+345 %'],
    ['two-figures', ['cn-ru-drones-h1-2023', 'cn-ru-drones-jan-jul-2023'], '5.9 times as much a month'],
    ['stated-ratio', ['cn-ru-drones-h1-2023', 'cn-ru-drones-jan-jul-2023'], 'makes 72.5 times'],
    ['unequal-windows', ['cn-ru-tractors-2023'], '1 month against 12 months'],
    ['zero-base', ['cn-ru-tractors-2023'], 'about 50,000 units'],
    ['code-not-in-force', ['cn-ru-drones-h1-2023'], 'HS 8806 exists only since 2022'],
    ['code-not-in-force', ['cn-ru-drones-jan-jul-2023'], 'no base before 2022'],
    ['code-not-in-force', ['cn-ru-drones-declarations'], 'no base before 2022'],
    ['code-not-in-force', ['arms-via-third-countries-2022'], 'HS 8807'],
    [
      'code-not-in-force',
      ['cn-ru-heavy-trucks-2023'],
      'HS 870121, 870123 exist only since 2022, and the base is 2021-01',
    ],
  ] as const)('%s in %j', (rule, claims, words) => {
    expect(all).toContainEqual(
      expect.objectContaining({ rule, claims, why: expect.stringContaining(words) as unknown }),
    );
  });

  it('and nothing else', () => expect(all).toHaveLength(10));
});

it('nothing is found in a clean file', () => expect(findInconsistencies(CLEAN)).toEqual([]));

it('the order of the claims does not matter', () => {
  const claims = [...SAMPLE, ...CLEAN, ...many()];
  const expected = findInconsistencies(claims);
  expect(expected.length).toBeGreaterThan(15);
  fc.assert(
    fc.property(fc.shuffledSubarray(claims, { minLength: claims.length }), (shuffled) => {
      expect(findInconsistencies(shuffled)).toEqual(expected);
    }),
    { numRuns: 50 },
  );
});

/** Claims of which many say something of the same thing. */
function many(): Claim[] {
  const shares = ['CHN', 'JPN', 'EU27', 'DEU'].map((partner) =>
    claim(0.45, { reporter: 'KAZ', partner, flow: 'import', statistic: 'share', unit: undefined }),
  );
  return [
    ...[1e6, 3e6, 9e6].map((value) => claim(value)),
    ...[0.123, 0.456, 0.789].map((growth) => claim(growth, GROWTH)),
    ...['8413', '8481'].map((code) => claim(0.123, { ...GROWTH, product: [code] })),
    ...[2, 9].map((ratio) => claim(1e6, { compare_to: { partner: 'UZB', ratio } })),
    ...shares,
  ];
}

it('a plain sentence with figures is said of each, and the claims are named in order', () => {
  for (const { why, claims } of findInconsistencies([...SAMPLE, ...many()])) {
    expect(why).toMatch(/^[A-Z0-9+−].*\d.*\.$/);
    expect(claims).toEqual([...claims].sort());
  }
});

describe('two figures for the same thing', () => {
  it('are amounts that differ more than twofold a month', () => {
    expect(whys('two-figures', claim(10e6), claim(21e6))).toEqual([
      '10 million EUR in 2022-01 to 2022-12 and 21 million EUR in 2022-01 to 2022-12 are both stated for 8482 from DEU to KAZ: 2.1 times as much a month.',
    ]);
    expect(found('two-figures', claim(10e6), claim(19e6))).toEqual([]);
  });

  it('in months that are mostly the same', () => {
    const months = (from: string, to: string, value: number): Claim => claim(value, { window: [from, to] });
    expect(found('two-figures', claim(12e6), months('2022-01', '2022-10', 30e6))).toHaveLength(1);
    expect(found('two-figures', claim(12e6), months('2022-01', '2022-09', 30e6))).toEqual([]);
    expect(found('two-figures', claim(12e6), months('2022', '2022', 30e6))).toHaveLength(1);
    expect(found('two-figures', claim(12e6), months('2023-01', '2023-12', 30e6))).toEqual([]);
  });

  it('of one route, in one currency, by one measure', () => {
    for (const other of [{ partner: 'UZB' }, { unit: 'USD' }, { measure: 'quantity' }, { flow: 're-export' }])
      expect(found('two-figures', claim(10e6), claim(90e6, other)), JSON.stringify(other)).toEqual([]);
  });

  it('told by the importer too, with less weight', () => {
    const arrivals = claim(90e6, { reporter: 'KAZ', partner: 'DEU', flow: 'import' });
    expect(found('two-figures', claim(10e6), arrivals)).toMatchObject([{ severity: 'caution' }]);
    expect(found('two-figures', claim(10e6), claim(90e6))).toMatchObject([{ severity: 'conflict' }]);
  });

  it('as least amounts, but not as most', () => {
    expect(found('two-figures', claim('>=10e6'), claim('>90e6'))).toHaveLength(1);
    expect(found('two-figures', claim(10e6), claim('<90e6'))).toEqual([]);
  });

  it('of a part that is more than its whole, not of one that is less', () => {
    const whole = { product: ['84'] };
    expect(whys('two-figures', claim(90e6), claim(10e6, whole))[0]).toContain('which is a part of it');
    expect(found('two-figures', claim(10e6), claim(90e6, whole))).toEqual([]);
    const shipments = { level: 'shipment', exporter: 'DEU', importer: 'KAZ', reporter: undefined, partner: undefined };
    expect(found('two-figures', claim(90e6), claim(10e6, { ...shipments, via: ['GEO'] }))).toEqual([]);
    expect(found('two-figures', claim(10e6), claim(90e6, { ...shipments, text_contains: 'war' }))).toHaveLength(1);
  });

  it('of the base and of the partner that is compared', () => {
    const rise = claim(
      { base_value: 5e6, value: 10e6 },
      { base: ['2021-01', '2021-12'], statistic: ['base_value', 'value'] },
    );
    expect(found('two-figures', rise, claim(20e6, { window: ['2021-01', '2021-12'] }))).toHaveLength(1);
    const compared = claim(10e6, { compare_to: { partner: 'UZB', stated: 1e6 } });
    expect(found('two-figures', compared, claim(7e6, { partner: 'UZB' }))).toHaveLength(1);
  });

  it('as trade in both directions, whoever is named first', () => {
    const turned = { reporter: 'KAZ', partner: 'DEU', flow: 'both' };
    expect(found('two-figures', claim(10e6, { flow: 'both' }), claim(90e6, turned))).toHaveLength(1);
    expect(found('two-figures', claim(10e6), claim(90e6, turned))).toEqual([]);
  });

  it('are changes and shares that exclude each other', () => {
    const ratio = (stated: string | number): Claim => claim(stated, { ...GROWTH, statistic: 'ratio' });
    expect(whys('two-figures', claim(0.5, GROWTH), ratio(3))).toEqual([
      '+50 % and 3 times are both stated for 8482 from DEU to KAZ, 2022-01 to 2022-12 against 2021-01 to 2021-12; they exclude each other.',
    ]);
    expect(found('two-figures', claim(2, GROWTH), ratio(3))).toEqual([]);
    expect(found('two-figures', claim(0.5, GROWTH), ratio('>1'))).toEqual([]);
    expect(found('two-figures', claim(0.5, GROWTH), claim(2, { ...GROWTH, base: ['2020-01', '2020-12'] }))).toEqual([]);
    const share = { statistic: 'share' };
    expect(found('two-figures', claim(0.5, share), claim(0.6, share))).toHaveLength(1);
    expect(found('two-figures', claim(0.5, share), claim('~0.52', share))).toEqual([]);
  });
});

describe('a stated ratio', () => {
  const both = (stated: Record<string, string | number>): Claim =>
    claim(stated, { base: ['2021-01', '2021-12'], statistic: Object.keys(stated) });

  it('that the amounts of the claim do not make', () => {
    expect(whys('stated-ratio', both({ base_value: 4e6, value: 12e6, ratio: 2 }))).toEqual([
      '12 million EUR over 4 million EUR makes 3 times, but 2 times is stated for 8482 from DEU to KAZ, 2022-01 to 2022-12 against 2021-01 to 2021-12.',
    ]);
    expect(found('stated-ratio', both({ base_value: 4e6, value: 12e6, growth: 0.5 }))).toHaveLength(1);
    expect(found('stated-ratio', both({ growth: 3, ratio: 3 }))).toHaveLength(1);
  });

  it('that they make as worded and rounded', () => {
    expect(found('stated-ratio', both({ base_value: 4e6, value: 12e6, ratio: '~3.1', growth: 2 }))).toEqual([]);
    expect(found('stated-ratio', both({ base_value: '~73e6', value: '~125e6', ratio: '>1.7' }))).toEqual([]);
    expect(found('stated-ratio', both({ base_value: 4e6, value: '>12e6', ratio: 7 }))).toEqual([]);
    expect(found('stated-ratio', both({ base_value: 0, value: 12e6, ratio: 7 }))).toEqual([]);
  });

  it('over another partner, in one claim and in two', () => {
    const amounts = claim(12e6, { compare_to: { partner: 'UZB', stated: 4e6 } });
    const stated = (ratio: number, more: object = {}): Claim =>
      claim(30e6, { compare_to: { partner: 'UZB', ratio }, ...more });
    expect(found('stated-ratio', claim(12e6, { compare_to: { partner: 'UZB', stated: 4e6, ratio: 9 } }))).toHaveLength(
      1,
    );
    expect(found('stated-ratio', amounts, stated(9))).toHaveLength(1);
    expect(found('stated-ratio', amounts, stated(4))).toEqual([]);
    expect(found('stated-ratio', amounts, stated(9, { window: ['2021-01', '2021-12'] }))).toEqual([]);
    expect(found('stated-ratio', amounts, claim(30e6, { compare_to: { partner: 'GEO', ratio: 9 } }))).toEqual([]);
    expect(
      found('stated-ratio', amounts, claim(9, { statistic: 'ratio', compare_to: { partner: 'UZB' } })),
    ).toHaveLength(1);
  });
});

describe('shares over the whole', () => {
  const share = (partner: string | string[], stated: string | number, more: object = {}): Claim =>
    claim(stated, { reporter: 'KAZ', partner, flow: 'import', statistic: 'share', ...more });

  it('alone', () => {
    expect(whys('share-over-one', share('CHN', 1.2))).toEqual(['A share of 120 % is more than the whole.']);
    expect(found('share-over-one', share('CHN', 1), share('CHN', '<1.1'))).toEqual([]);
    expect(whys('share-over-one', claim(-1.2, GROWTH))[0]).toContain('by more than there was');
    expect(found('share-over-one', claim(-1, GROWTH))).toEqual([]);
  });

  it('together', () => {
    expect(whys('share-over-one', share('CHN', 0.6), share('JPN', 0.5))).toEqual([
      'The shares in the imports of KAZ of 8482, 2022-01 to 2022-12 add to 110 %: CHN 60 %, JPN 50 %.',
    ]);
    expect(found('share-over-one', share('CHN', 0.6), share('JPN', '~0.41'))).toEqual([]);
    expect(found('share-over-one', share('CHN', 0.6), share('JPN', '<0.5'))).toEqual([]);
  });

  it('of one whole only, each partner once', () => {
    expect(found('share-over-one', share('CHN', 0.6), share('CHN', 0.6))).toEqual([]);
    expect(found('share-over-one', share('EU27', 0.6), share('DEU', 0.5))).toEqual([]);
    expect(found('share-over-one', share('WORLD', 1), share('WORLD', 1))).toEqual([]);
    for (const other of [
      { product: ['8542'] },
      { window: ['2021', '2021'] },
      { measure: 'weight' },
      { reporter: 'UZB' },
    ])
      expect(found('share-over-one', share('CHN', 0.6), share('JPN', 0.5, other)), JSON.stringify(other)).toEqual([]);
  });

  it('told by the exporters: of what one importer buys', () => {
    const mirror = (exporter: string): Claim =>
      claim(0.6, { reporter: 'mirror', partner: undefined, exporter, importer: 'RUS', statistic: 'share' });
    expect(whys('share-over-one', mirror('CHN'), mirror('TUR'))[0]).toContain('the imports of RUS');
  });
});

describe('windows', () => {
  const against = (window: readonly string[], base: readonly string[]): Claim =>
    claim(0.5, { ...GROWTH, window, base });

  it('of unequal length', () => {
    expect(found('unequal-windows', against(['2022-09', '2022-09'], ['2021-01', '2021-12']))).toMatchObject([
      { severity: 'conflict', why: '2022-09 is set against 2021-01 to 2021-12: 1 month against 12 months.' },
    ]);
    expect(found('unequal-windows', against(['2022', '2022'], ['2019', '2020']))).toHaveLength(1);
    expect(found('unequal-windows', against(['2022', '2022'], ['2019', '2019']))).toEqual([]);
  });

  it('of other months of the year', () => {
    expect(found('unequal-windows', against(['2022-11', '2022-11'], ['2022-10', '2022-10']))).toMatchObject([
      { severity: 'caution' },
    ]);
    expect(found('unequal-windows', against(['2022-11', '2022-11'], ['2021-11', '2021-11']))).toEqual([]);
    expect(found('unequal-windows', against(['2022-07', '2023-06'], ['2021-01', '2021-12']))).toEqual([]);
  });
});

it('a base of zero is a conflict with a percentage, else a caution', () => {
  const zero = (stated: Record<string, string | number>): Claim =>
    claim(stated, { base: ['2021-01', '2021-12'], statistic: Object.keys(stated) });
  expect(found('zero-base', zero({ base_value: 0, growth: 5 }))).toMatchObject([{ severity: 'conflict' }]);
  expect(found('zero-base', zero({ base_value: 0, value: 5e6 }))).toMatchObject([{ severity: 'caution' }]);
  expect(found('zero-base', zero({ base_value: 1, value: 5e6 }))).toEqual([]);
  expect(found('zero-base', claim(1e6, { compare_to: { partner: 'UZB', stated: 0, ratio: 9 } }))).toHaveLength(1);
  expect(found('zero-base', claim(0))).toEqual([]);
});

describe('a code', () => {
  const of = (product: string, window: readonly string[], base?: readonly string[]): Claim =>
    claim(base === undefined ? 1e6 : 0.5, { product: [product], window, ...(base && { base, statistic: 'growth' }) });

  it('that was not yet, or no longer', () => {
    expect(found('code-not-in-force', of('8806', ['2021-01', '2021-12']))).toMatchObject([
      { severity: 'conflict', why: 'HS 8806 exists only since 2022, and the window is 2021-01 to 2021-12.' },
    ]);
    expect(found('code-not-in-force', of('8806', ['2024', '2024'], ['2021', '2021']))).toMatchObject([
      { severity: 'conflict' },
    ]);
    expect(whys('code-not-in-force', of('854150', ['2022-01', '2022-12']))).toEqual([
      'HS 854150 ended before 2022, and the window is 2022-01 to 2022-12.',
    ]);
    expect(whys('code-not-in-force', of('8599', ['2022-01', '2022-12']))[0]).toContain(
      'in none of HS 2012, 2017, 2022',
    );
  });

  it('that is young, and no longer so', () => {
    expect(found('code-not-in-force', of('880622', ['2023-01', '2023-06']))).toMatchObject([{ severity: 'caution' }]);
    expect(found('code-not-in-force', of('8806', ['2025-01', '2025-06']))).toEqual([]);
    expect(found('code-not-in-force', of('8482', ['2013', '2013'], ['2012', '2012']))).toEqual([]);
    expect(found('code-not-in-force', of('85423190', ['2022', '2022'], ['2021', '2021']))).toEqual([]);
  });

  it('is one that is named, not one of a list or of all goods', () => {
    expect(found('code-not-in-force', of('TOTAL', ['2021', '2021']), of('chpl', ['2021', '2021']))).toEqual([]);
  });
});

describe('the same figure', () => {
  const growth = (stated: number, more: object = {}, publisher?: string): Claim =>
    claim(stated, { ...GROWTH, ...more }, publisher);
  const OTHER = { product: ['8413'] };

  it('for two goods on one route, and for one on two routes', () => {
    expect(whys('same-figure', growth(3.45), growth(3.45, OTHER))).toEqual([
      'The same figure, +345 %, is stated for 8413 and for 8482, from DEU to KAZ, 2022-01 to 2022-12.',
    ]);
    expect(whys('same-figure', growth(3.45), growth(3.45, { partner: 'UZB' }))).toEqual([
      'The same figure, +345 %, is stated for 8482 from DEU to KAZ and from DEU to UZB, 2022-01 to 2022-12.',
    ]);
  });

  it('not where goods and route differ, nor where neither does, nor in other months', () => {
    expect(found('same-figure', growth(3.45), growth(3.45, { ...OTHER, partner: 'UZB' }))).toEqual([]);
    expect(found('same-figure', growth(3.45), growth(3.45))).toEqual([]);
    expect(found('same-figure', growth(3.45), growth(3.45, { product: ['848210'] }))).toEqual([]);
    const earlier = { ...OTHER, window: ['2021', '2021'], base: ['2020', '2020'] };
    expect(found('same-figure', growth(3.45), growth(3.45, earlier))).toEqual([]);
    expect(found('same-figure', growth(3.45), growth(3.45, { ...OTHER, base: ['2020-01', '2020-12'] }))).toEqual([]);
  });

  it('of three digits, or of two that are not round by one publisher', () => {
    expect(found('same-figure', growth(0.34), growth(0.34, OTHER))).toEqual([]);
    expect(found('same-figure', growth(0.34, {}, 'A'), growth(0.34, OTHER, 'B'))).toEqual([]);
    expect(found('same-figure', growth(0.34, {}, 'A'), growth(0.34, OTHER, 'A'))).toHaveLength(1);
    expect(found('same-figure', growth(0.35, {}, 'A'), growth(0.35, OTHER, 'A'))).toEqual([]);
    expect(found('same-figure', growth(2, {}, 'A'), growth(2, OTHER, 'A'))).toEqual([]);
  });
});
