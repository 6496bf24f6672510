import { readFileSync } from 'node:fs';
import { read, utils } from '@e965/xlsx';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import type { FindingsPage } from '../../src/api/contract/answers/findings-page.ts';
import { copyOf, useSite } from './site.ts';

const site = useSite(() => copyOf(inject('bundledLake')));

const CHIPS = '/corridors?reporter=EU27&partner=KGZ&hs=8542&from=2022-01&to=2022-10&baseFrom=2021-01&baseTo=2021-10';

describe('a chart can be taken along', () => {
  async function taken(page: Page, kind: string): Promise<Buffer> {
    const button = page.getByRole('figure').first().getByRole('button', { name: kind, exact: true });
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    expect(download.suggestedFilename()).toMatch(new RegExp(`^[\\w-]+\\.${kind.toLowerCase()}$`));
    return readFileSync(await download.path());
  }

  test('as picture, drawing, table and workbook', async () => {
    const page = await site.page(CHIPS);
    await page
      .getByRole('figure')
      .first()
      .locator('summary', { hasText: /^Export/ })
      .click();

    const png = await taken(page, 'PNG');
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(png.readUInt32BE(16)).toBeGreaterThan(600);

    const svg = (await taken(page, 'SVG')).toString();
    expect(svg).toContain('Source: eurostat-comext');
    expect(svg).toContain('rose from 59.9 k EUR');
    const broken = `new DOMParser().parseFromString(${JSON.stringify(svg)}, 'image/svg+xml').querySelector('parsererror')?.textContent`;
    expect(await page.evaluate(broken)).toBeUndefined();

    const csv = (await taken(page, 'CSV')).toString();
    expect(csv.trim().split(/\r?\n/)).toHaveLength(11);
    expect(csv).toContain('350037');

    const book = read(await taken(page, 'XLSX'));
    const sheets = book.SheetNames.map((name) => utils.sheet_to_csv(book.Sheets[name] ?? {}));
    expect(sheets.join('\n')).toContain('350037');
    expect(sheets.join('\n')).toContain('Source: eurostat-comext');

    const json = JSON.parse((await taken(page, 'JSON')).toString()) as Readonly<Record<string, unknown>>;
    expect(json).toMatchObject({ address: site.url + CHIPS });
    expect(JSON.stringify(json)).toContain('350037');
  });
});

/** In the page: milliseconds from an event until the text of an element has changed and is painted. */
const STOPWATCH = `window.stopwatch = (type, selector) => {
  const text = () => document.querySelector(selector)?.textContent;
  const before = text();
  window.stopped = new Promise((resolve) => {
    addEventListener(type, (event) => {
      const look = () => requestAnimationFrame(text() === before ? look : () => resolve(performance.now() - event.timeStamp));
      look();
    }, { once: true, capture: true });
  });
}`;

async function timed(page: Page, type: string, selector: string, act: () => Promise<void>): Promise<number> {
  await page.evaluate(`stopwatch(${JSON.stringify(type)}, ${JSON.stringify(selector)})`);
  await act();
  return page.evaluate<number>('stopped');
}

function median(of: readonly number[]): number {
  return of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)] ?? Number.NaN;
}

function report(what: string, figure: string): void {
  process.stdout.write(`${what}: ${figure}\n`);
}

describe('how much, and how fast', () => {
  test('the first view takes less than 300 KB of script', async () => {
    const page = await (await site.stranger()).newPage();
    const sizes: Promise<number>[] = [];
    const encodings = new Set<string | undefined>();
    page.on('response', (response) => {
      if (!new URL(response.url()).pathname.endsWith('.js')) return;
      encodings.add(response.headers()['content-encoding']);
      sizes.push(
        response
          .request()
          .sizes()
          .then(({ responseBodySize }) => responseBodySize),
      );
    });
    await site.go(page, '/');
    const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    report('script of the first view', `${Math.round(total / 1000)} kB in ${sizes.length} files`);
    expect(['br', 'gzip'].some((encoding) => encodings.has(encoding))).toBe(true);
    expect(total).toBeLessThan(300_000);
  });

  test('filter, slider and pointer are answered at once', async () => {
    const page = await site.page('/findings');
    await page.evaluate(STOPWATCH);
    const filters: number[] = [];
    for (const name of [/^Armenia/, /^Kazakhstan/, /^Georgia/, /^New trade/, /^Uzbekistan/]) {
      const box = page.getByRole('checkbox', { name });
      filters.push(await timed(page, 'click', '.findings-bar [role=status]', () => box.click()));
      await site.settled(page);
    }
    await site.go(page, '/');
    await page.evaluate(STOPWATCH);
    const slider = page.getByRole('slider', { name: 'Month' });
    await slider.press('ArrowLeft');
    const months: number[] = [];
    for (let month = 0; month < 9; month += 1)
      months.push(await timed(page, 'keydown', '.chart h2', () => slider.press('ArrowLeft')));
    await site.go(page, '/goods');
    await page.evaluate(STOPWATCH);
    const cells = page.locator('svg.heat-map g.clickable rect');
    await cells.first().hover({ force: true });
    const hovers: number[] = [];
    for (let cell = 1; cell < 10; cell += 1)
      hovers.push(await timed(page, 'pointermove', '.readout', () => cells.nth(cell).hover({ force: true })));
    const { items } = await site.api<FindingsPage>('/findings?limit=1&kind=displacement&supported=true');
    await site.go(page, `/findings/${encodeURIComponent(items[0]?.id ?? '')}`);
    await page.evaluate(STOPWATCH);
    const line = page.locator('svg.line-chart').first();
    await line.hover({ position: { x: 100, y: 60 } });
    const points: number[] = [];
    for (let x = 200; x < 600; x += 50)
      points.push(await timed(page, 'pointermove', '.readout', () => line.hover({ position: { x, y: 60 } })));
    for (const [what, times] of Object.entries({ filter: filters, slider: months, cell: hovers, point: points })) {
      report(`median until ${what} is answered and painted`, `${Math.round(median(times))} ms of ${times.length}`);
      expect(median(times), what).toBeLessThan(300);
    }
  });
});
