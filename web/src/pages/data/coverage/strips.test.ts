import { expect, test } from 'vitest';
import type { Holding } from '../../../api/types.ts';
import { headlineOf, monthOf, periodAt, spansIn, stateAt, stripsOf, verdictOf, whatOf } from './strips.ts';

const holding = (part: Partial<Holding>): Holding => ({
  source: 'office',
  reporter: 'KGZ',
  flow: 'export',
  frequency: 'monthly',
  goods: 'totals',
  from: '2022-01',
  to: '2022-06',
  periods: 6,
  rows: 60,
  missing: [],
  unpublished: [],
  ...part,
});

test('published, missing and not published are told apart, month by month', () => {
  const [strip] = stripsOf(
    [holding({ periods: 3, missing: ['2022-02', '2022-03', '2022-04'], unpublished: ['2022-04'] })],
    true,
  );
  if (strip === undefined) throw new Error('no strip');
  const states = ['2021-12', '2022-01', '2022-02', '2022-03', '2022-04', '2022-05', '2022-07'].map((period) =>
    stateAt(strip, monthOf(period)),
  );
  expect(states).toEqual([null, 'published', 'missing', 'missing', 'unpublished', 'published', null]);
  expect(verdictOf(strip)).toBe('3 of 6 months; 2 missing: Feb – Mar 2022; 1 not published: Apr 2022');
});

test('a period before the first of a reporter is missing, not blank', () => {
  const [strip] = stripsOf([holding({ from: '2022-03', periods: 4, missing: ['2022-01', '2022-02'] })], true);
  expect(strip?.stretches[0]).toEqual({ state: 'missing', from: monthOf('2022-01'), to: monthOf('2022-03') });
});

test('a year is twelve months long on the common axis', () => {
  const [strip] = stripsOf([holding({ frequency: 'annual', from: '2020', to: '2021', periods: 2 })], true);
  expect(strip?.stretches).toEqual([{ state: 'published', from: 2020 * 12, to: 2022 * 12 }]);
  expect(periodAt(2020 * 12 + 7, 'annual')).toBe('2020');
  expect(periodAt(2020 * 12 + 7, 'monthly')).toBe('2020-08');
});

test('alike ones share a line, and a line never claims a flow that one of its reporters lacks', () => {
  const all = [
    holding({}),
    holding({ flow: 'import' }),
    holding({ reporter: 'KAZ' }),
    holding({ reporter: 'ARM' }),
    holding({ reporter: 'UZB', missing: ['2022-03'], periods: 5 }),
  ];
  const lines = stripsOf(all, false).map((strip) => `${strip.reporters.join(' ')}: ${whatOf(strip)}`);
  expect(lines).toEqual([
    'KGZ: exports and imports, monthly, totals',
    'KAZ ARM: exports, monthly, totals',
    'UZB: exports, monthly, totals',
  ]);
  expect(stripsOf(all, true)).toHaveLength(5);
});

test('the headline counts what is missing, whether lines are shared or not', () => {
  const all = [
    holding({ missing: ['2022-03'], periods: 5 }),
    holding({ reporter: 'KAZ', missing: ['2022-03'], periods: 5 }),
  ];
  const words = '2 reporters from one source: of 12 months and years, 2 are missing';
  expect(headlineOf(stripsOf(all, false))).toBe(words);
  expect(headlineOf(stripsOf(all, true))).toBe(words);
  expect(headlineOf(stripsOf([holding({})], false))).toBe('KGZ from one source: no month or year is missing');
});

test('spans are joined over the turn of a year', () => {
  expect(spansIn(['2021-12', '2022-01', '2023-05', '2023-06'])).toBe('Dec 2021 – Jan 2022, May – Jun 2023');
  expect(spansIn(['2019', '2020', '2022'])).toBe('2019 – 2020, 2022');
});
