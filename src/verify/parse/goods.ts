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
  const words = new Set([...codes.keys()].flatMap((name) => [name, pluralOf(name)]));
  const written = anyOf([...words]).replaceAll('\\s+', '[\\s-]+');
  return { codes, pattern: new RegExp(`(?<![\\p{L}\\p{N}-])(?:${written})(?![\\p{L}\\p{N}])`, 'giu') };
});

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

/** Names that are verbs too ("Serbia ships", "exporters lead"): goods only where the words beside them say so. */
const VERBS = /^(?:leads?|ships?|monitors?|switch(?:es)?)$/;
const GOODS_BEFORE = /\b(?:of|in|and|or|with|refined|used|new|cargo|other)\s+$/i;
const GOODS_AFTER = /^\s+(?:exports?|imports?|shipments|sales|worth)\b/i;

/** Heads of names: what stands before them makes other goods of them ("olive oil"). */
const HEADS = /^(?:oils?|gas(?:es)?|fuels?|nuts?|ores?)$/;
const PLAIN_BEFORE =
  /(?:^|[^\p{Ll}\s-]|(?<!\p{L})(?:of|in|for|and|or|the|its|their|more|less|much|many|most|as|to|from|with|by|on|all|some|such|than|that|imported|exported|bought|sold|shipped|sent|supplied|purchased|delivered|buying|selling|importing|exporting|seaborne|cheap|cheaper|discounted|foreign|domestic|heavy|light|total|overall|monthly|annual|new|metric|tonnes|tons|barrels|metres|meters|\p{Lu}\S*))\s*$/u;

/** Goods by their everyday names. */
export function spotGoods(sheet: Sheet): GoodsSpot[] {
  const { codes, pattern } = names();
  return sheet.take(pattern, ([text], { from, to }) => {
    const word = text.toLowerCase().replaceAll(/\s+/g, ' ');
    if (VERBS.test(word) && !GOODS_BEFORE.test(sheet.before(from)) && !GOODS_AFTER.test(sheet.after(to))) return null;
    const found = singularsOf(word)
      .flatMap((one) => [one, one.replaceAll('-', ' ')])
      .map((one) => codes.get(one))
      .find((one) => one !== undefined);
    if (found === undefined) return null;
    const before = sheet.before(from);
    if (HEADS.test(word) && !PLAIN_BEFORE.test(before))
      return { text: `${/\S*\s*$/.exec(before)?.[0] ?? ''}${text}`, codes: [] };
    return { text, codes: found };
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
