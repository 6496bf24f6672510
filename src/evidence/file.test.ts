import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { areaLabel, parseArea } from '../trade/area.ts';
import { parseProduct } from '../trade/hs.ts';
import { productText } from '../trade/nomenclature.ts';
import { readEvidence } from './file.ts';
import { areasOf } from './item.ts';

const LEAST =
  'id: a\n  kind: site\n  statement: It stands there. And more.\n  date: 2022\n  source: somebody\n  status: reported';

describe('an evidence file', () => {
  it('is a list, or a map with items; what is left out is null, empty or not judged', () => {
    const [one] = readEvidence(`- ${LEAST}`, 'a.yml');
    expect(readEvidence(`title: t\nitems:\n- ${LEAST}`, 'a.yml')).toEqual([one]);
    expect(one).toEqual({
      id: 'a',
      kind: 'site',
      title: 'It stands there',
      statement: 'It stands there. And more.',
      channel: null,
      date: '2022',
      until: null,
      from: null,
      via: [],
      to: null,
      parties: [],
      sites: [],
      sources: [{ name: 'somebody', date: null, link: null, copy: null }],
      reliability: 'F',
      credibility: '6',
      status: 'reported',
      links: { goods: [], countries: [], parties: [], findings: [], claims: [] },
      footprints: [],
    });
  });

  it('takes numbers and names as people write them', () => {
    const [one] = readEvidence(
      `- ${LEAST}\n  credibility: 2\n  via: Kyrgyzstan\n  links: {goods: [842952, 85.42], countries: [China, EU27]}\n  sources: []`,
      'a.yml',
    );
    expect(one).toMatchObject({
      credibility: '2',
      via: ['KGZ'],
      links: { goods: ['842952', '8542'], countries: ['CHN', 'EU27'] },
    });
  });

  it('keeps Cyrillic, Chinese and Arabic as they are', () => {
    const [one] = readEvidence(`- ${LEAST.replace('It stands there. And more.', 'Завод «Заря» 工厂 مصنع')}`, 'a.yml');
    expect(one?.statement).toBe('Завод «Заря» 工厂 مصنع');
  });
});

describe('the evidence that ships', () => {
  const all = readEvidence(readFileSync('data/evidence/russia-2022.yml', 'utf8'), 'russia-2022.yml');

  it('has thirteen items with a grade each, and six sites', () => {
    expect(all).toHaveLength(13);
    expect(all.flatMap(({ sites }) => sites).map(({ name, country }) => `${name} ${country}`)).toEqual([
      'Changchun CHN',
      'Urumqi CHN',
      'Shanghai CHN',
      'Obninsk RUS',
      'Irkutsk RUS',
      'Petropavlovsk-Kamchatsky RUS',
    ]);
    for (const { reliability, credibility } of all) expect([reliability, credibility]).not.toContain('F');
    expect(new Set(all.map(({ status }) => status))).toEqual(
      new Set(['alleged', 'reported', 'assessed', 'on the record']),
    );
  });

  it('names claims that ship', () => {
    const claims = new Set(
      [...readFileSync('data/claims/russia-2022.yml', 'utf8').matchAll(/id: ([a-z0-9-]+)/g)].map(([, id]) => id),
    );
    for (const id of all.flatMap(({ links }) => links.claims)) expect(claims).toContain(id);
  });

  it('names areas and codes that there are', () => {
    for (const item of all) {
      for (const area of areasOf(item)) expect(areaLabel(parseArea(area))).toBe(area);
      for (const code of item.links.goods) expect([code, productText(parseProduct(code))]).not.toContain(null);
    }
  });
});
