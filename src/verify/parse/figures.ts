import type { Qualifier } from '../stated.ts';
import type { AmountSpot } from './amounts.ts';
import type { AreaSpot } from './areas.ts';
import type { Clause } from './clauses.ts';
import type { Doubt } from './draft.ts';
import { type Spots, within } from './spots.ts';

/** A figure with what it is said to be. */
export interface Told {
  readonly amount: AmountSpot;
  readonly statistic: 'value' | 'base_value' | 'growth' | 'ratio' | 'share' | 'compared';
  readonly figure: number;
  readonly qualifier: Qualifier;
  /** The other partner of a comparison. */
  readonly against: AreaSpot | null;
}

const UP =
  'rose|risen|rises?|rising|grew|grown|grows?|growing|growth|increas\\w*|jump\\w*|surg\\w+|soar\\w*|climb\\w*|up|gain\\w*|expand\\w*|swell\\w*|swollen|advanc\\w+|higher|more|above|larger|greater|leap\\w*|leapt|rocket\\w*|skyrocket\\w*|boom\\w*|spik\\w+|balloon\\w*|rebound\\w*|accelerat\\w+|improv\\w+|bigger';
const DOWN =
  'fell|falls?|fallen|falling|dropp\\w+|drops?|declin\\w+|plung\\w+|sank|sunk|sinks?|slip\\w*|plummet\\w*|collaps\\w+|decreas\\w+|down|lower|shrank|shrunk|shrink\\w*|contract(?:ed|ing)|slump\\w*|tumbl\\w+|less|fewer|below|smaller|dip\\w*|slid|slides?|crash\\w*|cut|reduc\\w+|nosedived|eased|weaken\\w*|retreat\\w*|diminish\\w*';
const WORD = new RegExp(`(?<![\\p{L}])(?:(${UP})|(${DOWN}))(?![\\p{L}])`, 'giu');
const RIGHT_AFTER = new RegExp(`^\\s*(?:(?:annual|rise|${UP})|(${DOWN}))(?![\\p{L}])`, 'iu');
const WORDING =
  '(?:nearly|almost|about|around|some|roughly|approximately|more\\s+than|over|at\\s+least|just\\s+(?:over|under)|less\\s+than|up\\s+to|an?\\s+estimated|close\\s+to)?\\s*';
const ends = (text: string): RegExp => new RegExp(`(?:${text})\\s+${WORDING}$`, 'i');
const FROM = ends('\\bfrom|compared\\s+(?:with|to)|against|versus|vs\\.?|up\\s+on|down\\s+on');
const MERE_FROM = ends('\\bfrom');
const BY = new RegExp(`(?:${UP}|${DOWN})\\s+by\\s+${WORDING}$`, 'iu');
const UP_FROM = ends('\\b(?:up|down|higher|lower)?,?\\s*(?:up|down)?\\s*from|compared\\s+(?:with|to)|against|versus');
/** "The share ... rose to 40 %" is a share, whatever it did. */
const SHARE_LEVEL = new RegExp(`\\bshare\\b.*\\b(?:to|at|was|were|is|reached|of)\\s+${WORDING}$`, 'iu');
const OTHER_WHOLE =
  /^\s*of\s+(?:all\s+)?(?:(?:its|their)\s+(?:total|overall)?\s*|total\s+|overall\s+)(?:exports|imports)\b/i;
const OF = /^\s*(?:share\s+)?of\b/i;
const LEVEL =
  /^\s*(?:of\s+(?:what|that|those|the\s+(?:level|value|figure)|its\s+level)|the\s+(?:level|value|figure|amount|number)|as\s+(?:much|many|high|large))/i;
const COMPARED =
  /^\s*(?:as\s+(?:much|many|high|large|great|big)(?:\s+[\w\s]{0,40}?)?|larger|higher|more|greater|bigger|the\s+(?:value|amount|number|level))?\s*(?:as|than|of|that|those|the\s+value|exports?)?\s*(?:those|that|its\s+(?:exports|imports)|the\s+figure|exports|imports|sales)?\s*(?:to|from|of|for|with|as)?\s*(?:the\s+)?$/i;

interface Sorted {
  readonly told: readonly Told[];
  readonly doubts: readonly Doubt[];
}

/** What each figure of a clause says. One that says nothing known is a doubt, never a guess. */
export function tell(spots: Spots, clause: Clause): Sorted {
  const amounts = within(spots.amounts, clause);
  const told: Told[] = [];
  const doubts: Doubt[] = [];
  for (const [index, amount] of amounts.entries()) {
    const before = spots.text.slice(amounts[index - 1]?.to ?? clause.from, amount.from);
    const after = spots.text.slice(amount.to, amounts[index + 1]?.from ?? clause.to);
    const one = tellOne(spots, clause, amount, before, after, amounts.slice(index + 1), told);
    if (typeof one === 'string') doubts.push({ field: 'stated', text: amount.text, why: one });
    else told.push(one);
  }
  return { told, doubts };
}

function tellOne(
  spots: Spots,
  clause: Clause,
  amount: AmountSpot,
  before: string,
  after: string,
  later: readonly AmountSpot[],
  told: readonly Told[],
): Told | string {
  const is = (statistic: Told['statistic'], figure: number, qualifier = amount.qualifier): Told => ({
    amount,
    statistic,
    figure: Number(figure.toPrecision(12)),
    qualifier,
    against: null,
  });
  switch (amount.kind) {
    case 'money':
    case 'weight':
    case 'pieces': {
      if (
        /^\s+(?:a|per|each)\s+(?:day|week|month|quarter|year)\b(?!\s+(?:earlier|before|ago|later|previously|on)\b)/i.test(
          after,
        )
      )
        return 'a rate, not a sum';
      if (BY.test(before) || /^\s+(?:more|less|fewer)\b(?!\s+than)/i.test(after))
        return 'a change in money or pieces, not a level';
      const alike = (other: AmountSpot): boolean => other.kind === amount.kind && other.currency === amount.currency;
      const hasValue = told.some(({ statistic, amount: other }) => statistic === 'value' && alike(other));
      if (hasValue && FROM.test(before)) return is('base_value', amount.figure);
      if (!hasValue && later.some(alike) && (MERE_FROM.test(before) || isYearLater(spots, clause)))
        return is('base_value', amount.figure);
      if (hasValue) return 'a second figure of the same kind';
      if (told.some(({ statistic, amount: other }) => statistic === 'value' && other.kind !== amount.kind))
        return 'a second figure of another kind';
      return is('value', amount.figure);
    }
    case 'percent':
    case 'part': {
      const figure = amount.kind === 'percent' ? amount.figure / 100 : amount.figure;
      if (told.some(({ statistic }) => statistic === 'share') && UP_FROM.test(before))
        return 'what the share was before';
      if (amount.kind === 'part' && LEVEL.test(after)) return is('ratio', figure);
      if (/^\s+and\s+$/i.test(after) && later[0]?.kind === amount.kind) return 'two figures for two things';
      const direction = directionOf(before, after);
      if (/\blost\s+\S*\s*$/i.test(before)) return 'what is lost of the whole can be read in two ways';
      if (SHARE_LEVEL.test(before)) return is('share', figure);
      if (OTHER_WHOLE.test(after) && within(spots.goods, clause).length > 0)
        return 'a share of all goods, not of these';
      if (OF.test(after) && (direction === null || !/\bby\s/i.test(before.slice(-30)))) return is('share', figure);
      if (direction === null) return /\bshare\b/i.test(before) ? is('share', figure) : 'it is not said what it is of';
      if (amount.kind === 'part' && !/\bby\s+\S*\s*$|\bby\b/i.test(before.slice(-25)))
        return 'it is not said what it is of';
      return direction > 0 ? is('growth', figure) : is('growth', -figure, turned(amount.qualifier));
    }
    case 'times': {
      const against = comparedWith(spots, clause, amount);
      if (against !== null) return { ...is('compared', amount.figure), against };
      const direction = directionOf(before.slice(-25), '');
      if (direction !== null && direction < 0 && amount.figure > 1)
        return 'a fall by a multiple can be read in two ways';
      return amount.figure < 1 ? is('ratio', amount.figure, turned(amount.qualifier)) : is('ratio', amount.figure);
    }
    case 'change-word':
      return 'no figure';
  }
}

/** "In 2021 it was A; a year later B": A is the base. */
function isYearLater({ periods }: Spots, clause: Clause): boolean {
  return within(periods, clause).some(({ kind }) => kind === 'year-later');
}

/** 1 for a rise, -1 for a fall: the word right behind the figure, else the last one before it. */
function directionOf(before: string, after: string): 1 | -1 | null {
  const right = RIGHT_AFTER.exec(after);
  if (right !== null) return right[1] === undefined ? 1 : -1;
  const last = [...before.replace(/(?:more|less|fewer) than\s*$/i, '').matchAll(WORD)].at(-1);
  if (last === undefined || before.length - last.index > 90) return null;
  return last[1] === undefined ? -1 : 1;
}

/** What is wide above nought is wide below it the other way round; what is nearly a fall of so much is about it. */
function turned(qualifier: Qualifier): Qualifier {
  const other: Readonly<Partial<Record<Qualifier, Qualifier>>> = {
    'more-than': 'less-than',
    'less-than': 'more-than',
    'at-least': 'at-most',
    'at-most': 'at-least',
    nearly: 'about',
  };
  return other[qualifier] ?? qualifier;
}

function comparedWith(spots: Spots, clause: Clause, amount: AmountSpot): AreaSpot | null {
  const next = within(spots.areas, { from: amount.to, to: clause.to })[0];
  if (next === undefined || next.from - amount.to > 80) return null;
  const period = within(spots.periods, { from: amount.to, to: next.from })[0];
  if (period !== undefined) return null;
  const between = spots.text.slice(amount.to, next.from);
  if (next.adjective) return null;
  // "18 times as much crude oil from Russia as from Iran": the second area is the one it is held against.
  const second = within(spots.areas, { from: next.to, to: clause.to })[0];
  if (
    second !== undefined &&
    /^\s+(?:as|than)\s+(?:to|from|with|in)?\s*(?:the\s+)?$/i.test(spots.text.slice(next.to, second.from))
  )
    return second;
  if (
    /\bas\s+(?:much|many|high|large|great|big)\b/i.test(between) &&
    !/\b(?:as|than)\s+(?:those\s+|that\s+)?(?:to|from|of|with|for)?\s*(?:the\s+)?$/i.test(between)
  )
    return null;
  return COMPARED.test(between) && /\b(?:as|than|those|that|of)\b/i.test(between) ? next : null;
}
