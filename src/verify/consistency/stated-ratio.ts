import type { Claim, Statement, Statistic } from '../claim.ts';
import { sayFigure, saySpan, sayStated } from '../words.ts';
import { overlap } from './months.ts';
import { disjoint, farApart, over, type Range, rangeOf } from './range.ts';
import { type Found, ids, pairs, type Rule } from './rule.ts';
import { routeOf, sayThing, type Thing, thingOf, unitOf } from './thing.ts';

const LEAST_OVERLAP = 0.8;
const TIMES = 2;

export const statedRatio: Rule = {
  name: 'stated-ratio',
  finds:
    'A ratio or growth that stated amounts do not make: within one claim, beyond wording and rounding; between two claims on the same goods, routes and (80 %) months that compare with the same other partner, by more than twofold.',
  severity: 'a conflict',
  find: (claims) => {
    const compared = claims.flatMap(comparisons);
    const groups = Map.groupBy(compared, ({ key }) => key);
    return [
      ...claims.flatMap((claim) => [...within(changes(claim)), ...within(comparisons(claim))]),
      ...[...groups.values()].flatMap((group) => pairs(group).flatMap(([a, b]) => between(a, b))),
    ];
  },
};

/** A ratio, stated or made of amounts. */
interface Ratio {
  readonly claim: Claim;
  readonly figure: number;
  readonly range: Range;
  readonly stated: boolean;
  readonly words: string;
  /** What it is of, for a person. */
  readonly of: string;
  readonly key: string;
}

/** Window over base, in each way that the claim gives it. */
function changes(claim: Claim): Ratio[] {
  const { base, window } = claim.form;
  if (base === null) return [];
  const thing = thingOf(claim, null);
  const about = `${sayThing(thing)}, ${saySpan(window)} against ${saySpan(base)}`;
  return ratios(claim, thing, about, '', ['value', 'base_value'], ['ratio', 'growth']);
}

/** One partner over another, in each way that the claim gives it. */
function comparisons(claim: Claim): Ratio[] {
  const { base, window, compare } = claim.form;
  if (compare === null) return [];
  const thing = thingOf(claim, null);
  const other = thingOf(claim, null, compare.area);
  const about = `${sayThing(thing)} over ${other.to === thing.to ? other.from : other.to}, ${saySpan(window)}`;
  const key = [routeOf(thing), routeOf(other), thing.goods.join(), thing.measure, thing.only].join(' ');
  const direct: Statistic[] = base === null ? ['compared_ratio', 'ratio'] : ['compared_ratio'];
  return ratios(claim, thing, about, key, ['value', 'compared_value'], direct);
}

function ratios(
  claim: Claim,
  thing: Thing,
  of: string,
  key: string,
  [top, bottom]: readonly [Statistic, Statistic],
  direct: readonly Statistic[],
): Ratio[] {
  const whole = claim.statements.filter(({ product }) => product === null);
  const find = (name: Statistic): Statement | undefined => whole.find(({ statistic }) => statistic === name);
  const [above, below] = [find(top)?.stated, find(bottom)?.stated];
  const stated = direct.flatMap((name) => {
    const own = find(name)?.stated;
    if (own === undefined) return [];
    const shift = name === 'growth' ? 1 : 0;
    const { low, high } = rangeOf(own);
    const range = { low: low + shift, high: high + shift };
    return [{ claim, of, key, stated: true, figure: own.figure + shift, range, words: sayStated(name, own, '') }];
  });
  if (above === undefined || below === undefined || below.figure === 0) return stated;
  const amount = ({ figure }: { readonly figure: number }): string => sayFigure('value', figure, unitOf(thing));
  const figure = above.figure / below.figure;
  const made = {
    claim,
    of,
    key,
    stated: false,
    figure,
    range: over(rangeOf(above), rangeOf(below)),
    words: `${amount(above)} over ${amount(below)} makes ${sayFigure('ratio', figure, '')}`,
  };
  return [made, ...stated];
}

function within(ratios: readonly Ratio[]): Found[] {
  return pairs(ratios)
    .filter(([a, b]) => disjoint(a.range, b.range))
    .map(([a, b]) => found(a, b));
}

function between(a: Ratio, b: Ratio): Found[] {
  if (a.claim.id === b.claim.id || (!a.stated && !b.stated)) return [];
  if (overlap(a.claim.form.window, b.claim.form.window) < LEAST_OVERLAP) return [];
  return farApart(a.figure, b.figure, TIMES) ? [found(a, b)] : [];
}

function found(a: Ratio, b: Ratio): Found {
  const [one, other] = [a, b].sort((x, y) => Number(x.stated) - Number(y.stated) || (x.claim.id < y.claim.id ? -1 : 1));
  const first = (one as Ratio).stated ? `${(one as Ratio).words} is stated` : (one as Ratio).words;
  const second = (other as Ratio).words;
  const where = (ratio: Ratio): string => (a.claim.id === b.claim.id ? '' : ` (${ratio.of})`);
  const whole = a.claim.id === b.claim.id ? ` for ${a.of}` : '';
  const sentence = `${first}${where(one as Ratio)}, but ${second} is stated${where(other as Ratio)}${whole}.`;
  return {
    severity: 'conflict',
    claims: ids(a.claim, b.claim),
    why: sentence.charAt(0).toUpperCase() + sentence.slice(1),
  };
}
