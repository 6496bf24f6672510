import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { areas } from '../../src/app/areas.ts';
import { formats } from '../../src/app/formats.ts';
import { goodsChildren } from '../../src/app/goods-children.ts';
import { findScan } from '../../src/app/scan-store.ts';
import { readScenarioByName, scenarios } from '../../src/app/scenarios.ts';
import { status } from '../../src/app/status.ts';
import { FORMAT_IDS } from '../../src/sources/registry.ts';
import { parseArea } from '../../src/trade/area.ts';
import { entrepot, quiet, ROOT, tempFolder } from '../helpers.ts';

const bundled = { lake: inject('bundledLake'), effects: quiet() };
const none = () => ({ lake: path.join(tempFolder(), 'none'), effects: quiet() });

describe('status', () => {
  it('tells of the lake, and of one that is not there', async () => {
    const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string };
    const told = await status(bundled);
    expect(told).toMatchObject({ version, loads: 9 });
    expect(told.rows).toBeGreaterThan(1e6);
    expect(told.sources).toContain('eurostat-comext');
    expect(await status(none())).toEqual({ version, snapshot: 's0', loads: 0, at: null, rows: 0, sources: [] });
  });
});

describe('scenarios by name', () => {
  const text = readFileSync(path.join(ROOT, 'data/scenarios/russia-2022.yml'), 'utf8');

  function withScenario(file: string, content: string) {
    const lake = path.join(tempFolder(), 'lake');
    cpSync(bundled.lake, lake, { recursive: true });
    mkdirSync(path.join(lake, 'scenarios'));
    writeFileSync(path.join(lake, 'scenarios', file), content);
    const warnings: string[] = [];
    const log = { info: () => undefined, warn: (message: string) => void warnings.push(message) };
    return { context: { lake, effects: quiet({ log }) }, warnings };
  }

  it('has all that a heading needs', async () => {
    expect(await scenarios(bundled)).toMatchObject([
      {
        name: 'russia-2022',
        destination: 'RUS',
        event: '2022-02',
        window: ['2022-03', '2022-11'],
        exporters: ['EU27'],
        intermediaries: ['KAZ', 'KGZ', 'ARM', 'GEO', 'UZB'],
        goods: ['eu-833-2014'],
        from: 'bundled',
        names: { KGZ: 'Kyrgyzstan', 'eu-833-2014': expect.stringMatching(/833\/2014/) as string },
      },
    ]);
  });

  it('knows those of the lake, and runs them by name', async () => {
    const { context } = withScenario(
      'mine.yml',
      text.replace('russia-2022', 'mine').replace('goods: eu-833-2014', 'goods: ["8542"]'),
    );
    expect((await scenarios(context)).map(({ name, from }) => [name, from])).toEqual([
      ['russia-2022', 'bundled'],
      ['mine', 'lake'],
    ]);
    const { out, err } = await entrepot(['scan', 'mine', '--format', 'json', '--lake', context.lake]);
    expect(err).toBe('');
    const answer = JSON.parse(out) as { scenario: { name: string; goods: string[] } };
    expect(answer.scenario).toMatchObject({ name: 'mine', goods: ['8542'] });
    const explained = await entrepot(['explain', 'XXX', '--scenario', 'mine', '--lake', context.lake]);
    expect(explained.err).toMatch(/no finding "XXX"/);
  });

  it('leaves a broken one out of the list with a warning, and says what is wrong when it is asked for', async () => {
    const { context, warnings } = withScenario('broken.yml', text);
    expect((await scenarios(context)).map(({ name }) => name)).toEqual(['russia-2022']);
    expect(warnings).toEqual(['broken.yml calls itself russia-2022; expected broken']);
    await expect(readScenarioByName(context, 'broken')).rejects.toMatchObject({
      code: 'input-invalid',
      problems: [{ file: 'broken.yml', column: 'name', value: 'russia-2022' }],
    });
  });

  it.each(['nonsense', '../scenarios/russia-2022', '/etc/passwd', 'russia-2022.yml', ''])(
    'takes a name and never a path: %s',
    async (name) => {
      await expect(findScan(bundled, { scenario: name })).rejects.toMatchObject({
        code: 'not-found',
        fields: { scenarios: ['russia-2022'] },
      });
    },
  );
});

describe('areas', () => {
  it('have codes that every question takes, each its own', async () => {
    const all = await areas(none(), {});
    expect(all.length).toBeGreaterThan(280);
    const numbers = all.map(({ code }) => parseArea(code));
    expect(new Set(numbers).size).toBe(all.length);
    expect(all.find(({ code }) => code === 'EU27')).toMatchObject({ kind: 'group', roles: null });
    expect(all.find(({ code }) => code === 'KGZ')).toMatchObject({ name: 'Kyrgyzstan', kind: 'country' });
    expect(all.findLastIndex(({ kind }) => kind === 'country')).toBe(
      all.findIndex(({ kind }) => kind !== 'country') - 1,
    );
  });

  it('can be only those with figures', async () => {
    const found = await areas(bundled, { withData: true });
    expect(found.find(({ code }) => code === 'DEU')?.roles).toEqual(['reporter', 'partner']);
    expect(found.find(({ code }) => code === 'RUS')?.roles).toEqual(['partner']);
    expect(found.map(({ code }) => code)).not.toContain('EU27');
    expect(await areas(none(), { withData: true })).toEqual([]);
  });
});

describe('formats', () => {
  it('has every format that load knows', () => {
    expect(formats().map(({ format }) => format)).toEqual(FORMAT_IDS);
    expect(formats().at(-1)).toMatchObject({ format: 'csv', mapping: true, accepts: ['text', 'workbook'] });
    expect(formats().find(({ format }) => format === 'comtrade')?.options[0]?.option).toBe('take');
  });
});

describe('the tree of goods', () => {
  it('goes from chapters to six digits, and adds up', () => {
    const { under, children } = goodsChildren(undefined);
    expect(under).toBeNull();
    expect(children).toHaveLength(97);
    const chapter = goodsChildren('85');
    expect(chapter.children).toHaveLength(children.find(({ code }) => code === '85')?.children as number);
    const heading = chapter.children.find(({ code }) => code === '8542');
    expect(heading?.lists).toEqual(['chpl', 'eu-833-2014']);
    expect(goodsChildren('8542').children).toHaveLength(heading?.children as number);
    expect(goodsChildren('8542').children[0]).toMatchObject({ code: '854231', children: 0 });
    expect(goodsChildren('854231').children).toEqual([]);
    expect(goodsChildren('TOTAL')).toEqual(goodsChildren(undefined));
  });

  it('says which code is not in it', () => {
    expect(() => goodsChildren('7701')).toThrow(/HS 2022 has no code 7701/);
    expect(() => goodsChildren('851')).toThrow(/not a code of goods/);
  });

  it('is asked by a verb of its own', async () => {
    const asked = async (...words: string[]) => (await entrepot(['goods', ...words, '--format', 'json'])).out;
    expect(JSON.parse(await asked('--under'))).toEqual(goodsChildren(undefined));
    expect(JSON.parse(await asked('--under', '8542'))).toEqual(goodsChildren('8542'));
    expect((await entrepot(['goods'])).code).toBe(64);
  });
});
