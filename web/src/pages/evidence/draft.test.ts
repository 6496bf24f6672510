import { expect, test } from 'vitest';
import { draftOf, entryOf, idOf } from './draft.ts';
import { item } from './sample.ts';

test('an id is made of the title and the year', () => {
  expect(idOf('Ground stations in six cities', '2022-09')).toBe('ground-stations-in-six-cities-2022');
  expect(idOf('Änderungen!', '2014')).toBe('a-nderungen-2014');
  expect(idOf('俄罗斯', '')).toBe('item');
  expect(idOf('a '.repeat(80), '2024-01-02')).toMatch(/^[a-z0-9][a-z0-9-]{0,79}$/);
});

test('what is empty is left out, lists are split, places are numbers', () => {
  const entry = entryOf(
    { statement: ' It was said. ', date: '2024', via: 'KAZ, Kyrgyzstan', goods: '8542', source: 'A paper', until: '' },
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
  expect(entryOf({ parties: 'Made Things, Ltd; Others' }, [])).toMatchObject({
    parties: ['Made Things, Ltd', 'Others'],
  });
  expect(JSON.parse(JSON.stringify(entry))).not.toHaveProperty('until');
});

test('an item comes out of its form as it went in', () => {
  const was = item('a', {
    from: 'CHN',
    via: ['KAZ'],
    to: 'RUS',
    parties: ['A, Ltd', 'B'],
    sites: [{ name: 'Obninsk', country: 'RUS', lat: 55.1, lon: 36.61, note: null }],
    sources: [
      { name: 'A paper', date: '2024-03-01', link: null, copy: null },
      { name: 'Another', date: null, link: 'https://example.org', copy: null },
    ],
    links: { goods: ['8542'], countries: [], parties: ['C'], findings: [], claims: ['x'] },
  });
  const { form, sites } = draftOf(was);
  expect(entryOf(form, sites, was)).toMatchObject({
    id: 'a',
    via: ['KAZ'],
    parties: ['A, Ltd', 'B'],
    sites: [{ name: 'Obninsk', lat: 55.1, lon: 36.61 }],
    sources: [{ name: 'A paper', date: '2024-03-01' }, { name: 'Another' }],
    links: { goods: ['8542'], parties: ['C'], claims: ['x'] },
  });
});
