import { expect, test } from 'vitest';
import { baseValue, figuresOf, greatest, isAlike, type Leg, monthsWithin, windowOf } from './moments.ts';

const PERIODS = ['2021-03', '2021-04', '2021-05', '2022-02', '2022-03', '2022-04', '2022-05'];

function leg(values: readonly (number | null)[], more: Partial<Leg> = {}): Leg {
  return {
    leg: 'in',
    from: 'EU27',
    to: 'KGZ',
    goods: 'chpl',
    currency: 'EUR',
    frequency: 'monthly',
    reported: 'by the exporter',
    source: 'eurostat-comext',
    periods: PERIODS,
    values,
    yearBefore: [1, 1, 1, 7, 99, 99, 99],
    window: null,
    base: null,
    ratio: null,
    query: 'entrepot flows',
    note: null,
    ...more,
  };
}

const BASE = ['2021-03', '2021-05'] as const;

test('a month is compared with the same month of the base, or with the year before where the base has none', () => {
  const one = leg([10, 20, 30, 5, 40, 50, 60]);
  expect(baseValue(one, '2022-04', [...BASE])).toBe(20);
  expect(baseValue(one, '2022-02', [...BASE])).toBe(7);
  expect(baseValue(one, '2021-04', [...BASE])).toBe(20);
});

test('only months that are reported in both years are compared, and nothing reported is nothing, not 0', () => {
  const one = leg([10, null, 30, 5, 40, 50, null]);
  expect(figuresOf(one, ['2022-03', '2022-04', '2022-05'], [...BASE])).toEqual({ value: 45, base: 10, ratio: 4 });
  expect(figuresOf(one, ['2022-05'], [...BASE])).toEqual({ value: null, base: null, ratio: null });
  expect(figuresOf(leg([0, 0, 0, 0, 4, 0, 0]), ['2022-03'], [...BASE])).toEqual({ value: 4, base: 0, ratio: null });
});

test('the window of an address stays within that of the scenario', () => {
  const own = ['2022-03', '2022-11'] as const;
  expect(windowOf(undefined, own)).toEqual(own);
  expect(windowOf('2022-05..2022-06', own)).toEqual(['2022-05', '2022-06']);
  expect(windowOf('2020-01..2023-01', own)).toEqual(own);
  expect(windowOf('2023-01..2023-02', own)).toEqual(own);
  expect(monthsWithin(PERIODS, ['2022-03', '2022-04'])).toEqual(['2022-03', '2022-04']);
});

test('legs of other goods, money or periods are not drawn to the scale of the direct one', () => {
  const direct = leg([], { leg: 'direct' });
  expect(isAlike(leg([]), direct)).toBe(true);
  expect(isAlike(leg([], { goods: 'TOTAL' }), direct)).toBe(false);
  expect(isAlike(leg([], { currency: 'USD' }), direct)).toBe(false);
  expect(isAlike(leg([], { frequency: 'annual' }), direct)).toBe(false);
  expect(greatest([leg([1, null, 9]), leg([4])])).toBe(9);
});
