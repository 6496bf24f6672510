import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { PHONE, WIDE } from './chromium.ts';
import type { Site } from './site.ts';

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

interface Report {
  readonly passes: readonly unknown[];
  readonly violations: readonly Violation[];
}

/** What axe calls serious or critical, with the first places. Only contrast depends on the colours of a theme. */
export async function barriers(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(axe.source);
  // Of a rule that is kept, one place is enough.
  const options = { resultTypes: ['violations'], ...(rules === undefined ? {} : { runOnly: rules }) };
  const report = await page.evaluate<Report>(`axe.run(document, ${JSON.stringify(options)})`);
  expect(report.passes.length, 'rules that had something to look at').toBeGreaterThan(rules === undefined ? 15 : 0);
  return report.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    );
}

/** On a wide screen and on a phone, light and dark: no barrier, and nothing wider than the screen. */
export async function expectNoBarrier(site: Site, page: Page): Promise<void> {
  for (const viewport of [WIDE, PHONE]) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme: 'light' });
    await site.settled(page);
    expect(await barriers(page), `${viewport.width} px, light`).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await barriers(page, ['color-contrast']), `${viewport.width} px, dark`).toEqual([]);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(viewport.width);
  }
}
