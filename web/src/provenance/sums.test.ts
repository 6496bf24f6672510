import { expect, it } from 'vitest';
import type { FlowsAnswer, LineRow } from '../api/types.ts';
import { questionInWords } from './question.ts';
import { sumsOf } from './sums.ts';

const row = (period: string, value: number | null, currency = 'EUR'): LineRow => ({
  reporter: 'DEU',
  partner: 'KGZ',
  product: '85423990',
  period,
  value,
  currency,
  netWeight: null,
  load: 'a',
  file: 'a.csv',
  line: 2,
});
const answer = (value: number, base: number, unit = 'EUR'): FlowsAnswer =>
  ({
    question: {
      reporter: 'EU27',
      partner: 'KGZ',
      goods: '854239',
      flow: 'export',
      window: ['2022-03', '2022-11'],
      base: ['2021-03', '2021-11'],
    },
    figure: { value, base, unit, netWeight: null },
  }) as unknown as FlowsAnswer;
const ROWS = [row('2021-05', 10), row('2022-03', 1.5), row('2022-11', 2), row('2022-04', null)];

it('adds up rows of the window and of the base apart', () => {
  const [window, base] = sumsOf(answer(3.5, 10), ROWS);
  expect(window).toMatchObject({ rows: 3, sum: 3.5, agrees: 'same' });
  expect(base).toMatchObject({ rows: 1, sum: 10, agrees: 'same' });
});

it('says when the rows are not the figure', () => {
  expect(sumsOf(answer(4, 10), ROWS)[0]).toMatchObject({ sum: 3.5, figure: 4, agrees: 'different' });
  expect(sumsOf(answer(4, 10, 'USD'), ROWS)[0]).toMatchObject({ currency: 'EUR', agrees: 'converted' });
  const mixed = sumsOf(answer(4, 10), [...ROWS, row('2022-05', 1, 'USD')])[0];
  expect(mixed).toMatchObject({ sum: null, agrees: 'converted' });
});

it('says whose report it is', () => {
  expect(questionInWords(answer(1, 1), false)).toMatch(/^What EU27 reported as exports of 854239 to KGZ, .*, beside /);
  const mirrored = { ...answer(1, 1), question: { ...answer(1, 1).question, flow: 'import' } } as FlowsAnswer;
  expect(questionInWords(mirrored, true)).toMatch(/^What KGZ reported as imports of 854239 from EU27/);
});
