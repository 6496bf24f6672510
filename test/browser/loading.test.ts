import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { entrepot, FIXTURES, tempFolder } from '../helpers.ts';
import { copyOf, textOf, useSite } from './site.ts';

let lake = '';
const site = useSite(() => (lake = copyOf(inject('bundledLake'))));

const GEORGIA = path.join(FIXTURES, 'comtrade/georgia-8703.csv.gz');

const snapshot = async (): Promise<string> => (await site.api<{ snapshot: string }>('/status')).snapshot;

async function preview(file: string): Promise<Page> {
  const page = await site.page('/data?show=load');
  await page.getByLabel('Files to load').setInputFiles(file);
  await page.locator('#format-title').waitFor();
  await site.settled(page);
  return page;
}

/** The Georgian file with a value that is no number and a month that does not exist, as a new file. */
function spoiled(): string {
  const lines = gunzipSync(readFileSync(GEORGIA)).toString('latin1').split('\n');
  lines[2] = (lines[2] ?? '').replace(',14746.874,168274.65,', ',14746.874,banana,');
  lines[4] = (lines[4] ?? '').replace(',202101,', ',202113,');
  const file = path.join(tempFolder(), 'spoiled.csv');
  writeFileSync(file, lines.join('\n'), 'latin1');
  return file;
}

test('a file that cannot be read whole: the sentences of the command line, and nothing is loaded', async () => {
  const file = spoiled();
  const before = await snapshot();
  const { code, err } = await entrepot(['load', 'comtrade', file, '--lake', lake]);
  expect(code).not.toBe(0);
  const page = await preview(file);
  const alert = page.getByRole('alert');
  const rows = await alert.locator('tbody tr').all();
  expect(rows).toHaveLength(2);
  for (const row of rows) {
    const [name, line, column, value, expected] = await row.getByRole('cell').allTextContents();
    expect(name).toBe('spoiled.csv');
    expect(err).toContain(`line ${line}`);
    for (const said of [column, value, expected]) expect(err).toContain(said);
  }
  const said = await alert.textContent();
  for (const words of ['trade_value_us', 'banana', '202113']) expect(said).toContain(words);
  expect(await page.getByRole('form', { name: 'Load' }).getByRole('button', { name: /^Load/ }).isDisabled()).toBe(true);
  expect(await snapshot()).toBe(before);
});

test('a table of no known format: a mapping is suggested, nothing is loaded', async () => {
  const file = path.join(tempFolder(), 'table.csv');
  writeFileSync(file, 'who;whom;when;code;euros\nDEU;KAZ;2022-03;847130;12\nDEU;KAZ;2022-04;847130;13\n');
  const before = await snapshot();
  const page = await preview(file);
  expect(await page.locator('#format-title').textContent()).toContain('No known format fits');
  expect(await page.getByRole('button', { name: /^Load [0-9]/ }).count()).toBe(0);
  expect(await snapshot()).toBe(before);
});

test('a good file: looked at, loaded, and every page shows the new snapshot', async () => {
  const before = await snapshot();
  const page = await preview(GEORGIA);
  expect(await page.locator('#found-title').textContent()).toContain('2,493 of 2,493 rows');
  await page.getByRole('button', { name: 'Load 2,493 rows' }).click();
  const loaded = page.getByRole('status').filter({ hasText: 'are loaded' });
  await loaded.waitFor();
  const after = await snapshot();
  expect(after).not.toBe(before);
  expect(await textOf(loaded)).toContain(after);
  await page.getByRole('link', { name: 'See its coverage' }).click();
  await page.getByRole('figure').waitFor();
  expect(await page.getByRole('figure').locator('table').textContent()).toContain('GEO');
  expect(await page.getByRole('contentinfo').textContent()).toContain(after.slice(0, 12));
  await site.go(page, '/data?show=loads');
  expect(await page.locator('main').textContent()).toContain('georgia-8703.csv');
  // the same bytes again change nothing
  const again = await preview(GEORGIA);
  expect(await again.locator('#found-title').textContent()).toContain('loaded already');
  expect(await snapshot()).toBe(after);
});
