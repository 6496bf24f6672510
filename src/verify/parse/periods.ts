import type { Period, Span } from '../../trade/period.ts';
import { NUMBER_WORD, readNumber } from './numbers.ts';
import type { Place, Sheet } from './sheet.ts';

/**
 * `span`: months that are named. `same`: the months of the window in another year. `year-ago`, `year-later`: a year beside
 * another period. `before`: the month or quarter before the window. `again`: the period of the sentence before. `unknown`: one that only the date of publication would tell.
 */
export type PeriodSpot = Place &
  (
    | { readonly kind: 'span'; readonly span: Span; readonly implicitYear: boolean }
    | { readonly kind: 'pair'; readonly first: Span; readonly last: Span }
    | { readonly kind: 'same'; readonly year: number }
    | { readonly kind: 'year-ago'; readonly years?: number }
    | { readonly kind: 'before'; readonly months: 1 | 3 }
    | { readonly kind: 'year-later' | 'again' | 'unknown' }
  );

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\\b\\.?)';
const YEAR = '(?:19|20)\\d\\d';
const COUNT = `(?:\\d{1,2}|${NUMBER_WORD})`;
const ORDINALS: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4, last: 0, final: 0 };
const ORDINAL = 'first|second|third|fourth|last|final';
const TO = '\\s*(?:to|through|until|till|[-–—])\\s*';

const month = (word: string): number => MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;
const at = (year: number, m: number): Period => (year * 100 + m) as Period;
const of = (year: number, first: number, last: number): Span => ({ from: at(year, first), to: at(year, last) });
const pattern = (text: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${text})(?![\\p{L}\\p{N}])`, 'giu');

/** Half (6 months) or quarter (3), counted from 1; 0 is the last of the year. */
function part(year: number, place: number, length: number): Span | null {
  const parts = 12 / length;
  const n = place === 0 ? parts : place;
  return n > parts ? null : of(year, (n - 1) * length + 1, n * length);
}

function trailing(count: number, m: number, year: number): Span {
  const first = year * 12 + m - count;
  return { from: at(Math.floor(first / 12), (first % 12) + 1), to: at(year, m) };
}

type Found<K extends PeriodSpot['kind']> = Omit<Extract<PeriodSpot, { kind: K }>, 'from' | 'to'>;
const span = (found: Span | null, implicitYear = false): Found<'span'> | null =>
  found === null ? null : { kind: 'span', span: found, implicitYear };

type Reader = (
  m: readonly (string | undefined)[],
  sheet: Sheet,
  place: Place,
) => Omit<PeriodSpot, 'from' | 'to'> | null;

/** Tried in this order; what one takes the next does not see. */
const READERS: readonly (readonly [RegExp, Reader])[] = [
  // A year that is none of the calendar.
  [pattern(`(?:19|20)\\d\\d/\\d{2}(?:\\d{2})?(?!\\s+(?:fiscal|financial|marketing))`), () => ({ kind: 'unknown' })],
  [
    pattern(
      `(?:early|late|mid|the\\s+(?:beginning|start|end|middle)\\s+of|spring|summer|autumn|winter)[\\s-]+(?:of\\s+)?${YEAR}`,
    ),
    () => ({ kind: 'unknown' }),
  ],
  // A day is a date of something else.
  [
    pattern(`\\d{1,2}(?:st|nd|rd|th)?\\s+${MONTH}(?:\\s+${YEAR})?|${MONTH}\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+${YEAR}`),
    () => ({ kind: 'unknown' }),
  ],
  [
    pattern(
      `(?:the\\s+)?${YEAR}\\s?[/–-]\\s?\\d{2,4}\\s+(?:fiscal|financial|marketing)\\s+year|(?:fiscal|financial)\\s+(?:year\\s+)?${YEAR}(?:\\s?[/–-]\\s?\\d{2,4})?|fy\\s?\\d{2,4}|the\\s+(?:fiscal|financial|marketing)\\s+year`,
    ),
    () => ({ kind: 'unknown' }),
  ],
  [
    pattern(
      `(?:the\\s+)?(${COUNT})[\\s-]months?\\s+(?:period\\s+)?(?:to|ending(?:\\s+in)?|ended(?:\\s+in)?|through)\\s+(?:end-)?(${MONTH})\\s+(${YEAR})`,
    ),
    ([, n, m, y]) => span(trailing(readNumber(n ?? ''), month(m ?? ''), Number(y))),
  ],
  [
    pattern(`(?:the\\s+)?year\\s+(?:to|ending(?:\\s+in)?|ended(?:\\s+in)?)\\s+(?:end-)?(${MONTH})\\s+(${YEAR})`),
    ([, m, y]) => span(trailing(12, month(m ?? ''), Number(y))),
  ],
  [
    pattern(`(${MONTH})\\s+(${YEAR})${TO}(${MONTH})\\s+(?:of\\s+)?(${YEAR})`),
    ([, a, y, b, z]) => span({ from: at(Number(y), month(a ?? '')), to: at(Number(z), month(b ?? '')) }),
  ],
  [
    pattern(`between\\s+(${MONTH})\\s+and\\s+(${MONTH})\\s+(?:of\\s+)?(${YEAR})`),
    ([, a, b, y]) => {
      const [first, last] = [month(a ?? ''), month(b ?? '')];
      return first < last
        ? { kind: 'pair', first: of(Number(y), first, first), last: of(Number(y), last, last) }
        : null;
    },
  ],
  [
    pattern(`(${MONTH})(?:${TO}|\\s+and\\s+)(${MONTH})\\s+(?:(?:period|quarter|half)\\s+)?(?:(?:of|in)\\s+)?(${YEAR})`),
    ([, a, b, y]) =>
      month(a ?? '') < month(b ?? '') ? span(of(Number(y), month(a ?? ''), month(b ?? '')), true) : null,
  ],
  [
    pattern(
      `(?:the\\s+)?(?:same|corresponding|equivalent|like|comparable)\\s+(?:${COUNT}\\s+)?(?:months?|periods?|quarter|half|time|season|weeks?)\\s+(?:of|in)\\s+(${YEAR})`,
    ),
    ([, y]) => ({ kind: 'same', year: Number(y) }),
  ],
  [
    pattern(
      `(?:the\\s+)?(?:same|corresponding|equivalent|comparable)\\s+(?:${COUNT}\\s+)?(?:months?|period|quarter|half|time)\\s+(?:(?:a|one|the)\\s+year\\s+(?:earlier|before|ago)|(?:of|in)\\s+the\\s+(?:previous|prior|preceding)\\s+year|last\\s+year|the\\s+previous\\s+year|the\\s+year\\s+before)`,
    ),
    () => ({ kind: 'year-ago' }),
  ],
  [
    pattern(
      `(?:the\\s+|that\\s+|those\\s+)(?:same|very)\\s+(?:${COUNT}\\s+)?(?:months?|period|quarter|half|time|year)|the\\s+same\\s+(?:${COUNT}\\s+)?months|(?:in|over|during)\\s+(?:that|this)\\s+(?:period|time|year)|those\\s+(?:${COUNT}\\s+)?months`,
    ),
    () => ({ kind: 'again' }),
  ],
  [
    pattern(`(?:the\\s+)?(${ORDINAL})\\s+(half|quarter)\\s+(?:of\\s+)?(${YEAR})`),
    ([, o, p, y]) => span(part(Number(y), ORDINALS[(o ?? '').toLowerCase()] ?? 9, p?.toLowerCase() === 'half' ? 6 : 3)),
  ],
  [
    pattern(`(?:the\\s+)?(first|opening|initial|last|final)\\s+(${COUNT})\\s+months\\s+(?:of|in)\\s+(${YEAR})`),
    ([, o, n, y]) => {
      const count = readNumber(n ?? '');
      if (count < 1 || count > 12) return null;
      return span(/last|final/i.test(o ?? '') ? of(Number(y), 13 - count, 12) : of(Number(y), 1, count));
    },
  ],
  [
    pattern(
      `(?:the\\s+)?(?:four\\s+quarters|(${COUNT})\\s+months)\\s+to\\s+(?:the\\s+end\\s+of\\s+)?(?:q([1-4])|the\\s+(${ORDINAL})\\s+quarter)(?:\\s+of)?\\s+(${YEAR})`,
    ),
    ([, n, q, o, y]) => {
      const end = part(Number(y), q === undefined ? (ORDINALS[(o ?? '').toLowerCase()] ?? 9) : Number(q), 3);
      return end === null ? null : span(trailing(n === undefined ? 12 : readNumber(n), end.to % 100, Number(y)));
    },
  ],
  [
    pattern(`(?:the\\s+)?(first|last|final)\\s+(two|three)\\s+quarters\\s+of\\s+(${YEAR})`),
    ([, o, n, y]) => {
      const months = readNumber(n ?? '') * 3;
      return span(/first/i.test(o ?? '') ? of(Number(y), 1, months) : of(Number(y), 13 - months, 12));
    },
  ],
  [
    pattern(`(?:the\\s+)?(${COUNT})(?:\\s+months\\s+of|-?m)\\s?(${YEAR})`),
    ([, n, y]) => {
      const months = readNumber(n ?? '');
      return months < 1 || months > 12 ? null : span(of(Number(y), 1, months));
    },
  ],
  [
    pattern(`(h|q)([1-4])\\s*(?:of\\s+)?(${YEAR})`),
    ([, k, n, y]) => span(part(Number(y), Number(n), k?.toLowerCase() === 'h' ? 6 : 3)),
  ],
  [
    pattern(`([1-4])(h|q)\\s*(?:of\\s+)?(${YEAR})`),
    ([, n, k, y]) => span(part(Number(y), Number(n), k?.toLowerCase() === 'h' ? 6 : 3)),
  ],
  [
    pattern(`between\\s+(${YEAR})\\s+and\\s+(${YEAR})`),
    ([, a, b]) => ({ kind: 'pair', first: of(Number(a), 1, 12), last: of(Number(b), 1, 12) }),
  ],
  [
    pattern(`between\\s+(${MONTH})\\s+(${YEAR})\\s+and\\s+(${MONTH})\\s+(${YEAR})`),
    ([, a, y, b, z]) => ({
      kind: 'pair',
      first: of(Number(y), month(a ?? ''), month(a ?? '')),
      last: of(Number(z), month(b ?? ''), month(b ?? '')),
    }),
  ],
  [
    pattern(`from\\s+(${YEAR})\\s+to\\s+(${YEAR})`),
    ([, a, b]) => ({ kind: 'pair', first: of(Number(a), 1, 12), last: of(Number(b), 1, 12) }),
  ],
  [
    pattern(`(?:the\\s+whole\\s+of\\s+|all\\s+of\\s+)(${YEAR})\\s+and\\s+(${YEAR})|(${YEAR})\\s*[–-]\\s*(${YEAR})`),
    ([, a, b, c, d]) => span({ from: at(Number(a ?? c), 1), to: at(Number(b ?? d), 12) }),
  ],
  [pattern(`(${MONTH})\\s+(?:of\\s+)?(${YEAR})`), ([, m, y]) => span(of(Number(y), month(m ?? ''), month(m ?? '')))],
  [
    pattern(`(two|three|four|five|ten)\\s+years\\s+(?:earlier|before|ago|previously)`),
    ([, n]) => ({ kind: 'year-ago', years: readNumber(n ?? '') }),
  ],
  [
    pattern(
      'year[- ](?:on|over)[- ]year|on[- ]year|y-?o-?y|y/y|(?:on|over)\\s+the\\s+(?:previous\\s+|prior\\s+)?year|(?:a|one|the)\\s+year\\s+(?:earlier|before|ago|previously)|the\\s+(?:previous|prior|preceding)\\s+year|on\\s+an\\s+annual\\s+basis',
    ),
    () => ({ kind: 'year-ago' }),
  ],
  [
    pattern(
      'month[- ](?:on|over)[- ]month|m-?o-?m|m/m|(?:a|one|the)\\s+month\\s+(?:earlier|before|ago|previously)|the\\s+(?:previous|prior|preceding)\\s+month',
    ),
    () => ({ kind: 'before', months: 1 }),
  ],
  [
    pattern(
      'quarter[- ](?:on|over)[- ]quarter|q-?o-?q|q/q|(?:a|one|the)\\s+quarter\\s+(?:earlier|before|ago|previously)|the\\s+(?:previous|prior|preceding)\\s+quarter',
    ),
    () => ({ kind: 'before', months: 3 }),
  ],
  [
    pattern('(?:a|one)\\s+year\\s+(?:later|on|afterwards)|the\\s+(?:following|next)\\s+year'),
    () => ({ kind: 'year-later' }),
  ],
  [
    pattern(
      `since\\s+[^,.;]{3,40}|(?:last|this|next)\\s+(?:year|month|quarter|half|week|season|spring|summer|autumn|winter|${MONTH})|(?:the|in)\\s+(?:past|last|current|recent|previous)\\s+(?:${COUNT}\\s+)?(?:years?|months?|quarters?|weeks?)|so\\s+far\\s+this\\s+year|year\\s+to\\s+date|to\\s+date`,
    ),
    () => ({ kind: 'unknown' }),
  ],
  [
    pattern(`(?:the\\s+)?(?:calendar\\s+year\\s+)?(${YEAR})(?:\\s+(?:calendar\\s+)?year)?`),
    ([, y], sheet, { from }) => (/(?:\bhs|[$€£¥])\s*$/i.test(sheet.before(from)) ? null : span(of(Number(y), 1, 12))),
  ],
];

/** The periods of a sentence, in its order. */
export function spotPeriods(sheet: Sheet): PeriodSpot[] {
  return READERS.flatMap(
    ([regex, read]) => sheet.take(regex, (match, place) => read([...match], sheet, place)) as PeriodSpot[],
  ).sort((a, b) => a.from - b.from);
}
