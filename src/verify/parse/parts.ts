import { directionOf, MERE_FROM, RIGHT_AFTER, TO, turned, UP_FROM, WORDING } from './change-words.ts';
import { alike } from './clauses.ts';
import { type Spots, within } from './spots.ts';
import { type Around, is, type Told } from './told.ts';

const SHARE = /\bshares?\b/i;
/** "Of A's exports of rice, 38 % went to B." */
const OF_ALL = /^\s*(?:out\s+)?of\s/i;
const GOES =
  /^\s+(?:by\s+(?:value|weight|volume)\s+)?(?:(?:is|was|were|are)\s+)?(?:went|goes?|came|comes?|sold|sent|shipped|exported|delivered|bought|imported|supplied|destined|headed|originated)\b/i;
const OTHER_THINGS =
  /\b(?:firms|companies|businesses|exporters|importers|traders|manufacturers|producers|people|respondents|consumers|households|workers|population|market|output|production|gdp|economy|budget|profits?|reserves)\b/i;
const BRACKETED = new RegExp(`^\\s*,?\\s*(?:\\(|or\\s+)\\s*${WORDING}$`, 'i');
/** "The share ... rose to 40 %" is a share, whatever it did. */
const SHARE_LEVEL = new RegExp(`\\bshare\\b.*\\b(?:to|at|was|were|is|reached|of)\\s+${WORDING}$`, 'iu');
const OTHER_WHOLE =
  /^\s*of\s+(?:all\s+)?(?:(?:its|their)\s+(?:total|overall)?\s*|total\s+|overall\s+)(?:exports|imports)\b/i;
const OF = /^\s*(?:share\s+)?of\b/i;
const LEVEL =
  /^\s*(?:of\s+(?:what|that|those)|(?:of\s+)?(?:the|its|their|that)\s+(?:(?:19|20)\d\d\s+)?(?:level|value|figure|amount|number)|what|as\s+(?:much|many|high|large))/i;
export const SHARE_BEFORE = 'what the share was before';

/** A percentage or a fraction: of a whole, or by how much something changed. */
export function tellPart(around: Around): Told | string {
  const { spots, clause, amount, previous, later, before, after, told, aside, carried } = around;
  const figure = amount.kind === 'percent' ? amount.figure / 100 : amount.figure;
  const share = is(amount, 'share', figure);
  const grown = (direction: 1 | -1): Told =>
    direction > 0 ? is(amount, 'growth', figure) : is(amount, 'growth', -figure, turned(amount.qualifier));
  if (told.some(({ statistic }) => statistic === 'share') && UP_FROM.test(before)) return SHARE_BEFORE;
  if (SHARE.test(before) && MERE_FROM.test(before) && later.some(({ kind }) => kind === amount.kind))
    return SHARE_BEFORE;
  if (MERE_FROM.test(before) && OF.test(after) && isOfFlow(around) && TO.test(after) && later[0]?.kind === amount.kind)
    return SHARE_BEFORE;
  if (previous !== undefined && aside.at(-1) === previous && previous.kind === amount.kind && TO.test(before))
    return share;
  if (amount.kind === 'part' && LEVEL.test(after)) return is(amount, 'ratio', figure);
  if (/^\s+and\s+$/i.test(after) && later[0]?.kind === amount.kind) return 'two figures for two things';
  if (/\b(?:in|out\s+of)\s/i.test(amount.text)) return share;
  if (amount.sign !== null) return grown(amount.sign);
  // "Fell by £1.1 billion (6.6 %)": the change before says which way.
  const same = previous !== undefined && aside.at(-1) === previous && BRACKETED.test(before);
  const words = same ? spots.text.slice(clause.from, previous.from) : before;
  const direction = directionOf(words, after);
  if (/\blost\s+\S*\s*$/i.test(before)) return 'what is lost of the whole can be read in two ways';
  if (SHARE_LEVEL.test(before)) return share;
  if (SHARE.test(before) && direction !== null) return 'a change of a share';
  if (OTHER_WHOLE.test(after) && within(spots.goods, clause).length > 0) return 'a share of all goods, not of these';
  if (/^\s+of\s+(?:it|them|these|those)\s+(?:was|were|is|are)\s+(?:made|produced|built|manufactured)\b/i.test(after))
    return 'a share of something else';
  if (
    /^\s*of\s+(?:it|them)\b/i.test(after) &&
    !/\b(?:to|from|by)\s+(?:the\s+)?$/i.test(
      spots.text.slice(amount.to, spots.areas.find(({ from }) => from > amount.to)?.from ?? amount.to),
    )
  )
    return 'a share of something else';
  if (OF.test(after) && (direction === null || !/\bby\s/i.test(before.slice(-30))))
    return isOfFlow(around) ? share : 'a share of something else';
  if (direction === null) {
    if (SHARE.test(before) || clause.part || (OF_ALL.test(spots.text.slice(clause.from)) && GOES.test(after)))
      return share;
    const model = clause.those ? carried.find(({ amount: other }) => alike(other, amount)) : undefined;
    if (model?.statistic === 'share') return share;
    if (model?.statistic === 'growth') return grown(model.figure < 0 ? -1 : 1);
    return 'it is not said what it is of';
  }
  if (amount.kind === 'part' && !same && !RIGHT_AFTER.test(after) && !/\bby\s+\S*\s*$|\bby\b/i.test(before.slice(-25)))
    return 'it is not said what it is of';
  if (TO.test(before)) return 'what it changed to, of which nothing is said';
  return grown(direction);
}

/** A share is of goods that moved: a flow is named behind it, or "the total" of one before. */
function isOfFlow({ spots, clause, amount, after }: Around): boolean {
  if (/^\s*(?:share\s+)?of\s+(?:(?:the|its|their|all)\s+)?(?:total|it|them|this|these|those|that|all)\b/i.test(after))
    return true;
  const flow = within(spots.flows, { from: amount.to, to: clause.to }).find(({ weak }) => !weak);
  return flow !== undefined && !OTHER_THINGS.test(spots.text.slice(amount.to, flow.from));
}

/** A share of things that are counted, "28 % of the tractors", "one in five tyres": pieces or value is not said. */
export function isCounted(spots: Spots, { amount, statistic }: Told): boolean {
  const goods = spots.goods.find(({ from }) => from >= amount.to);
  if (statistic !== 'share' || goods === undefined) return false;
  const between = spots.text.slice(amount.to, goods.from);
  const flow = spots.flows.find(({ from, verb }) => !verb && from >= goods.to && from - goods.to < 3);
  return flow === undefined && (/^\s*of\s+(?:the\s+|all\s+)?$/i.test(between) || /^\s+$/.test(between));
}
