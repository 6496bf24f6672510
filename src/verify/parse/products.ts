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
  'its their his our the a all total overall annual monthly quarterly direct bilateral official recorded reported goods merchandise foreign and of whose that said in to from with while but when where as how these those such for than worth declared value volume combined more most some new whole same said show shows say says says, weekly aggregate visible physical onward net gross legal illegal'.split(
    ' ',
  ),
);

/** The goods of a clause: those that are named, all where none are, or unknown where words stand that no table has. */
export function productsOf(spots: Spots, clause: Clause, flow: FlowSpot | null): Products {
  const { text } = spots;
  const all = within(spots.goods, clause);
  const named = all.filter(({ from }) => !MOSTLY.test(text.slice(clause.from, from)));
  const bulk =
    all.length > 0 && named.length === 0
      ? [doubt(all[0]?.text ?? '', 'named as the bulk of the goods or as an example')]
      : [];
  const other = /\b(?:and|or)\s+(?:other|similar|related)\s+((?:[\p{L}-]+\s+)?)(?:goods|products|items|wares)\b/iu.exec(
    text.slice(clause.from, clause.to),
  );
  if (other !== null && (other[1] ?? '').trim() === '')
    return { codes: ['TOTAL'], spots: [], doubts: [doubt(other[0], 'named goods are examples of all')] };
  if (/\bdual[- ]use\b/i.test(text.slice(clause.from, clause.to)) && named.length === 0)
    return { codes: null, spots: [], doubts: [doubt('dual-use', 'no code or list stands for these goods')] };
  const unknown = named.find(({ codes }) => codes.length === 0);
  if (unknown !== undefined)
    return { codes: null, spots: [], doubts: [doubt(unknown.text, 'goods by a name that is not known here')] };
  if (named.length > 0) {
    const last = named.at(-1) as GoodsSpot;
    const wider =
      named.length > 1 && /\b(?:and|or)\s+other\s+(?:[\p{L}-]+\s+)?$/iu.test(text.slice(clause.from, last.from));
    const kept = wider
      ? [last]
      : outermost(
          named.filter((spot) => !isUnit(spots, spot, named)),
          text,
        );
    const doubts = wider
      ? [doubt(text.slice(named[0]?.from, last.to), `the others are taken as examples of ${last.text}`)]
      : [];
    return { codes: [...new Set(kept.flatMap(({ codes }) => codes))], spots: kept, doubts };
  }
  const words = unknownWords(spots, clause, flow);
  if (words === null) return { codes: ['TOTAL'], spots: [], doubts: bulk };
  const headings = headingsOf(words);
  if (headings.length === 1)
    return { codes: headings, spots: [], doubts: [doubt(words, `taken from the text of heading ${headings[0]}`)] };
  const why = headings.length > 1 ? `could be ${headings.join(', ')}` : 'goods by a name that is not known here';
  return { codes: null, spots: [], doubts: [doubt(words, why)] };
}

/** "Exports, mostly of cars, rose": exports of all. */
const MOSTLY =
  /\b(?:most(?:ly)?|mainly|chiefly|largely|primarily|especially|notably|particularly|led\s+by|driven\s+by|dominated\s+by|including)\s+(?:of\s+|in\s+|by\s+)?$/i;

/** "Cars ... to 62,000 vehicles": the second is the unit that the first are counted in. */
function isUnit({ text }: Spots, { text: name, from }: GoodsSpot, named: readonly GoodsSpot[]): boolean {
  return (
    named[0] !== undefined &&
    named[0].from < from &&
    /^(?:vehicles|machines|devices|sets)$/i.test(name) &&
    /\d(?:\s(?:thousand|million))?\s+$/.test(text.slice(0, from))
  );
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

const STOP =
  'to|from|by|in|into|were|was|is|are|rose|fell|and|that|which|worth|have|has|had|grew|reached|between|with|for|at|on|over|during|than|as|of|valued|totalling|via|against|up|down|went|came|the|an?|all|its|their';
const WORD = '\\p{Ll}[\\p{L}-]*';
const WORDS = `((?!(?:${STOP})\\b)${WORD}(?:\\s+(?!(?:${STOP})\\b)${WORD}){0,3})`;
const OF = new RegExp(`^\\s+(?:worth\\s+)?of\\s+(?:the\\s+)?\\s*${WORDS}`, 'u');
const WORTH_OF = new RegExp(`^\\s+[^,.;]{0,40}?\\b(?:worth\\s+of|of)\\s+\\s*${WORDS}`, 'u');
const OBJECT = new RegExp(
  `^\\s+(?:(?:(?:times|twice)\\s+)?(?:more|less|as\\s+much|as\\s+many|fewer)\\s+)?${WORDS}\\s+(?:worth|from|to|into|in|for|valued|than|as)\\b`,
  'u',
);
const BEFORE = new RegExp(`(?:^|\\s)(${WORD})\\s+$`, 'u');
const ALL = /^(?:all\s+)?(?:goods|merchandise|products|commodities|everything)\b/i;
/** Behind a verb these are no goods. */
const NO_OBJECT =
  /^(?:more|less|most|much|many|half|part|all|some|none|nothing|goods|products|merchandise|things|items|about|nearly|almost|roughly|only|just|directly|back|abroad|mainly|mostly|largely|what|it|them|this|these|those|a|an|the|its|their|twice|thrice|times|tonnes|units|home|overseas)\b/i;

/** Words in the place of goods that were not recognised; null where there are none. */
function unknownWords(spots: Spots, clause: Clause, flow: FlowSpot | null): string | null {
  if (flow === null) return null;
  const text = masked(spots);
  const behind = text.slice(flow.to, clause.to);
  const of = OF.exec(behind)?.[1];
  if (of !== undefined && !ALL.test(of)) return of;
  if (flow.verb) {
    const object = OBJECT.exec(behind)?.[1];
    if (object !== undefined && !NO_OBJECT.test(object)) return object;
    const worth = WORTH_OF.exec(behind)?.[1];
    return worth === undefined || ALL.test(worth) || /^the\b/i.test(worth) ? null : worth;
  }
  const word = BEFORE.exec(masked(spots, '\u0001').slice(clause.from, flow.from))?.[1];
  if (word === undefined || NO_GOODS.has(word.toLowerCase()) || /(?:ly|ed|ing)$/.test(word)) return null;
  return word;
}

/** The text with areas, periods and figures blanked out. */
function masked({ text, areas, periods, amounts }: Spots, blank = ' '): string {
  let left = text;
  for (const { from, to } of [...areas, ...periods, ...amounts])
    left = left.slice(0, from) + blank.repeat(to - from) + left.slice(to);
  return left;
}

function doubt(text: string, why: string): Doubt {
  return { field: 'product', text, why };
}
