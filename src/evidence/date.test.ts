import { describe, expect, it } from 'vitest';
import { isPartialDate, monthsOf, periodOf } from './date.ts';

describe('a date known in part', () => {
  it.each([
    ['2014', ['2014-01', '2014-12'], '2014'],
    ['2022-09', ['2022-09', '2022-09'], '2022-09'],
    ['2024-04-06', ['2024-04', '2024-04'], '2024-04'],
  ] as const)('%s may lie in %j and stands at %s', (date, months, period) => {
    expect([isPartialDate(date), monthsOf(date), periodOf(date)]).toEqual([true, months, period]);
  });

  it('until another date it covers all between', () => {
    expect(monthsOf('2022-11', '2023')).toEqual(['2022-11', '2023-12']);
    expect(monthsOf('2014', '2016-03-01')).toEqual(['2014-01', '2016-03']);
  });

  it.each([
    '22',
    '2022-13',
    '2022-00',
    '2022-02-29',
    '2023-02-30',
    '2022-1',
    '2022-01-1',
    '2022-01-01T00:00',
    ' 2022',
    '',
  ])('%j is none', (text) => expect(isPartialDate(text)).toBe(false));

  it('29 February is one in a leap year', () => expect(isPartialDate('2024-02-29')).toBe(true));
});
