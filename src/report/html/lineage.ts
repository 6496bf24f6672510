import type { Document, Figure } from '../document.ts';
import { anchor, escapeText, markedText } from './text.ts';

/** F1, F2 ...: the order of the document. */
export function figureNumbers({ figures }: Document): ReadonlyMap<string, string> {
  return new Map(figures.map(({ id }, i) => [id, `F${i + 1}`]));
}

export const shownId = (figure: string): string => `${figure}_shown`;

/** The line under a chart or table: whose figures, under which licence, how to ask for them again. */
export function sourceLine(figure: Figure, document: Document): string {
  const { files, licence, query } = figure.lineage;
  const number = figureNumbers(document).get(figure.id) ?? '';
  const whose = sourcesOf(figure, document);
  const count = files.length === 1 ? '1 file' : `${files.length} files`;
  return [
    `Source: ${markedText(whose.length === 0 ? 'derived' : whose.join('; '))}${files.length === 0 ? '' : ` (${count})`}.`,
    licence === '' ? '' : `Licence: ${markedText(licence)}.`,
    query === null ? '' : `<code>${escapeText(query)}</code>`,
    `<a href="${escapeText(anchor(figure.id))}">Lineage ${escapeText(number)}</a>`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function sourcesOf({ lineage }: Figure, { sources }: Document): readonly string[] {
  const hashes = new Set(lineage.files.map(({ sha256 }) => sha256));
  const named = sources.filter(({ files }) => files.some(({ sha256 }) => hashes.has(sha256)));
  return named.length > 0 ? named.map(({ source }) => source) : lineage.files.slice(0, 3).map(({ name }) => name);
}
