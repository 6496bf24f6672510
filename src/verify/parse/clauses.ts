import type { AmountSpot } from './amounts.ts';
import { directionOf } from './change-words.ts';
import type { Place } from './sheet.ts';
import type { Spots } from './spots.ts';

/** A part of a sentence that says something of its own. */
export interface Clause extends Place {
  /** It leaves the rest to the part before: "those to Armenia", "and to Armenia 60 %". */
  readonly those: boolean;
  /** It is about a part of what the part before says: "of which 40 % went to Armenia". */
  readonly part: boolean;
}

const JOINT =
  /;\s+|(?<=^(?:While|Whereas|Although|Though)\s[^,;]{0,200}),\s+|,?\s+(?:while|whereas|but|and)\s+|,\s+(?:with|including)\s+|,?\s+\(?of\s+which\b\s*|[,(]\s*of\s+(?:these|them)\b\s*/gi;
const THOSE = /^(?:those|that)\s+(?:to|from|of)\b/i;
const BARE = /^(?:to|from)\s+/i;
const OF_THEM = /\bof\s+(?:which|these|them)\b/i;

/** Splits a sentence where a second flow with a figure of its own begins. */
export function clausesOf(spots: Spots): readonly Clause[] {
  const { text, flows, amounts, areas } = spots;
  const clauses: Clause[] = [];
  let [from, those, part] = [0, false, false];
  const told = (a: number, b: number): boolean => amounts.some((amount) => amount.from >= a && amount.to <= b);
  for (const match of text.matchAll(JOINT)) {
    const at = match.index + match[0].length;
    if (OF_THEM.test(match[0])) {
      // What follows "of which" is about a part of it, and a claim where that part goes somewhere.
      const goes = /\b(?:to|from|by)\s/i.test(text.slice(at)) && areas.some((area) => area.from > at);
      if (!told(from, match.index)) continue;
      // "Of which exports were so much": a flow of its own.
      if (/^(?:exports|imports)\b/i.test(text.slice(at)) && told(at, text.length)) {
        clauses.push({ from, to: match.index, those, part });
        [from, those, part] = [at, false, false];
        continue;
      }
      clauses.push({ from, to: match.index, those, part });
      if (!goes || !told(at, text.length)) return clauses;
      [from, those, part] = [at, true, true];
      continue;
    }
    const begins = flows.some(
      (flow) => !flow.weak && flow.from >= at && flow.from - at < 45 && plain(text.slice(at, flow.from)),
    );
    const near =
      THOSE.test(text.slice(at)) ||
      (BARE.test(text.slice(at)) && areas.some((area) => area.from >= at && area.from - at < 12)) ||
      repeats(spots, from, match.index, at);
    if (!(begins || near) || !told(from, match.index) || !told(at, text.length)) continue;
    clauses.push({ from, to: match.index, those, part });
    [from, those, part] = [at, near && !begins, false];
  }
  return [...clauses, { from, to: text.length, those, part }];
}

/** Between the joint and the flow stands whose it is and of what, nothing else. */
function plain(between: string): boolean {
  return !/[,;:]|\b(?:to|from|in|with|that|which|who)\b/i.test(between);
}

const PLACED = /^\s+(?:(?:to|from|in|for|during)\s+)(?:the\s+)?$/i;

/** "98 % in 2021 and 99 % in 2022", "400 tractors to Iran and 300 to Iraq": the second figure leaves out all that is the same. */
function repeats({ text, amounts, areas, periods }: Spots, from: number, end: number, at: number): boolean {
  const next = amounts.find((amount) => amount.from >= at);
  if (next === undefined || next.from - at > 20 || /[,;:]/.test(text.slice(at, next.from))) return false;
  // "$5m in 2021 and dropped to $3m in 2023" is one change.
  if (!/percent|part/.test(next.kind) && directionOf(text.slice(at, next.from), '') !== null) return false;
  const first = amounts.findLast((amount) => amount.from >= from && amount.to <= end && alike(amount, next));
  if (
    first === undefined ||
    /\b(?:between|from|against|versus|vs\.?|compared\s+(?:with|to)|after|following)\s+\S*\s*$/i.test(
      text.slice(from, first.from),
    )
  )
    return false;
  return [areas, periods].some((places) => {
    const placed = (amount: AmountSpot, to: number): boolean =>
      places.some((place) => place.from > amount.to && place.to <= to && PLACED.test(before(text, place)));
    const directly = places.some((place) => place.from > next.to && PLACED.test(text.slice(next.to, place.from)));
    return directly && placed(first, end);
  });
}

/** The blank and the word before a place, with an article between. */
function before(text: string, { from }: Place): string {
  return /\s+\p{L}+\s+(?:the\s+)?$/iu.exec(text.slice(Math.max(0, from - 24), from))?.[0] ?? '';
}

/** Of one kind, so that the one can be set against the other; a fraction is a percentage. */
export function alike(a: AmountSpot, b: AmountSpot): boolean {
  const kind = ({ kind }: AmountSpot): string => (kind === 'part' ? 'percent' : kind);
  return kind(a) === kind(b) && a.currency === b.currency;
}
