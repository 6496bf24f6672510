import type { Place } from './sheet.ts';

export interface Sentence extends Place {
  readonly text: string;
  /** From 1. */
  readonly line: number;
}

/** A full stop after these ends no sentence. */
const ABBREVIATIONS = new Set(
  'u.s u.k u.a.e e.g i.e mr mrs ms dr no nos vs approx jan feb mar apr jun jul aug sep sept oct nov dec st inc ltd co corp'.split(
    ' ',
  ),
);
/** Ends of sentences; a blank line and the beginning of a list's next item end one too. */
const END = /(?<![.!?])[.!?]+["'”’)\]]*(?=\s|$)|\n[ \t]*\n|\n(?=[ \t]*(?:[-*•–]|\d{1,3}[.)])\s)/g;

/** Sentences of a text with their places; parts at a semicolon stay in one. */
export function sentencesOf(text: string): Sentence[] {
  const found: Sentence[] = [];
  let [from, counted, lines] = [0, 0, 1];
  const add = (to: number): void => {
    const raw = text.slice(from, to);
    const start = from + (raw.length - raw.trimStart().length);
    const trimmed = raw.trim();
    if (trimmed !== '') found.push({ text: trimmed, from: start, to: start + trimmed.length, line: lineAt(start) });
    from = to;
  };
  for (const match of text.matchAll(END)) {
    const end = match.index + match[0].length;
    if (match[0].startsWith('.')) {
      const word = /[\p{L}.]*$/u.exec(text.slice(Math.max(0, match.index - 12), match.index))?.[0].toLowerCase() ?? '';
      const next = /^\s*(\S?)/u.exec(text.slice(end, end + 40))?.[1] ?? '';
      if (ABBREVIATIONS.has(word) || /\p{Ll}/u.test(next)) continue;
    }
    add(end);
  }
  add(text.length);
  return found;

  function lineAt(at: number): number {
    while (counted < at) {
      if (text[counted] === '\n') lines += 1;
      counted += 1;
    }
    return lines;
  }
}
