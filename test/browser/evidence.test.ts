import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import type { EvidenceEvents, EvidenceList, EvidenceShown } from '../../src/api/contract/answers/evidence.ts';
import { tempFolder } from '../helpers.ts';
import { expectNoBarrier } from './axe.ts';
import { PHONE } from './chromium.ts';
import { copyOf, stateOf, textOf, useSite } from './site.ts';

const site = useSite(() => copyOf(inject('bundledLake')));

const STATIONS = ['Urumqi', 'Changchun', 'Shanghai', 'Obninsk', 'Irkutsk', 'Petropavlovsk-Kamchatsky'];
const GROUND_STATIONS = 'satnav-stations-2022';

const mapOf = (page: Page) => page.locator('svg.place-map');
const timelineOf = (page: Page) => page.locator('svg.timeline');
const panelOf = (page: Page) => page.getByRole('region', { name: 'What is chosen' });

describe('the register on a map and on a timeline', () => {
  test('six ground stations stand on the map by name, and each is a button', async () => {
    const page = await site.page('/evidence');
    for (const name of STATIONS) {
      const mark = mapOf(page).getByRole('button', { name: new RegExp(`^${name}, `) });
      expect(await mark.count(), name).toBe(1);
      expect(await mapOf(page).locator('text.label', { hasText: name }).count(), name).toBe(1);
    }
    const xOf = async (name: string): Promise<number> =>
      (
        await mapOf(page)
          .getByRole('button', { name: new RegExp(`^${name}, `) })
          .locator('.site-dot')
          .boundingBox()
      )?.x ?? -1;
    const xs = await Promise.all(['Obninsk', 'Urumqi', 'Shanghai', 'Petropavlovsk-Kamchatsky'].map(xOf));
    expect(xs).toEqual(xs.toSorted((a, b) => a - b));
  });

  test.each([1440, 390])('no name lies over another at %i px', async (width) => {
    const page = await site.page('/evidence', { ...PHONE, width });
    const boxes = await Promise.all(
      STATIONS.map((name) => mapOf(page).locator('text.label', { hasText: name }).boundingBox()),
    );
    for (const [at, one] of boxes.entries()) {
      if (one === null) throw new Error(`${STATIONS[at]} is not drawn`);
      expect(one.x, STATIONS[at]).toBeGreaterThanOrEqual(0);
      expect(one.x + one.width, STATIONS[at]).toBeLessThanOrEqual(width);
      for (const other of boxes.slice(at + 1)) {
        if (other === null) continue;
        const apart =
          one.x >= other.x + other.width ||
          other.x >= one.x + one.width ||
          one.y >= other.y + other.height - 4 ||
          other.y >= one.y + one.height - 4;
        expect(apart, `${STATIONS[at]}`).toBe(true);
      }
    }
  });

  test('agreements and statements stand on the timeline, as wide as their dates are unknown', async () => {
    const { items } = await site.api<EvidenceList>('/evidence');
    const page = await site.page('/evidence');
    expect(await timelineOf(page).getByRole('button').count()).toBe(items.length);
    for (const item of items) {
      const mark = timelineOf(page).locator(`[data-mark="${item.id}"]`);
      expect(await mark.getAttribute('aria-label'), item.id).toContain(item.title);
    }
    const wide = async (id: string): Promise<number> =>
      (await timelineOf(page).locator(`[data-mark="${id}"] .time-extent`).boundingBox())?.width ?? 0;
    expect(await wide('satnav-interop')).toBeGreaterThan(6 * (await wide(GROUND_STATIONS)));
    const text = await timelineOf(page).textContent();
    for (const word of ['Agreements', 'Official statements', 'event of the scenario, Feb 2022'])
      expect(text).toContain(word);
  });

  test('the address filters, and the table has the same items', async () => {
    const { items } = await site.api<EvidenceList>('/evidence?kind=official-statement&from=2024');
    const page = await site.page('/evidence?kind=official-statement&from=2024');
    expect(items.length).toBeGreaterThan(0);
    expect(await page.getByLabel('Kind').inputValue()).toBe('official-statement');
    expect(await timelineOf(page).getByRole('button').count()).toBe(items.length);
    const rows = page.getByRole('region', { name: /as rows|as a row/ }).locator('tbody tr');
    expect(await rows.count()).toBe(items.length);
    await page.getByLabel('Kind').selectOption('intelligence-assessment');
    await expect.poll(() => stateOf(page)).toBe('/evidence?kind=intelligence-assessment&from=2024');
    await page.goBack();
    await expect.poll(() => stateOf(page)).toBe('/evidence?kind=official-statement&from=2024');
  });

  test('a filter that nothing passes says so, and lets go', async () => {
    const page = await site.page('/evidence?kind=forensic&status=disputed');
    expect(await page.getByRole('status').filter({ hasText: 'No item has all of this' }).count()).toBe(1);
    await page.getByRole('button', { name: 'Clear the filters' }).click();
    await expect.poll(() => stateOf(page)).toBe('/evidence');
  });

  test('a place is chosen by keyboard, on the map and on the timeline at once', async () => {
    const { findings } = await site.api<EvidenceShown>(`/evidence/${GROUND_STATIONS}`);
    const page = await site.page('/evidence');
    await mapOf(page).locator('[tabindex="0"]').first().focus();
    const reached = new Set<string>();
    for (let step = 0; step < STATIONS.length; step += 1) {
      reached.add((await page.locator(':focus').getAttribute('data-mark')) ?? '');
      await page.keyboard.press('ArrowRight');
    }
    expect([...reached]).toEqual(expect.arrayContaining(STATIONS.map((name) => `${GROUND_STATIONS}/${name}`)));
    await mapOf(page).locator(`[data-mark="${GROUND_STATIONS}/Irkutsk"]`).focus();
    expect(await page.locator('.readout').first().textContent()).toContain('Irkutsk, Russia: BeiDou ground station');
    await page.keyboard.press('Enter');
    await expect.poll(() => stateOf(page)).toBe(`/evidence?item=${GROUND_STATIONS}&place=Irkutsk`);
    await site.settled(page);
    expect(await timelineOf(page).locator(`[data-mark="${GROUND_STATIONS}"]`).getAttribute('aria-pressed')).toBe(
      'true',
    );
    const said = await textOf(panelOf(page));
    for (const words of [
      'B2: usually reliable source, probably true',
      'RUSI report, 1 Mar 2024',
      'no copy archived',
      'Sept 2022',
      `${findings.total} candidates of the scan it concerns`,
    ])
      expect(said).toContain(words);
    await page.keyboard.press('Escape');
    await expect.poll(() => stateOf(page)).toBe('/evidence');
  });

  test('an arc of several items lists them, and a candidate of one leads to its finding', async () => {
    const page = await site.page('/evidence');
    await mapOf(page).locator('[data-mark="CHN-RUS"]').press('Enter');
    await expect.poll(() => stateOf(page)).toBe('/evidence?between=CHN-RUS');
    await panelOf(page).getByRole('button', { name: 'Ground stations in six cities' }).click();
    await site.settled(page);
    await panelOf(page).getByRole('region', { name: 'Candidates that it concerns' }).getByRole('link').first().click();
    await page.getByRole('article', { name: /^Finding / }).waitFor();
    expect(stateOf(page)).toContain('852691');
  });
});

test('a claim that an item bears on is a link away', async () => {
  const page = await site.page('/evidence?item=dji-2023');
  await panelOf(page).getByRole('link', { name: 'cn-ru-drones-h1-2023' }).click();
  await expect.poll(() => stateOf(page)).toBe('/claims/cn-ru-drones-h1-2023');
  await site.settled(page);
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
  expect(await page.getByRole('alert').count()).toBe(0);
});

describe('events on the series of a finding', () => {
  const FINDING = '/findings/surge%3AEU27%3AKAZ%3ARUS%3A852691';

  test('stand on the axis by number, with a list beneath, and are taken along', async () => {
    const { events } = await site.api<EvidenceEvents>('/evidence/events?finding=surge:EU27:KAZ:RUS:852691');
    expect(events.find(({ id }) => id === GROUND_STATIONS)?.period).toBe('2022-09');
    const page = await site.page(FINDING);
    const chart = page
      .getByRole('figure')
      .filter({ has: page.locator('svg.line-chart') })
      .first();
    const marks = chart.locator('.event-mark');
    expect(await marks.count()).toBeGreaterThan(0);
    const list = chart.getByRole('list', { name: 'Events on the axis' });
    expect(await list.getByRole('listitem').count()).toBe(await marks.count());
    expect(await textOf(list)).toContain('Sept 2022: Ground stations in six cities');
    await chart.locator('summary', { hasText: /^Export/ }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      chart.getByRole('button', { name: 'SVG', exact: true }).click(),
    ]);
    const svg = readFileSync(await download.path(), 'utf8');
    expect(svg).toContain('1: Sept 2022, Ground stations in six cities (reported)');
    await page.getByText(/^\d+ events beside the trade data/).click();
    await page.getByRole('link', { name: 'On the map and the timeline' }).click();
    await expect.poll(() => stateOf(page)).toBe('/evidence?finding=surge%3AEU27%3AKAZ%3ARUS%3A852691');
    await site.settled(page);
    expect(await timelineOf(page).getByRole('button').count()).toBe(
      events.filter(({ link }) => link !== 'scenario').length,
    );
    await page.goBack();
    await list.getByRole('link', { name: 'Ground stations in six cities' }).click();
    await expect.poll(() => stateOf(page)).toBe(`/evidence?item=${GROUND_STATIONS}`);
  });
});

describe('events on every axis of time', () => {
  /** The marks of a chart, by number, with the list under it that says what they are. */
  async function marked(chart: Locator): Promise<readonly string[]> {
    const numbers = await chart.locator('.event-mark text').allTextContents();
    const items = chart.getByRole('list', { name: 'Events on the axis' }).getByRole('listitem');
    expect(numbers.toSorted()).toEqual((await items.locator('.event-number').allTextContents()).toSorted());
    return items.allTextContents();
  }
  async function send(address: string, body: object = {}): Promise<void> {
    const headers = { 'content-type': 'application/json', 'x-entrepot': '1' };
    const answer = await fetch(`${site.url}/api/v1${address}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    expect(answer.status, address).toBe(200);
  }
  const chartOf = (page: Page, drawing: string) =>
    page.getByRole('figure').filter({ has: page.locator(`svg.${drawing}`) });

  test.each([
    ['the series of a claim', '/claims/cn-ru-exports-h1-2023', 'Fortifications built'],
    ['a corridor by month', '/corridors?reporter=CHN&partner=RUS&hs=TOTAL&from=2022-01&to=2023-06', 'Ground stations'],
    ['a corridor by year', '/corridors?reporter=CHN&partner=RUS&hs=TOTAL&from=2021&to=2023', 'DJI products'],
    ['both reports', '/corridors?reporter=EU27&partner=RUS&hs=TOTAL&from=2019&to=2023&show=mirror', 'Twice as many'],
  ])('%s', async (_name, address, title) => {
    const page = await site.page(address);
    const said = await marked(chartOf(page, 'line-chart').first());
    expect(said.join()).toContain(title);
    expect(await page.getByText(/^\d+ events beside the trade data/).count()).toBe(1);
  });

  test('bars of years have them at their year, at a desk and on a phone, and they are taken along', async () => {
    const signed = { kind: 'cooperation', statement: 'It was signed.', status: 'reported', to: 'RUS' };
    const items = [
      {
        ...signed,
        id: 'signed-2020',
        title: 'Signed in 2020',
        date: '2020',
        from: 'DEU',
        sources: [{ name: 'A test' }],
      },
      {
        ...signed,
        id: 'signed-may',
        title: 'Signed in May',
        date: '2022-05',
        via: ['KAZ'],
        sources: [{ name: 'A test' }],
      },
    ];
    await send('/evidence', { items });
    for (const width of [1440, 390]) {
      const page = await site.page('/findings/diversion%3AEU27%3AKAZ%3ARUS%3ATOTAL', { ...PHONE, width });
      const chart = chartOf(page, 'bars').filter({ hasText: 'says it received' }).first();
      expect((await marked(chart)).map((text) => text.split('agreement')[0]?.trim())).toEqual([
        '12020: Signed in 2020',
        '2May 2022: Signed in May',
      ]);
      for (const [year, number] of [
        ['2020', '1'],
        ['2021', undefined],
        ['2022', '2'],
      ] as const) {
        const row = chart.locator('svg.bars > g').filter({ has: page.locator('text.label', { hasText: year }) });
        expect(await row.locator('.event-mark text').allTextContents(), year).toEqual(
          number === undefined ? [] : [number],
        );
      }
      if (width === 390) continue;
      await chart.locator('summary', { hasText: /^Export/ }).click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        chart.getByRole('button', { name: 'SVG', exact: true }).click(),
      ]);
      expect(readFileSync(await download.path(), 'utf8')).toContain('2: May 2022, Signed in May (reported)');
    }
    for (const { id } of items) await send(`/evidence/${id}/remove`);
  });

  test('a series does not wait for them', async () => {
    const page = await site.page('/');
    await page.route('**/api/v1/evidence/events*', () => undefined);
    await page.goto(`${site.url}/claims/cn-ru-exports-h1-2023`);
    await chartOf(page, 'line-chart').first().locator('path.line').first().waitFor();
    expect(await page.locator('.event-mark').count()).toBe(0);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });
});

describe('adding to the register', () => {
  /** Crosses the antimeridian to the east of Kamchatka, cut there as RFC 7946 asks. */
  const SCENE = {
    type: 'Feature',
    stac_version: '1.0.0',
    id: 'scene-bering',
    properties: { title: 'Bering Sea scene', datetime: '2024-02-03T00:10:00Z' },
    geometry: {
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [176, 60],
            [180, 60],
            [180, 64],
            [176, 64],
            [176, 60],
          ],
        ],
        [
          [
            [-180, 60],
            [-176, 60],
            [-176, 64],
            [-180, 64],
            [-180, 60],
          ],
        ],
      ],
    },
    links: [],
    assets: { thumbnail: { href: 'https://example.org/t.png', type: 'image/png' } },
  };

  function fileOf(name: string, content: string): string {
    const file = path.join(tempFolder(), name);
    writeFileSync(file, content);
    return file;
  }

  test('a footprint is looked at, kept, and stands on the map in one piece', async () => {
    const page = await site.page('/evidence?add=footprint');
    await page.getByLabel('File').setInputFiles(fileOf('bering.json', JSON.stringify(SCENE)));
    await mapOf(page).waitFor();
    expect(await page.getByRole('figure').getByRole('heading').textContent()).toBe('One outline: Bering Sea scene');
    await page.getByRole('button', { name: 'Keep it in the register' }).click();
    await expect.poll(() => stateOf(page)).toMatch(/^\/evidence\?footprint=bering/);
    await site.settled(page);
    const mark = mapOf(page).getByRole('button', { name: /^Footprint / });
    const box = await mark.boundingBox();
    const map = await mapOf(page).boundingBox();
    expect(box?.width ?? 0).toBeGreaterThan(3);
    expect(box?.width ?? 0).toBeLessThan((map?.width ?? 0) / 4);
    expect(await textOf(panelOf(page))).toContain('60.00° N to 64.00° N, 176.00° E to 176.00° W');
    await panelOf(page).getByRole('button', { name: 'Take it out of the register' }).click();
    await panelOf(page).getByRole('button', { name: 'Yes, take it out' }).click();
    await expect.poll(() => mark.count()).toBe(0);
  });

  test('a file that is no footprint says what was expected', async () => {
    const page = await site.page('/evidence?add=footprint');
    await page.getByLabel('File').setInputFiles(fileOf('notes.json', '{"type":"Note"}'));
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('region', { name: 'What is wrong with the input' }).textContent()).toContain(
      'notes.json',
    );
  });

  test('what is wrong with an item is said by field; then it is saved with a copy', async () => {
    site.forgive(/status of 422/);
    const copy = fileOf('page.html', '<p>As it was on the day</p>');
    const page = await site.page('/evidence?add=item');
    const form = page.getByRole('form', { name: 'New evidence' });
    await form.getByLabel(/^Title/).fill('A test of the form');
    await form.getByLabel(/^Statement/).fill('It was said that a form was tested.');
    await form.getByLabel(/^Date/).fill('2022-13');
    await form.getByRole('textbox', { name: 'Source' }).fill('A test');
    await form.getByLabel(/^From/).fill('Atlantis');
    await form.getByLabel(/^Goods/).fill('8542');
    await form.getByLabel(/^Copy to archive/).setInputFiles(copy);
    await form.getByRole('button', { name: 'Add a place by coordinates' }).click();
    const place = form.getByRole('group', { name: 'Place 1' });
    await place.getByLabel('Name').fill('Bishkek');
    await place.getByLabel('Country').fill('KGZ');
    await place.getByLabel('Latitude').fill('42.87');
    await place.getByLabel('Longitude').fill('74.6');
    await form.getByRole('button', { name: 'Save in the register' }).click();
    const problems = page.getByRole('region', { name: 'What is wrong with the input' });
    await problems.waitFor();
    expect(await problems.textContent()).toContain('2022-13');
    expect(await problems.textContent()).toContain('Atlantis');
    await form.getByLabel(/^Date/).fill('2022-10-03');
    await form.getByLabel(/^From/).fill('Kyrgyzstan');
    await form.getByRole('button', { name: 'Save in the register' }).click();
    await expect.poll(() => stateOf(page)).toBe('/evidence?item=a-test-of-the-form-2022');
    await site.settled(page);
    const said = await textOf(panelOf(page));
    expect(said).toContain('F6: source that cannot be judged, truth cannot be judged');
    expect(said).toContain(createHash('sha256').update('<p>As it was on the day</p>').digest('hex'));
    expect(
      await mapOf(page)
        .getByRole('button', { name: /^Bishkek, Kyrgyzstan/ })
        .count(),
    ).toBe(1);
    await panelOf(page).getByRole('button', { name: 'Take it out of the register' }).click();
    await panelOf(page).getByRole('button', { name: 'Yes, take it out' }).click();
    await expect.poll(() => stateOf(page)).toBe('/evidence');
    await expect.poll(() => timelineOf(page).locator('[data-mark="a-test-of-the-form-2022"]').count()).toBe(0);
  });
});

test('an item that ships gets a copy in this lake, and comes back as it was', async () => {
  const page = await site.page('/evidence?item=5g-huawei');
  await panelOf(page).getByRole('button', { name: 'Change it, or archive a copy' }).click();
  const form = page.getByRole('form', { name: 'New evidence' });
  expect(await form.getByLabel(/^Named/).inputValue()).toContain('Beeline (VEON)');
  const copy = path.join(tempFolder(), 'report.txt');
  writeFileSync(copy, 'What the report says');
  await form.getByLabel(/^Copy to archive/).setInputFiles(copy);
  await form.getByRole('button', { name: 'Save in the register' }).click();
  await expect.poll(() => stateOf(page)).toBe('/evidence?item=5g-huawei');
  await site.settled(page);
  const said = await textOf(panelOf(page));
  expect(said).toContain(`SHA-256 ${createHash('sha256').update('What the report says').digest('hex')}`);
  expect(said).toContain('B2: usually reliable source, probably true');
  await panelOf(page).getByRole('button', { name: 'Take it out of the register' }).click();
  await panelOf(page).getByRole('button', { name: 'Yes, take it out' }).click();
  await expect.poll(() => stateOf(page)).toBe('/evidence');
  await site.go(page, '/evidence?item=5g-huawei');
  expect(await textOf(panelOf(page))).toContain('no copy archived');
});

describe('parts found in weapons', () => {
  test('a weapon leads to the goods of its parts, these to the findings', async () => {
    const page = await site.page('/components');
    await page.getByRole('searchbox', { name: 'Weapons' }).fill('kh-101');
    await page.getByRole('button', { name: 'Kh 101 missile', exact: true }).click();
    await expect.poll(() => stateOf(page)).toBe('/components?weapon=kh-101-missile');
    await site.settled(page);
    const goods = page.getByRole('region', { name: /^Kh 101 missile: / });
    const row = goods.locator('tbody tr', { hasText: '854231' });
    expect(await row.count()).toBe(1);
    await row.getByRole('link', { name: /findings/ }).click();
    await expect.poll(() => stateOf(page)).toBe('/findings?goods=854231');
    await site.settled(page);
    expect(await page.getByRole('article').first().textContent()).toContain('854231');
  });

  test('a code of goods says in how many weapons it may have been found', async () => {
    const { matching } = await site.api<{ matching: number }>('/components?hs=854231&limit=1');
    const page = await site.page('/goods?code=854231');
    const link = page.getByRole('link', { name: /parts? of .* weapons?$/ });
    expect(await link.textContent()).toContain(matching.toLocaleString('en-GB'));
    await link.click();
    await expect.poll(() => stateOf(page)).toBe('/components?hs=854231');
    await site.settled(page);
    expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toContain('may be of 854231');
  });
});

describe.each([
  `/evidence?item=${GROUND_STATIONS}`,
  '/evidence?between=CHN-RUS',
  '/evidence?add=item',
  '/evidence?add=footprint',
  '/components?weapon=kh-101-missile',
  '/components?hs=854231',
])('%s', (address) => {
  test('has no barrier that axe finds, and nothing is wider than a phone', async () => {
    await expectNoBarrier(site, await site.page(address));
  });
});
