import { expect, test } from 'vitest';
import { findingsSearch } from '../pages/findings/search.ts';
import { scenarioSearch } from '../pages/scenario/search.ts';
import { parseSearch, stringifySearch } from '../url/search.ts';
import { commonFlags, filterCount, filterParams, toggled } from './filters.ts';

test('the filters of an address come back as they went', () => {
  const search = findingsSearch(parseSearch('?via=KGZ,ARM&list=chpl&goods=8542&supported=true&sort=gain&nonsense=1'));
  expect(search).toEqual({ via: ['KGZ', 'ARM'], list: ['chpl'], goods: '8542', supported: true, sort: 'gain' });
  expect(findingsSearch(parseSearch(stringifySearch(search)))).toEqual(search);
  expect(filterCount(search)).toBe(5);
});

test('an order that is not known, a window turned round and a month that is none leave no trace', () => {
  expect(findingsSearch({ sort: 'luck' })).toEqual({});
  expect(scenarioSearch({ window: '2022-11..2022-03', month: '2022-13', scale: 'log' })).toEqual({});
  expect(scenarioSearch({ window: '2022-03..2022-11', month: '2022-05', all: 'true' })).toEqual({
    window: '2022-03..2022-11',
    month: '2022-05',
    all: true,
  });
});

test('the order by rank is the one of the operation itself', () => {
  expect(filterParams({}, 'q')).toEqual({ sort: 'q' });
  expect(filterParams({ sort: 'rank' }, 'q')).toEqual({});
  expect(filterParams({ kind: ['surge'] }, 'rank')).toEqual({ kind: ['surge'] });
});

test('a value is put in and taken out', () => {
  expect(toggled({}, 'via', 'KGZ')).toEqual(['KGZ']);
  expect(toggled({ via: ['KGZ', 'ARM'] }, 'via', 'KGZ')).toEqual(['ARM']);
  expect(toggled({ via: ['KGZ'] }, 'via', 'KGZ')).toBeUndefined();
});

test('a flag of nearly all is said once', () => {
  const flags = [
    { value: 'incomplete-coverage', count: 99 },
    { value: 'thin-base', count: 20 },
  ];
  expect([...commonFlags(flags, 100)]).toEqual(['incomplete-coverage']);
});
