import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadFiles } from '../../src/app/load.ts';
import { canonicalHash, entrepot, quiet, ROOT, tempFolder } from '../helpers.ts';

const effects = quiet();
const BUNDLED = path.join(ROOT, 'data/bundled');
const MAP = path.join(ROOT, 'data/mappings/china-exports-russia.yml');
const TOTALS = path.join(BUNDLED, 'comext-eu27-exports-total.csv');

/** A file as it lies after it was sent: under a name that says nothing. */
function sent(file: string): string {
  const target = path.join(tempFolder(), '7c1d');
  copyFileSync(file, target);
  return target;
}

const emptyLake = () => ({ lake: path.join(tempFolder(), 'lake'), effects });

describe('files with names of their own', () => {
  it('are the same load as the file under its name, and are called by it', async () => {
    const [mine, theirs] = [emptyLake(), emptyLake()];
    const { out } = await entrepot(['load', 'comext', TOTALS, '--lake', mine.lake, '--format', 'json']);
    const answer = await loadFiles(theirs, {
      format: 'comext',
      files: [{ path: sent(TOTALS), name: path.basename(TOTALS) }],
      options: {},
    });
    expect(answer).toEqual(JSON.parse(out));
    expect(await canonicalHash(theirs.lake, 'rows')).toBe(await canonicalHash(mine.lake, 'rows'));
  });

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\me\\trade.csv', 'trade.csv'],
    ['a\u0000b\u202e\n.csv', 'ab.csv'],
    ['..', 'unnamed'],
    ['', 'unnamed'],
    ['x'.repeat(500), 'x'.repeat(200)],
    ['Экспорт 2022.csv', 'Экспорт 2022.csv'],
  ])('keep the last part of %j', async (name, kept) => {
    const files = [{ path: sent(TOTALS), name }];
    const { files: told } = await loadFiles(emptyLake(), { format: 'comext', files, options: {} });
    expect(told.map((file) => file.name)).toEqual([kept]);
  });

  it('are named in what is wrong with them, never by where they lie', async () => {
    const file = path.join(tempFolder(), '7c1d');
    writeFileSync(file, 'reporter,partner,period,value_eur\nGermany,Atlantis,2022-03,1\n');
    const load = (at: string) =>
      loadFiles(emptyLake(), { format: 'comext', files: [{ path: at, name: 'mine.csv' }], options: {} });
    await expect(load(file)).rejects.toMatchObject({ problems: [{ file: 'mine.csv', line: 2, value: 'Atlantis' }] });
    await expect(load(`${file}-gone`)).rejects.toMatchObject({
      code: 'input-missing',
      message: 'mine.csv cannot be opened: ENOENT',
      fields: { file: 'mine.csv' },
    });
  });
});

describe('rows that are set aside without a file', () => {
  const text = 'reporter,partner,period,value_eur\nGermany,Atlantis,2022-03,1\nGermany,Armenia,2022-03,1\n';

  it('are counted by reason, in the very load that a file of them would be', async () => {
    const folder = tempFolder();
    const file = path.join(folder, 'mine.csv');
    writeFileSync(file, text);
    const load = (quarantine: string | boolean) =>
      loadFiles(emptyLake(), { format: 'comext', files: [file], options: {}, quarantine });
    const answer = await load(true);
    expect(answer.rows).toMatchObject({ read: 2, loaded: 1, rejected: 1 });
    expect(Object.values(answer.quarantined)).toEqual([1]);
    expect(await load(path.join(folder, 'aside.csv'))).toEqual(answer);
    expect(readdirSync(folder).toSorted()).toEqual(['aside.csv', 'mine.csv']);
    await expect(load(false)).rejects.toMatchObject({ code: 'unknown-vocabulary' });
  });
});

describe('a mapping that is handed in', () => {
  const files = [path.join(BUNDLED, 'china-exports-russia.csv')];
  const text = readFileSync(MAP, 'utf8');

  it('as the text of a file is the very load of that file', async () => {
    const byFile = await loadFiles(emptyLake(), { format: 'csv', files, options: {}, map: MAP });
    const byText = await loadFiles(emptyLake(), { format: 'csv', files, options: {}, mapping: text });
    expect(byText).toEqual(byFile);
  });

  it('as an object reads the same rows', async () => {
    const [one, other] = [emptyLake(), emptyLake()];
    await loadFiles(one, { format: 'csv', files, options: {}, mapping: text });
    const again = await loadFiles(other, { format: 'csv', files, options: {}, mapping: parse(text) });
    expect(again.rows).toMatchObject({ read: 66, loaded: 66 });
    expect(await canonicalHash(other.lake)).toBe(await canonicalHash(one.lake));
  });

  it.each([
    ['a word that is no key', { ...(parse(text) as object), colour: 'red' }, /colour/],
    ['no columns', 'source: x', /columns/],
    ['nothing', null, /\(mapping\)/],
    ['no YAML', ': : :', /not YAML/],
  ])('is refused for %s', async (_what, mapping, message) => {
    const load = loadFiles(emptyLake(), { format: 'csv', files, options: {}, mapping });
    await expect(load).rejects.toMatchObject({
      code: 'input-format',
      message: expect.stringMatching(message) as string,
    });
  });
});
