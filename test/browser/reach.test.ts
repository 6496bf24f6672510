import type { Locator, Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import type { FindingsPage } from '../../src/api/contract/answers/findings-page.ts';
import { barriers, expectNoBarrier } from './axe.ts';
import { copyOf, PAGES, type Site, stateOf, useSite } from './site.ts';

const site = useSite(() => copyOf(inject('bundledLake')));

async function addressOfFinding(of: Site): Promise<string> {
  const { items } = await of.api<FindingsPage>('/findings?limit=1&kind=displacement&supported=true');
  return `/findings/${encodeURIComponent(items[0]?.id ?? '')}`;
}

describe.each([
  ...PAGES,
  '/claims/eu-kg-chips-2022',
  '/cases/russia-2022',
  '/cases?show=verify',
  '/claims?show=check&text=EU exports of chips to Kyrgyzstan rose 345% in 2022.',
  '/data?show=load',
  '/data?show=loads',
  'a finding',
])('%s', (named) => {
  test('has no barrier that axe finds, and nothing is wider than a phone', async () => {
    const address = named.startsWith('/') ? named : await addressOfFinding(site);
    const page = await site.page(address);
    await expectNoBarrier(site, page);
  });
});

const focused = async (page: Page, target: Locator): Promise<boolean> =>
  (await target.and(page.locator(':focus')).count()) === 1;

/** Presses Tab until it is reached, as one does who has no pointer. */
async function tabTo(page: Page, target: Locator, most = 120): Promise<void> {
  for (let pressed = 0; pressed < most; pressed += 1) {
    if (await focused(page, target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('not reached by Tab');
}

describe('by keyboard alone', () => {
  test('from the first Tab to the rows behind a figure', async () => {
    const page = await site.page('/');
    await page.keyboard.press('Tab');
    expect(await focused(page, page.getByRole('link', { name: 'Skip to the content' }))).toBe(true);
    await page.keyboard.press('Enter');
    expect(await focused(page, page.locator('#main'))).toBe(true);

    await site.go(page, '/');
    await tabTo(page, page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Findings' }), 10);
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'List of findings' }).waitFor();
    await site.settled(page);

    await tabTo(page, page.getByRole('checkbox', { name: /^Rose as direct trade fell/ }));
    await page.keyboard.press('Space');
    await expect.poll(() => stateOf(page)).toBe('/findings?kind=displacement');
    await site.settled(page);

    await tabTo(page, page.getByRole('article').first().getByRole('link').first());
    await page.keyboard.press('Enter');
    await page.getByRole('article', { name: /^Finding / }).waitFor();
    await site.settled(page);

    const whereFrom = page.getByRole('button', { name: /^where from/ }).first();
    await tabTo(page, whereFrom);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await site.settled(page);
    expect(await page.locator('dialog :focus').count()).toBe(1);
    const said = await dialog.textContent();
    for (const part of ['Snapshot', 'Licence', 'entrepot flows', 'comext-eu27-exports-cn8.parquet'])
      expect(said).toContain(part);
    expect(await dialog.locator('tbody tr').count()).toBeGreaterThan(0);
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await focused(page, whereFrom)).toBe(true);
  });

  test('the slider goes by months', async () => {
    const page = await site.page('/');
    const slider = page.getByRole('slider', { name: 'Month' });
    await tabTo(page, slider, 40);
    const said = (): Promise<string | null> => slider.getAttribute('aria-valuetext');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(said).toBe('Oct 2022');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(said).toBe('Sept 2022');
    expect(stateOf(page)).toBe('/?month=2022-09');
    await page.keyboard.press('Home');
    await expect.poll(said).toBe('Mar 2021');
    await page.goBack();
    await expect.poll(() => stateOf(page)).toBe('/');
  });

  test('the field for SQL lets go, and Ctrl+Enter runs it', async () => {
    const page = await site.page('/query');
    const editor = page.getByRole('textbox', { name: 'SQL statement' });
    await tabTo(page, editor, 20);
    await page.keyboard.type('SELECT 1 AS one');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await focused(page, editor)).toBe(false);
    await page.keyboard.press('Shift+Tab');
    expect(await focused(page, editor)).toBe(true);
    await page.keyboard.press('Shift+Tab');
    expect(await focused(page, editor)).toBe(false);
    await tabTo(page, editor, 3);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('columnheader', { name: 'one' }).first().waitFor();
  });
});
