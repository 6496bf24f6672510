import path from 'node:path';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';

export const WIDE = { width: 1440, height: 1000 };
export const PHONE = { width: 390, height: 844 };

export const BUILT = path.resolve(import.meta.dirname, '../../web/dist');

const SWITCHES = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

export async function launch(): Promise<Browser> {
  const executablePath = process.env['ENTREPOT_CHROMIUM'] ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: SWITCHES });
}

/** A reader in London's language and Greenwich's time, who asked for less motion, so that every run sees the same. */
export async function reader(
  browser: Browser,
  viewport: { readonly width: number; readonly height: number },
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport, locale: 'en-GB', timezoneId: 'UTC', reducedMotion: 'reduce' });
  context.setDefaultTimeout(120_000);
  return context;
}
