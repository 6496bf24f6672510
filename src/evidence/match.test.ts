import { describe, expect, it } from 'vitest';
import { readEntries } from './file.ts';
import type { Entry } from './item.ts';
import { type Corridor, closestMatch, covers, matchOf } from './match.ts';

const item = (more: Readonly<Record<string, unknown>>): Entry =>
  readEntries(
    [{ id: 'x', kind: 'site', statement: 'Something.', date: 2022, source: 'somebody', status: 'reported', ...more }],
    'x',
  )[0] as Entry;

const FINDING = 'displacement:EU27:KGZ:RUS:854239';
const corridor: Corridor = {
  finding: FINDING,
  claim: null,
  exporter: ['EU27'],
  via: ['KGZ'],
  destination: ['RUS'],
  goods: ['854239'],
};

describe('codes', () => {
  it.each([
    ['8542', '854239', true],
    ['854239', '8542', true],
    ['85423911', '854239', true],
    ['854231', '854239', false],
    ['85', '8542', true],
    ['8806', '854239', false],
    ['TOTAL', '854239', false],
    ['8542', 'TOTAL', false],
  ])('%s and %s: one under the other is %s', (a, b, yes) => expect(covers(a, b)).toBe(yes));
});

describe('how an item concerns a finding', () => {
  it.each([
    ['its finding is named', { links: { findings: [FINDING] } }, 'named'],
    ['same goods and destination', { to: 'RUS', links: { goods: ['8542'] } }, 'goods'],
    ['same goods, a member of the exporter', { from: 'DEU', links: { goods: ['854239'] } }, 'goods'],
    ['same goods and intermediary', { via: ['KGZ'], links: { goods: ['854239'] } }, 'goods'],
    ['same goods elsewhere', { from: 'CHN', to: 'TUR', links: { goods: ['8542'] } }, null],
    ['exporter and destination, no goods', { from: 'DEU', to: 'RUS' }, 'corridor'],
    ['intermediary and destination, other goods', { via: ['KGZ'], to: 'RUS', links: { goods: ['8806'] } }, 'corridor'],
    ['destination only, no goods', { from: 'CHN', to: 'RUS' }, 'destination'],
    ['destination only, other goods', { from: 'CHN', to: 'RUS', links: { goods: ['8806'] } }, null],
    ['a site in the destination', { sites: [{ name: 'Obninsk', country: 'RUS', lat: 55, lon: 36 }] }, 'destination'],
    ['intermediary only', { via: ['KGZ'] }, null],
    ['nothing', {}, null],
  ] as const)('%s: %s %s', (_name, more, link) => expect(matchOf(item(more), corridor)?.link ?? null).toBe(link));

  it('is said in words, with what differs', () => {
    const far = item({ from: 'CHN', via: ['KGZ'], to: 'RUS', links: { goods: ['8806'] } });
    expect(matchOf(far, corridor)?.why).toBe(
      'It shares the intermediary Kyrgyzstan and the destination Russian Federation; its exporter is another, China; its goods are others, 8806.',
    );
    expect(matchOf(item({ to: 'RUS', links: { goods: ['8542'] } }), corridor)?.why).toBe(
      'It names 8542 and shares the destination Russian Federation.',
    );
  });
});

describe('several areas and goods', () => {
  const wide: Corridor = { ...corridor, finding: null, destination: ['EU27', 'RUS'], goods: ['8806', '854239'] };

  it('any one will do, and a group stands for its members', () => {
    const drones = item({ from: 'CHN', to: 'DEU', links: { goods: ['880610'] } });
    expect(matchOf(drones, corridor)?.link ?? null).toBe(null);
    expect(matchOf(drones, { ...wide, exporter: ['ARM'] })).toEqual({
      link: 'goods',
      why: 'It names 880610 and shares the destination European Union; its exporter is another, China.',
    });
  });

  it('of several corridors the closest counts', () => {
    const there = { ...corridor, finding: null, exporter: ['CHN'], via: [] };
    const back = { ...there, exporter: ['RUS'], destination: ['CHN'] };
    const deal = item({ from: 'CHN', to: 'RUS' });
    expect([there, back].map((one) => matchOf(deal, one)?.link)).toEqual(['corridor', 'corridor']);
    expect(closestMatch(item({ to: 'CHN' }), [there, back])?.link).toBe('destination');
    expect(closestMatch(item({ to: 'CHN', links: { goods: ['8542'] } }), [there, back])?.link).toBe('goods');
    expect(closestMatch(item({ to: 'TUR' }), [there, back])).toBe(null);
  });
});
