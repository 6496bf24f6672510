import { expect, test } from 'vitest';
import { chosenItems, chosenMarks, marksOf } from './marks.ts';
import { item } from './sample.ts';

const PLACES: Readonly<Record<string, readonly [number, number]>> = {
  CHN: [104, 38],
  KAZ: [66, 47],
  RUS: [98, 59],
  USA: [-96, 38],
};

const marks = marksOf(
  [
    item('a', { from: 'CHN', to: 'RUS' }),
    item('b', { from: 'CHN', to: 'RUS', sites: [{ name: 'Obninsk', country: 'RUS', lat: 55, lon: 36, note: null }] }),
    item('c', { from: 'CHN', via: ['KAZ'], to: 'RUS' }),
    item('d', { from: 'USA' }),
    item('e', { from: 'EU27', to: 'RUS' }),
  ],
  [],
  (area) => PLACES[area] ?? null,
  (area) => area,
);

test('items between the same areas share an arc, one without another end is a country', () => {
  expect(marks.arcs.map(({ key, count }) => [key, count])).toEqual([
    ['CHN-RUS', 2],
    ['CHN-KAZ-RUS', 1],
  ]);
  expect(marks.countries.map(({ key, count }) => [key, count])).toEqual([
    ['USA', 1],
    ['CHN', null],
    ['RUS', null],
    ['KAZ', null],
  ]);
  expect(marks.unplaced).toEqual(['e']);
});

test('what is chosen is the same on map and timeline', () => {
  expect([...chosenItems({ between: 'CHN-RUS' }, marks, [])]).toEqual(['a', 'b']);
  expect([...chosenMarks({ item: 'b' }, marks, [])]).toEqual(['b/Obninsk', 'CHN-RUS']);
  expect([...chosenMarks({ item: 'b', place: 'Obninsk' }, marks, [])]).toEqual(['b/Obninsk']);
  expect([...chosenItems({}, marks, [])]).toEqual([]);
});
