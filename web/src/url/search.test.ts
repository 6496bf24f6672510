import fc from 'fast-check';
import { expect, test } from 'vitest';
import { corridorSearch } from '../pages/corridors/search.ts';
import { findingsSearch } from '../pages/findings/search.ts';
import { listOf, parseSearch, stringifySearch } from './search.ts';

test('an address can be read and typed by hand', () => {
  const search = corridorSearch({ reporter: 'DEU', hs: ['8542', '8541'].join(','), from: '2022-01', mirror: true });
  expect(stringifySearch(search)).toBe('?reporter=DEU&hs=8542,8541&from=2022-01&mirror=true');
});

test('what an address says comes back the same, whatever the text', () => {
  const text = fc
    .string({ minLength: 1, unit: 'binary' })
    .map((value) => value.trim())
    .filter((value) => value !== '');
  fc.assert(
    fc.property(text, fc.boolean(), (goods, supported) => {
      const search = findingsSearch({ goods, supported, sort: 'gain' });
      expect(findingsSearch(parseSearch(stringifySearch(search)))).toEqual(search);
    }),
  );
});

test('what is not known or not valid is left out', () => {
  expect(corridorSearch({ from: '2022-13', flow: 'smuggling', show: 'map', evil: 'x' })).toEqual({ show: 'map' });
  expect(listOf({ via: ' KGZ, ,ARM' }, 'via')).toEqual(['KGZ', 'ARM']);
});
