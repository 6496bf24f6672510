import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SAMPLE } from '../../../test/fixtures/report/sample.ts';
import type { Document, Json } from '../document.ts';
import { inlineHtml } from './inline.ts';
import { toHtml } from './page.ts';
import { STYLE } from './style.ts';
import { markedText } from './text.ts';

const html = toHtml(SAMPLE);

test('it is what it was when it was looked at', async () => {
  await expect(html).toMatchFileSnapshot('../../../test/fixtures/report/sample.html');
});

test('nothing runs and nothing is loaded', () => {
  expect(html).not.toMatch(/<script|<link|<img|<iframe|<object|@import|url\(| on[a-z]+=| src=/iu);
});

test('every id is there once, and every link within the page leads to one', () => {
  const ids = [...html.matchAll(/ id="([^"]*)"/gu)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const links = [...html.matchAll(/ href="#([^"]*)"/gu)].map(([, id]) => decodeURIComponent(id ?? ''));
  expect(links.length).toBeGreaterThan(20);
  expect(links.filter((id) => !ids.includes(id))).toEqual([]);
});

test('headings go down one level at a time', () => {
  const levels = [...html.matchAll(/<h([1-6])/gu)].map(([, level]) => Number(level));
  expect(levels[0]).toBe(1);
  expect(levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1)).toEqual([]);
});

test('scripts that need other fonts, or run from right to left, say so', () => {
  expect(markedText('by 海关 (الجمارك العامة) & 세관')).toBe(
    'by <span lang="zh">海关</span> (<bdi lang="ar" dir="rtl">الجمارك العامة</bdi>) &amp; <span lang="ko">세관</span>',
  );
  expect(html).toContain('<bdi lang="ar" dir="rtl">إحصاءات التجارة الخارجية 2023</bdi>');
  expect(html).toContain('<span lang="ru">Таможенная');
});

test('the colours are those of the web application', () => {
  const tokens = readFileSync(new URL('../../../web/src/styles/tokens.css', import.meta.url), 'utf8');
  const colours = [...STYLE.matchAll(/--[\w-]+: light-dark\([^)]*\);/gu)].map(([line]) => line);
  expect(colours.length).toBeGreaterThan(12);
  for (const colour of colours) expect(tokens).toContain(colour);
});

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onload='x",
  '</style><svg onload=x>',
  '&lt;',
  '\0\u{1b}[31m',
  '\ud800',
  '-->',
  'x'.repeat(300),
];

test('a link without words is none', () => {
  const href = 'https://example.org/';
  const link = (text: string): string => inlineHtml([{ text, href }], () => null);
  expect([' ', '\u00a0', 'x'].map(link)).toEqual([' ', '\u00a0', `<a href="${href}">x</a>`]);
});

/** Every text of a value, another one in its place. Ids and words that have a meaning stay. */
function spoiled<T extends Json | Document>(value: T, text: string): T;
function spoiled(value: unknown, text: string, key = ''): unknown {
  if (Array.isArray(value)) return value.map((part) => spoiled(part as Json, text));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [
        name,
        typeof part === 'string' ? (SPOILED.has(name) ? text : part) : spoiled(part as Json, text),
      ]),
    );
  return typeof value === 'string' && key === '' ? text : value;
}

const SPOILED = new Set([
  'title',
  'subtitle',
  'heading',
  'caption',
  'term',
  'text',
  'label',
  'unit',
  'licence',
  'query',
  'source',
  'attribution',
  'why',
  'name',
  'scenario',
  'version',
  'code',
  'href',
  'lang',
  'useCase',
]);

/** Each kind of tag with the names of its attributes; a sign that was not escaped would make another kind. */
const kinds = (page: string): ReadonlySet<string> =>
  new Set((page.match(/<[^>]*>/gu) ?? []).map((tag) => tag.replaceAll(/"[^"]*"/gu, '""').replace(/<a href=""/u, '<a')));

test('no text of a document becomes markup', () => {
  const known = kinds(html);
  const texts = fc.oneof(
    fc.constantFrom(...HOSTILE),
    fc.string({ unit: 'binary', minLength: 1 }),
    fc.string({ minLength: 1 }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const page = toHtml(spoiled(SAMPLE, text));
      expect([...kinds(page)].filter((kind) => !known.has(kind))).toEqual([]);
      expect(page).not.toMatch(/(?![\t\n\r])\p{Cc}|\p{Cs}|href="javascript/u);
    }),
    { numRuns: 25 },
  );
});
