import type { Block, ChartBlock, Document, Figure, Tone } from '../document.ts';
import { chartHtml } from './charts/chart.ts';
import { inlineHtml, type Resolve } from './inline.ts';
import { shownId, sourceLine } from './lineage.ts';
import { tableHtml } from './table.ts';
import { escapeText, markedText } from './text.ts';

const TONES: Readonly<Record<Tone, string>> = {
  for: '+ For',
  against: '− Against',
  caution: '! Caution',
  limit: '○ Limit',
};

export interface Page {
  readonly document: Document;
  readonly resolve: Resolve;
  readonly figure: (id: string) => Figure | null;
  /** The chart that a link to its figure leads to: the first of that figure. */
  readonly isFirst: (block: ChartBlock) => boolean;
}

export function blockHtml(block: Block, page: Page): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${inlineHtml(block.text, page.resolve)}</p>`;
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${inlineHtml(item, page.resolve)}</li>`).join('\n')}\n</ul>`;
    case 'facts':
      return factsHtml(block.rows.map(({ term, text }) => [markedText(term), inlineHtml(text, page.resolve)]));
    case 'note':
      return `<div class="note ${block.tone}" role="note"><p><strong>${TONES[block.tone]}</strong> ${inlineHtml(block.text, page.resolve)}</p></div>`;
    case 'table':
      return tableHtml(block, underOf(block.figure, page));
    case 'chart':
      return figureHtml(block, page);
    case 'pagebreak':
      return '<div class="pagebreak"></div>';
  }
}

/** Terms and what is said of them; both are markup already. */
export function factsHtml(rows: readonly (readonly [string, string])[]): string {
  return `<dl>\n${rows.map(([term, text]) => `<div><dt>${term}</dt><dd>${text}</dd></div>`).join('\n')}\n</dl>`;
}

function underOf(id: string | null, { figure, document }: Page): string {
  const found = id === null ? null : figure(id);
  return found === null ? '' : sourceLine(found, document);
}

function figureHtml(block: ChartBlock, page: Page): string {
  const id = page.isFirst(block) ? ` id="${escapeText(shownId(block.figure))}"` : '';
  return [
    `<figure class="chart"${id} aria-label="${escapeText(block.caption)}">`,
    `<p class="caption">${markedText(block.caption)}</p>`,
    chartHtml(block.chart, block.caption),
    `<figcaption>${underOf(block.figure, page)}</figcaption>`,
    '</figure>',
  ].join('\n');
}
