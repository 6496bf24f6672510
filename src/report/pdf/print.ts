import { type Browser, chromium, type Page } from 'playwright-core';
import { EntrepotError } from '../../trade/errors.ts';
import type { Document } from '../document.ts';
import { type PageNumbers, toHtml } from '../html/page.ts';
import { escapeText } from '../html/text.ts';
import { appendixEntries, sectionEntries } from '../outline.ts';
import { accessible } from './accessible.ts';
import { findChromium } from './chromium.ts';
import { fontError, foreignLetters, missingFonts } from './fonts.ts';
import { placesOf } from './places.ts';

export interface PrintOptions {
  /** Print boxes for letters that no font of this machine has, where it would otherwise fail. */
  readonly allowMissingFonts: boolean;
  /** Told of those letters where they are allowed. */
  readonly warn: (message: string) => void;
  readonly signal: AbortSignal;
}

const MOST_PASSES = 4;
const PATIENCE_MS = 120_000;

/**
 * The HTML form printed by Chromium on A4: tagged, with bookmarks, with page numbers in its table of contents. The
 * same bytes for the same document, Chromium and fonts. `unavailable`: no Chromium, it failed, or a font is missing;
 * `cancelled`: the signal.
 */
export async function toPdf(document: Document, options: PrintOptions): Promise<Buffer> {
  const path = findChromium();
  const browser = await launch(path);
  const stop = (): void => void browser.close();
  options.signal.addEventListener('abort', stop, { once: true });
  try {
    options.signal.throwIfAborted();
    const { pdf, links } = await printed(browser, document, options);
    return await accessible(pdf, links, document);
  } catch (cause) {
    if (options.signal.aborted) throw new EntrepotError('cancelled', 'printing was stopped', { cause });
    if (cause instanceof EntrepotError) throw cause;
    throw new EntrepotError('unavailable', `Chromium (${path}) could not print the document: ${String(cause)}`, {
      cause,
    });
  } finally {
    options.signal.removeEventListener('abort', stop);
    await browser.close();
  }
}

async function launch(path: string): Promise<Browser> {
  try {
    return await chromium.launch({
      executablePath: path,
      args: [
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
  } catch (cause) {
    throw new EntrepotError('unavailable', `Chromium (${path}) does not start: ${String(cause)}`, { cause });
  }
}

interface Printed {
  readonly pdf: Buffer;
  /** The text of each link. */
  readonly links: readonly string[];
}

/** No script runs and nothing is loaded: the page is text and drawings. */
async function printed(browser: Browser, document: Document, options: PrintOptions): Promise<Printed> {
  await checkFonts(browser, document, options);
  const context = await browser.newContext({
    javaScriptEnabled: false,
    offline: true,
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const ids = [...sectionEntries(document), ...appendixEntries()].map(({ id }) => id);
  let pages: PageNumbers = new Map();
  for (let pass = 1; pass <= MOST_PASSES; pass++) {
    const pdf = await print(page, document, pages);
    const found = await placesOf(pdf, ids);
    if (ids.every((id) => found.get(id) === pages.get(id))) return { pdf, links: await linksOf(page) };
    pages = found;
  }
  throw new Error(`the table of contents does not settle in ${MOST_PASSES} passes`);
}

async function linksOf(page: Page): Promise<readonly string[]> {
  const texts = await page.locator('a[href]').allTextContents();
  return texts.map((text) => text.replaceAll(/\s+/gu, ' ').trim());
}

async function checkFonts(
  browser: Browser,
  document: Document,
  { allowMissingFonts, warn }: PrintOptions,
): Promise<void> {
  const page = await browser.newPage();
  const missing = await missingFonts(page, foreignLetters(document));
  await page.close();
  if (missing.length === 0) return;
  const error = fontError(missing);
  if (!allowMissingFonts) throw error;
  warn(error.message);
}

async function print(page: Page, document: Document, pages: PageNumbers): Promise<Buffer> {
  await page.setContent(toHtml(document, pages), { waitUntil: 'load' });
  return page.pdf({
    format: 'A4',
    tagged: true,
    outline: true,
    printBackground: true,
    preferCSSPageSize: true,
    displayHeaderFooter: true,
    headerTemplate: strip(
      `<span style="flex:1;overflow:hidden;white-space:nowrap;text-overflow:ellipsis">${escapeText(document.title)}</span>`,
    ),
    footerTemplate: strip(
      `<span style="flex:1">Snapshot ${escapeText(document.made.snapshot.slice(0, 12))} of ${escapeText(document.made.at.slice(0, 10))}, Entrepot ${escapeText(document.made.version)}</span><span>Page <span class="pageNumber"></span> of <span class="totalPages"></span></span>`,
    ),
  });
}

const strip = (inner: string): string =>
  `<div style="display:flex;width:100%;padding:0 18mm;font:7.5pt 'Noto Sans','Noto Sans Arabic','Noto Sans CJK SC','DejaVu Sans',sans-serif;color:#565450">${inner}</div>`;
