import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import type { CaseAnswer, CaseItem } from '../../src/api/contract/answers/cases.ts';
import type { FindingsPage } from '../../src/api/contract/answers/findings-page.ts';
import { tempFolder } from '../helpers.ts';
import { copyOf, stateOf, textOf, useSite } from './site.ts';

const site = useSite(() => copyOf(inject('bundledLake')));

async function send<T>(path: string, body: object): Promise<T> {
  const answer = await fetch(`${site.url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-entrepot': '1' },
    body: JSON.stringify(body),
  });
  expect(answer.status, path).toBe(200);
  return (await answer.json()) as T;
}

const notes = (...texts: string[]): CaseItem[] => texts.map((text) => ({ kind: 'note', text }));
const order = async (page: Page): Promise<string[]> => {
  const texts = await page.locator('.case-item .case-body').allTextContents();
  return texts.map((text) => text.replace(/^\d+ Note/, ''));
};

describe('a case is put together', () => {
  test('it is begun, and what a page shows is added from there', async () => {
    const page = await site.page('/cases');
    const form = page.getByRole('form', { name: 'Begin a case' });
    await form.getByLabel('Title').fill('Chips on their way');
    await form.getByLabel('What it is about').fill('One paragraph.\n\nAnother.');
    await form.getByRole('button', { name: 'Begin it' }).click();
    await page.getByRole('article', { name: 'Case Chips on their way' }).waitFor();
    expect(stateOf(page)).toBe('/cases/chips-on-their-way');
    expect(await textOf(page.locator('.case-summary'))).toContain('Another.');

    const { items } = await site.api<FindingsPage>('/findings?limit=1&kind=displacement&supported=true');
    const finding = items[0]?.id ?? expect.fail('no finding');
    for (const address of [
      `/findings/${encodeURIComponent(finding)}`,
      '/claims/eu-kg-chips-2022',
      '/evidence?item=satnav-stations-2022',
    ]) {
      await site.go(page, address);
      await page.getByRole('button', { name: 'Add to a case' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Chips on their way').check();
      await dialog.getByLabel(/^A note/).fill(`from ${address.slice(0, 5)}`);
      await dialog.getByRole('button', { name: 'Add it' }).click();
      await dialog.getByRole('status').filter({ hasText: 'It is item' }).waitFor();
    }
    const made = await site.api<CaseAnswer>('/cases/chips-on-their-way');
    expect(made.items.map(({ kind }) => kind)).toEqual(['finding', 'claim', 'evidence']);
    await site.go(page, '/cases/chips-on-their-way');
    await page.getByRole('link', { name: made.told[1]?.title ?? '?' }).click();
    await page.getByRole('article', { name: 'Claim eu-kg-chips-2022' }).waitFor();
  });

  test('items are moved by button and by key, keep the focus, are taken out, and notes are edited', async () => {
    const { id } = await send<CaseAnswer>('/cases', { title: 'In order', items: notes('one', 'two', 'three') });
    const page = await site.page(`/cases/${id}`);
    await page.getByRole('button', { name: 'Move item 1 down' }).click();
    await expect.poll(() => order(page)).toEqual(['two', 'one', 'three']);
    await expect.poll(() => page.locator('button:focus').textContent()).toContain('Move item 2 down');
    await page.keyboard.press('Enter');
    await expect.poll(() => order(page)).toEqual(['two', 'three', 'one']);
    await expect.poll(() => page.locator('button:focus').textContent()).toContain('Move item 3 up');
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(() => order(page)).toEqual(['two', 'one', 'three']);

    await page.getByRole('button', { name: 'Take out item 3' }).click();
    await expect.poll(() => order(page)).toEqual(['two', 'one']);
    await page.getByRole('button', { name: 'Edit the note of item 1' }).click();
    await page.getByLabel('The note').fill('two, as it should be');
    await page.getByRole('button', { name: 'Save' }).first().click();
    await expect.poll(() => order(page)).toEqual(['two, as it should be', 'one']);
    const { items } = await site.api<CaseAnswer>(`/cases/${id}`);
    expect(items).toEqual(notes('two, as it should be', 'one'));
  });

  test('notes and figures are written in it; a figure that is none is refused', async () => {
    site.forgive(/status of 4/);
    const { id } = await send<CaseAnswer>('/cases', { title: 'Written' });
    const page = await site.page(`/cases/${id}`);
    expect(await page.getByRole('main').textContent()).toContain('Nothing yet');
    await page.locator('summary', { hasText: 'Add a figure' }).click();
    const command = page.getByLabel(/^Command/);
    await command.fill('rm -rf');
    const form = page.locator('form', { has: command });
    await form.getByRole('button', { name: 'Add it' }).click();
    await page.getByRole('alert').waitFor();
    await command.fill('entrepot flows --reporter EU27 --partner KGZ --hs 8542 --from 2022-01 --to 2022-10');
    await form.getByRole('button', { name: 'Add it' }).click();
    await page.locator('.case-flows').waitFor();
    await page.getByRole('button', { name: /^the figure and its rows/ }).click();
    await site.settled(page);
    expect(await page.getByRole('dialog').textContent()).toContain('comext-eu27-exports-cn8.parquet');
  });

  test('who was faster is not overwritten: it is said, and the case is read again', async () => {
    site.forgive(/status of 409/);
    const { id } = await send<CaseAnswer>('/cases', { title: 'Of two minds', items: notes('one', 'two') });
    const page = await site.page(`/cases/${id}`);
    await send(`/cases/${id}/items`, { item: notes('from elsewhere')[0] });
    await page.getByRole('button', { name: 'Move item 1 down' }).click();
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).toContain('Somebody else saved this case since you read it');
    await alert.getByRole('button', { name: 'Read again' }).click();
    await expect.poll(() => order(page)).toEqual(['one', 'two', 'from elsewhere']);
    await page.getByRole('button', { name: 'Move item 1 down' }).click();
    await expect.poll(() => order(page)).toEqual(['two', 'one', 'from elsewhere']);
  });

  test('one that is not there', async () => {
    site.forgive(/status of 404/);
    const page = await site.page('/cases/nobody-made-it');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('No case has this id');
  });
});

describe('a case as a dossier', () => {
  async function taken(page: Page, name: string): Promise<{ file: string; name: string; bytes: Buffer }> {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name, exact: true }).click(),
    ]);
    const file = `${tempFolder()}/${download.suggestedFilename()}`;
    await download.saveAs(file);
    return { file, name: download.suggestedFilename(), bytes: readFileSync(file) };
  }

  test('is taken along in each format, and says whether its figures still hold', async () => {
    const page = await site.page('/cases/russia-2022');
    const json = await taken(page, 'JSON');
    expect(json.name).toMatch(/^russia-2022-.*\.json$/);
    expect(JSON.parse(json.bytes.toString())).toMatchObject({ dossier: 1 });
    expect((await taken(page, 'HTML')).bytes.toString('utf8', 0, 15).toLowerCase()).toBe('<!doctype html>');
    expect((await taken(page, 'XLSX')).bytes.toString('latin1', 0, 2)).toBe('PK');
    expect((await taken(page, 'PDF')).bytes.toString('latin1', 0, 5)).toBe('%PDF-');

    await site.go(page, '/cases?show=verify');
    await page.getByLabel(/^Dossier as JSON/).setInputFiles(json.file);
    const verdict = page.getByRole('region', { name: 'What still holds' });
    await verdict.waitFor();
    expect(await textOf(verdict)).toContain('Every figure holds');
    expect(await textOf(verdict)).toContain('intact: the file is what was written');

    const changed = json.bytes.toString().replace('stopped sending', 'went on sending');
    await page
      .getByLabel(/^Dossier as JSON/)
      .setInputFiles({ name: 'changed.json', mimeType: 'application/json', buffer: Buffer.from(changed) });
    await expect.poll(() => verdict.textContent()).toContain('the file itself was changed');
  });

  test('a file that is no dossier is refused', async () => {
    site.forgive(/status of 4/);
    const page = await site.page('/cases?show=verify');
    await page
      .getByLabel(/^Dossier as JSON/)
      .setInputFiles({ name: 'letter.json', mimeType: 'application/json', buffer: Buffer.from('{"dear": "sir"}') });
    await page.getByRole('alert').waitFor();
  });
});
