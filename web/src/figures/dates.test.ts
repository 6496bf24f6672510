import { expect, test } from 'vitest';
import { periodsBetween } from '../charts/scales.ts';
import { extentOf, placeAmong } from './dates.ts';

const days = ({ from, to }: { readonly from: number; readonly to: number }): number => (to - from) / 86_400_000;

test('a date is as wide as it is unknown', () => {
  expect(days(extentOf('2014'))).toBe(365);
  expect(days(extentOf('2024'))).toBe(366);
  expect(days(extentOf('2022-09'))).toBe(30);
  expect(days(extentOf('2024-04-08'))).toBe(1);
  expect(extentOf('2014', '2022-09')).toMatchObject({ precision: 'year', lasting: true, to: Date.UTC(2022, 9, 1) });
});

test('a date stands on an axis of months as wide as it is', () => {
  const months = periodsBetween('2022-01', '2022-12');
  expect(placeAmong(months, '2022')).toEqual({ from: -0.5, to: 11.5 });
  expect(placeAmong(months, '2022-09')).toEqual({ from: 7.5, to: 8.5 });
  const day = placeAmong(months, '2022-02-24');
  expect(day?.from).toBeCloseTo(0.5 + 23 / 28, 5);
  expect((day?.to ?? 0) - (day?.from ?? 0)).toBeCloseTo(1 / 28, 5);
});

test('on an axis of years a month is a part of its year, and what lies outside has no place', () => {
  const years = periodsBetween('2019', '2023');
  const month = placeAmong(years, '2022-07');
  expect(month?.from).toBeCloseTo(2.5 + 181 / 365, 5);
  expect(placeAmong(years, '2018')).toBeNull();
  expect(placeAmong(years, '2024-01-01')).toBeNull();
  expect(placeAmong([], '2022')).toBeNull();
});
