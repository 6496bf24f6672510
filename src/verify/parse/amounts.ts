import type { Qualifier } from '../stated.ts';
import { MAGNITUDE, NUMBER, NUMBER_WORD, readNumber } from './numbers.ts';
import type { Place, Sheet } from './sheet.ts';

/** A figure in a sentence, as it is written: what it is of is found later. */
export interface AmountSpot extends Place {
  readonly kind: 'money' | 'weight' | 'pieces' | 'percent' | 'times' | 'part' | 'change-word';
  readonly figure: number;
  readonly qualifier: Qualifier;
  readonly currency: string | null;
  readonly text: string;
  /** The unit is none that can be checked (barrels). */
  readonly oddUnit: boolean;
  /** "as many": pieces are compared. */
  readonly many: boolean;
}

const PREFIXES: Readonly<Record<string, string>> = {
  us$: 'USD',
  $: 'USD',
  usd: 'USD',
  '€': 'EUR',
  eur: 'EUR',
  '£': 'GBP',
  gbp: 'GBP',
  cny: 'CNY',
  rmb: 'CNY',
  jpy: 'JPY',
  chf: 'CHF',
  inr: 'INR',
  '₹': 'INR',
  krw: 'KRW',
  try: 'TRY',
  rub: 'RUB',
  ...Object.fromEntries(
    'SEK NOK DKK PLN CZK HUF RON AED SAR KZT UZS KGS AMD GEL AZN BRL MXN ZAR AUD CAD SGD HKD TWD THB MYR IDR VND PKR EGP NGN'
      .split(' ')
      .map((code) => [code.toLowerCase(), code]),
  ),
};
const SUFFIXES: Readonly<Record<string, string>> = {
  dollar: 'USD',
  euro: 'EUR',
  pound: 'GBP',
  yuan: 'CNY',
  renminbi: 'CNY',
  yen: 'JPY',
  franc: 'CHF',
  rupee: 'INR',
  won: 'KRW',
  lira: 'TRY',
  rouble: 'RUB',
  ruble: 'RUB',
  tenge: 'KZT',
  zloty: 'PLN',
};

/** Wording before a figure; "just over" is more than it, "just under" nearly it. */
const WORDINGS: readonly (readonly [RegExp, Qualifier])[] = [
  [/\b(?:no more than|not more than|at most|up to|a maximum of)$/i, 'at-most'],
  [/\b(?:at least|no less than|no fewer than|not less than|a minimum of)$/i, 'at-least'],
  [/\b(?:nearly|almost|close to|just under|just short of|approaching)$/i, 'nearly'],
  [/\b(?:less than|fewer than|under|below)$/i, 'less-than'],
  [
    /\b(?:more than|over|above|exceed(?:ed|ing|s)?|in excess of|upwards of|better than|surpass(?:ed|ing)|topp(?:ed|ing))$/i,
    'more-than',
  ],
  [/\b(?:about|around|some|roughly|approximately|an estimated|or so|circa|nearer to)$/i, 'about'],
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
const PREFIX = Object.keys(PREFIXES)
  .sort((a, b) => b.length - a.length)
  .map((word) => word.replace('$', '\\$'))
  .join('|');
const SUFFIX = `(?:US\\s+|U\\.S\\.\\s+|Swiss\\s+|Indian\\s+|Japanese\\s+|Chinese\\s+|South\\s+Korean\\s+)?(${Object.keys(SUFFIXES).join('|')})s?(?:\\s+sterling)?`;

interface Read {
  readonly kind: AmountSpot['kind'];
  readonly figure: number;
  readonly currency?: string | undefined;
  readonly oddUnit?: boolean;
}
type Reader = (m: readonly (string | undefined)[], sheet: Sheet, place: Place) => Read | null;

const READERS: readonly (readonly [RegExp, Reader])[] = [
  [
    new RegExp(
      `(?<![\\p{L}\\p{N}])(${PREFIX})\\s?(${NUMBER})(?:[\\s-]?(${MAGNITUDE}))?(?![\\p{L}\\p{N}])(?!\\s+a\\s+(?:barrel|tonne|ton|kilo\\w*|piece|share|unit))`,
      'giu',
    ),
    ([, sign, n, magnitude]) => ({
      kind: 'money',
      figure: readNumber(n ?? '', magnitude),
      currency: PREFIXES[(sign ?? '').toLowerCase()],
    }),
  ],
  [
    bounded(`(${NUMBER})(?:[\\s-]?(${MAGNITUDE}))?\\s+(?:${SUFFIX})`),
    ([, n, magnitude, word]) => ({
      kind: 'money',
      figure: readNumber(n ?? '', magnitude),
      currency: SUFFIXES[(word ?? '').toLowerCase()],
    }),
  ],
  [
    bounded(`(${NUMBER})(?:[\\s-]?(${MAGNITUDE}))?\\s+(USD|EUR|GBP|CNY|RMB|JPY|CHF|INR)`),
    ([, n, magnitude, word]) => ({
      kind: 'money',
      figure: readNumber(n ?? '', magnitude),
      currency: PREFIXES[(word ?? '').toLowerCase()],
    }),
  ],
  [
    new RegExp(
      `(?<![\\p{L}\\p{N}.,])(${NUMBER})\\s?(?:%|per\\s?cent\\b|percent\\b|pct\\b)(?!age)(?!\\s+points?\\b)`,
      'giu',
    ),
    ([, n]) => ({ kind: 'percent', figure: readNumber(n ?? '') }),
  ],
  [
    new RegExp(`(?<![\\p{L}\\p{N}.,])(${NUMBER})\\s?(Mt|kt)(?![\\p{L}\\p{N}])`, 'gu'),
    ([, n, unit]) => ({ kind: 'weight', figure: readNumber(n ?? '') * (unit === 'Mt' ? 1e9 : 1e6) }),
  ],
  [
    bounded(`(${NUMBER})(?:[\\s-]?(${MAGNITUDE}))?\\s?(?:metric\\s+)?(?:tonnes?|tons?)`),
    ([, n, magnitude]) => ({ kind: 'weight', figure: readNumber(n ?? '', magnitude) * 1000 }),
  ],
  [
    bounded(`(${NUMBER})(?:[\\s-]?(${MAGNITUDE}))?\\s?(?:kg|kilos?|kilograms?|kilogrammes?)`),
    ([, n, magnitude]) => ({ kind: 'weight', figure: readNumber(n ?? '', magnitude) }),
  ],
  [
    bounded(
      `(${NUMBER})(?:[\\s-]?(${MAGNITUDE}))?\\s+(?:barrels|litres|liters|bushels|gallons|carats|pairs|cubic\\s+met(?:re|er)s|square\\s+met(?:re|er)s|head)`,
    ),
    ([, n, magnitude]) => ({ kind: 'pieces', figure: readNumber(n ?? '', magnitude), oddUnit: true }),
  ],
  [
    bounded(`(doubl|tripl|trebl|quadrupl|quintupl|sextupl)(?:ed|ing|es|e)`),
    ([, stem]) => ({ kind: 'times', figure: MULTIPLES[(stem ?? '').toLowerCase()] ?? 2 }),
  ],
  [bounded('halved|halving'), () => ({ kind: 'times', figure: 0.5 })],
  [
    bounded(`multiplied\\s+(?:by\\s+)?(?:a\\s+factor\\s+of\\s+)?(${NUMBER_WORD}|${NUMBER})`),
    ([, n]) => ({ kind: 'times', figure: readNumber(n ?? '') }),
  ],
  [bounded('twice'), () => ({ kind: 'times', figure: 2 })],
  [bounded('thrice'), () => ({ kind: 'times', figure: 3 })],
  [bounded(`(hundred)-?fold`), () => ({ kind: 'times', figure: 100 })],
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
    ([, n, word]) => ({
      kind: 'part',
      figure: round(readNumber(n === 'a' || n === 'an' ? 'one' : (n ?? '')) / (PARTS[(word ?? '').toLowerCase()] ?? 1)),
    }),
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

const PIECES = `(${NUMBER})(?:[\\s-](thousand|million|billion))?(?=((?:\\s+\\p{L}[\\p{L}-]*){0,3}?)\\s*\\u0000|\\s+(?:units?|pieces|items|vehicles|sets|machines|devices)\\b)`;

/** Numbers that stand before goods ("50,000 tractors"): those that are left when goods and areas are struck out. */
export function spotPieces(sheet: Sheet, goods: readonly Place[], areas: readonly Place[]): AmountSpot[] {
  const starts = (places: readonly Place[], at: number): Place | undefined => places.find(({ from }) => from === at);
  return sheet
    .take(new RegExp(`(?<![\\p{L}\\p{N}.,$€£])${PIECES}`, 'giu'), ([, n, magnitude, between = ''], place) => {
      let at = place.to + between.length;
      at += /^\s*/.exec(sheet.text.slice(at))?.[0].length ?? 0;
      const area = starts(areas, at);
      if (area !== undefined) at = area.to + (/^\s*/.exec(sheet.text.slice(area.to))?.[0].length ?? 0);
      if (area !== undefined && starts(goods, at) === undefined)
        at += /^(?:used|new|heavy|made)\s+/.exec(sheet.text.slice(at))?.[0].length ?? 0;
      const units = /^\s+(?:units?|pieces|items|vehicles|sets|machines|devices)\b/i.test(sheet.text.slice(place.to));
      if (!units && starts(goods, at) === undefined) return null;
      if (
        !units &&
        !/^(?:\s+(?:used|new|such|of|units|pieces|brand-new|second-hand|heavy|civilian|military|commercial|small|large))*\s*$/i.test(
          between,
        )
      )
        return null;
      return spot(sheet, place, { kind: 'pieces', figure: readNumber(n ?? '', magnitude) });
    })
    .sort((a, b) => a.from - b.from);
}

function spot(
  sheet: Sheet,
  { from, to }: Place,
  { kind, figure, currency, oddUnit = false }: Read,
): Omit<AmountSpot, keyof Place> {
  return {
    kind,
    figure: Number(figure.toPrecision(12)),
    qualifier: wordingBefore(sheet.before(from)),
    currency: currency ?? null,
    text: sheet.text.slice(from, to),
    oddUnit,
    many: /^\s+as\s+many\b/i.test(sheet.after(to)),
  };
}
