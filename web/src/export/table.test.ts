import { expect, test } from 'vitest';
import { cliCommand } from './command.ts';
import { fileName } from './save.ts';
import { defused, type Table, toCsv, toJson } from './table.ts';

const table: Table = {
  columns: [
    { key: 'who', label: 'Who, to whom' },
    { key: 'value', label: 'Value' },
  ],
  rows: [
    { who: '=HYPERLINK("http://example.org")', value: -12.5 },
    { who: 'A "quoted"\nname', value: null },
  ],
};

test('a table as CSV: quoted, missing left empty, formulas made text', () => {
  expect(toCsv(table)).toBe(
    '\uFEFF"Who, to whom",Value\r\n"\'=HYPERLINK(""http://example.org"")",-12.5\r\n"A ""quoted""\nname",\r\n',
  );
});

test.each(['=1+1', '+1+1', '-1+1', '@SUM(A1)', '\t=1', '\r=1', ' =1'])('%j is no formula any more', (cell) => {
  expect(defused(cell)).toBe(`'${cell}`);
});

test.each(['-12.5', '2022-03', 'EU27', 'a=b', '×12'])('%j is left as it is', (cell) => {
  expect(defused(cell)).toBe(cell);
});

test('a table as JSON keeps null and says where it is from', () => {
  const read = JSON.parse(toJson(table, { source: 'Source: Eurostat' })) as { source: string; rows: unknown[] };
  expect(read.source).toBe('Source: Eurostat');
  expect(read.rows[1]).toEqual({ who: 'A "quoted"\nname', value: null });
});

test('the command says what was asked, for a shell', () => {
  expect(
    cliCommand('flows', { reporter: ['DEU', 'FRA'], baseFrom: '2021-03', mirror: true, currency: undefined }),
  ).toBe('entrepot flows --reporter DEU,FRA --base-from 2021-03 --mirror');
  expect(cliCommand('goods', { words: "bull's eye; rm -rf" }, ['$(id)'])).toBe(
    String.raw`entrepot goods '$(id)' --words 'bull'\''s eye; rm -rf'`,
  );
});

test('a headline as a file name', () => {
  expect(fileName('Sales to Côte d’Ivoire fell: 80 %')).toBe('sales-to-co-te-d-ivoire-fell-80');
});
