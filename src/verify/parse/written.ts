import type { Span } from '../../trade/period.ts';
import { writeStated } from '../stated.ts';
import type { Doubt, Draft, DraftSpec, Field, Understood } from './draft.ts';
import { isCounted } from './parts.ts';
import type { Said } from './said.ts';
import type { Sentence } from './sentences.ts';
import type { Told } from './told.ts';
import { monthsOf } from './windows.ts';

/** The draft of a claim, from what a clause says. */
export function draftOf(sentence: Sentence, said: Said): Draft {
  const { told, products, windows, roles } = said;
  const kinds = new Set(told.map(({ amount }) => amount.kind));
  const text = said.spots.text.slice(said.clause.from, said.clause.to);
  const volume =
    /\b(?:in\s+volume(?:\s+terms)?|by\s+(?:volume|weight)|in\s+tonnage|in\s+tonnes|(?:more|fewer)\s+tonnes|volumes?\s+of)\b/i.test(
      text,
    );
  const number =
    /\bnumber\s+of\b|\bin\s+units\b|\bunit\s+(?:sales|shipments|exports)\b/i.test(text) ||
    told.some(({ amount }) => amount.many);
  const money = kinds.has('money') || /\b(?:in|by)\s+(?:money|value)\b/i.test(text);
  const measure = kinds.has('weight')
    ? 'weight'
    : kinds.has('pieces') || number
      ? 'quantity'
      : volume && !money
        ? 'weight'
        : null;
  const doubts: Doubt[] = [...said.doubts, ...products.doubts, ...windows.doubts];
  if (volume && !kinds.has('weight'))
    doubts.push({
      field: 'measure',
      text: null,
      why: measure === 'weight' ? 'by volume is taken for by weight' : 'by volume or by value',
    });
  if (told.some((one) => isCounted(said.spots, one)))
    doubts.push({ field: 'measure', text: null, why: 'a share of things that are counted: of pieces or of value' });
  const odd = told.find(({ amount }) => amount.oddUnit);
  if (odd !== undefined)
    doubts.push({
      field: 'unit',
      text: odd.amount.text,
      why: odd.amount.kind === 'money' ? 'whose money it is' : 'a unit that statistics do not count in',
    });
  const compared = told.find(({ statistic }) => statistic === 'compared');
  const values = told.filter(({ statistic }) => statistic !== 'compared');
  const own = values.length > 0 ? values : told.map((one) => ({ ...one, statistic: 'ratio' as const }));
  const statistics = [...new Set(own.map(({ statistic }) => statistic))];
  const stated = Object.fromEntries(own.map((one) => [one.statistic, writtenOf(one)]));
  const currency = told.find(({ amount }) => amount.currency !== null)?.amount.currency ?? null;
  const unit = kinds.has('weight') ? 'kg' : currency;
  const against = compared?.against?.area ?? null;
  const spec: DraftSpec = {
    ...(said.reporter.length > 0 ? { reporter: oneOrMore(said.reporter) } : {}),
    ...(said.partner.length > 0 ? { partner: oneOrMore(said.partner) } : {}),
    flow: roles.movement,
    ...(products.codes === null ? {} : { product: products.codes[0] === 'TOTAL' ? 'TOTAL' : products.codes }),
    ...(windows.window === null ? {} : { window: monthsOf(windows.window) }),
    ...(windows.base === null ? {} : { base: monthsOf(windows.base) }),
    statistic: oneOrMore(statistics),
    ...(measure === null ? {} : { measure }),
    ...(unit === null ? {} : { unit }),
    ...(compared === undefined || against === null
      ? {}
      : { compare_to: { partner: against, ...(values.length > 0 ? { ratio: writtenOf(compared) } : {}) } }),
  };
  const needsBase =
    statistics.some((one) => one === 'growth' || one === 'ratio' || one === 'base_value') && against === null;
  return {
    sentence: sentence.text,
    line: sentence.line,
    from: sentence.from,
    to: sentence.to,
    spec,
    stated: statistics.length === 1 ? (stated[statistics[0] as string] as string | number) : stated,
    understood: understoodOf(said),
    doubts,
    complete:
      spec.reporter !== undefined &&
      spec.partner !== undefined &&
      spec.product !== undefined &&
      spec.window !== undefined &&
      (!needsBase || spec.base !== undefined),
  };
}

function writtenOf({ figure, qualifier }: Told): string | number {
  return qualifier === 'exactly' ? figure : writeStated({ figure, qualifier });
}

function oneOrMore(words: readonly string[]): string | readonly string[] {
  return words.length === 1 ? (words[0] as string) : words;
}

function understoodOf({ spots, told, roles, products, windows, whole = (at) => at }: Said): Understood[] {
  const word = (
    { from, to }: { readonly from: number; readonly to: number },
    field: Field,
    as: string,
  ): Understood => ({
    from: whole(from),
    to: whole(to - 1) + 1,
    text: spots.text.slice(from, to),
    field,
    as,
  });
  const all = [
    ...roles.reporter.flatMap((area) => (area.area === null ? [] : [word(area, 'reporter', area.area)])),
    ...roles.partner.flatMap((area) => (area.area === null ? [] : [word(area, 'partner', area.area)])),
    ...(roles.flow === null ? [] : [word(roles.flow, 'flow', roles.movement)]),
    ...products.spots.map((spot) => word(spot, 'product', spot.codes.join(', '))),
    ...windows.places.map((place) =>
      word(
        place,
        place.field,
        (windows[place.field] === null ? [] : monthsOf(windows[place.field] as Span)).join(' to '),
      ),
    ),
    ...told.map((one) => word(one.amount, 'stated', `${one.statistic} ${writtenOf(one)}`)),
    ...told.flatMap(({ against }) => (against?.area == null ? [] : [word(against, 'compare_to', against.area)])),
  ];
  return all.toSorted((a, b) => a.from - b.from || a.to - b.to);
}
