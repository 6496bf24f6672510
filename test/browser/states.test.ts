import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../helpers.ts';
import { PAGES, useSite } from './site.ts';

const site = useSite(() => {
  const lake = path.join(tempFolder(), 'empty');
  mkdirSync(lake);
  return lake;
});

test.each(PAGES)('before anything is loaded, %s says so and where to begin', async (address) => {
  site.forgive(/status of 404/);
  const page = await site.page(address);
  const main = page.getByRole('main');
  if (address === '/query') return expect(await main.textContent()).toContain('Examples to begin with');
  // The register needs no statistics.
  if (address === '/evidence') return expect(await main.textContent()).toContain('13 items of evidence');
  expect(await main.textContent()).toContain('Nothing is loaded yet');
  await main.getByRole('status').getByRole('link', { name: 'Load a file' }).click();
  await page.getByLabel('Files to load').waitFor();
});

test('a finding that is not there', async () => {
  site.forgive(/status of 404/);
  const page = await site.page('/findings/surge%3AEU27%3AKAZ%3ARUS%3A999999');
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('No finding has this id');
  await page.getByRole('link', { name: 'All findings' }).waitFor();
});

test('a page that is not there', async () => {
  const page = await site.page('/nowhere');
  expect(await page.getByRole('main').textContent()).toContain('There is no such page');
});
