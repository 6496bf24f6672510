import { type AmountSpot, spot } from './amounts.ts';
import { NUMBER, NUMBER_WORD, readNumber } from './numbers.ts';
import type { Place, Sheet } from './sheet.ts';

const UNITS = '(?:units?|pieces|items|vehicles|sets|machines|devices)';
const COUNT = `(${NUMBER}|${NUMBER_WORD})(?![.,]?\\d)(?:[\\s-](thousand|million|billion))?`;
const PIECES = new RegExp(
  `(?<![\\p{L}\\p{N}.,$€£-])${COUNT}(?=((?:\\s+\\p{L}[\\p{L}-]*){0,3}?)\\s*\\u0000|\\s+${UNITS}\\b)`,
  'giu',
);
const UNIT = new RegExp(`^\\s+${UNITS}\\b`, 'i');
const ATTRIBUTES =
  /^(?:\s+(?:used|new|such|of|units|pieces|brand-new|second-hand|heavy|civilian|military|commercial|small|large))*\s*$/i;
/** "Five tyre makers" are no tyres. */
const MAKERS =
  /^\s+(?:maker|producer|compan|firm|plant|factor|manufacturer|exporter|importer|dealer|trader|brand|model)/i;
/**
 * A number without a unit beside one with it: "4,000 lorries, against 300 in 2021", "400 to Iran and 300 to Iraq", "of 400
 * lorries, 300 came from Iran", "300 of the 400 lorries".
 */
const BARE = new RegExp(
  `(?<![\\p{L}\\p{N}.,$€£-])(?:(?<=\\b(?:and|but|against|versus|vs\\.?|from|to|with|than|the)\\s(?:\\p{L}+\\s){0,2})${COUNT}(?=\\s+(?:(?:to|from|in|for|during)\\s+(?:the\\s+)?)?\\u0000|\\s*[,.;)]|\\s*$)|${COUNT}(?=\\s+(?:of\\s+(?:the|its|their)\\s|were\\s|was\\s|\\u0000)))`,
  'giu',
);
/** "The number of lorries reached 4,000." */
const COUNTED = new RegExp(
  `(?<=\\b(?:to|reached|was|were|at|totalled|exceeded|hit)\\s(?:\\p{L}+\\s){0,2})${COUNT}(?=\\s*(?:$|[.,;]|\\s(?:in|from|during)\\s+(?:the\\s+)?\\u0000))`,
  'giu',
);

/** Numbers that stand before goods ("50,000 tractors"): those that are left when goods and areas are struck out. */
export function spotPieces(sheet: Sheet, goods: readonly Place[], areas: readonly Place[]): AmountSpot[] {
  const startingAt = (places: readonly Place[], at: number): Place | undefined =>
    places.find(({ from }) => from === at);
  const blanks = (at: number): number => at + (/^\s*/.exec(sheet.text.slice(at))?.[0].length ?? 0);
  const found = sheet.take(PIECES, ([, n, magnitude, between = ''], place) => {
    const units = UNIT.test(sheet.text.slice(place.to));
    let at = blanks(place.to + between.length);
    const area = startingAt(areas, at);
    if (area !== undefined) at = blanks(area.to);
    if (area !== undefined && startingAt(goods, at) === undefined)
      at += /^(?:used|new|heavy|made)\s+/.exec(sheet.text.slice(at))?.[0].length ?? 0;
    const named = startingAt(goods, at);
    if (!units && (named === undefined || !ATTRIBUTES.test(between))) return null;
    if (named !== undefined && MAKERS.test(sheet.text.slice(named.to))) return null;
    return spot(sheet, place, { kind: 'pieces', figure: readNumber(n ?? '', magnitude) });
  });
  const bareOf = ([, a, b, c, d]: RegExpExecArray, place: Place): Omit<AmountSpot, keyof Place> | null =>
    c === undefined || /^\s+(?:of|came|went|were|was)\b/i.test(sheet.after(place.to))
      ? spot(sheet, place, { kind: 'pieces', figure: readNumber(a ?? c ?? '', b ?? d) })
      : null;
  const bare = found.length === 0 ? [] : sheet.take(BARE, bareOf);
  const counted = found.length > 0 || !/\bnumbers?\s+of\b/i.test(sheet.text) ? [] : sheet.take(COUNTED, bareOf);
  return [...found, ...bare, ...counted];
}
