import { searchText } from '../../trade/nomenclature.ts';
import { lazy, readTable } from '../../trade/reference/table.ts';
import { anyOf, type Place, type Sheet } from './sheet.ts';

export interface GoodsSpot extends Place {
  readonly text: string;
  readonly codes: readonly string[];
}

const names = lazy(() => {
  const codes = new Map<string, readonly string[]>();
  for (const row of readTable('goods-names.csv', ['name', 'codes'])) codes.set(row.name, row.codes.split(' '));
  const words = [...codes.keys()].flatMap(formsOf);
  return { codes, pattern: new RegExp(`(?<![\\p{L}\\p{N}-])(?:${anyOf(words)})(?![\\p{L}\\p{N}])`, 'giu') };
});

/** A name as it is written: one or many, with a hyphen or a blank. */
function formsOf(name: string): readonly string[] {
  const many = pluralOf(name);
  return [name, many, name.replaceAll(' ', '-'), many.replaceAll(' ', '-')];
}

export function pluralOf(name: string): string {
  if (/(?:us|ss|x|ch|sh)$/.test(name)) return `${name}es`;
  if (name.endsWith('s')) return name;
  if (/[^aeiou]y$/.test(name)) return `${name.slice(0, -1)}ies`;
  return `${name}s`;
}

function singularsOf(word: string): readonly string[] {
  return [
    word,
    ...(word.endsWith('ies') ? [`${word.slice(0, -3)}y`] : []),
    ...(/(?:s|x|ch|sh)es$/.test(word) ? [word.slice(0, -2)] : []),
    ...(word.endsWith('s') ? [word.slice(0, -1)] : []),
    ...(word === 'potatoes' || word === 'tomatoes' ? [word.slice(0, -2)] : []),
  ];
}

const CODE =
  /(?<![\p{L}\p{N}])(?:under\s+)?(?:HS|CN|headings?|subheadings?|HS\s+codes?|codes?)\s+(?:codes?\s+|headings?\s+)?(\d{4}(?:[. ]?\d{2}){0,2})(?![\p{N}%])/giu;

/** Codes that are written as such. */
export function spotCodes(sheet: Sheet): GoodsSpot[] {
  return sheet.take(CODE, ([text, digits = '']) => ({ text, codes: [digits.replaceAll(/[. ]/g, '')] }));
}

/** Goods by their everyday names. */
export function spotGoods(sheet: Sheet): GoodsSpot[] {
  const { codes, pattern } = names();
  return sheet.take(pattern, ([text]) => {
    const word = text.toLowerCase().replaceAll(/\s+/g, ' ');
    const found = singularsOf(word)
      .flatMap((one) => [one, one.replaceAll('-', ' ')])
      .map((one) => codes.get(one))
      .find((one) => one !== undefined);
    return found === undefined ? null : { text, codes: found };
  });
}

/** Headings whose text begins with a name that no table has; several are a question for a person. */
export function headingsOf(words: string): readonly string[] {
  for (const word of singularsOf(words.toLowerCase().trim())) {
    if (!/^[a-z][a-z -]{3,40}$/.test(word)) continue;
    const own = new RegExp(`^${word}(?:s|es)?\\b`, 'i');
    const found = searchText(word).filter(({ code, text }) => code.length === 4 && own.test(text));
    if (found.length > 0) return found.map(({ code }) => code);
  }
  return [];
}
