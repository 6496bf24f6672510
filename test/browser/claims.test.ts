import { readFileSync } from 'node:fs';
import { describe, expect, inject, test } from 'vitest';
import type { ClaimsAnswer } from '../../src/api/contract/answers/claims.ts';
import { copyOf, stateOf, textOf, useSite } from './site.ts';

const site = useSite(() => copyOf(inject('bundledLake')));

const SENTENCE =
  'EU exports of integrated circuits to Kyrgyzstan rose 345% from January to October 2022, compared with the same period of 2021.';

describe('the list', () => {
  test('every claim has its verdict in a word, and a verdict shows only its own', async () => {
    const { claims, counts } = await site.api<ClaimsAnswer>('/claims');
    const page = await site.page('/claims');
    const items = page.getByRole('region', { name: 'List of claims' }).getByRole('article');
    expect(await items.count()).toBe(claims.length);
    expect(counts.reproduced).toBeGreaterThanOrEqual(3);
    await page.getByRole('button', { name: /^\S* ?\d+ reproduced$/ }).click();
    await expect.poll(() => stateOf(page)).toBe('/claims?verdict=reproduced');
    await expect.poll(() => items.count()).toBe(counts.reproduced);
    for (const text of await items.allTextContents()) expect(text).toContain('reproduced');
    await page.goBack();
    await expect.poll(() => items.count()).toBe(claims.length);
  });

  test('what was stated stands beside what was computed', async () => {
    const page = await site.page('/claims?words=integrated circuits kyrgyzstan');
    const item = page.getByRole('article').filter({ hasText: '24.81 times' }).first();
    const said = await textOf(item);
    for (const part of ['reproduced', 'about 25 times', '24.81 times', 'The data gives']) expect(said).toContain(part);
  });

  test('claims that do not go together are listed with links to each', async () => {
    const { inconsistencies } = await site.api<ClaimsAnswer>('/claims');
    const page = await site.page('/claims');
    const part = page.getByRole('region', { name: 'Where claims do not agree among themselves' });
    expect(await part.count()).toBe(inconsistencies.length === 0 ? 0 : 1);
    const [first] = inconsistencies;
    if (first === undefined) return;
    expect(await textOf(part)).toContain(first.why.replaceAll(/\s+/g, ' '));
    await part.getByRole('link').first().click();
    await page.getByRole('article', { name: `Claim ${first.claims[0]}` }).waitFor();
  });

  test('it is taken along as ClaimReview', async () => {
    const page = await site.page('/claims');
    await page.locator('summary', { hasText: /^Export/ }).click();
    const button = page.getByRole('button', { name: 'ClaimReview' });
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    expect(download.suggestedFilename()).toBe('claims.jsonld');
    const { '@graph': graph } = JSON.parse(readFileSync(await download.path(), 'utf8')) as {
      '@graph': { '@type': string }[];
    };
    expect(new Set(graph.map((one) => one['@type']))).toEqual(new Set(['ClaimReview']));
  });
});

describe('one claim', () => {
  test('a link opens it: every reading in one chart, the rows behind, the series', async () => {
    const page = await site.page('/claims/eu-kg-chips-2022');
    const plot = page.locator('svg.dot-plot');
    expect(await plot.textContent()).toContain('stated: about 25 times');
    expect(await plot.textContent()).toContain('the last month alone');
    expect(await plot.locator('.dot-agrees').count()).toBeGreaterThanOrEqual(1);
    expect(await plot.locator('.dot-differs .cross').count()).toBeGreaterThanOrEqual(1);
    expect(await page.locator('svg.line-chart').count()).toBe(1);
    await page.locator('summary', { hasText: 'could not be computed' }).click();
    expect(await textOf(page.locator('.silent'))).toContain('the rows have no weight');

    await page
      .getByRole('button', { name: /^where from\?/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await site.settled(page);
    const said = await dialog.textContent();
    for (const part of ['comext-eu27-exports-cn8.parquet', 'Snapshot', 'as in the figure'])
      expect(said).toContain(part);
    expect(said).toMatch(/[0-9a-f]{64}/);
  });

  test('one that cannot be tested says what is missing and the command that gets it', async () => {
    const { claims } = await site.api<ClaimsAnswer>('/claims');
    const one = claims.find(({ statements }) => statements.some(({ missing }) => missing.some((it) => it.fetch)));
    const page = await site.page(`/claims/${one?.claim.id}`);
    const part = page.getByRole('region', { name: 'What would settle it' });
    expect(await part.textContent()).toContain('entrepot fetch comtrade');
    await part.getByRole('button', { name: /^Copy/ }).first().waitFor();
  });

  test('one that is not there', async () => {
    site.forgive(/status of 404/);
    const page = await site.page('/claims/nobody-said-so');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('No claim has this id');
  });
});

describe('a text', () => {
  test('a sentence becomes a draft, then a verdict, is corrected, and is kept', async () => {
    const page = await site.page('/claims?show=check');
    await page.getByLabel('Sentences in English').fill(`${SENTENCE} It rained.`);
    await page.getByRole('button', { name: 'Find the figures' }).click();
    const draft = page.getByRole('region', { name: /^Line 1: EU exports/ });
    await draft.waitFor();
    expect(stateOf(page)).toContain('show=check&text=EU');
    expect(await textOf(draft.locator('.draft-sentence'))).toContain('integratedgoods circuits');
    await draft.getByRole('button', { name: 'Check it' }).click();
    await draft.locator('.claim-contradicted').first().waitFor();
    expect(await textOf(draft.locator('.draft-verdict'))).toContain('The data gives +2,381 %');

    await draft.locator('summary', { hasText: 'Correct' }).click();
    await draft.getByLabel('of what').selectOption('ratio');
    await draft.getByLabel('wording').selectOption('~');
    await draft.getByLabel('figure, times').fill('25');
    expect(await draft.locator('.draft-verdict').count()).toBe(0);
    await draft.getByRole('button', { name: 'Check it' }).click();
    await draft.locator('.draft-verdict .claim-reproduced').first().waitFor();

    await draft.getByLabel('Name to keep it under').fill('chips-as-typed');
    await draft.getByRole('button', { name: 'Check it' }).click();
    await draft.getByRole('button', { name: 'Keep it' }).click();
    await draft.getByRole('link', { name: 'chips-as-typed' }).click();
    await page.getByRole('article', { name: 'Claim chips-as-typed' }).waitFor();
    expect(await textOf(page.getByRole('article'))).toContain('kept in the register');
  });

  test('a link opens a text with its draft; what is doubtful is said', async () => {
    const text = 'Exports of ball bearings from China to Kyrgyzstan rose 2,492 % in 2023.';
    const page = await site.page(`/claims?show=check&text=${encodeURIComponent(text)}`);
    expect(await page.getByLabel('Sentences in English').inputValue()).toBe(text);
    expect(await textOf(page.getByRole('list', { name: /^Not understood/ }))).toContain('no base is named');
  });

  test('what agrees only when it is read otherwise says under which reading', async () => {
    const text =
      'Chinese exports to Russia rose 52.4% from January to June 2023, compared with the same period of 2022.';
    const page = await site.page(`/claims?show=check&text=${encodeURIComponent(text)}`);
    await page.getByRole('button', { name: 'Check it' }).click();
    const verdict = page.locator('.draft-verdict');
    await verdict.waitFor();
    expect(await textOf(verdict)).toContain('reproduced: whole calendar years');
    expect(await textOf(verdict)).toContain('As claimed the data gives +78.1 %');
  });

  test('a field that is wrong is named by the server', async () => {
    site.forgive(/status of 4/);
    const page = await site.page(`/claims?show=check&text=${encodeURIComponent(SENTENCE)}`);
    await page.locator('summary', { hasText: 'Correct' }).click();
    await page.getByLabel('Currency or unit').fill('groats');
    await page.getByRole('button', { name: 'Check it' }).click();
    expect(await page.getByRole('alert').first().textContent()).toContain('groats');
  });

  test('without a figure there is nothing to check', async () => {
    const page = await site.page('/claims?show=check&text=It%20rained.');
    expect(await page.getByRole('main').textContent()).toContain('No sentence with a figure on trade was found');
  });
});
