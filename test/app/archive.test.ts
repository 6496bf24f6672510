import { createHash } from 'node:crypto';
import {
  copyFileSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import yazl from 'yazl';
import { readArchive } from '../../src/app/cases/archive-read.ts';
import { exportCase } from '../../src/app/cases/case-export.ts';
import { openCase } from '../../src/app/cases/case-open.ts';
import { addItem, saveCase, showCase } from '../../src/app/cases/cases.ts';
import { keepClaims } from '../../src/app/claims/keep.ts';
import type { Context } from '../../src/app/context.ts';
import { verifyDossier } from '../../src/app/dossiers/verify.ts';
import { addEvidence } from '../../src/app/evidence/add.ts';
import { loadFiles } from '../../src/app/load.ts';
import { EntrepotError } from '../../src/trade/errors.ts';
import { listing, quiet, tempFolder } from '../helpers.ts';

const mappingOf = (source: string, licence: string): string => `source: ${source}
title: A few rows
licence: ${licence}
columns: { reporter: reporter, partner: partner, product: product, period: period, value: value }
constants: { flow: export }
areas: [iso3]
currency: USD
`;
const ROWS = 'reporter,partner,product,period,value\n';
const QUERY = 'entrepot flows --reporter DEU --partner KGZ --hs 854231 --from 2022-01 --to 2022-02';

const folder = tempFolder();
const archive = path.join(folder, 'case.zip');
const inputs = path.join(folder, 'inputs');
let context: Context;

/** A lake with a load that may be passed on, one that nobody said may be, and evidence with a copy. */
beforeAll(async () => {
  context = { lake: path.join(folder, 'lake'), effects: quiet() };
  mkdirSync(inputs);
  const file = (name: string, content: string): string => {
    writeFileSync(path.join(inputs, name), content);
    return path.join(inputs, name);
  };
  const load = (name: string, licence: string, rows: string) =>
    loadFiles(context, {
      format: 'csv',
      files: [file(`${name}.csv`, ROWS + rows)],
      map: file(`${name}.yml`, mappingOf(name, licence)),
      options: {},
    });
  await load('open', 'CC BY 4.0', 'DEU,KGZ,854231,2022-01,5\nDEU,KGZ,854231,2022-02,7\n');
  await load('closed', 'ask us first', 'DEU,ARM,854231,2022-01,3\n');
  // Its mapping came as text, one row is set aside, and its letters are not Unicode.
  writeFileSync(
    path.join(inputs, 'old.csv'),
    Buffer.from(`${ROWS}FRA,KGZ,854231,2022-01,9\nXXX,Côte,1,2022-01,1\n`, 'latin1'),
  );
  await loadFiles(context, {
    format: 'csv',
    files: [path.join(inputs, 'old.csv')],
    mapping: mappingOf('old', 'CC0'),
    options: {},
    vintage: '2023-01-31',
    encoding: 'latin1',
    quarantine: true,
  });
  await keepClaims(context, {
    claims: [
      {
        id: 'twelve',
        text: 'Germany sent 12 dollars of processors to Kyrgyzstan in two months.',
        spec: {
          reporter: 'DEU',
          partner: 'KGZ',
          product: ['854231'],
          window: ['2022-01', '2022-02'],
          statistic: 'value',
        },
        stated: 12,
      },
    ],
  });
  await addEvidence(context, {
    items: [
      { id: 'page', kind: 'site', statement: 'A plant.', date: '2023', sources: ['A newspaper'], status: 'reported' },
    ],
    copies: [{ item: 'page', file: { path: file('page.html', '<p>A plant.</p>'), name: 'page.html' } }],
  });
  await saveCase(context, { id: 'small', title: 'Small' });
  for (const item of [
    { kind: 'flows', query: QUERY, note: 'مرحبا 你好 Привет' },
    { kind: 'claim', claim: 'twelve' },
    { kind: 'evidence', evidence: 'page' },
  ])
    await addItem(context, { case: 'small', item });
  await exportCase(context, { case: 'small', out: archive });
});

let own: Context;
beforeEach(() => {
  own = { lake: path.join(tempFolder(), 'lake'), effects: quiet() };
});

const sha256 = (content: Buffer | string): string => createHash('sha256').update(content).digest('hex');

async function failure(work: Promise<unknown>): Promise<EntrepotError> {
  const caught: unknown = await work.then(
    () => null,
    (cause: unknown) => cause,
  );
  expect(caught).toBeInstanceOf(EntrepotError);
  return caught as EntrepotError;
}

describe('what may not be passed on', () => {
  it('is named by hash and not packed', async () => {
    const { manifest, close } = await readArchive({ path: archive, name: 'case.zip' });
    await close();
    expect(manifest.needed.map(({ name, for: of }) => [name, of])).toEqual([
      ['closed.csv', 'load'],
      ['page.html', 'copy'],
    ]);
    expect(manifest.needed[0]?.why).toBe('ask us first: its licence is not known to allow passing it on');
    expect(manifest.entries.filter(({ path: at }) => at.startsWith('raw/'))).toHaveLength(2);
    expect(readFileSync(archive).includes('DEU,ARM')).toBe(false);
  });

  it('is asked for by name and hash, and nothing is made without it', async () => {
    const wrong = await failure(openCase(own, { file: archive }));
    const needed = { name: 'closed.csv', sha256: sha256(readFileSync(path.join(inputs, 'closed.csv'))) };
    expect([wrong.code, wrong.fields]).toEqual(['input-missing', { needed: [needed] }]);
    expect(readdirSync(path.dirname(own.lake))).toEqual([]);
  });

  it('is found by its bytes in a folder that is handed in; then the dossier holds', async () => {
    const handed = tempFolder();
    mkdirSync(path.join(handed, 'deep'));
    copyFileSync(path.join(inputs, 'closed.csv'), path.join(handed, 'deep/renamed.txt'));
    writeFileSync(path.join(handed, 'closed.csv'), 'other bytes');
    const opened = await openCase(own, { file: archive, with: handed });
    expect(opened).toMatchObject({
      case: 'small',
      loaded: 3,
      verifiable: true,
      kept: ['claim twelve', 'evidence page'],
    });
    expect(opened.missing.map(({ name }) => name)).toEqual(['page.html']);
    expect(await verifyDossier(own, { file: archive })).toMatchObject({ ok: true, identical: true });
    expect((await showCase(own, { case: 'small' })).told.map(({ missing }) => missing)).toEqual([null, null, null]);
    copyFileSync(path.join(inputs, 'page.html'), path.join(handed, 'page.html'));
    expect(await openCase(own, { file: archive, with: handed })).toMatchObject({ loaded: 0, missing: [], kept: [] });
  });

  it('a lake with other loads keeps them; the snapshot is another then, and that is said', async () => {
    const map = path.join(inputs, 'open.yml');
    const file = path.join(path.dirname(own.lake), 'more.csv');
    writeFileSync(file, `${ROWS}FRA,KGZ,854231,2022-01,1\n`);
    await loadFiles(own, { format: 'csv', files: [file], map, options: {} });
    const opened = await openCase(own, { file: archive, with: inputs });
    expect(opened).toMatchObject({ loaded: 3, verifiable: false });
    const told = await verifyDossier(own, { file: archive });
    expect([told.ok, told.files, told.notRecomputed]).toEqual([
      false,
      [],
      expect.stringMatching(/no snapshot .*; open the archive/),
    ]);
  });
});

interface Piece {
  readonly name: string;
  readonly content: Buffer;
  readonly mode?: number;
}

async function pieces(): Promise<Piece[]> {
  const { manifest, fileOf, close } = await readArchive({ path: archive, name: 'case.zip' });
  const names = ['manifest.json', ...manifest.entries.map(({ path: at }) => at)];
  const found = names.map((name) => ({ name, content: readFileSync(fileOf(name) ?? '') }));
  await close();
  return found;
}

async function zipped(all: readonly Piece[]): Promise<string> {
  const out = path.join(tempFolder(), 'hostile.zip');
  const zip = new yazl.ZipFile();
  for (const { name, content, mode } of all) zip.addBuffer(content, name, { mode: mode ?? 0o100644 });
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(out));
  return out;
}

/** Writes another name of the same length over each occurrence of one: what no writer of zips would write. */
function renamed(file: string, from: string, to: string): string {
  const bytes = readFileSync(file);
  for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 1)) bytes.write(to, at);
  writeFileSync(file, bytes);
  return file;
}

const put = (all: readonly Piece[], name: string, change: (content: Buffer) => Buffer): Piece[] =>
  all.map((piece) => (piece.name === name ? { ...piece, content: change(piece.content) } : piece));

const text = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

const HOSTILE: readonly (readonly [string, string, RegExp, (all: Piece[]) => Promise<string>])[] = [
  [
    'another name',
    'input-format',
    /only the entries/,
    (all) => zipped([...all, { name: 'notes.txt', content: text(1) }]),
  ],
  [
    'a name that climbs out',
    'input-format',
    /zip file|only the entries/,
    async (all) =>
      renamed(await zipped([...all, { name: 'aa/aa/evil', content: text(1) }]), 'aa/aa/evil', '../../evil'),
  ],
  [
    'an absolute name',
    'input-format',
    /zip file|only the entries/,
    async (all) => renamed(await zipped([...all, { name: 'aetc/evil', content: text(1) }]), 'aetc/evil', '/etc/evil'),
  ],
  [
    'a link',
    'input-format',
    /symbolic link/,
    (all) => zipped([...all, { name: `raw/${'0'.repeat(64)}`, content: Buffer.from('/etc/passwd'), mode: 0o120777 }]),
  ],
  ['a name twice', 'input-format', /twice/, (all) => zipped([...all, all[1] as Piece])],
  ['no manifest', 'input-format', /no manifest.json/, (all) => zipped(all.slice(1))],
  [
    'a manifest of another version',
    'input-format',
    /another version/,
    (all) => zipped(put(all, 'manifest.json', () => text({ archive: 2 }))),
  ],
  [
    'a manifest that is no JSON',
    'input-format',
    /JSON in manifest/,
    (all) => zipped(put(all, 'manifest.json', () => Buffer.from('{'))),
  ],
  ['an entry that is not there', 'input-invalid', /to be there/, (all) => zipped(all.slice(0, -1))],
  [
    'an entry that the manifest does not name',
    'input-invalid',
    /that the manifest names/,
    (all) => zipped([...all, { name: `raw/${sha256('x')}`, content: Buffer.from('x') }]),
  ],
  [
    'a source with another byte',
    'input-invalid',
    /SHA-256/,
    (all) => {
      const raw = all.find(
        ({ content }) => content.toString().startsWith('reporter') && content.includes(',5'),
      ) as Piece;
      return zipped(put(all, raw.name, (content) => Buffer.from(content.toString().replace(',5', ',6'))));
    },
  ],
  [
    'a case that is none',
    'input-invalid',
    /title/,
    (all) => {
      const content = text({ id: 'a', revision: 0, case: {}, scenario: {}, claims: [], evidence: [] });
      const told = { sha256: sha256(content), bytes: content.length };
      const manifest = put(all, 'manifest.json', (old) => {
        const read = JSON.parse(old.toString()) as { entries: { path: string }[] };
        const entries = read.entries.map((entry) => (entry.path === 'case.json' ? { ...entry, ...told } : entry));
        return text({ ...read, entries });
      });
      return zipped(put(manifest, 'case.json', () => content));
    },
  ],
  [
    'a load that the files do not give',
    'input-invalid',
    /does not fit/,
    (all) =>
      zipped(
        put(all, 'manifest.json', (old) => {
          const read = JSON.parse(old.toString()) as { loads: { id: string }[] };
          return text({
            ...read,
            loads: read.loads.map((load, n) => (n === 1 ? { ...load, id: '0123456789ab' } : load)),
          });
        }),
      ),
  ],
  [
    'a reader of another version',
    'not-assessable',
    /reads it otherwise/,
    (all) =>
      zipped(
        put(all, 'manifest.json', (old) => {
          const read = JSON.parse(old.toString()) as { loads: { format: string; options: object }[] };
          const other = { format: 'comext', options: { parser: '0' } };
          return text({ ...read, loads: read.loads.map((load) => ({ ...load, ...other })) });
        }),
      ),
  ],
];

describe('an archive that is not as it should be is refused, and nothing is left of it', () => {
  it.each(HOSTILE)('%s', async (_what, code, message, make) => {
    const wrong = await failure(openCase(own, { file: await make(await pieces()), with: inputs }));
    expect(wrong.message).toMatch(message);
    expect(wrong.code).toBe(code);
    expect(readdirSync(path.dirname(own.lake))).toEqual([]);
  });

  it('one that is cut off, at whatever place', async () => {
    const whole = readFileSync(archive);
    const cut = path.join(path.dirname(own.lake), 'cut.zip');
    for (const part of [0, 0.1, 0.5, 0.9, 0.999]) {
      writeFileSync(cut, whole.subarray(0, Math.floor(whole.length * part)));
      expect((await failure(openCase(own, { file: cut, with: inputs }))).code).toBe('input-format');
    }
    expect(existsSync(own.lake)).toBe(false);
  });

  it('one that would be too much, before it is taken apart', async () => {
    const given = { path: archive, name: 'case.zip' };
    const bounds = { entries: 100, bytes: 1_000_000, textBytes: 1_000_000 };
    for (const less of [{ entries: 3 }, { bytes: 1_000 }, { textBytes: 1_000 }])
      expect((await failure(readArchive(given, { ...bounds, ...less }))).code).toBe('input-too-large');
    const zeros = Buffer.alloc(40 * 2 ** 20);
    const bomb = await zipped([...(await pieces()), { name: `raw/${sha256(zeros)}`, content: zeros }]);
    expect((await failure(openCase(own, { file: bomb, with: inputs }))).code).toBe('input-too-large');
  });

  it('nor is anything of it left in a lake that is there', async () => {
    await openCase(own, { file: archive, with: inputs });
    const before = listing(own.lake);
    for (const [, code, , make] of HOSTILE.slice(0, 12))
      expect((await failure(openCase(own, { file: await make(await pieces()), with: inputs }))).code).toBe(code);
    expect(listing(own.lake)).toBe(before);
  });
});

it('a source that was changed in the lake is not packed as what it was', async () => {
  await openCase(own, { file: archive, with: inputs });
  const raw = path.join(own.lake, 'raw', sha256(readFileSync(path.join(inputs, 'open.csv'))));
  writeFileSync(raw, 'something else');
  const out = path.join(path.dirname(own.lake), 'out.zip');
  expect((await failure(exportCase(own, { case: 'small', out }))).code).toBe('lake-corrupt');
  expect(existsSync(out)).toBe(false);
});
