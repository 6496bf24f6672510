import { expect, test } from 'vitest';
import { entryOf, idOf } from './draft.ts';

test('an id is made of the title and the year', () => {
  expect(idOf('Ground stations in six cities', '2022-09')).toBe('ground-stations-in-six-cities-2022');
  expect(idOf('Änderungen!', '2014')).toBe('a-nderungen-2014');
  expect(idOf('俄罗斯', '')).toBe('item');
  expect(idOf('a '.repeat(80), '2024-01-02')).toMatch(/^[a-z0-9][a-z0-9-]{0,79}$/);
});

test('what is empty is left out, lists are split, places are numbers', () => {
  const entry = entryOf(
    { statement: ' It was said. ', date: '2024', via: 'KAZ, Kyrgyzstan;', goods: '8542', source: 'A paper', until: '' },
    [{ key: '1', name: 'Obninsk', country: 'RUS', lat: '55.1', lon: '', note: '' }],
  );
  expect(entry).toMatchObject({
    id: 'it-was-said-2024',
    statement: 'It was said.',
    via: ['KAZ', 'Kyrgyzstan'],
    sources: [{ name: 'A paper' }],
    sites: [{ name: 'Obninsk', lat: 55.1, lon: null }],
    links: { goods: ['8542'] },
  });
  expect(JSON.parse(JSON.stringify(entry))).not.toHaveProperty('until');
});
