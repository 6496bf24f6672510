import { FROM } from './change-words.ts';
import { alike } from './clauses.ts';
import type { Place } from './sheet.ts';
import type { Spots } from './spots.ts';

/** A sentence of which each list is cut down to one item. */
export interface Variant {
  readonly text: string;
  /** Where a place of it stands in the sentence. */
  readonly whole: (at: number) => number;
}

type Items = readonly Place[];

/** More items are a table, not a sentence. */
const MOST = 8;
const JOINT = /^\s*(?:,|;|,?\s+and)\s+(?:the\s+)?$/i;

/**
 * "Exports to Germany and Italy grew by 7 % and 11 %", "France (€2bn), Germany (€1bn)", "£5m in 2021, £31m in 2022 and £86m in
 * 2023": figures in a row, each with a place or a period, are read one by one, as if the sentence held that one alone.
 */
export function variantsOf(spots: Spots): readonly Variant[] {
  const lists = pairedWith(spots) ?? together(spots);
  const count = lists[0]?.length ?? 0;
  return Array.from({ length: count }, (_, index) => cut(spots.text, lists, index));
}

/** Two lists of as many items: figures, and either areas or periods. */
function together({ text, amounts, areas, periods }: Spots): readonly Items[] {
  const figures = rows(text, amounts, (a, b) => alike(a, b))[0];
  if (figures === undefined || amounts.length > figures.length) return [];
  // Of two figures for two things each may be the sum of both, unless it is said.
  if (figures.length === 2 && !/\brespectively\b/i.test(text)) return [];
  const others = [
    ...rows(text, areas, (a, b) => a.adjective === b.adjective),
    ...rows(text, periods, (a, b) => a.kind === b.kind),
  ];
  const [fits, ...more] = others.filter((items) => items.length === figures.length);
  return fits === undefined || more.length > 0 ? [] : [figures, fits];
}

/** One list of which every item has a figure. Two with periods are as often a change, and are left to that. */
function pairedWith({ text, amounts, areas, periods }: Spots): readonly Items[] | null {
  const items: (Place & { readonly kind: 'area' | 'before' | 'behind' })[] = [];
  for (const amount of amounts) {
    const last = items.at(-1);
    const begins = last?.to ?? 0;
    const area = areas.findLast(({ from, to }) => from >= begins && to <= amount.from);
    const period = periods.find(({ from }) => from >= amount.to);
    const earlier = periods.findLast(({ from, to }) => from >= begins && to <= amount.from);
    const close = text[amount.to] === ')' ? 1 : 0;
    if (period !== undefined && /^\s+(?:in|for|during)\s+(?:the\s+)?$/.test(text.slice(amount.to, period.from)))
      items.push({ from: amount.from, to: period.to, kind: 'behind' });
    else if (area !== undefined && (close === 1 ? /^\s+\($/ : /^:?\s+$/).test(text.slice(area.to, amount.from)))
      items.push({ from: area.from, to: amount.to + close, kind: 'area' });
    else if (earlier !== undefined && /^:?\s+$/.test(text.slice(earlier.to, amount.from)))
      items.push({ from: earlier.from, to: amount.to, kind: 'before' });
    else return null;
  }
  const [first] = items;
  const [row] = rows(text, items, (a, b) => a.kind === b.kind);
  if (first === undefined || row === undefined || row.length < items.length) return null;
  if (!amounts.every((amount) => amounts[0] !== undefined && alike(amount, amounts[0]))) return null;
  if (FROM.test(text.slice(0, first.from))) return null;
  return first.kind === 'area' || items.length > 2 ? [items] : null;
}

/** The lists that commas and "and" make, of at least two. */
function rows<T extends Place>(text: string, places: readonly T[], same: (a: T, b: T) => boolean): readonly T[][] {
  const found: T[][] = [];
  for (const place of places) {
    const last = found.at(-1)?.at(-1);
    if (last !== undefined && same(last, place) && JOINT.test(text.slice(last.to, place.from)))
      found.at(-1)?.push(place);
    else found.push([place]);
  }
  return found.filter(({ length }) => length > 1 && length <= MOST);
}

/** The text with one item in the place of each list. */
function cut(text: string, lists: readonly Items[], index: number): Variant {
  const gone = lists
    .flatMap((items): Place[] => {
      const [first, own, last] = [items[0], items[index], items.at(-1)] as [Place, Place, Place];
      return [
        { from: first.from, to: own.from },
        { from: own.to, to: last.to },
      ];
    })
    .toSorted((a, b) => a.from - b.from);
  const left = gone.reduceRight((all, { from, to }) => all.slice(0, from) + all.slice(to), text);
  return {
    text: left,
    whole: (at) => gone.reduce((place, { from, to }) => (place >= from ? place + to - from : place), at),
  };
}
