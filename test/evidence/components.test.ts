import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { type ComponentsPage, components } from '../../src/app/evidence/components.ts';
import { mappedComponents } from '../../src/app/evidence/components-data.ts';
import type { Weapons } from '../../src/app/evidence/components-weapons.ts';
import { parseProduct } from '../../src/trade/hs.ts';
import { productText } from '../../src/trade/nomenclature.ts';
import { parseCsv } from '../../src/trade/reference/table.ts';
import { entrepot, quiet, ROOT, words } from '../helpers.ts';

const lake = inject('bundledLake');
const context = { lake, effects: quiet() };
const all = await mappedComponents();
const [, ...rules] = parseCsv(readFileSync(path.join(ROOT, 'src/evidence/components/categories.csv'), 'utf8'));

async function json<T>(line: string): Promise<T> {
  const { code, out, err } = await entrepot([...words(line), '--format', 'json', '--lake', lake]);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as T;
}

describe('the parts that ship', () => {
  it('are as many as the portal lists', () => {
    const makers = new Set(all.map(({ maker }) => maker));
    expect([all.length, new Set(all.map(({ id }) => id)).size]).toEqual([5_806, 5_806]);
    // One of the 622 is "Not identified", which is null here.
    expect([makers.size, makers.has(null)]).toEqual([622, true]);
    expect(new Set(all.flatMap(({ weapons }) => weapons)).size).toBe(195);
    expect(all.filter(({ name }) => name !== null)).toHaveLength(2_730);
    expect(all.find(({ id }) => id === 'gur-7187')).toMatchObject({
      name: 'Turbojet engine LX-WP-160',
      makerCountry: 'CHN',
      weapons: ['geran-4-uav'],
      link: 'https://war-sanctions.gur.gov.ua/en/components/7187',
      verified: '2026-06-13',
      hs: [{ code: '841111', confidence: 'high', by: 'name' }],
    });
  });

  it('are mapped as docs/evidence.md says', () => {
    const counts = { high: 0, medium: 0, low: 0, none: 0 };
    for (const { hs } of all) counts[hs[0]?.confidence ?? 'none'] += 1;
    const told = readFileSync(path.join(ROOT, 'docs/evidence.md'), 'utf8');
    for (const [name, count] of Object.entries(counts)) {
      const share = `${((count / all.length) * 100).toFixed(1)} %`;
      expect(told).toContain(`| ${name} | ${count.toLocaleString('en-GB')} | ${share} |`);
    }
  });
});

describe('the table of codes', () => {
  it('has codes of HS 2022, four or six digits, a confidence and a reason in every row', () => {
    expect(rules.length).toBeGreaterThan(100);
    for (const [by, words_, , codes, confidence, why] of rules) {
      for (const code of codes?.split(' ') ?? [])
        expect([code, code.length === 4 || code.length === 6, productText(parseProduct(code))]).toEqual([
          code,
          true,
          expect.any(String),
        ]);
      expect(['name', 'category', 'maker']).toContain(by);
      expect([words_, ['high', 'medium', 'low'].includes(confidence ?? ''), (why ?? '').length > 5]).toEqual([
        words_,
        true,
        true,
      ]);
    }
  });

  it('has every category of the portal', () => {
    const told = new Set(rules.filter(([by]) => by === 'category').flatMap(([, words_]) => words_?.split('|') ?? []));
    for (const { category } of all) if (category !== null) expect(told).toContain(category);
  });

  it('has makers as the portal writes them', () => {
    const makers = new Set(all.map(({ maker }) => maker));
    for (const maker of rules.filter(([by]) => by === 'maker').flatMap(([, words_]) => words_?.split('|') ?? []))
      expect([maker, makers.has(maker)]).toEqual([maker, true]);
  });

  it.each([
    ['Servo drive', '850110'],
    ['Field programmable gate array', '854239'],
    ['Flash memory', '854232'],
    ['Plug connector', '853669'],
    ['Two-stroke gasoline engine DLE-60', '840710'],
    ['Video camera', '852589'],
    ['GPS receiver NV08C-CSM', '852691'],
    ['Microcontroller ATMega8A', '854231'],
    ['Tantalum capacitor', '853221'],
    ['MOSFET transistor', '854121'],
    ['Bearings', '848210'],
  ])('%s leads to %s', (name, code) => {
    const found = all.filter((part) => part.name?.includes(name) === true);
    expect(found.length).toBeGreaterThan(0);
    expect(found.map(({ hs }) => hs[0]?.code)).toContain(code);
  });

  it('says nothing of a part of which nothing is known', async () => {
    const { items, matching } = await components(context, { confidence: ['none'], limit: 500 });
    expect(matching).toBe(all.filter(({ hs }) => hs.length === 0).length);
    for (const { hs } of items) expect(hs).toEqual([]);
  });
});

describe('parts are asked', () => {
  it('page by page each once, whatever the size of a page', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page: ComponentsPage = await components(context, { weapon: ['kh-101-missile'], limit: 37, cursor });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(all.filter(({ weapons }) => weapons.includes('kh-101-missile')).map(({ id }) => id));
  });

  it('by maker, country and code together', async () => {
    const { items, matching } = await json<ComponentsPage>(
      'components --maker xilinx --country USA --hs 8542 --limit 500',
    );
    expect(matching).toBe(items.length);
    expect(items.length).toBe(
      all.filter(
        ({ maker, hs }) => maker?.includes('Xilinx') === true && hs.some(({ code }) => code.startsWith('8542')),
      ).length,
    );
  });

  it('a facet counts what each choice would give', async () => {
    const { facets } = await components(context, { weapon: ['kh-101-missile'], confidence: ['high'] });
    for (const { value, count } of facets.confidence)
      expect((await components(context, { weapon: ['kh-101-missile'], confidence: [value] })).matching).toBe(count);
    expect(facets.weapon.length).toBeGreaterThan(100);
  });

  it('a cursor of another question is refused', async () => {
    const { next } = await components(context, {});
    await expect(components(context, { hs: '8542', cursor: next ?? '' })).rejects.toMatchObject({ code: 'usage' });
  });
});

describe('weapons', () => {
  it('lead to goods and findings, and goods lead back to the same weapons', async () => {
    const { items } = await json<Weapons>('weapons');
    const { findings } = await json<{ findings: { goods: { code: string } }[] }>('scan');
    expect(items).toHaveLength(195);
    expect(items.reduce((sum, { parts }) => sum + parts, 0)).toBe(5_806);
    for (const { goods } of items.slice(0, 5))
      for (const one of goods)
        expect([one.code, one.findings]).toEqual([
          one.code,
          findings.filter(({ goods: { code } }) => code.startsWith(one.code)).length,
        ]);
    const back = await json<Weapons>('weapons --hs 841111');
    expect(back.items.map(({ weapon }) => weapon).sort()).toEqual(
      items
        .filter(({ goods }) => goods.some(({ code }) => '841111'.startsWith(code)))
        .map(({ weapon }) => weapon)
        .sort(),
    );
    expect(back.items.length).toBeGreaterThan(0);
    for (const { goods } of back.items)
      expect(['841111', '8411']).toEqual(expect.arrayContaining(goods.map(({ code }) => code)));
  });
});
