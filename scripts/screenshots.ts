/** Takes the pictures in docs/screenshots anew, of the bundled data: `node scripts/screenshots.ts [NAME...]`, after `npm run build`. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { serve } from '../src/api/server.ts';
import { start } from '../src/app/start.ts';
import { BUILT, launch, PHONE, reader, WIDE } from '../test/browser/chromium.ts';
import { quiet, tempFolder } from '../test/helpers.ts';
import { withPalette } from './palette.ts';

const FOLDER = path.join(import.meta.dirname, '../docs/screenshots');
const TALLEST = { 1440: 1300, 390: 1500 };

const CHIPS = `SELECT period, partner, sum(value) AS value
FROM flow_named
WHERE source = 'eurostat-comext' AND frequency = 'monthly'
  AND level = 8 AND goods LIKE '8542%'
  AND partner IN ('ARM', 'KAZ', 'KGZ')
GROUP BY ALL ORDER BY ALL`;

const SENTENCES =
  'EU exports of integrated circuits to Kyrgyzstan rose 345% from January to October 2022, compared with the same period of 2021. Exports of ball bearings from China to Kyrgyzstan rose 2,492 % in 2023.';

interface View {
  readonly name: string;
  readonly address: string;
  readonly dark?: boolean;
}

async function views(url: string): Promise<readonly View[]> {
  const answer = await fetch(`${url}/api/v1/findings?kind=displacement&supported=true&sort=gain&limit=1`);
  const { items } = (await answer.json()) as { readonly items: readonly { readonly id: string }[] };
  const finding = `/findings/${encodeURIComponent(items[0]?.id ?? '')}`;
  return [
    { name: 'scenario', address: '/' },
    { name: 'scenario-dark', address: '/', dark: true },
    { name: 'findings', address: '/findings?supported=true' },
    { name: 'finding', address: finding },
    { name: 'finding-dark', address: finding, dark: true },
    { name: 'goods', address: '/goods' },
    { name: 'corridors', address: '/corridors' },
    { name: 'claims', address: '/claims' },
    { name: 'claim', address: '/claims/eu-kg-chips-2022' },
    {
      name: 'claims-check',
      address: `/claims?show=check&text=${encodeURIComponent(SENTENCES)}`,
    },
    { name: 'case', address: '/cases/russia-2022' },
    { name: 'evidence', address: '/evidence?item=satnav-stations-2022' },
    { name: 'components', address: '/components?weapon=kh-101-missile' },
    { name: 'data', address: '/data' },
    {
      name: 'query',
      address: `/query?statement=${encodeURIComponent(CHIPS)}&chart=line&x=period&y=value&series=partner`,
    },
  ];
}

async function take(browser: Browser, url: string, { name, address, dark = false }: View): Promise<void> {
  for (const { width, height } of [WIDE, PHONE]) {
    const context = await reader(browser, { width, height });
    const page = await context.newPage();
    await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
    await page.goto(url + address);
    await page.waitForLoadState('networkidle');
    await page.locator('.loading').first().waitFor({ state: 'detached' });
    if ((await page.getByRole('alert').count()) > 0) throw new Error(`${address} shows an error`);
    const whole = await page.evaluate<number>('document.documentElement.scrollHeight');
    const seen = await page.screenshot({
      fullPage: true,
      clip: { x: 0, y: 0, width, height: Math.min(whole, width === WIDE.width ? TALLEST[1440] : TALLEST[390]) },
    });
    const picture = withPalette(seen);
    writeFileSync(path.join(FOLDER, `${name}-${width}.png`), picture);
    process.stdout.write(`${name}-${width}.png ${Math.round(picture.length / 1000)} kB\n`);
    await context.close();
  }
}

const lake = tempFolder();
await start({ lake, effects: quiet() });
const stopping = new AbortController();
const server = await serve(
  { lake, effects: quiet({ signal: stopping.signal }) },
  { host: '127.0.0.1', port: 0, pages: BUILT },
);
const browser = await launch();
const wanted = process.argv.slice(2);
if (wanted.length === 0) rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
for (const view of await views(server.url))
  if (wanted.length === 0 || wanted.includes(view.name)) await take(browser, server.url, view);
await browser.close();
stopping.abort();
await server.close();
