import { describe, expect, it } from 'vitest';
import { type Frequency, parsePeriod, parseSpan, periodsOf } from '../../trade/period.ts';
import { fixedPanel } from './fixed-panel.ts';

const told = (reporter: number, source: string, freq: Frequency, from: string, to: string) =>
  periodsOf(parseSpan(from, to)).map((period) => ({ source, reporter, freq, period }));

describe('a fixed panel', () => {
  const published = [
    ...told(1, 'm', 12, '2021-01', '2022-12'),
    ...told(2, 'a', 1, '2021', '2022'),
    ...told(3, 'm', 12, '2021-01', '2022-11'),
    ...told(4, 'm', 12, '2021-01', '2021-12'),
    ...told(4, 'z', 1, '2021', '2022'),
  ];

  it('of months holds who told of every month', () => {
    const { members, leftOut } = fixedPanel(published, periodsOf(parseSpan('2021-01', '2022-12')));
    expect(members).toEqual([{ reporter: 1, source: 'm', freq: 12 }]);
    expect(leftOut).toEqual([
      { reporter: 2, why: 'publishes years only' },
      { reporter: 3, why: '1 of 24 periods not published (2022-12)' },
      { reporter: 4, why: '12 of 24 periods not published (2022-01 ... 2022-12)' },
    ]);
  });

  it('of years takes years, or twelve months', () => {
    const { members, leftOut } = fixedPanel(published, [parsePeriod('2021'), parsePeriod('2022')]);
    expect(members).toEqual([
      { reporter: 1, source: 'm', freq: 12 },
      { reporter: 2, source: 'a', freq: 1 },
      { reporter: 4, source: 'z', freq: 1 },
    ]);
    expect(leftOut).toEqual([{ reporter: 3, why: '1 of 2 periods not published (2022)' }]);
  });

  it('may be of periods that do not follow each other', () => {
    const { members } = fixedPanel(published, [parsePeriod('2021-03'), parsePeriod('2022-03')]);
    expect(members.map((member) => member.reporter)).toEqual([1, 3]);
  });

  it('is empty when nobody published', () => expect(fixedPanel([], [parsePeriod('2021')]).members).toEqual([]));
});
