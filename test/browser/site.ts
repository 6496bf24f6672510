import { cpSync, existsSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, Locator, Page, Request } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { serve } from '../../src/api/server.ts';
import { quiet, tempFolder } from '../helpers.ts';
import { BUILT, launch, reader, WIDE } from './chromium.ts';

export const PAGES = [
  '/',
  '/findings',
  '/goods',
  '/corridors',
  '/claims',
  '/evidence',
  '/cases',
  '/components',
  '/data',
  '/query',
] as const;

/** The bundled lake, to write to. */
export function copyOf(lake: string): string {
  const copy = path.join(tempFolder(), 'lake');
  cpSync(lake, copy, { recursive: true });
  return copy;
}

/** A server over a lake and a browser before it, for the tests of one file. */
export class Site {
  url = '';
  browser!: Browser;
  context!: BrowserContext;
  /** What a page complained of, or asked of someone else, since the last test. */
  readonly #troubles: string[] = [];
  #forgiven: RegExp | null = null;
  /** Requests that are on their way, by page. */
  readonly #asked = new WeakMap<Page, Set<Request>>();

  async page(address: string, viewport = WIDE): Promise<Page> {
    const page = await this.context.newPage();
    await page.setViewportSize(viewport);
    await this.go(page, address);
    return page;
  }

  /** One who was never here: nothing is in the cache. */
  async stranger(): Promise<BrowserContext> {
    const context = await reader(this.browser, WIDE);
    this.listen(context);
    return context;
  }

  async go(page: Page, address: string): Promise<void> {
    await page.goto(this.url + address);
    await this.settled(page);
  }

  /** Until the page waits for nothing: no request on its way, no skeleton, twice in a row. */
  async settled(page: Page): Promise<void> {
    for (let calm = 0; calm < 2; await page.waitForTimeout(60)) {
      const busy = (this.#asked.get(page)?.size ?? 0) > 0 || (await page.locator('.loading').count()) > 0;
      calm = busy ? 0 : calm + 1;
    }
  }

  async api<T>(address: string): Promise<T> {
    const answer = await fetch(`${this.url}/api/v1${address}`);
    expect(answer.status, address).toBe(200);
    return (await answer.json()) as T;
  }

  /** In this test the console may say so: Chromium reports every answer of 4xx there. */
  forgive(what: RegExp): void {
    this.#forgiven = what;
  }

  listen(context: BrowserContext): void {
    context.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()))
        this.#troubles.push(`${message.page()?.url()}: ${message.text()}`);
    });
    context.on('weberror', (error) => this.#troubles.push(error.error().message));
    context.on('page', (page) => {
      const asked = new Set<Request>();
      this.#asked.set(page, asked);
      page.on('request', (request) => void asked.add(request));
      page.on('requestfinished', (request) => void asked.delete(request));
      page.on('requestfailed', (request) => void asked.delete(request));
    });
    context.on('request', (request) => {
      const { protocol, host } = new URL(request.url());
      if (protocol.startsWith('http') && host !== new URL(this.url).host) this.#troubles.push(`asked ${request.url()}`);
    });
  }

  takeTroubles(): readonly string[] {
    const forgiven = this.#forgiven;
    this.#forgiven = null;
    return this.#troubles.splice(0).filter((trouble) => forgiven === null || !forgiven.test(trouble));
  }
}

/** Starts server and browser around the tests of a file; each test fails when a page complained in it. */
export function useSite(lakeOf: () => string): Site {
  const site = new Site();
  const stops: (() => Promise<void>)[] = [];
  let blank: Page;
  beforeAll(async () => {
    if (!existsSync(BUILT)) throw new Error('the web app is not built: npm run build');
    const stopping = new AbortController();
    // One core is its share, since another file is tested at the same time.
    const server = await serve(
      { lake: lakeOf(), effects: quiet({ signal: stopping.signal }), threads: 1 },
      { host: '127.0.0.1', port: 0, pages: BUILT },
    );
    stops.push(async () => {
      stopping.abort();
      await server.close();
    });
    site.url = server.url;
    site.browser = await launch();
    stops.push(() => site.browser.close());
    site.context = await site.stranger();
    // While one page is open the next is a tab, which takes half of what a window takes.
    blank = await site.context.newPage();
  });
  afterEach(async () => {
    const pages = site.browser.contexts().flatMap((context) => context.pages());
    await Promise.all(pages.filter((page) => page !== blank).map((page) => page.close()));
    expect(site.takeTroubles()).toEqual([]);
  });
  afterAll(async () => {
    for (const stop of stops.reverse()) await stop();
  });
  return site;
}

/** 18.4 of 18,372,000,000: the figure as the pages write it. */
export function billions(value: number): string {
  return `${Number((value / 1e9).toPrecision(3))} bn`;
}

/** The part of the address that says what is shown. */
export function stateOf(page: Page): string {
  const { pathname, search } = new URL(page.url());
  return pathname + search;
}

export async function textOf(locator: Locator): Promise<string> {
  return ((await locator.textContent()) ?? '').replaceAll(/\s+/g, ' ').trim();
}
