import { EntrepotError } from './errors.ts';

/** A year in which a revision of the Harmonized System took effect. */
export type HsRevision = 1988 | 1992 | 1996 | 2002 | 2007 | 2012 | 2017 | 2022;

export const HS_REVISIONS: readonly HsRevision[] = [2022, 2017, 2012, 2007, 2002, 1996, 1992, 1988];

/** What UN Comtrade and WITS call the revisions. */
export const HS_LETTERS: Readonly<Record<string, HsRevision>> = {
  H0: 1992,
  H1: 1996,
  H2: 2002,
  H3: 2007,
  H4: 2012,
  H5: 2017,
  H6: 2022,
};

/** How fine a code is: the total, chapter, heading, subheading, or a national line such as CN8. */
export type Level = 0 | 2 | 4 | 6 | 8;

/** A code of goods: its digits as an integer, with the level that says how many there are. TOTAL is level 0, code 0. */
export interface Product {
  readonly level: Level;
  readonly code: number & { readonly __brand: 'ProductCode' };
}

export const TOTAL: Product = { level: 0, code: 0 as Product['code'] };

/** Reads 2, 4, 6 or 8 digits (dots and blanks between them are fine) or TOTAL. */
export function parseProduct(text: string): Product {
  const word = text.trim().toUpperCase();
  if (word === 'TOTAL') return TOTAL;
  const digits = word.replaceAll(/[. ]/g, '');
  if (/^(\d\d){1,4}$/.test(digits) && !digits.startsWith('00')) {
    return { level: digits.length as Level, code: Number(digits) as Product['code'] };
  }
  throw new EntrepotError(
    'usage',
    `${JSON.stringify(text)} is not a code of goods; expected 2, 4, 6 or 8 digits, or TOTAL`,
    { fields: { product: text } },
  );
}

export function formatProduct(level: number, code: number): string {
  return level === 0 ? 'TOTAL' : String(code).padStart(level, '0');
}

/** The code's ancestor at a coarser level. */
export function parentAt(product: Product, level: Level): Product {
  if (level > product.level) throw new Error(`level ${level} is finer than ${product.level}`);
  if (level === 0) return TOTAL;
  return { level, code: Math.floor(product.code / 10 ** (product.level - level)) as Product['code'] };
}

export function sameProduct(a: Product, b: Product): boolean {
  return a.level === b.level && a.code === b.code;
}

/** The revision in force in a year; the Combined Nomenclature and most national tariffs follow on the same 1 January. */
export function revisionInForce(year: number): HsRevision {
  return HS_REVISIONS.find((revision) => revision <= year) ?? 1988;
}

/** Reads HS2017, H5 or 2017. */
export function parseRevision(text: string): HsRevision {
  const letters: Readonly<Record<string, HsRevision>> = {
    H0: 1992,
    H1: 1996,
    H2: 2002,
    H3: 2007,
    H4: 2012,
    H5: 2017,
    H6: 2022,
  };
  const word = text.trim().toUpperCase();
  const revision = letters[word] ?? HS_REVISIONS.find((known) => word === String(known) || word === `HS${known}`);
  if (revision !== undefined) return revision;
  throw new EntrepotError(
    'usage',
    `no HS revision ${JSON.stringify(text)}; expected one of ${HS_REVISIONS.map((known) => `HS${known}`).join(', ')}`,
    { fields: { revision: text } },
  );
}
