import type { ChartTone } from '../../document.ts';
import { escapeText, markedText } from '../text.ts';

export const WIDTH = 680;

export interface Drawn {
  readonly height: number;
  /** The marks, as SVG. */
  readonly marks: string;
  /** What somebody who does not see the picture is told. */
  readonly said: string;
  readonly key: readonly KeyEntry[];
  /** What the numbers on upright lines mean. */
  readonly events: readonly string[];
}

export interface KeyEntry {
  readonly label: string;
  readonly tone: ChartTone;
  readonly dash: string;
}

export const round = (x: number): number => Math.round(x * 10) / 10;

type Attributes = Readonly<Record<string, string | number>>;

export function mark(name: string, attributes: Attributes, text: string | null = null): string {
  const held = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeText(typeof value === 'number' ? String(round(value)) : value)}"`)
    .join('');
  return text === null ? `<${name}${held}/>` : `<${name}${held}>${escapeText(text)}</${name}>`;
}

/** Words in lines of so many signs at most; a longer word has a line to itself, the last line may end in a mark. */
export function wrapped(text: string, most: number, lines: number): readonly string[] {
  const found: string[] = [];
  for (const word of text.split(/\s+/u)) {
    const last = found.at(-1);
    if (last !== undefined && last.length + word.length < most) found[found.length - 1] = `${last} ${word}`;
    else found.push(word);
  }
  const kept = found
    .slice(0, lines)
    .map((line) => ([...line].length > most ? `${[...line].slice(0, most - 1).join('')}…` : line));
  if (found.length > lines) kept[lines - 1] = `${(kept[lines - 1] ?? '').replace(/…$/u, '')} …`;
  return kept;
}

export function keyHtml(entries: readonly KeyEntry[]): string {
  const items = entries.map(
    ({ label, tone, dash }) =>
      `<li><svg class="tone-${tone}" viewBox="0 0 26 10" aria-hidden="true">${mark('path', { class: 'line', d: 'M0 5H26', 'stroke-dasharray': dash })}</svg>${markedText(label)}</li>`,
  );
  return `<ul class="key">\n${items.join('\n')}\n</ul>`;
}
