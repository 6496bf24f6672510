import { read, utils } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { SAMPLE } from '../../../test/fixtures/report/sample.ts';
import { toXlsx } from './workbook.ts';

const bytes = await toXlsx(SAMPLE);
const book = read(bytes, { cellFormula: true, sheetStubs: true });
const rows = (sheet: string): unknown[][] => {
  const found = book.Sheets[sheet];
  if (found === undefined) throw new Error(`no sheet ${sheet}`);
  return utils.sheet_to_json<unknown[]>(found, { header: 1, defval: null, raw: true });
};

test('a sheet for each table and chart, and those that say where it is from', () => {
  expect(book.SheetNames).toEqual([
    'Contents',
    ...[1, 2, 3].map((n) => `Table ${n}`),
    ...[1, 2, 3, 4, 5].map((n) => `Chart ${n}`),
    'Figures',
    'Sources',
    'About',
  ]);
  expect(
    rows('Contents')
      .slice(4)
      .map(([name]) => name),
  ).toEqual(book.SheetNames.slice(1));
  expect(book.Sheets['Contents']?.['B5']).toMatchObject({ f: `HYPERLINK("#'Table 1'!A1","Table 1")` });
});

test('numbers are numbers in full, missing is empty, units stand under the header', () => {
  const [, head, units, first, , third] = rows('Table 2');
  expect(head).toEqual(['Code', 'Goods', 'Base', 'Window', 'Growth', 'Weight']);
  expect(units?.[2]).toBe('USD');
  expect(first).toEqual(['847130', 'Portable data-processing machines', 3_104_220, 28_911_406, 8.3136, 61_204.5]);
  expect(third).toEqual(['854231', 'Processors and controllers', null, 1_204_377, null, 0.25]);
});

test('the series behind a chart, with gaps', () => {
  const series = rows('Chart 1');
  expect(series[1]).toEqual(['Period', 'A to C', 'A to B', 'A to B, expected']);
  const gap = series.find(([period]) => period === '2022-09');
  expect(gap?.[2]).toBeNull();
  expect(gap?.[1]).toEqual(expect.any(Number));
});

test('each figure with its question, each file with its hash', () => {
  expect(rows('Figures')).toHaveLength(1 + SAMPLE.figures.length);
  expect(rows('Figures')[2]?.slice(0, 3)).toEqual(['growth', 'Growth of exports, A to B', 8.3136]);
  expect(rows('Sources')[2]).toContain('by hash only: its licence forbids passing it on');
  expect(rows('About')).toContainEqual(['Scenario', 'sample']);
});

test('the same bytes for the same document, at any hour', async () => {
  const stamps = new Set<number>();
  for (let at = bytes.indexOf('PK\x03\x04'); at >= 0; at = bytes.indexOf('PK\x03\x04', at + 4))
    stamps.add(bytes.readUInt32LE(at + 10));
  expect([...stamps]).toEqual([0x00210000]);
  expect((await toXlsx(structuredClone(SAMPLE))).equals(bytes)).toBe(true);
});

test('text that looks like a formula stays text', async () => {
  const [table] = SAMPLE.sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'table'));
  if (table === undefined) throw new Error('no table');
  const hostile = { ...table, rows: [{ name: '=1+1', script: '@x\u{1}', since: null }] };
  const document = { ...SAMPLE, sections: [{ id: 'a', heading: 'a', level: 1 as const, blocks: [hostile] }] };
  const sheet = read(await toXlsx(document)).Sheets['Table 1'];
  expect(sheet?.['A4']).toMatchObject({ t: 's', v: '=1+1' });
  expect(sheet?.['B4']).toMatchObject({ t: 's', v: expect.stringMatching(/^@x/u) });
});
