import { describe, expect, inject, it } from 'vitest';
import type { EvidenceEvents } from '../../src/app/evidence/events.ts';
import type { EvidenceList } from '../../src/app/evidence/evidence.ts';
import type { EvidenceShown } from '../../src/app/evidence/item.ts';
import { entrepot, words } from '../helpers.ts';

const lake = inject('bundledLake');

async function json<T>(line: string): Promise<T> {
  const { code, out, err } = await entrepot([...words(line), '--format', 'json', '--lake', lake]);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as T;
}
const ids = async (line: string): Promise<string[]> =>
  (await json<EvidenceList>(`evidence list ${line}`)).items.map(({ id }) => id);

describe('the register is asked', () => {
  it.each([
    ['--kind official-statement', ['treasury-warning-2024', 'state-warning-2024']],
    ['--status alleged', ['geoint-2024']],
    ['--status "on the record"', ['treasury-warning-2024', 'state-warning-2024']],
    ['--country Kyrgyzstan', ['drones-central-asia-2024']],
    ['--goods 880610', ['dji-2023', 'drones-central-asia-2024']],
    ['--goods 84', ['fortifications-2022', 'us-assessment-2024']],
    ['--to 2014-06', ['5g-huawei', 'satnav-interop']],
    ['--from 2022-09 --to 2022-09', ['fortifications-2022', 'satnav-stations-2022']],
    ['--from 2025', []],
  ])('%s', async (line, expected) => expect(await ids(line)).toEqual(expected));

  it('a facet counts what each choice would give under the other filters', async () => {
    const { facets } = await json<EvidenceList>('evidence list --kind diversion-report --country KGZ');
    const sum = (name: keyof typeof facets): number => facets[name].reduce((all, { count }) => all + count, 0);
    expect(facets.country).toContainEqual({ value: 'CHN', count: 2 });
    expect(facets.kind).toEqual([{ value: 'diversion-report', count: 1 }]);
    expect(sum('status')).toBe(1);
    for (const { value, count } of facets.country)
      expect(await ids(`--kind diversion-report --country ${value}`)).toHaveLength(count);
  });
});

describe('joined with the findings', () => {
  it('an item has the candidates that share its goods and a country, by rank, at most twenty with a total', async () => {
    const { item, findings, words: said } = await json<EvidenceShown>('evidence show us-assessment-2024');
    const { findings: all } = await json<{ findings: { id: string; goods: { code: string } }[] }>('scan');
    const expected = all.filter(({ goods: { code } }) => item.links.goods.some((goods) => code.startsWith(goods)));
    expect(expected.length).toBeGreaterThan(20);
    expect(findings.total).toBe(expected.length);
    expect(findings.items.map(({ id }) => id)).toEqual(expected.slice(0, 20).map(({ id }) => id));
    for (const { match } of findings.items) expect(match.link).toBe('goods');
    expect(said.reliability).toBe('usually reliable');
  });

  it('an item without goods has those of its corridor; one of other exporters none', async () => {
    const total = async (id: string) => (await json<EvidenceShown>(`evidence show ${id}`)).findings.total;
    expect(await total('geoint-2024')).toBe(0);
    const drones = (await json<EvidenceShown>('evidence show dji-2023')).findings;
    expect(drones.items.map(({ goods }) => goods.code.slice(0, 4))).toEqual(['8806', '8806', '8806']);
  });

  it('the events of a finding begin with that of the scenario, and each says why it is there', async () => {
    const { events } = await json<EvidenceEvents>('evidence events displacement:EU27:KGZ:RUS:854239');
    expect(events.map(({ id, link }) => `${id} ${link}`)).toEqual([
      'scenario:russia-2022 scenario',
      'components-captured-2023 goods',
      'tank-output-2023 destination',
      'drones-central-asia-2024 corridor',
      'geoint-2024 destination',
      'treasury-warning-2024 destination',
      'state-warning-2024 destination',
      'us-assessment-2024 goods',
    ]);
    expect(events[0]?.period).toBe('2022-02');
    for (const { why } of events) expect(why).toMatch(/^[A-Z].+\.$/);
  });

  it('the list by a finding has the same items, the closest first', async () => {
    const finding = 'displacement:EU27:KGZ:RUS:854239';
    const { items } = await json<EvidenceList>(`evidence list --finding ${finding}`);
    const { events } = await json<EvidenceEvents>(`evidence events ${finding}`);
    expect(items.map(({ id }) => id).sort()).toEqual(
      events
        .slice(1)
        .map(({ id }) => id)
        .sort(),
    );
    expect(items.map(({ match }) => match?.link)).toEqual([
      'goods',
      'goods',
      'corridor',
      ...Array.from({ length: 4 }, () => 'destination'),
    ]);
  });

  it('a chain and a finding of the exporters themselves have ids that are read', async () => {
    for (const id of ['chain:DEU:KAZ>KGZ:RUS:854231', 'collapse:EU27:-:RUS:870323', 'diversion:DEU+FRA:KAZ:RUS:TOTAL'])
      expect((await json<EvidenceEvents>(`evidence events ${id}`)).finding).toBe(id);
    const { code, err } = await entrepot(['evidence', 'events', 'surge:KGZ', '--format', 'json', '--lake', lake]);
    expect([code, JSON.parse(err)]).toEqual([64, expect.objectContaining({ error: 'usage' })]);
  });

  it('a corridor has the events of its countries and goods, whichever side is asked and whichever good it is', async () => {
    const of = async (line: string) => {
      const { events, ...about } = await json<EvidenceEvents>(`evidence events ${line}`);
      return { about, links: events.slice(1).map(({ id, link }) => `${id} ${link}`), events };
    };
    const exports = await of('--reporter CHN --partner RUS --hs 852691,8542');
    expect(exports.about).toEqual({
      finding: null,
      claim: null,
      corridors: [{ exporter: ['CHN'], via: [], destination: ['RUS'], goods: ['852691', '8542'] }],
      scenario: 'russia-2022',
    });
    for (const link of ['satnav-stations-2022 goods', 'us-assessment-2024 goods', 'dji-2023 corridor'])
      expect(exports.links).toContain(link);
    expect((await of('--reporter RUS --partner China --hs 852691,8542 --flow import')).links).toEqual(exports.links);
    expect((await of('--reporter EU27 --partner KGZ --hs 8542')).links).toEqual([]);
    const alike = await of('--reporter EU27 --partner RUS --via KGZ --hs 854239');
    const finding = await of('displacement:EU27:KGZ:RUS:854239');
    expect(alike.events).toEqual(finding.events);
    expect((await of('--reporter CHN --partner RUS --hs chpl')).links).toContain('components-captured-2023 goods');
  });

  it('a claim has the events that name it; one of both directions is held against either', async () => {
    const { events, claim } = await json<EvidenceEvents>('evidence events --claim cn-ru-chips-2022');
    expect(claim).toBe('cn-ru-chips-2022');
    expect(events.find(({ id }) => id === 'us-assessment-2024')).toMatchObject({
      link: 'named',
      why: 'It names this claim, names 8542 and shares the exporter China and the destination Russian Federation.',
    });
    const { corridors } = await json<EvidenceEvents>('evidence events --claim cn-ru-total-2023');
    expect(corridors.map(({ exporter, destination }) => [...exporter, ...destination])).toEqual([
      ['CHN', 'RUS'],
      ['RUS', 'CHN'],
    ]);
  });

  it.each([
    ['', 'nothing says what the events are of; expected one of a finding, a claim, or a corridor'],
    ['surge:EU27:KAZ:RUS:852691 --reporter EU27', 'finding and reporter are given; expected one of'],
    ['surge:EU27:KAZ:RUS:852691 --claim cn-ru-chips-2022', 'finding and claim are given; expected one of'],
    ['--reporter EU27 --via KGZ', 'a corridor without partner and hs; expected reporter, partner and hs'],
    ['--reporter EU27 --partner KGZ --hs 8542 --flow transit', 'no flow \\"transit\\"'],
  ])('events of "%s" are refused in words', async (line, message) => {
    const { code, err } = await entrepot([...words(`evidence events ${line}`), '--format', 'json', '--lake', lake]);
    expect([code, JSON.parse(err)]).toEqual([64, expect.objectContaining({ error: 'usage' })]);
    expect(err).toContain(message);
  });

  it('an empty lake has the register, and says why there are no findings', async () => {
    const { code, out, err } = await entrepot([
      'evidence',
      'show',
      'dji-2023',
      '--format',
      'json',
      '--lake',
      `${lake}-none`,
    ]);
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({ item: { id: 'dji-2023' }, findings: { total: null, items: [] } });
  });
});
