import type { Inline } from '../../report/document.ts';

const WHOLE = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** "12.3 m EUR"; a missing figure is said, never drawn as zero. */
export function money(value: number | null | undefined, currency: string): string {
  if (value === null || value === undefined) return 'not published';
  const size = Math.abs(value);
  if (size >= 1e9) return `${three(value / 1e9)} bn ${currency}`;
  if (size >= 1e5) return `${three(value / 1e6)} m ${currency}`;
  return `${WHOLE.format(value)} ${currency}`;
}

export function times(ratio: number): string {
  return `${three(ratio)} times`;
}

/** Of a fraction: 0.345 is "34.5 %". */
export function percent(fraction: number): string {
  return `${three(fraction * 100)} %`;
}

export function signed(fraction: number): string {
  return `${fraction > 0 ? '+' : ''}${percent(fraction)}`;
}

function three(value: number): string {
  const size = Math.abs(value);
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : 2;
  return new Intl.NumberFormat('en-GB', { maximumFractionDigits: digits }).format(value);
}

export function kilograms(kg: number): string {
  return kg >= 1e4 ? `${WHOLE.format(kg / 1000)} t` : `${WHOLE.format(kg)} kg`;
}

/** "2022-03 to 2022-11", or one period. */
export function span([from, to]: readonly [string, string]): string {
  return from === to ? from : `${from} to ${to}`;
}

export const code = (text: string): Inline => ({ text, style: 'code' });
export const strong = (text: string): Inline => ({ text, style: 'strong' });

/** What a person wrote, as paragraphs: an empty line parts two. */
export function paragraphs(text: string): readonly { readonly kind: 'paragraph'; readonly text: readonly Inline[] }[] {
  return text
    .split(/\n\s*\n/)
    .map((piece) => piece.trim().replaceAll(/\s*\n\s*/g, ' '))
    .filter((piece) => piece !== '')
    .map((piece) => ({ kind: 'paragraph', text: [piece] }));
}
