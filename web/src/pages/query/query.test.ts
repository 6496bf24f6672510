import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ApiProblem } from '../../api/problem.ts';
import type { SqlAnswer } from '../../api/types.ts';
import { parseSearch, stringifySearch } from '../../url/search.ts';
import { columnsOf, shown, tableOf } from './columns.ts';
import { unpack, written } from './packed.ts';
import { placeOf } from './place.ts';
import { barsOf, headlineOf, linesOf, periodIn, plotOf } from './plot.ts';
import { querySearch } from './search.ts';

test('any statement comes back from the address it was put in', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 2000 }), async (text) => {
      fc.pre(text.trim() !== '');
      const search = querySearch(parseSearch(stringifySearch(await written(text))));
      expect(search.statement ?? (await unpack(search.packed ?? ''))).toBe(text);
    }),
  );
});

test('a long statement is packed, and a damaged address is told', async () => {
  const { packed } = await written(`SELECT ${'a'.repeat(5000)}`);
  expect(packed?.length).toBeLessThan(200);
  expect(await unpack('not packed')).toBeNull();
  expect(await unpack(packed?.slice(0, 10) ?? '')).toBeNull();
});

const refusal = (detail: string, fields = {}): ApiProblem => new ApiProblem({ detail, fields }, 400);

test('the place of an error is a line and a column', () => {
  expect(placeOf(refusal('syntax error', { position: 14 }), 'SELECT * FRM flow')).toEqual({
    line: 1,
    column: 14,
    length: 4,
  });
  expect(placeOf(refusal('no column (line 2, at "valu)")'), 'SELECT\n  sum(valu)')).toEqual({
    line: 2,
    column: 7,
    length: 4,
  });
  expect(placeOf(refusal('no column (line 2)'), 'SELECT\n  x')).toEqual({ line: 2, column: 1, length: 0 });
  expect(placeOf(refusal('too long'), 'SELECT 1')).toBeNull();
});

const answer = (names: string, rows: SqlAnswer['rows']): SqlAnswer => ({
  columns: names.split(' ').map((name) => ({ name: name.split(':')[0] ?? '', type: name.split(':')[1] ?? 'VARCHAR' })),
  rows,
  rowCount: rows.length,
  truncated: false,
  snapshot: 's1',
});

const monthly = answer('period partner year:INTEGER eur:DECIMAL(38,2)', [
  ['2022-01', 'KGZ', 2022, 5],
  ['2022-01', 'KAZ', 2022, 50],
  ['2022-03', 'KGZ', 2022, 7],
  ['2022-03', 'KGZ', 2022, '8.5'],
]);

test('columns of one name are told apart; lists are exported as JSON', () => {
  const twice = answer('a:INTEGER a tags', [[1, 'x', ['y']]]);
  const columns = columnsOf(twice);
  expect(columns.map(({ key, numeric }) => [key, numeric])).toEqual([
    ['a', true],
    ['a_2', false],
    ['tags', false],
  ]);
  expect(tableOf(twice, columns).rows).toEqual([{ a: 1, a_2: 'x', tags: '["y"]' }]);
});

test('missing is not nought, and years are not grouped', () => {
  expect(shown(null, true, 'eur')).toBe('–');
  expect(shown(0, true, 'eur')).toBe('0');
  expect(shown(2022, true, 'year')).toBe('2022');
});

test('what is drawn: time across, a figure that is no year, a line for each word', () => {
  expect(plotOf(monthly, columnsOf(monthly), {})).toEqual({ kind: 'line', x: 'period', y: 'eur', series: 'partner' });
  expect(plotOf(monthly, columnsOf(monthly), { series: 'none', chart: 'bars', y: 'gone' })).toEqual({
    kind: 'bars',
    x: 'period',
    y: 'eur',
    series: undefined,
  });
  const years = answer('year:INTEGER level:TINYINT', [
    [2020, 8],
    [2021, 8],
  ]);
  expect(plotOf(years, columnsOf(years), {})).toBeNull();
});

test('of two figures the one that the rows are sorted by is drawn', () => {
  const sorted = answer('area before:BIGINT after:BIGINT', [
    ['A', 1, 9],
    ['B', 5, 8],
    ['C', 2, 3],
  ]);
  const columns = columnsOf(sorted);
  const plot = plotOf(sorted, columns, {});
  expect(plot).toMatchObject({ kind: 'bars', x: 'area', y: 'after' });
  expect(plot && barsOf(sorted, columns, plot).map(({ value }) => value)).toEqual([9, 8, 3]);
});

test('a month without a row is a gap; rows of one month are added, and that is told', () => {
  const columns = columnsOf(monthly);
  const plot = plotOf(monthly, columns, {});
  if (plot === null) throw new Error('nothing to draw');
  const lines = linesOf(monthly, columns, plot);
  expect(lines.periods).toEqual(['2022-01', '2022-02', '2022-03']);
  expect(lines.lines).toEqual([
    { name: 'KAZ', values: [50, null, null] },
    { name: 'KGZ', values: [5, null, 15.5] },
  ]);
  expect(lines).toMatchObject({ added: true, own: false, left: 0 });
  expect(headlineOf(lines, plot)).toBe('eur was highest in Jan 2022, KAZ: 50');
});

test('periods however they are written', () => {
  expect(['2022', 2022, '202203', 202203, '2022-03', '2022-03-01', '12345', 'x', null].map(periodIn)).toEqual([
    '2022',
    '2022',
    '2022-03',
    '2022-03',
    '2022-03',
    '2022-03',
    null,
    null,
    null,
  ]);
});
