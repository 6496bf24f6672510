import { fit } from '../fit.ts';

/** The only way by which text comes into the page: nothing of a document is ever markup. */
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeText(text: string): string {
  return fit(text).replaceAll(/[&<>"']/gu, (sign) => ESCAPES[sign] ?? '');
}

const RUNS = [
  { script: 'Arabic', lang: 'ar', rtl: true },
  { script: 'Hebrew', lang: 'he', rtl: true },
  { script: 'Hiragana}\\p{scx=Katakana', lang: 'ja', rtl: false },
  { script: 'Hangul', lang: 'ko', rtl: false },
  { script: 'Han', lang: 'zh', rtl: false },
].map(({ script, ...rest }) => ({ ...rest, has: new RegExp(`[\\p{scx=${script}}]`, 'u') }));

const FOREIGN = ['Arabic', 'Hebrew', 'Hiragana', 'Katakana', 'Hangul', 'Han'].map((name) => `\\p{sc=${name}}`).join('');
const FOREIGN_RUN = new RegExp(`[${FOREIGN}](?:[\\p{M}\\s\\p{P}]*[${FOREIGN}])*`, 'gu');

/** Escaped text; each run of a script that needs other fonts or runs from right to left says so. */
export function markedText(text: string): string {
  return escapeText(text).replaceAll(FOREIGN_RUN, (run) => {
    const kind = RUNS.find(({ has }) => has.test(run));
    return kind === undefined ? run : inLanguage(run, kind.lang, kind.rtl);
  });
}

const RTL = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** Escaped text in a language that was named. */
export function languageText(text: string, lang: string): string {
  return inLanguage(escapeText(text), lang, RTL.has(lang.split('-')[0]?.toLowerCase() ?? ''));
}

const inLanguage = (html: string, lang: string, rtl: boolean): string =>
  rtl ? `<bdi lang="${escapeText(lang)}" dir="rtl">${html}</bdi>` : `<span lang="${escapeText(lang)}">${html}</span>`;

/** The address of something in the page. */
export const anchor = (id: string): string => `#${encodeURIComponent(id)}`;
