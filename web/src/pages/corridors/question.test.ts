import { expect, test } from 'vitest';
import { ApiProblem } from '../../api/problem.ts';
import { presetsFor } from './presets.ts';
import { fieldOf } from './problem-field.ts';
import { baseYears, flowsParams, ownProblems, questionOf, withWindow, yearsBefore } from './question.ts';
import { corridorSearch } from './search.ts';

test('an address without a corridor shows the first preset, compared', () => {
  expect(questionOf(corridorSearch({}))).toMatchObject({
    reporter: ['EU27'],
    partner: ['KGZ'],
    hs: ['8542'],
    baseFrom: '2021-01',
  });
});

test('an address that names the goods is of those goods, without a base of its own', () => {
  const question = questionOf(corridorSearch({ hs: '8471', mirror: 'true', by: 'partner' }));
  expect(question).toMatchObject({ hs: ['8471'], mirror: true, by: 'partner', from: '2022-01' });
  expect(question.baseFrom).toBeUndefined();
  expect(flowsParams(question).by).toBe('partner');
});

test('what no control makes is not read from an address', () => {
  expect(corridorSearch({ by: 'line', show: 'prices', from: '2022-13', revision: 'HS1996', mirror: 'maybe' })).toEqual(
    {},
  );
});

test('a base is moved with its window as long as it is the same months', () => {
  const question = questionOf(corridorSearch({}));
  expect(baseYears(question)).toBe(1);
  expect(withWindow(question, { to: '2022-11' })).toEqual({
    from: '2022-01',
    to: '2022-11',
    baseFrom: '2021-01',
    baseTo: '2021-11',
  });
  expect(baseYears({ ...question, baseFrom: '2021-02' })).toBeNull();
  expect(withWindow({ ...question, baseFrom: '2021-02' }, { to: '2022-11' })).toEqual({
    from: '2022-01',
    to: '2022-11',
  });
  expect(yearsBefore('2022', 3)).toBe('2019');
});

test('a question that cannot be is told at its field before it is asked', () => {
  const question = questionOf(corridorSearch({}));
  expect(ownProblems(question)).toEqual({});
  expect(ownProblems({ ...question, from: '2023-01' }).window).toContain('2023-01 is after 2022-10');
  expect(ownProblems({ ...question, to: '2023' }).window).toContain('month');
  const { baseTo: _, ...half } = question;
  expect(ownProblems(half).base).toBeDefined();
});

test.each([
  ['base', { code: 'usage', detail: '2021-02 to 2021-10 is not like for like with 2022-01 to 2022-10' }],
  ['reporter', { code: 'unknown-vocabulary', detail: 'no area "EUX"', fields: { area: 'EUX' } }],
  ['hs', { code: 'usage', detail: '"99xx" is not a code of goods', fields: { product: '99xx' } }],
  ['window', { code: 'usage', detail: '2022-11 is after 2022-10; expected the earlier period first' }],
  ['base', { code: 'usage', detail: 'x', problems: [{ file: '(request)', column: 'baseFrom', expected: 'a month' }] }],
  [null, { code: 'not-found', detail: 'no loaded source has goods of exports reported by USA' }],
])('a refusal is told at %s', (field, body) => {
  const question = questionOf(corridorSearch({ reporter: 'EUX', partner: 'KGZ' }));
  expect(fieldOf(new ApiProblem(body, 400), question)).toBe(field);
});

test('presets are those that the lake can answer', () => {
  const china = { code: 'CHN', name: 'China', kind: 'country', lat: 1, lon: 1, roles: ['reporter'] } as const;
  expect(presetsFor([china]).map(({ search }) => search.reporter)).toEqual([['CHN']]);
  expect(presetsFor([])).toEqual([]);
});
