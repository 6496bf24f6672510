import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { bundledEvidence } from '../../src/app/evidence/register.ts';
import { entrepot, type Ran, tempFolder } from '../helpers.ts';

let folder: string;
let lake: string;
beforeEach(() => {
  folder = tempFolder();
  lake = path.join(folder, 'lake');
});

const run = (...words: string[]): Promise<Ran> => entrepot([...words, '--format', 'json', '--lake', lake]);
async function json(...words: string[]): Promise<Record<string, unknown>> {
  const { code, out, err } = await run(...words);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as Record<string, unknown>;
}
async function file(name: string, content: string): Promise<string> {
  const place = path.join(folder, name);
  writeFileSync(place, content);
  return place;
}

interface Listed {
  readonly total: number;
  readonly items: readonly {
    readonly id: string;
    readonly title: string;
    readonly origin: string;
    readonly revision: number | null;
    readonly sources: readonly { readonly name: string; readonly copy: { readonly sha256: string } | null }[];
  }[];
}

const list = async (): Promise<Listed> => (await json('evidence', 'list')) as unknown as Listed;
const YAML = (more = '') =>
  `- {id: a-plant, kind: site, title: A plant, statement: It makes engines., date: 2023-05, status: reported, source: {name: a page, link: 'https://example.org/a'}, via: [KGZ], to: RUS${more}}`;

describe('the register beside what ships', () => {
  it('is what ships before anything is added; nothing is written by reading', async () => {
    const { total, items } = await list();
    expect([total, items.map(({ id }) => id).sort()]).toEqual([
      13,
      (await bundledEvidence()).map(({ id }) => id).sort(),
    ]);
    expect(() => readdirSync(lake)).toThrow(/ENOENT/);
  });

  it('an item that is added stands by its date, and is changed by adding it again', async () => {
    await json('evidence', 'add', await file('a.yml', YAML()));
    const added = await json('evidence', 'add', await file('b.yml', YAML().replace('A plant', 'The plant')));
    expect(added['saved']).toMatchObject([{ id: 'a-plant', revision: 2, replaces: false }]);
    const { total, items } = await list();
    const at = items.findIndex(({ id }) => id === 'a-plant');
    expect([total, items[at]?.title, items[at]?.revision]).toEqual([14, 'The plant', 2]);
    expect([items[at - 1]?.id, items[at + 1]?.id]).toEqual(['components-captured-2023', 'avionics-2023']);
  });

  it('one of a bundled id takes its place, and gives it back when it is removed', async () => {
    const own = YAML().replace('a-plant', '5g-huawei').replace('A plant', 'My reading');
    expect((await json('evidence', 'add', await file('a.yml', own)))['saved']).toMatchObject([{ replaces: true }]);
    const of = async () => (await list()).items.find(({ id }) => id === '5g-huawei');
    expect(await of()).toMatchObject({ title: 'My reading', origin: 'register', revision: 1 });
    expect(await json('evidence', 'remove', '5g-huawei')).toMatchObject({ restored: true, revision: 2 });
    expect(await of()).toMatchObject({ origin: 'bundled', revision: null });
    expect((await list()).total).toBe(13);
    await json('evidence', 'add', await file('a.yml', own));
    expect(await of()).toMatchObject({ revision: 3 });
  });

  it('what ships cannot be removed, nor what is not there', async () => {
    for (const [id, why] of [
      ['5g-huawei', /ships and cannot be removed/],
      ['nothing', /no evidence "nothing"/],
    ] as const) {
      const { code, err } = await run('evidence', 'remove', id);
      expect([code, JSON.parse(err)]).toEqual([66, expect.objectContaining({ message: expect.stringMatching(why) })]);
    }
  });

  it('all items of a file are added, or none', async () => {
    const wrong = await file('a.yml', `${YAML()}\n${YAML().replace('a-plant', 'b').replace('site', 'rumour')}`);
    expect((await run('evidence', 'add', wrong)).code).toBe(65);
    expect((await list()).total).toBe(13);
  });
});

describe('copies', () => {
  const page = '<html>as it was</html>';

  it('are kept by their hash, told in the item, and hashed again', async () => {
    const [items, copy] = [await file('a.yml', YAML()), await file('page.html', page)];
    const added = await json('evidence', 'add', items, '--copy', `a-plant=${copy}`);
    const [saved] = added['saved'] as { copies: { sha256: string; name: string; bytes: number; added: string }[] }[];
    const kept = saved?.copies[0];
    expect(kept).toMatchObject({ name: 'page.html', bytes: page.length, added: '2026-01-02T03:04:05.000Z' });
    const stored = path.join(lake, 'archive', kept?.sha256 ?? '');
    expect(readFileSync(stored, 'utf8')).toBe(page);
    expect(await json('evidence', 'verify')).toMatchObject({ ok: true, counts: { intact: 1, changed: 0, missing: 0 } });
    appendFileSync(stored, ' ');
    const changed = await run('evidence', 'verify');
    expect([changed.code, JSON.parse(changed.out)]).toMatchObject([
      70,
      { ok: false, copies: [{ state: 'changed', id: 'a-plant' }] },
    ]);
    rmSync(stored);
    const missing = await run('evidence', 'verify');
    expect([missing.code, JSON.parse(missing.out)]).toMatchObject([70, { counts: { missing: 1 } }]);
  });

  it('stay with a source that is told again, and go with one that is not', async () => {
    const copy = await file('page.html', page);
    await json('evidence', 'add', await file('a.yml', YAML()), '--copy', `a-plant=${copy}`);
    const copies = async () =>
      (await list()).items.find(({ id }) => id === 'a-plant')?.sources.map((one) => one.copy !== null);
    await json('evidence', 'add', await file('b.yml', YAML().replace('A plant', 'Another title')));
    expect(await copies()).toEqual([true]);
    await json('evidence', 'add', await file('c.yml', YAML().replace('a page', 'another page')));
    expect(await copies()).toEqual([false]);
  });

  it('may be of the second source', async () => {
    const two = YAML().replace("source: {name: a page, link: 'https://example.org/a'}", 'sources: [one, two]');
    await json('evidence', 'add', await file('a.yml', two), '--copy', `a-plant:2=${await file('page.html', page)}`);
    const sources = (await list()).items.find(({ id }) => id === 'a-plant')?.sources;
    expect(sources?.map(({ name, copy }) => [name, copy === null])).toEqual([
      ['one', true],
      ['two', false],
    ]);
  });

  it('two who change the same item at once: each change is a revision, or is told that it was late', async () => {
    const items = await file('a.yml', YAML());
    const ran = await Promise.all(Array.from({ length: 8 }, () => run('evidence', 'add', items)));
    const done = ran.filter(({ code }) => code === 0).length;
    for (const { code, err } of ran) if (code !== 0) expect(JSON.parse(err)).toMatchObject({ error: 'lake-conflict' });
    expect(done).toBeGreaterThan(0);
    expect((await list()).items.find(({ id }) => id === 'a-plant')?.revision).toBe(done);
  });
});

describe('footprints', () => {
  const stations = {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        id: 'obninsk',
        geometry: { type: 'Point', coordinates: [36.61, 55.1] },
        properties: { name: 'Obninsk' },
      },
      { type: 'Feature', geometry: { type: 'Point', coordinates: [104.28, 52.29] }, properties: {} },
    ],
  };

  it('are kept with their file, named by evidence, verified and removed', async () => {
    const geo = await file('My Stations.geojson', JSON.stringify(stations));
    expect(await json('evidence', 'footprint', geo)).toMatchObject({
      id: 'my-stations',
      revision: 1,
      features: [{ id: 'obninsk' }, { id: '2' }],
    });
    await json('evidence', 'add', await file('a.yml', YAML(', footprints: [my-stations]')));
    expect(await json('evidence', 'footprints')).toMatchObject({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          id: 'my-stations/obninsk',
          file: 'my-stations',
          items: ['a-plant'],
          properties: { name: 'Obninsk' },
        },
        { id: 'my-stations/2', properties: { name: 'My Stations.geojson 2' } },
      ],
    });
    expect(await json('evidence', 'verify')).toMatchObject({
      ok: true,
      copies: [{ of: 'footprint', id: 'my-stations' }],
    });
    await json('evidence', 'remove-footprint', 'my-stations');
    expect(await json('evidence', 'footprints')).toEqual({ type: 'FeatureCollection', features: [] });
    expect((await run('evidence', 'remove-footprint', 'my-stations')).code).toBe(66);
  });

  it('a file of the same name is the next revision', async () => {
    mkdirSync(path.join(folder, 'newer'));
    await json('evidence', 'footprint', await file('x.json', JSON.stringify(stations)));
    const newer = await file('newer/x.json', JSON.stringify({ type: 'Point', coordinates: [1, 2] }));
    expect(await json('evidence', 'footprint', newer)).toMatchObject({ revision: 2 });
    expect(await json('evidence', 'footprints')).toMatchObject({ features: [{ id: 'x/1' }] });
  });
});
