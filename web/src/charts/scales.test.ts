import { expect, test } from 'vitest';
import { placed } from './map-labels.ts';
import { aligned, changeOf, dodged, gapsOf, lastKnown, periodsBetween, periodTicks, runsOf } from './scales.ts';

test('every month between two, over the end of a year; and years', () => {
  expect(periodsBetween('2021-11', '2022-02')).toEqual(['2021-11', '2021-12', '2022-01', '2022-02']);
  expect(periodsBetween('2021', '2023')).toEqual(['2021', '2022', '2023']);
  expect(periodsBetween('2022-02', '2022-01')).toEqual([]);
});

test('months without a row are gaps, nought is not', () => {
  const values = aligned(periodsBetween('2022-01', '2022-06'), [
    ['2022-01', 5],
    ['2022-03', 0],
    ['2022-05', null],
    ['2022-06', 7],
  ]);
  expect(values).toEqual([5, null, 0, null, null, 7]);
  expect(gapsOf(values)).toEqual([
    { from: 1, to: 1 },
    { from: 3, to: 4 },
  ]);
  expect(runsOf(values, (value) => value !== null).map(({ from }) => from)).toEqual([0, 2, 5]);
  expect(lastKnown([1, null])).toBe(0);
  expect(lastKnown([null])).toBe(-1);
});

test('years are labelled at January, short spans by months, never more than asked', () => {
  const long = periodTicks(periodsBetween('2015-03', '2024-12'), 5);
  expect(long.length).toBeLessThanOrEqual(5);
  expect(long[0]).toEqual({ at: 10, label: '2016' });
  expect(periodTicks(periodsBetween('2022-03', '2022-08'), 8).map(({ label }) => label)).toContain('2022-03');
});

test('labels are moved apart, in order and within bounds', () => {
  const stands = dodged([100, 101, 99, 20], 15, 10, 110);
  const sorted = [...stands].sort((a, b) => a - b);
  for (const [at, stand] of sorted.entries()) {
    expect(stand).toBeLessThanOrEqual(110);
    if (at > 0) expect(stand - (sorted[at - 1] as number)).toBeGreaterThanOrEqual(15);
  }
  expect(stands[3]).toBe(20);
});

test('change runs from an eighth to eightfold; without a base all is growth', () => {
  expect([0, 0.125, 1, 8, 80, null].map(changeOf)).toEqual([-1, -1, 0, 1, 1, 1]);
});

test('labels of near places do not cover one another', () => {
  const spots = [0, 4, 8, 12].map((shift) => ({ x: 200 + shift, y: 100 + shift, wide: 60, tall: 16 }));
  const boxes = placed(spots, 400, 300).map(({ x, y, anchor }) => {
    const left = anchor === 'start' ? x : anchor === 'end' ? x - 60 : x - 30;
    return { left, right: left + 60, top: y, bottom: y + 16 };
  });
  for (const [at, a] of boxes.entries())
    for (const b of boxes.slice(at + 1))
      expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false);
});
