import type { Clause } from './clauses.ts';
import type { Doubt } from './draft.ts';
import type { FlowSpot } from './flow-words.ts';
import { type GoodsSpot, headingsOf } from './goods.ts';
import { type Spots, within } from './spots.ts';

export interface Products {
  /** Codes, or TOTAL; null: goods are meant that are not known here. */
  readonly codes: readonly string[] | null;
  readonly spots: readonly GoodsSpot[];
  readonly doubts: readonly Doubt[];
}

/** Words before "exports" that name no goods. */
const NO_GOODS = new Set(
  'its their his our the a all total overall annual monthly quarterly direct bilateral official recorded reported goods merchandise foreign and of whose that said in to from with while but when where as how these those such declared value volume combined more most some new whole same said show shows say says says, weekly aggregate visible physical onward net gross legal illegal'.split(
    ' ',
  ),
);

/** The goods of a clause: those that are named, all where none are, or unknown where words stand that no table has. */
export function productsOf(spots: Spots, clause: Clause, flow: FlowSpot | null): Products {
  const { text } = spots;
  const named = within(spots.goods, clause);
  const other = /\b(?:and|or)\s+(?:other|similar|related)\s+((?:[\p{L}-]+\s+)?)(?:goods|products|items|wares)\b/iu.exec(
    text.slice(clause.from, clause.to),
  );
  if (other !== null && (other[1] ?? '').trim() === '')
    return { codes: ['TOTAL'], spots: [], doubts: [doubt(other[0], 'named goods are examples of all')] };
  if (/\bdual[- ]use\b/i.test(text.slice(clause.from, clause.to)) && named.length === 0)
    return { codes: null, spots: [], doubts: [doubt('dual-use', 'no code or list stands for these goods')] };
  if (named.length > 0) {
    const last = named.at(-1) as GoodsSpot;
    const wider =
      named.length > 1 && /\b(?:and|or)\s+other\s+(?:[\p{L}-]+\s+)?$/iu.test(text.slice(clause.from, last.from));
    const kept = wider ? [last] : outermost(named, text);
    const doubts = wider
      ? [doubt(text.slice(named[0]?.from, last.to), `the others are taken as examples of ${last.text}`)]
      : [];
    return { codes: [...new Set(kept.flatMap(({ codes }) => codes))], spots: kept, doubts };
  }
  const words = unknownWords(spots, clause, flow);
  if (words === null) return { codes: ['TOTAL'], spots: [], doubts: [] };
  const headings = headingsOf(words);
  if (headings.length === 1)
    return { codes: headings, spots: [], doubts: [doubt(words, `taken from the text of heading ${headings[0]}`)] };
  const why = headings.length > 1 ? `could be ${headings.join(', ')}` : 'goods by a name that is not known here';
  return { codes: null, spots: [], doubts: [doubt(words, why)] };
}

/** Goods that describe others ("parts for drones", "helicopter engines") are not counted beside them. */
function outermost(named: readonly GoodsSpot[], text: string): readonly GoodsSpot[] {
  const between = (a: GoodsSpot | undefined, b: GoodsSpot | undefined): string =>
    a === undefined || b === undefined ? ',' : text.slice(a.to, b.from);
  return named.filter(
    (spot, index) =>
      !/^\s+$/.test(between(spot, named[index + 1])) &&
      !/^\s+(?:for|of|used\s+in|such\s+as|including|like)\s+(?:the\s+)?(?:making\s+)?$/i.test(
        between(named[index - 1], spot),
      ),
  );
}

/** Words in the place of goods that were not recognised; null where there are none. */
function unknownWords({ text, areas, periods, amounts }: Spots, clause: Clause, flow: FlowSpot | null): string | null {
  if (flow === null) return null;
  const taken = (at: number): boolean =>
    [...areas, ...periods, ...amounts].some(({ from, to }) => from <= at && at < to);
  const behind = text.slice(flow.to, clause.to);
  const of =
    /^\s+(?:worth\s+)?of\s+(?:the\s+)?((?:[\p{Ll}][\p{L}-]*)(?:\s+(?!(?:to|from|by|in|into|were|was|are|rose|fell|and|that|which|worth|have|has|had|grew|reached|between|with|for|at|on)\b)\p{Ll}[\p{L}-]*){0,3})/u.exec(
      behind,
    );
  if (of !== null) {
    const words = of[1] ?? '';
    const at = flow.to + (of.index + of[0].length - words.length);
    if (!taken(at) && !/^(?:all\s+)?(?:goods|merchandise|products|commodities|everything)\b/i.test(words)) return words;
  }
  if (flow.verb) {
    const object =
      /^\s+[^,.;]{0,40}?\b(?:worth\s+of|of)\s+((?:\p{Ll}[\p{L}-]*)(?:\s+(?!(?:to|from|by|in|into|worth|and)\b)\p{Ll}[\p{L}-]*){0,2})/u.exec(
        behind,
      );
    const words = object?.[1];
    if (
      words !== undefined &&
      !/^(?:all\s+)?(?:goods|merchandise|products|the)\b/i.test(words) &&
      !taken(flow.to + (object?.index ?? 0) + (object?.[0].length ?? 0) - words.length)
    )
      return words;
    return null;
  }
  const before = /(?:^|\s)(\p{Ll}[\p{L}-]*)\s+$/u.exec(text.slice(clause.from, flow.from));
  const word = before?.[1];
  if (word === undefined || NO_GOODS.has(word.toLowerCase())) return null;
  const at = clause.from + (before?.index ?? 0) + (before?.[0].length ?? 0) - word.length - 1;
  return taken(at) || /(?:ly|ed|ing)$/.test(word) ? null : word;
}

function doubt(text: string, why: string): Doubt {
  return { field: 'product', text, why };
}
