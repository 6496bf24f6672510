import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { getDocument, type PDFPageProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, expect, test } from 'vitest';
import type { Document } from '../../src/report/document.ts';
import { appendixEntries, sectionEntries } from '../../src/report/outline.ts';
import { findChromium } from '../../src/report/pdf/chromium.ts';
import { type PrintOptions, toPdf } from '../../src/report/pdf/print.ts';
import { SAMPLE } from '../fixtures/report/sample.ts';
import { tempFolder } from '../helpers.ts';

const options = (more: Partial<PrintOptions> = {}): PrintOptions => ({
  allowMissingFonts: false,
  warn: () => undefined,
  signal: new AbortController().signal,
  ...more,
});

let pdf: Buffer = Buffer.alloc(0);
let file = '';
beforeAll(async () => {
  pdf = await toPdf(SAMPLE, options());
  file = path.join(tempFolder(), 'sample.pdf');
  writeFileSync(file, pdf);
});

function run(program: string, ...words: readonly string[]) {
  const { status, stdout, stderr, error } = spawnSync(program, words, { encoding: 'utf8', maxBuffer: 1e9 });
  if (error !== undefined)
    throw new Error(`this test needs ${program} (Debian: apt-get install qpdf poppler-utils)`, { cause: error });
  return { status, stdout, stderr };
}

const open = () => getDocument({ data: Uint8Array.from(pdf), verbosity: VerbosityLevel.ERRORS }).promise;

async function pagesOf<T>(read: (page: PDFPageProxy) => Promise<T>): Promise<readonly T[]> {
  const opened = await open();
  const numbers = Array.from({ length: opened.numPages }, (_, i) => i + 1);
  return Promise.all(numbers.map(async (number) => read(await opened.getPage(number))));
}

const pageTexts = (): Promise<readonly string[]> =>
  pagesOf(async (page) => {
    const { items } = await page.getTextContent();
    return items.map((item) => ('str' in item ? item.str : '')).join('');
  });

const packed = (text: string): string => text.replaceAll(/\s/gu, '');

test('a validator finds no error, and every font is in the file', () => {
  expect(run('qpdf', '--check', file)).toMatchObject({ status: 0, stderr: '' });
  const [, rule = '', ...fonts] = run('pdffonts', file).stdout.trimEnd().split('\n');
  const column = rule.split(' ').slice(0, 3).join(' ').length + 1;
  expect(fonts.length).toBeGreaterThan(4);
  expect(fonts.map((font) => font.slice(column, column + 3).trim())).toEqual(fonts.map(() => 'yes'));
});

test('tagged, with its language, title and the date of the snapshot', async () => {
  const opened = await open();
  expect(run('pdfinfo', file).stdout).toMatch(/^Tagged: +yes$/mu);
  const { info } = await opened.getMetadata();
  expect(info).toMatchObject({
    Title: SAMPLE.title,
    Language: 'en',
    CreationDate: expect.stringMatching(/^D:20240201000000/u),
  });
  const trees = [2, 3].map(async (page) => (await opened.getPage(page)).getStructTree());
  const tree = JSON.stringify(await Promise.all(trees));
  for (const role of ['H2', 'Table', 'TH', 'TD', 'Figure', 'Caption']) expect(tree).toContain(`"role":"${role}"`);
  expect(tree).toContain('Exports of laptops as reported by A, by month. A to C: ');
});

test('it says in its metadata that it is PDF/UA-1, and shows its title', async () => {
  const opened = await open();
  const { metadata } = await opened.getMetadata();
  const xmp = String(metadata?.getRaw());
  expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
  expect(xmp).toContain(`<rdf:li xml:lang="x-default">${SAMPLE.title}</rdf:li>`);
  expect(xmp).toContain('<xmp:ModifyDate>2024-02-01T00:00:00Z</xmp:ModifyDate>');
  const catalog = run('qpdf', '--show-object=trailer', file).stdout.match(/Root (\d+)/u)?.[1];
  expect(run('qpdf', `--show-object=${catalog}`, file).stdout).toMatch(
    /(?=.*\/DisplayDocTitle true)(?=.*\/Lang \(en\))(?=.*\/MarkInfo << [^>]*\/Marked true)(?=.*\/StructTreeRoot )/u,
  );
});

test('every link says in words what it is', async () => {
  const entries = [...sectionEntries(SAMPLE), ...appendixEntries()];
  const links = (await pagesOf((page) => page.getAnnotations())).flat();
  const said = links.map(({ contentsObj }) => String(contentsObj.str));
  for (const [i, { id, number, heading }] of entries.entries()) {
    expect(links[i]).toMatchObject({ dest: id });
    expect(said[i]).toMatch(new RegExp(`^${RegExp.escape(`${number} ${heading}`)} \\d+$`, 'u'));
  }
  expect(said).toContain('the table of goods');
  expect(said.filter((text) => text === '')).toEqual([]);
});

test('tags are those of PDF 1.7, list items have a body, and all text is tagged or an artifact', async () => {
  const nodes = (node: Tag): readonly Tag[] => [node, ...(node.children ?? []).flatMap(nodes)];
  const tags = (await pagesOf((page) => page.getStructTree())).flatMap((root) => nodes(root as Tag));
  const roles = new Set(tags.map(({ role }) => role));
  expect([...roles].filter((role) => role === 'Strong' || role === 'Em')).toEqual([]);
  const items = tags.filter(({ role }) => role === 'LI').flatMap(({ children }) => children ?? []);
  expect(new Set(items.flatMap(({ role }) => role ?? []))).toEqual(new Set(['Lbl', 'LBody']));
  for (const { artifacts, loose } of await pagesOf(textsOf)) {
    expect(loose).toBe('');
    expect(packed(artifacts)).toContain(packed(SAMPLE.title));
  }
});

interface Tag {
  readonly role?: string;
  readonly children?: readonly Tag[];
}

async function textsOf(page: PDFPageProxy) {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const open: string[] = [];
  let artifacts = '';
  let loose = '';
  for (const item of items) {
    if (!('type' in item)) {
      if (open.includes('Artifact')) artifacts += item.str;
      else if (open.length === 0) loose += item.str;
    } else if (item.type === 'endMarkedContent') open.pop();
    else open.push('tag' in item ? String(item.tag) : '');
  }
  return { artifacts, loose };
}

test('three scripts can be read out of it again', () => {
  const text = packed(run('pdftotext', '-layout', file, '-').stdout.replaceAll(/[\u202a-\u202e]/gu, ''));
  for (const words of [
    'Таможенная статистика внешней торговли',
    '中华人民共和国海关总署',
    'إحصاءات التجارة الخارجية',
    'مصلحة الجمارك',
  ])
    expect(text).toContain(packed(words));
});

test('the pages in the table of contents are those where the headings stand', async () => {
  const texts = await pageTexts();
  const contents = texts[0] ?? '';
  for (const { number, heading } of [...sectionEntries(SAMPLE), ...appendixEntries()]) {
    const line = new RegExp(`${packed(`${number}${heading}`).replaceAll('.', '\\.')}(\\d)`, 'u').exec(packed(contents));
    expect([
      heading,
      texts.findIndex((text, i) => i > 0 && packed(text).includes(packed(`${number}${heading}`))) + 1,
    ]).toEqual([heading, Number(line?.[1])]);
  }
});

test('a bookmark for each heading', async () => {
  const titles = (entries: Awaited<ReturnType<Awaited<ReturnType<typeof open>>['getOutline']>>): readonly string[] =>
    (entries ?? []).flatMap(({ title, items }) => [title.trim(), ...titles(items)]);
  const found = titles(await (await open()).getOutline());
  for (const { number, heading } of sectionEntries(SAMPLE)) expect(found).toContain(`${number} ${heading}`);
});

test('header, footer and page numbers', async () => {
  const texts = await pageTexts();
  for (const [i, text] of texts.entries()) {
    expect(packed(text)).toContain(packed(SAMPLE.title));
    expect(packed(text)).toContain(`Page${i + 1}of${texts.length}`);
    expect(packed(text)).toContain(packed('Snapshot 555555555555 of 2024-02-01'));
  }
});

test('the same bytes for the same document', async () => {
  expect((await toPdf(structuredClone(SAMPLE), options())).equals(pdf)).toBe(true);
});

/** A letter that Unicode has had since 2020 only, and Debian's fonts have not. */
const RARE: Document = { ...SAMPLE, subtitle: '\u{31350}' };

test('a letter without a font: what to install, or a box where that is allowed', async () => {
  await expect(toPdf(RARE, options())).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringMatching(/Han \(\u{31350}\).*apt-get install fonts-noto-cjk.*--allow-missing-fonts/u),
  });
  const warnings: string[] = [];
  const printed = await toPdf(RARE, options({ allowMissingFonts: true, warn: (message) => warnings.push(message) }));
  expect(printed.subarray(0, 5).toString()).toBe('%PDF-');
  expect(warnings).toHaveLength(1);
});

test('without Chromium: what to install', () => {
  expect(() => findChromium('/nowhere/chromium')).toThrow(/nowhere\/chromium.*is not there.*apt-get install chromium/u);
});

test('stopped on request', async () => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 300);
  const end = await toPdf(SAMPLE, options({ signal: controller.signal })).then(
    () => 'printed',
    (error: unknown) => error,
  );
  expect(end).toMatchObject({ code: 'cancelled' });
});

test('each heading is in the outline once and in whole, also where it breaks or begins a page', async () => {
  const long = 'with a heading that is longer than one line of a page and therefore goes on in a second one';
  const sections = Array.from({ length: 40 }, (_, i) => ({
    id: `long-${i}`,
    heading: `Section ${i} ${long}`,
    level: i === 0 ? (1 as const) : (2 as const),
    blocks: [{ kind: 'paragraph' as const, text: ['Some words. '.repeat(30)] }],
  }));
  const data = Uint8Array.from(await toPdf({ ...SAMPLE, title: `Dossier ${long}`, sections }, options()));
  const opened = await getDocument({ data, verbosity: VerbosityLevel.ERRORS }).promise;
  const [title] = await opened.getOutline();
  expect(title?.title).toBe(`Dossier ${long}`);
  const parts: readonly { readonly title: string }[] = title?.items[1]?.items ?? [];
  expect(parts.map((part) => part.title)).toEqual(sections.slice(1).map(({ heading }, i) => `1.${i + 1} ${heading}`));
});
