import { describe, expect, inject, test } from 'vitest';
import type { FindingsPage } from '../../src/api/contract/answers/findings-page.ts';
import { billions, copyOf, stateOf, textOf, useSite } from './site.ts';

const site = useSite(() => copyOf(inject('bundledLake')));

interface Totals {
  readonly totals: {
    readonly shortfall: { readonly value: number };
    readonly accounted: { readonly value: number };
    readonly partners: readonly { readonly partner: string; readonly base: number; readonly value: number }[];
  };
}

const firstFinding = async (filter = '') =>
  (await site.api<FindingsPage>(`/findings?limit=1${filter}`)).items[0] ?? expect.fail('no finding');

describe('what the pages show is what the API answers', () => {
  test('scenario: what stopped, where it went instead, how sure', async () => {
    const { totals } = await site.api<Totals>('/scan?kind=chain');
    const all = await site.api<FindingsPage>('/findings?limit=1');
    const supported = await site.api<FindingsPage>('/findings?limit=1&supported=true');
    const direct = totals.partners.find(({ partner }) => partner === 'RUS') ?? expect.fail('no direct flow');
    const page = await site.page('/');
    const figures = await textOf(page.locator('.headline-figures'));
    expect(figures).toContain(`−${billions(totals.shortfall.value)} EUR`);
    expect(figures).toContain(`${billions(totals.accounted.value)} EUR`);
    expect(figures).toContain(`${billions(direct.base)} EUR → ${billions(direct.value)} EUR`);
    expect(figures).toContain(
      `${supported.matching.toLocaleString('en-GB')} of ${all.matching.toLocaleString('en-GB')}`,
    );
    // as the README has them
    expect(figures).toContain('25.8 bn EUR → 7.33 bn EUR');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('fell by 72%');
    expect(await page.getByRole('figure').count()).toBeGreaterThanOrEqual(3);
  });

  test('findings: the first of the list, and how many there are', async () => {
    const found = await site.api<FindingsPage>('/findings?limit=1&supported=true&sort=gain');
    const page = await site.page('/findings?supported=true&sort=gain');
    const list = page.getByRole('region', { name: 'List of findings' });
    expect(await textOf(list.getByRole('status').first())).toContain(`${found.matching} match`);
    const link = list.getByRole('article').first().getByRole('link');
    expect(await link.getAttribute('href')).toContain(encodeURIComponent(found.items[0]?.id ?? ''));
  });

  test('finding: a point of its series, its explanations', async () => {
    const finding = await firstFinding('&kind=displacement&supported=true');
    const series = await site.api<{ legs: { to: string; points: { period: string; value: number | null }[] }[] }>(
      `/findings/${encodeURIComponent(finding.id)}/series`,
    );
    const explained = await site.api<{ explanations: unknown[] }>(`/findings/${encodeURIComponent(finding.id)}`);
    const page = await site.page(`/findings/${encodeURIComponent(finding.id)}`);
    const leg = series.legs.find(({ points }) => points.length > 0) ?? expect.fail('no leg');
    const point = leg.points.findLast(({ value }) => value !== null) ?? expect.fail('no point');
    const row = page.locator('figure').first().locator('tbody tr', { hasText: point.period });
    expect(await textOf(row.first())).toContain(
      point.value?.toLocaleString('en-GB', { maximumFractionDigits: 2 }) ?? '?',
    );
    expect(await page.locator('.explanation').count()).toBe(explained.explanations.length);
  });

  test('goods: a cell of the heat map', async () => {
    interface Matrix {
      readonly rows: readonly { code: string; cells: readonly { partner: string; delta: number }[] }[];
    }
    const { rows } = await site.api<Matrix>('/matrix');
    const machinery = rows.find(({ code }) => code === '84')?.cells.find(({ partner }) => partner === 'RUS');
    const page = await site.page('/goods');
    const map = page.locator('svg.heat-map');
    expect(await map.textContent()).toContain(`−${billions(Math.abs(machinery?.delta ?? 0))}`);
    await map.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await textOf(page.locator('.readout').first())).toContain('Russia');
  });

  test('corridors: what EU exports of chips to Kyrgyzstan came to', async () => {
    const page = await site.page(
      '/corridors?reporter=EU27&partner=KGZ&hs=8542&from=2022-01&to=2022-10&baseFrom=2021-01&baseTo=2021-10',
    );
    const { figure } = await site.api<{ figure: { value: number; base: number } }>(
      '/flows?reporter=EU27&partner=KGZ&hs=8542&from=2022-01&to=2022-10&baseFrom=2021-01&baseTo=2021-10',
    );
    expect(figure).toMatchObject({ base: 59_865, value: 1_485_502 });
    const title = await page.getByRole('figure').first().getByRole('heading').textContent();
    expect(title).toContain('rose from 59.9 k EUR to 1.49 m EUR (×24.8)');
  });

  test('data: who reported what, and which months are missing', async () => {
    const page = await site.page('/data');
    const table = page.getByRole('figure').locator('table');
    const holdings = await site.api<{ source: string; reporter: string; rows: number }[]>('/lake/sources');
    const one = holdings.find(({ source }) => source === 'kgz-nsc') ?? expect.fail('no source');
    const row = table.locator('tr', { hasText: 'kgz-nsc' }).first();
    expect(await row.textContent()).toContain(one.rows.toLocaleString('en-GB'));
    expect(await page.getByRole('figure').textContent()).toContain('MLT');
    await site.go(page, '/data?show=loads');
    expect(await page.locator('main').textContent()).toContain('comext-eu27-exports-cn8.parquet');
  });

  test('query: the answer to a statement, as table', async () => {
    const statement = "SELECT reporter, sum(value) AS value FROM flow_named WHERE source = 'kgz-nsc' GROUP BY 1";
    const answer = await fetch(`${site.url}/api/v1/sql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ statement }),
    });
    const { rows } = (await answer.json()) as { rows: [string, number][] };
    const page = await site.page(`/query?statement=${encodeURIComponent(statement)}`);
    const shown = await page.getByRole('region', { name: '1 row' }).textContent();
    expect(shown).toContain('KGZ');
    expect(shown?.replaceAll(/[,\s]/g, '')).toContain(String(Math.trunc(rows[0]?.[1] ?? Number.NaN)));
  });
});

describe('the address is the state', () => {
  test('a link to the scenario opens month and filters', async () => {
    const page = await site.page('/?month=2022-05&via=KGZ&all=true&sort=gain');
    expect(await page.getByRole('slider', { name: 'Month' }).getAttribute('aria-valuetext')).toBe('May 2022');
    expect(await page.getByRole('figure').first().getByRole('heading').textContent()).toContain('May 2022');
    const bar = page.getByRole('search', { name: 'Filter the findings' });
    expect(await bar.getByLabel('Through').inputValue()).toBe('KGZ');
  });

  test('a link to the findings opens filters and order', async () => {
    const page = await site.page('/findings?kind=displacement&via=ARM&goods=8471&sort=q');
    expect(await page.getByRole('checkbox', { name: /^Armenia/ }).isChecked()).toBe(true);
    expect(await page.getByRole('checkbox', { name: /^Kazakhstan/ }).isChecked()).toBe(false);
    expect(await page.getByRole('searchbox', { name: 'Goods' }).inputValue()).toBe('8471');
    expect(await page.getByLabel('Order').inputValue()).toBe('q');
    for (const text of await page.getByRole('article').allTextContents()) {
      expect(text).toContain('Armenia');
      expect(text).toContain('8471');
    }
  });

  test('a link to a heat map opens the chapter and the code', async () => {
    const page = await site.page('/goods?under=84&by=ratio&code=847130');
    expect(await page.getByRole('button', { name: 'Times the base' }).getAttribute('aria-pressed')).toBe('true');
    expect(await page.locator('svg.heat-map').textContent()).toContain('8471');
    expect(await page.getByRole('region', { name: 'What a code is' }).textContent()).toContain('847130');
  });

  test('a link to a corridor opens question and drawing', async () => {
    const page = await site.page('/corridors?reporter=EU27&partner=KGZ&hs=TOTAL&from=2019&to=2023&show=mirror');
    const question = page.getByRole('form', { name: 'The question' });
    expect(await question.getByRole('textbox', { name: 'from' }).first().inputValue()).toBe('2019');
    expect(await page.getByRole('button', { name: 'Both sides’ reports' }).getAttribute('aria-pressed')).toBe('true');
    expect(await page.locator('main').textContent()).toContain('1.99 bn');
  });

  test('back restores the view', async () => {
    const page = await site.page('/findings');
    const matching = page.getByRole('status').first();
    const before = await textOf(matching);
    await page.getByRole('checkbox', { name: /^Armenia/ }).check();
    await expect.poll(() => stateOf(page)).toBe('/findings?via=ARM');
    await site.settled(page);
    expect(await textOf(matching)).not.toBe(before);
    await page.getByRole('article').first().getByRole('link').click();
    await page.getByRole('article', { name: /^Finding / }).waitFor();
    await page.goBack();
    await site.settled(page);
    expect(stateOf(page)).toBe('/findings?via=ARM');
    expect(await page.getByRole('checkbox', { name: /^Armenia/ }).isChecked()).toBe(true);
    await page.goBack();
    await site.settled(page);
    expect(await page.getByRole('checkbox', { name: /^Armenia/ }).isChecked()).toBe(false);
    expect(await textOf(matching)).toBe(before);
  });

  test('a statement that was run is in the address; back brings the one before', async () => {
    const page = await site.page('/query?statement=SELECT%201%20AS%20one');
    const editor = page.getByRole('textbox', { name: 'SQL statement' });
    expect(await editor.inputValue()).toBe('SELECT 1 AS one');
    await editor.fill('SELECT 2 AS two');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByRole('columnheader', { name: 'two' }).first().waitFor();
    expect(stateOf(page)).toContain('two');
    await page.goBack();
    await page.getByRole('columnheader', { name: 'one' }).first().waitFor();
    expect(await editor.inputValue()).toBe('SELECT 1 AS one');
  });
});

describe('what cannot be shown is said', () => {
  test('a statement that is wrong: where, and what there is', async () => {
    site.forgive(/status of 400/);
    const page = await site.page(
      `/query?statement=${encodeURIComponent('SELECT reporter,\n  nonsense\nFROM flow_named')}`,
    );
    await page.getByRole('alert').waitFor();
    expect(await textOf(page.locator('.excerpt'))).toBe('Line 2 nonsense');
    expect(await page.getByRole('alert').textContent()).toContain('"nonsense" not found');
    expect(await page.getByRole('textbox', { name: 'SQL statement' }).getAttribute('aria-invalid')).toBe('true');
  });

  test('a statement that would write is refused', async () => {
    site.forgive(/status of 40/);
    const page = await site.page(`/query?statement=${encodeURIComponent("COPY flow TO 'all.csv'")}`);
    await page.getByRole('alert').waitFor();
    expect(await page.locator('.answer').count()).toBe(0);
  });

  test('an area that is not known: at its field', async () => {
    site.forgive(/status of 4/);
    const page = await site.page('/corridors?reporter=XXX&partner=RUS&hs=8542&from=2022');
    await expect.poll(() => page.getByRole('alert').allTextContents()).toContainEqual(expect.stringContaining('XXX'));
  });

  test('a scenario that is not known, with those that are', async () => {
    site.forgive(/status of 4/);
    const page = await site.page('/?scenario=nope');
    expect(await page.getByRole('alert').textContent()).toContain('russia-2022');
  });

  test('an address of nonsense opens the page as it begins', async () => {
    const page = await site.page('/?month=2022-99&window=later&sort=best&all=perhaps');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('fell by 72%');
  });

  test('what no loaded source tells is not assessable, with the command that gets it', async () => {
    const finding = await firstFinding('&kind=displacement&via=GEO&supported=true');
    const page = await site.page(`/findings/${encodeURIComponent(finding.id)}`);
    const state = page
      .getByRole('status')
      .filter({ hasText: /not assessable/i })
      .first();
    expect(await state.textContent()).toContain('entrepot fetch comtrade');
  });

  test('a server that has gone is said to be gone', async () => {
    site.forgive(/ERR_FAILED/);
    const page = await site.page('/findings');
    await page.route('**/api/**', (route) => route.abort());
    await page.getByRole('checkbox', { name: /^Armenia/ }).click();
    await page.getByRole('alert').first().waitFor();
    expect(await page.getByRole('alert').first().textContent()).toContain('entrepot serve');
  });
});
