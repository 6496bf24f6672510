import type { ChartBlock, Document } from '../document.ts';
import { appendixEntries, type Entry, sectionEntries } from '../outline.ts';
import { appendixBodies } from './appendix.ts';
import { blockHtml, factsHtml, type Page } from './blocks.ts';
import { shownId } from './lineage.ts';
import { STYLE } from './style.ts';
import { anchor, escapeText, markedText } from './text.ts';

const SHORT = 12;

/** Page of each section by its id, for the table of contents of the printed form. */
export type PageNumbers = ReadonlyMap<string, number>;

/** The document as one file: no script, nothing that is loaded from elsewhere. The same text for the same document. */
export function toHtml(document: Document, pages: PageNumbers | null = null): string {
  const sections = sectionEntries(document);
  const appendices = appendixEntries();
  const page = pageOf(document);
  const bodies = document.sections.map(({ blocks }) => blocks.map((block) => blockHtml(block, page)).join('\n'));
  const parts = [...sections, ...appendices];
  return `${[
    '<!doctype html>',
    `<html lang="${document.language}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<meta name="generator" content="Entrepot ${escapeText(document.made.version)}">`,
    `<title>${escapeText(document.title)}</title>`,
    `<style>\n${STYLE}</style>`,
    '</head>',
    '<body>',
    headHtml(document),
    contentsHtml(parts, pages),
    '<main>',
    ...[...bodies, ...appendixBodies(page)].map((body, i) => sectionHtml(parts[i], body, i === sections.length)),
    '</main>',
    '</body>',
    '</html>',
  ].join('\n')}\n`;
}

function pageOf(document: Document): Page {
  const charts = new Map<string, ChartBlock>();
  const tables = new Map<string, string>();
  const ids = new Set<string>([...document.sections, ...document.figures].map(({ id }) => id));
  for (const block of document.sections.flatMap(({ blocks }) => blocks)) {
    if (block.kind === 'table') ids.add(block.id);
    if (block.kind === 'table' && block.figure !== null && !tables.has(block.figure))
      tables.set(block.figure, block.id);
    if (block.kind === 'chart' && !charts.has(block.figure)) charts.set(block.figure, block);
  }
  const figures = new Map(document.figures.map((figure) => [figure.id, figure]));
  return {
    document,
    figure: (id) => figures.get(id) ?? null,
    resolve: (id) => (charts.has(id) ? shownId(id) : (tables.get(id) ?? (ids.has(id) ? id : null))),
    isFirst: (block) => charts.get(block.figure) === block,
  };
}

function headHtml({ title, subtitle, made }: Document): string {
  return [
    '<header>',
    '<p class="kicker">Entrepot · dossier</p>',
    `<h1>${markedText(title)}</h1>`,
    subtitle === '' ? '' : `<p class="subtitle">${markedText(subtitle)}</p>`,
    factsHtml([
      ['Scenario', markedText(made.scenario)],
      ['Snapshot', `<code>${escapeText(made.snapshot.slice(0, SHORT))}</code> of ${escapeText(made.at.slice(0, 10))}`],
      ['Made with', `Entrepot ${escapeText(made.version)}`],
    ]),
    '</header>',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function contentsHtml(entries: readonly Entry[], pages: PageNumbers | null): string {
  const lines = entries.map(({ id, number, heading, level }) => {
    const words = `<span>${markedText(heading)}</span>`;
    const entry =
      pages === null ? words : `<span class="leader">${words}</span> <span class="page">${pages.get(id) ?? 0}</span>`;
    return `<li class="level-${level}"><a href="${escapeText(anchor(id))}"><span class="number">${number}</span> ${entry}</a></li>`;
  });
  return `<nav aria-labelledby="_contents">\n<h2 id="_contents">Contents</h2>\n<ol>\n${lines.join('\n')}\n</ol>\n</nav>`;
}

/** Title h1, then h2 to h4. */
function sectionHtml(entry: Entry | undefined, body: string, isFirstAppendix: boolean): string {
  if (entry === undefined) return body;
  const { id, number, heading, level } = entry;
  const name = `h${level + 1}`;
  const held = isFirstAppendix ? ' class="appendix"' : '';
  return `<section${held} aria-labelledby="${escapeText(id)}">\n<${name} id="${escapeText(id)}"><span class="number">${number}</span> ${markedText(heading)}</${name}>\n${body}\n</section>`;
}
