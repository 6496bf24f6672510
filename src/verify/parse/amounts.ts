import type { Qualifier } from '../stated.ts';
import { CODE, currencyNamed, NAMED, SIGNS } from './currencies.ts';
import { NUMBER, NUMBER_WORD, readNumber, SIZE } from './numbers.ts';
import type { Place, Sheet } from './sheet.ts';

/** A figure in a sentence, as it is written: what it is of is found later. */
export interface AmountSpot extends Place {
  readonly kind: 'money' | 'weight' | 'pieces' | 'percent' | 'times' | 'part' | 'change-word';
  readonly figure: number;
  readonly qualifier: Qualifier;
  readonly currency: string | null;
  readonly text: string;
  /** The unit is none that can be checked (barrels), or it is not said whose money it is. */
  readonly oddUnit: boolean;
  /** "as many": pieces are compared. */
  readonly many: boolean;
  /** "+6 %", "-6 %"; null where no sign stands before it. */
  readonly sign: 1 | -1 | null;
  /** One end of "10-15 %". */
  readonly range: boolean;
}

/** Wording before a figure; "just over" is more than it, "just under" nearly it. */
const WORDINGS: readonly (readonly [RegExp, Qualifier])[] = [
  [
    /\b(?:no more than|not more than|at most|up to|(?<!(?:times|twice|half|nearly|almost|about|roughly|exactly|just|not|than) )as (?:much|many|high) as|a maximum of)$|(?:<=|≤)$/i,
    'at-most',
  ],
  [/\b(?:at least|no less than|no fewer than|not less than|a minimum of)$|(?:>=|≥)$/i, 'at-least'],
  [/\b(?:nearly|almost|close to|just under|just below|just short of|just shy of|not quite|approaching)$/i, 'nearly'],
  [/\b(?:less than|fewer than|under|below)$|<$/i, 'less-than'],
  [
    /\b(?:more than|over|above|beyond|exceed(?:ed|ing|s)?|in excess of|upwards? of|north of|better than|surpass(?:ed|ing)|topp(?:ed|ing)|pass(?:ed|ing)|crossed)$|>$/i,
    'more-than',
  ],
  [/\b(?:about|around|some|roughly|approximately|approx\.?|an estimated|or so|circa|nearer to)$|[~≈]$/i, 'about'],
];
const WORDINGS_AFTER: readonly (readonly [RegExp, Qualifier])[] = [
  [/^\s+or\s+(?:more|higher|above)\b/i, 'at-least'],
  [/^\s+or\s+(?:less|fewer|lower)\b/i, 'at-most'],
  [/^\s+or\s+so\b/i, 'about'],
];

export function wordingBefore(text: string): Qualifier {
  const plain = text.replace(/\s+(?:by|to|at|an?|the)?\s*$/i, '').trimEnd();
  return WORDINGS.find(([pattern]) => pattern.test(plain))?.[1] ?? 'exactly';
}

const MULTIPLES: Readonly<Record<string, number>> = {
  doubl: 2,
  tripl: 3,
  trebl: 3,
  quadrupl: 4,
  quintupl: 5,
  sextupl: 6,
};
const PARTS: Readonly<Record<string, number>> = {
  half: 2,
  third: 3,
  quarter: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
};

const bounded = (text: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}.,])(?:${text})(?![\\p{L}\\p{N}])`, 'giu');
const PREFIX = Object.keys(SIGNS)
  .sort((a, b) => b.length - a.length)
  .map((word) => word.replace('$', '\\$'))
  .join('|');

interface Read {
  readonly kind: AmountSpot['kind'];
  readonly figure: number;
  readonly currency?: string | null | undefined;
  readonly oddUnit?: boolean;
}
type Reader = (m: readonly (string | undefined)[], sheet: Sheet, place: Place) => Read | null;

const READERS: readonly (readonly [RegExp, Reader])[] = [
  [
    new RegExp(
      `(?<![\\p{L}\\p{N}])(${PREFIX})\\s?${SIZE}(?![\\p{L}\\p{N}])(?!\\s+a\\s+(?:barrel|tonne|ton|kilo\\w*|piece|share|unit))`,
      'giu',
    ),
    ([, sign, n, magnitude]) => ({
      kind: 'money',
      figure: readNumber(n ?? '', magnitude),
      currency: SIGNS[(sign ?? '').toLowerCase()],
    }),
  ],
  [
    bounded(`${SIZE}\\s+${NAMED}`),
    ([, n, magnitude, owner, name]) => ({
      kind: 'money',
      figure: readNumber(n ?? '', magnitude),
      currency: currencyNamed(owner, name ?? ''),
    }),
  ],
  [
    bounded(`${SIZE}\\s+(${CODE})`),
    ([, n, magnitude, word]) => ({
      kind: 'money',
      figure: readNumber(n ?? '', magnitude),
      currency: SIGNS[(word ?? '').toLowerCase()],
    }),
  ],
  [
    new RegExp(
      `(?<![\\p{L}\\p{N}.,])(${NUMBER}|${NUMBER_WORD})\\s?(?:%|per\\s?cent\\b|percent\\b|pct\\b)(?!age)(?!\\s+points?\\b)`,
      'giu',
    ),
    ([, n]) => ({ kind: 'percent', figure: readNumber(n ?? '') }),
  ],
  [
    new RegExp(`(?<![\\p{L}\\p{N}.,])(${NUMBER})\\s?(Mt|kt|t)(?![\\p{L}\\p{N}])`, 'gu'),
    ([, n, unit]) => ({
      kind: 'weight',
      figure: readNumber(n ?? '') * (unit === 'Mt' ? 1e9 : unit === 'kt' ? 1e6 : 1e3),
    }),
  ],
  [
    bounded(`${SIZE}\\s?(?:metric\\s+)?(?:tonnes?|tons?|(?<=\\p{L}\\s)mt)`),
    ([, n, magnitude]) => ({ kind: 'weight', figure: readNumber(n ?? '', magnitude) * 1000 }),
  ],
  [
    bounded(`${SIZE}\\s?(?:kg|kilos?|kilograms?|kilogrammes?)`),
    ([, n, magnitude]) => ({ kind: 'weight', figure: readNumber(n ?? '', magnitude) }),
  ],
  [
    bounded(
      `${SIZE}\\s+(?:barrels|litres|liters|bushels|gallons|carats|ounces|pounds|bales|pairs|cubic\\s+(?:met(?:re|er)s|feet)|square\\s+met(?:re|er)s|head)`,
    ),
    ([, n, magnitude]) => ({ kind: 'pieces', figure: readNumber(n ?? '', magnitude), oddUnit: true }),
  ],
  [
    bounded(`(doubl|tripl|trebl|quadrupl|quintupl|sextupl)(?:ed|ing|es|e)`),
    ([, stem]) => ({ kind: 'times', figure: MULTIPLES[(stem ?? '').toLowerCase()] ?? 2 }),
  ],
  [bounded('halved|halving'), () => ({ kind: 'times', figure: 0.5 })],
  [
    bounded(`(?:multiplied\\s+(?:by\\s+)?)?(?:by\\s+)?a\\s+factor\\s+of\\s+(${NUMBER_WORD}|${NUMBER})`),
    ([, n]) => ({ kind: 'times', figure: readNumber(n ?? '') }),
  ],
  [
    bounded(`multiplied\\s+(?:by\\s+)?(${NUMBER_WORD}|${NUMBER})`),
    ([, n]) => ({ kind: 'times', figure: readNumber(n ?? '') }),
  ],
  [
    new RegExp(
      `(?<=\\b(?:by|rose|risen|grew|grown|increased?|increasing|jumped|surged|soared|up)\\s+(?:\\p{L}+\\s+){0,2})(${NUMBER_WORD}|${NUMBER})\\s+times(?!\\p{L})`,
      'giu',
    ),
    ([, n]) => ({ kind: 'times', figure: readNumber(n ?? '') }),
  ],
  [bounded(`(${NUMBER})x`), ([, n]) => ({ kind: 'times', figure: readNumber(n ?? '') })],
  [bounded('twice'), () => ({ kind: 'times', figure: 2 })],
  [bounded('thrice'), () => ({ kind: 'times', figure: 3 })],
  [bounded(`hundred-?fold`), () => ({ kind: 'times', figure: 100 })],
  [
    bounded(`(${NUMBER_WORD}|${NUMBER}|two|three)[\\s-]?fold`),
    ([, n]) => ({ kind: 'times', figure: readNumber(n ?? '') }),
  ],
  [
    bounded(`(${NUMBER_WORD}|${NUMBER})\\s+times(?!\\s+(?:in|a|this|since|during|between|over)\\b)`),
    ([, n]) => ({ kind: 'times', figure: readNumber(n ?? '') }),
  ],
  [
    bounded(`(a|an|one|two|three|four)[\\s-](half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?`),
    ([, n, word]) => {
      const figure = readNumber(/^an?$/i.test(n ?? '') ? 'one' : (n ?? '')) / (PARTS[(word ?? '').toLowerCase()] ?? 1);
      return figure < 1 ? { kind: 'part', figure: round(figure) } : null;
    },
  ],
  [
    bounded(
      `(one|two|three|four|nine)\\s+(?:in|out\\s+of)\\s+(?:every\\s+)?(${NUMBER_WORD}|\\d{1,3})(?!\\s+(?:days|weeks|months|quarters|years))`,
    ),
    ([, n, all]) => {
      const whole = readNumber(all ?? '');
      return whole < 2 ? null : { kind: 'part', figure: round(readNumber(n ?? '') / whole) };
    },
  ],
  [bounded('half(?!\\s+(?:of|year|hour)\\s+(?:19|20))'), () => ({ kind: 'part', figure: 0.5 })],
];

function round(figure: number): number {
  return Number(figure.toFixed(4));
}

/** The figures with a sign, a unit or a word of multiples, in the order of the sentence. */
export function spotAmounts(sheet: Sheet): AmountSpot[] {
  const found = READERS.flatMap(([regex, read]) =>
    sheet.take(regex, (match, place) => {
      const one = read([...match], sheet, place);
      return one === null ? null : spot(sheet, place, one);
    }),
  );
  return found.sort((a, b) => a.from - b.from);
}

export function spot(
  sheet: Sheet,
  { from, to }: Place,
  { kind, figure, currency, oddUnit = false }: Read,
): Omit<AmountSpot, keyof Place> {
  const [before, after] = [sheet.before(from), sheet.after(to)];
  const sign = /(?:^|[\s(])(?:(\+|plus\s)|[-−–]|minus\s)$/i.exec(before);
  return {
    kind,
    figure: Number(figure.toPrecision(12)),
    qualifier: WORDINGS_AFTER.find(([pattern]) => pattern.test(after))?.[1] ?? wordingBefore(before),
    currency: currency ?? null,
    text: sheet.text.slice(from, to),
    oddUnit: oddUnit || (kind === 'money' && currency == null),
    many: /^\s+as\s+many\b/i.test(after),
    sign: sign === null ? null : sign[1] === undefined ? -1 : 1,
    range: isRange(
      sheet.open.slice(Math.max(0, from - 24), from),
      sheet.text.slice(from, to),
      sheet.open.slice(to, to + 24),
    ),
  };
}

/** "10-15 %", "$5 to 6 million", "two or three times". */
function isRange(before: string, own: string, after: string): boolean {
  if (RANGE_BEFORE.test(before) || /^\s?[-–—]\s?\p{Sc}?\d[\d.,]*\s?(?:%|million|billion|bn|m\b)/iu.test(after))
    return true;
  return /\d$/.test(own) && /^\s+(?:to|or)\s+\p{Sc}?\d[\d.,]*\s?(?:million|billion|bn|m\b)/iu.test(after);
}
const RANGE_BEFORE = new RegExp(
  `(?:\\d%?\\s?[-–—]\\s?\\p{Sc}?|(?<!\\bfrom\\s)(?<![\\p{L}\\p{N}])(?:${NUMBER}|${NUMBER_WORD})\\s+(?:to|or)\\s+)$`,
  'iu',
);
