import type { Span } from '../../trade/period.ts';
import type { Claim, Statement } from '../claim.ts';
import { saySpan, sayStated } from '../words.ts';
import { lengthInMonths, overlap, sameMonths } from './months.ts';
import { disjoint, farApart, type Range, rangeOf } from './range.ts';
import { type Found, ids, pairs, type Rule } from './rule.ts';
import { frameOf, routeOf, sameGoods, sayThing, type Thing, thingOf, toldApart, unitOf, within } from './thing.ts';

/** Of the longer window, so much has to be in both. */
const LEAST_OVERLAP = 0.8;
/** Amounts a month that differ more than this are two figures. */
const TIMES = 2;

export const twoFigures: Rule = {
  name: 'two-figures',
  finds:
    'Two figures for the same thing: amounts of the same goods on the same route whose windows share at least 80 % of the longer and that differ more than twofold a month, least amounts too, or a part that is so much more than its whole; growth, ratios or shares of the same months that exclude each other as worded and rounded.',
  severity: 'a conflict; a caution where two customs offices tell the two, as these seldom agree',
  find: (claims) => [...amounts(claims), ...rates(claims)],
};

interface Amount {
  readonly claim: Claim;
  readonly statement: Statement;
  readonly thing: Thing;
  readonly span: Span;
  readonly perMonth: number;
}

function amounts(claims: readonly Claim[]): Found[] {
  const groups = Map.groupBy(claims.flatMap(amountsOf), ({ thing }) => frameOf(thing));
  return [...groups.values()].flatMap((group) => pairs(group).flatMap(([a, b]) => compareAmounts(a, b)));
}

function amountsOf(claim: Claim): Amount[] {
  const { form, statements } = claim;
  return statements.flatMap((statement) => {
    const { statistic, stated } = statement;
    const span = statistic === 'base_value' ? form.base : form.window;
    if (!['value', 'base_value', 'compared_value'].includes(statistic) || span === null) return [];
    const thing = thingOf(claim, statement, statistic === 'compared_value' ? form.compare?.area : undefined);
    return [{ claim, statement, thing, span, perMonth: stated.figure / lengthInMonths(span) }];
  });
}

function compareAmounts(a: Amount, b: Amount): Found[] {
  if (a.claim.id === b.claim.id || overlap(a.span, b.span) < LEAST_OVERLAP) return [];
  const [less, more] = a.perMonth <= b.perMonth ? [a, b] : [b, a];
  if (!farApart(less.perMonth, more.perMonth, TIMES)) return [];
  // A part may be as small as it likes, and so may what is stated as an upper bound.
  if (!within(more.thing, less.thing)) return [];
  if (['at-most', 'less-than'].includes(more.statement.stated.qualifier)) return [];
  const said = ({ statement, thing, span }: Amount): string =>
    `${sayStated('value', statement.stated, unitOf(thing))} in ${saySpan(span)}`;
  const times = less.perMonth === 0 ? '' : `: ${(more.perMonth / less.perMonth).toPrecision(2)} times as much a month`;
  const what =
    sameGoods(less.thing, more.thing) && less.thing.only === more.thing.only
      ? `are both stated for ${sayThing(more.thing)}`
      : `are stated for ${sayThing(less.thing)} and for ${sayThing(more.thing)}, which is a part of it`;
  return [
    {
      severity: toldApart(less.thing, more.thing) ? 'caution' : 'conflict',
      claims: ids(a.claim, b.claim),
      why: upper(`${said(less)} and ${said(more)} ${what}${times}.`),
    },
  ];
}

interface Rate {
  readonly claim: Claim;
  readonly statement: Statement;
  readonly thing: Thing;
  /** Growth as a ratio. */
  readonly range: Range;
}

function rates(claims: readonly Claim[]): Found[] {
  const groups = Map.groupBy(
    claims.flatMap(ratesOf),
    ({ thing, statement: { statistic } }) =>
      `${routeOf(thing)} ${thing.goods.join()} ${thing.measure} ${thing.only} ${statistic === 'share' ? thing.told : 'change'}`,
  );
  return [...groups.values()].flatMap((group) => pairs(group).flatMap(([a, b]) => compareRates(a, b)));
}

function ratesOf(claim: Claim): Rate[] {
  return claim.statements.flatMap((statement) => {
    const { statistic, stated } = statement;
    const isRate = statistic === 'share' || (claim.form.base !== null && ['growth', 'ratio'].includes(statistic));
    if (!isRate) return [];
    const { low, high } = rangeOf(stated);
    const shift = statistic === 'growth' ? 1 : 0;
    return [{ claim, statement, thing: thingOf(claim, statement), range: { low: low + shift, high: high + shift } }];
  });
}

function compareRates(a: Rate, b: Rate): Found[] {
  const [one, other] = [a.claim.form, b.claim.form];
  if (a.claim.id === b.claim.id || !sameMonths(one.window, other.window) || !disjoint(a.range, b.range)) return [];
  const isShare = a.statement.statistic === 'share';
  if (!isShare && !(one.base !== null && other.base !== null && sameMonths(one.base, other.base))) return [];
  if (one.currency !== other.currency && one.currency !== null && other.currency !== null) return [];
  const said = [a, b].map(({ statement }) => sayStated(statement.statistic, statement.stated, '')).sort();
  const against = isShare || one.base === null ? '' : ` against ${saySpan(one.base)}`;
  return [
    {
      severity: toldApart(a.thing, b.thing) ? 'caution' : 'conflict',
      claims: ids(a.claim, b.claim),
      why: upper(
        `${said.join(' and ')} are both stated for ${sayThing(a.thing)}, ${saySpan(one.window)}${against}; they exclude each other.`,
      ),
    },
  ];
}

function upper(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
