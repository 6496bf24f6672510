import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { parse } from 'yaml';
import { loadFiles } from '../../src/app/load.ts';
import { type PreviewParameters, previewFiles } from '../../src/app/preview.ts';
import { EntrepotError } from '../../src/trade/errors.ts';
import { entrepot, FIXTURES, listing, quiet, ROOT, tempFolder } from '../helpers.ts';

const bundledLake = inject('bundledLake');
const effects = quiet();
const BUNDLED = path.join(ROOT, 'data/bundled');
const emptyLake = () => ({ lake: path.join(tempFolder(), 'lake'), effects });

function file(name: string, content: string | Buffer): string {
  const target = path.join(tempFolder(), name);
  writeFileSync(target, content);
  return target;
}

const preview = (files: PreviewParameters['files'], more: Partial<PreviewParameters> = {}) =>
  previewFiles(emptyLake(), { files, options: {}, ...more });

async function refusalOfLoad(format: string, files: readonly string[], options = {}): Promise<unknown> {
  return loadFiles(emptyLake(), { format, files, options }).then(
    () => null,
    (failure: EntrepotError) => failure.toJSON(),
  );
}

const HEADER = 'reporter,partner,period,value_eur';
const TEMP = process.env['TMPDIR'];
const temp = tempFolder();

beforeAll(() => {
  process.env['TMPDIR'] = temp;
});

afterAll(() => {
  if (TEMP === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = TEMP;
});

describe('which format fits', () => {
  it.each([
    ['comext', path.join(BUNDLED, 'comext-eu27-exports-hs4.parquet')],
    ['comext', path.join(BUNDLED, 'comext-eu27-exports-total.csv')],
    ['gacc-partners', path.join(BUNDLED, 'china-partners-2024.csv')],
    ['kgz-geography', path.join(BUNDLED, 'national/kgz-exports-by-country.xlsx')],
    ['kaz-countries', path.join(BUNDLED, 'national/kaz-2022-2023.xls')],
    ['arm-countries', path.join(BUNDLED, 'national/arm-months.csv')],
    ['uzb-countries', path.join(BUNDLED, 'national/uzb-sdmx_data_1105.csv')],
    ['comext-explorer', path.join(FIXTURES, 'eurostat/data-explorer.xlsx')],
    ['comtrade', path.join(FIXTURES, 'comtrade/georgia-8703.csv.gz')],
    ['comtrade', path.join(FIXTURES, 'comtrade/api-data.json')],
    ['baci', path.join(FIXTURES, 'baci/BACI_HS17_Y2021_extract.csv')],
  ])('is %s, and a load of it reads as many rows (%s)', async (format, at) => {
    const told = await preview([at]);
    const named = told.candidates.filter(({ fits, format: id }) => fits && id !== 'csv').map(({ format: id }) => id);
    expect([told.format, named]).toEqual([format, [format]]);
    for (const { why } of told.candidates) expect(why).not.toBe('');
    expect(told.files[0]?.columns.length).toBeGreaterThan(1);
    expect(told.files[0]?.sample.length).toBeGreaterThan(0);
    expect(told.files[0]?.sample.length).toBeLessThanOrEqual(20);
    expect(told.refusal).toBeNull();
    const { rows } = await loadFiles(emptyLake(), { format, files: [at], options: {} });
    expect(told.rows).toEqual({
      read: rows.read,
      loadable: rows.loaded + rows.superseded,
      rejected: 0,
      leftOut: rows.leftOut,
    });
  });

  it('is said with the option that it needs', async () => {
    const { candidates } = await preview([file('trade.csv', 't,i,j,k,v,q\n2021,156,643,854231,1,1\n')]);
    expect(candidates.find(({ format }) => format === 'baci')).toMatchObject({
      fits: true,
      why: expect.stringMatching(/--option hs=/) as string,
    });
  });

  it('is told in the encoding of the format', async () => {
    const header =
      'Reporter Code,Partner Code,Trade Flow Code,Commodity Code,Period,Trade Value (US$),Classification,Partner';
    const at = file('old.csv', Buffer.from(`${header}\n276,384,2,8542,202103,5,H5,Côte d'Ivoire\n`, 'latin1'));
    expect(await preview([at])).toMatchObject({
      format: 'comtrade',
      files: [{ encoding: 'windows-1252' }],
      rows: { loadable: 1 },
    });
  });

  it('is none for a table of nobody', async () => {
    const told = await preview([file('mine.csv', 'a,b\n1,2\n')]);
    expect(told).toMatchObject({ format: null, rows: null, refusal: null });
    expect(told.candidates.filter(({ fits }) => fits).map(({ format }) => format)).toEqual(['csv']);
  });
});

describe('what is in it', () => {
  const georgia = path.join(FIXTURES, 'comtrade/georgia-8703.csv.gz');

  it('is told: kind, encoding, reporters, flows and periods', async () => {
    const told = await preview([{ path: georgia, name: 'sent/by me.csv.gz' }], { format: 'comtrade' });
    expect(told.files).toMatchObject([{ name: 'by me.csv', kind: 'text', encoding: 'utf-8', header: 1 }]);
    expect(told.found).toMatchObject({
      reporters: [{ area: 'GEO', name: 'Georgia', rows: 2493 }],
      flows: [
        { flow: 'import', rows: 1544 },
        { flow: 'export', rows: 949 },
      ],
      currencies: ['USD'],
    });
    expect(told.candidates).toEqual([
      { format: 'comtrade', fits: true, why: 'its columns are there; 2493 of 2493 rows can be loaded' },
    ]);
  });

  it('is told to be there already', async () => {
    const at = path.join(BUNDLED, 'comext-eu27-exports-total.csv');
    const ask = (vintage: string) =>
      previewFiles({ lake: bundledLake, effects }, { format: 'comext', files: [at], options: {}, vintage });
    expect((await ask('2024-08-31')).already).toMatch(/^[0-9a-f]{12}$/);
    expect((await ask('2024-09-30')).already).toBeNull();
  });

  it('is looked at without a trace', async () => {
    const before = listing(bundledLake);
    await previewFiles({ lake: bundledLake, effects }, { files: [georgia], options: {} });
    await preview([file('mine.zip', 'PK\x03\x04')]).catch(() => undefined);
    expect(listing(bundledLake)).toBe(before);
    const { lake } = emptyLake();
    await previewFiles({ lake, effects }, { files: [georgia], options: {} });
    expect(() => readdirSync(lake)).toThrow(/ENOENT/);
    expect(readdirSync(temp).filter((name) => /preview|spill/.test(name))).toEqual([]);
  });
});

describe('what is wrong', () => {
  it.each([
    ['unknown names', 'comext', [HEADER, 'Germany,Atlantis,2022-03,1', 'Germany,Kyrgyzstan,2022-04,1']],
    ['figures, periods and names', 'comext', [HEADER, 'Germany,Kyrgyzstan,2022-03,x', 'Mu,Armenia,2022-13,1']],
    ['lines that cannot be split', 'comext', [HEADER, 'Germany,Kyrgyzstan', 'Germany,Armenia,2022-03,1']],
    ['a cell twice', 'comext', [HEADER, 'Germany,Kyrgyzstan,2022-03,1', 'Germany,Kyrgyzstan,2022-03,2']],
    ['no rows', 'comext', [HEADER, '']],
    ['another header', 'comext', ['a,b', '1,2']],
    ['another format', 'comtrade', [HEADER, 'Germany,Kyrgyzstan,2022-03,1']],
  ])('%s: as a load says it', async (_what, format, lines) => {
    const at = file('mine.csv', lines.join('\n'));
    const expected = await refusalOfLoad(format, [at]);
    const told = await preview([at], { format });
    expect(expected).not.toBeNull();
    expect(told.refusal).toEqual(expected);
    expect(told.problems).toEqual((expected as { problems?: unknown }).problems ?? []);
    expect(told.files[0]?.columns).toEqual(lines[0]?.split(','));
  });

  it('is listed up to a hundred, and counted by kind', async () => {
    const rows = Array.from({ length: 240 }, (_, n) => `Germany,Armenia,20${String(n % 80).padStart(2, '0')}-13,1`);
    const at = file('mine.csv', [HEADER, ...rows, 'Germany,Nowhere,2022-03,1', 'Germany,Armenia,2022-03,1'].join('\n'));
    const told = await preview([at], { format: 'comext' });
    expect(told.rows).toEqual({ read: 242, loadable: 1, rejected: 241, leftOut: 0 });
    expect(told.problems).toHaveLength(100);
    expect(told.problems[0]).toMatchObject({ file: 'mine.csv', line: 2, column: 'period', value: '2000-13' });
    expect(told.problemKinds.map(({ column, rows: n }) => [column, n])).toEqual([
      ['period', 240],
      ['partner', 1],
    ]);
  });

  it('is no refusal where the rows are to be set aside; none are', async () => {
    const at = file('mine.csv', [HEADER, 'Germany,Nowhere,2022-03,1', 'Germany,Armenia,2022-03,1'].join('\n'));
    const quarantine = path.join(temp, 'aside.csv');
    const told = await preview([at], { format: 'comext', quarantine });
    expect(told).toMatchObject({ refusal: null, rows: { loadable: 1, rejected: 1 }, problems: [{ value: 'Nowhere' }] });
    expect(readdirSync(temp)).not.toContain('aside.csv');
  });

  it.each([
    ['an option it has not', { format: 'baci', options: { take: 'x' } }, 'usage'],
    ['a format that is not there', { format: 'nonsense' }, 'usage'],
    ['a mapping with another format', { format: 'baci', mapping: 'source: x' }, 'usage'],
    ['an unknown encoding', { encoding: 'klingon' }, 'usage'],
  ])('is refused as by a load: %s', async (_what, more, code) => {
    await expect(preview([file('mine.csv', `${HEADER}\n`)], more)).rejects.toMatchObject({ code });
  });

  it('is refused over the bounds of a load, and without files', async () => {
    const bomb = gzipSync(Buffer.alloc(40 * 2 ** 20, 'a'));
    await expect(preview([file('bomb.gz', bomb)])).rejects.toMatchObject({ code: 'input-too-large' });
    await expect(preview([path.join(temp, 'none.csv')])).rejects.toMatchObject({ code: 'input-missing' });
    await expect(preview([])).rejects.toBeInstanceOf(EntrepotError);
  });

  it('is refused where nothing tells the encoding', async () => {
    const at = file('mine.csv', Buffer.from('a,b\n\xff\xfe\xff,2\n', 'latin1'));
    await expect(preview([at], { format: 'csv' })).rejects.toMatchObject({ code: 'input-format' });
  });
});

describe('a table through a mapping', () => {
  const at = path.join(BUNDLED, 'comext-eu27-exports-total.csv');
  const rest = { source: 'mine', title: 'Mine', licence: 'open' };

  it('is suggested one, which loads the very figures once what is missing is filled in', async () => {
    const { mapping, ...told } = await preview([at], { format: 'csv' });
    expect(told).toMatchObject({ format: 'csv', rows: null, refusal: null });
    expect(mapping?.missing.map(({ key }) => key)).toEqual(['source', 'title', 'licence', 'flow', 'product']);
    const whole = {
      ...(parse(mapping?.yaml ?? '') as object),
      ...rest,
      constants: { flow: 'export', product: 'TOTAL' },
    };
    const read = await preview([at], { format: 'csv', mapping: whole });
    expect(read).toMatchObject({ format: 'csv', mapping: null, refusal: null, rows: { read: 10648, loadable: 10648 } });
    const { rows } = await loadFiles(emptyLake(), { format: 'csv', files: [at], options: {}, mapping: whole });
    expect(rows).toMatchObject({ read: 10648, loaded: 10648 });
  });

  it('is refused by a mapping that is not one, as by a load', async () => {
    await expect(preview([at], { format: 'csv', mapping: rest })).rejects.toMatchObject({ code: 'input-format' });
  });

  it('is suggested one in the encoding that is named, and for the first sheet of a workbook', async () => {
    const names = Buffer.from([0xd1, 0xf2, 0xee, 0xe8, 0xec, 0xee, 0xf1, 0xf2, 0xfc]);
    const cyrillic = file('mine.csv', Buffer.concat([Buffer.from('period;'), names, Buffer.from('\n2022-03;5\n')]));
    const { mapping } = await preview([cyrillic], { format: 'csv', encoding: 'windows-1251' });
    expect(parse(mapping?.yaml ?? '')).toEqual({
      columns: { period: 'period', value: 'Стоимость' },
      separator: ';',
      encoding: 'windows-1251',
    });
    const sheet = await preview([path.join(BUNDLED, 'national/kgz-exports-by-country.xlsx')], { format: 'csv' });
    expect(sheet.files[0]).toMatchObject({ kind: 'workbook', encoding: null });
    expect(sheet.mapping?.settings.map(({ key }) => key)).toContain('sheet');
  });
});

describe('entrepot load --dry-run', () => {
  const at = path.join(BUNDLED, 'comext-eu27-exports-total.csv');
  const run = (...words: string[]) => entrepot(['load', '--dry-run', ...words, '--lake', path.join(temp, 'no-lake')]);

  it('takes a format or none, and several files', async () => {
    for (const words of [['comext', at], [at]]) {
      const { code, out, err } = await run(...words);
      expect([code, err]).toEqual([0, '']);
      expect(out).toMatch(/Read as comext/);
      expect(out).toMatch(/10,648 of 10,648 rows can be loaded/);
      expect(out).toMatch(/Nothing was loaded/);
    }
    const two = await run(at, path.join(BUNDLED, 'comext-eu27-exports-hs4.parquet'), '--format', 'json');
    expect((JSON.parse(two.out) as { format: string; files: unknown[] }).files).toHaveLength(2);
  });

  it('says what is not there', async () => {
    expect((await run('nonsense', at)).err).toMatch(/no format "nonsense"/);
    expect((await run('missing.csv')).err).toMatch(/missing\.csv/);
    expect((await run()).code).toBe(64);
    expect((await entrepot(['load', 'comext', '--lake', path.join(temp, 'no-lake')])).code).toBe(64);
  });
});
