import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cursorOf, PAGE, pageOf } from './paging.ts';

it('the pages have every row once, in order, whatever their size', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: PAGE.most }), (rows, limit) => {
      const question = ['q', rows.length];
      const seen: number[] = [];
      let cursor: string | undefined;
      do {
        const { items, next } = pageOf(rows, { limit, cursor, question });
        seen.push(...items);
        cursor = next === null ? undefined : cursorOf(question, next);
      } while (cursor !== undefined);
      expect(seen).toEqual(rows);
    }),
  );
});

it.each([
  ['of another question', cursorOf('other', 2)],
  ['changed', cursorOf('this', 2).replace('2.', '02x.')],
  ['of no mark', '2'],
  ['negative', `-${cursorOf('this', 2)}`],
])('a cursor %s is refused', (_name, cursor) => {
  expect(() => pageOf([1, 2, 3], { cursor, question: 'this' })).toThrow(/no cursor of this question/);
});

it.each([0, -1, 1.5, PAGE.most + 1, Number.NaN])('a page of %s rows is refused', (limit) => {
  expect(() => pageOf([1], { limit, question: '' })).toThrow(/whole number/);
});
