import type { Inline } from '../document.ts';
import { anchor, escapeText, languageText, markedText } from './text.ts';

/** Where the id of a section, table or figure is to be found in the page; null for one that is not there. */
export type Resolve = (id: string) => string | null;

const STYLES = { strong: 'strong', em: 'em', code: 'code' } as const;

export function inlineHtml(inlines: readonly Inline[], resolve: Resolve): string {
  return inlines
    .map((inline) => (typeof inline === 'string' ? markedText(inline) : spanHtml(inline, resolve)))
    .join('');
}

function spanHtml({ text, style, href, to, lang }: Exclude<Inline, string>, resolve: Resolve): string {
  const words = lang === undefined ? markedText(text) : languageText(text, lang);
  const styled = style === undefined ? words : `<${STYLES[style]}>${words}</${STYLES[style]}>`;
  const isBlank = text.trim() === '';
  const address = isBlank ? null : href === undefined ? targetOf(to, resolve) : outside(href);
  return address === null ? styled : `<a href="${escapeText(address)}">${styled}</a>`;
}

function targetOf(to: string | undefined, resolve: Resolve): string | null {
  const id = to === undefined ? null : resolve(to);
  return id === null ? null : anchor(id);
}

/** Only what a browser opens as a page; a script in an address stays text. */
const outside = (href: string): string | null => (/^https?:\/\//iu.test(href) ? href : null);
