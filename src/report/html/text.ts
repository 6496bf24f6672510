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

const run = (letters: string): RegExp => new RegExp(`[${letters}](?:[\\p{M}\\s\\p{P}]*[${letters}])*`, 'gu');

const RUNS = [
  { lang: 'ar', rtl: true, of: run('\\p{sc=Arabic}') },
  { lang: 'he', rtl: true, of: run('\\p{sc=Hebrew}') },
  { lang: 'ko', rtl: false, of: run('\\p{sc=Hangul}') },
  { lang: 'zh', rtl: false, of: run('\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}') },
];

const KANA = /[\p{sc=Hiragana}\p{sc=Katakana}]/u;

/** Escaped text; each run of a script that needs other fonts or runs from right to left says so. */
export function markedText(text: string): string {
  return RUNS.reduce(
    (html, { lang, rtl, of }) =>
      html.replaceAll(of, (letters) => inLanguage(letters, KANA.test(letters) ? 'ja' : lang, rtl)),
    escapeText(text),
  );
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
