import type { Span } from '../../trade/period.ts';
import { writeStated } from '../stated.ts';
import { type Clause, clausesOf } from './clauses.ts';
import type { Doubt, Draft, DraftSpec, Field, Understood } from './draft.ts';
import { type Told, tell } from './figures.ts';
import { OTHER_MATTERS } from './flow-words.ts';
import { type Products, productsOf } from './products.ts';
import { type Roles, rolesOf } from './roles.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import { type Spots, spotsOf, within } from './spots.ts';
import { monthsOf, type Windows, windowsOf } from './windows.ts';

/** A stretch of text that was not read. */
export interface Skipped {
  /** From 1. */
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly why: string;
}

/** A "sentence" longer than this is no sentence. */
const LONGEST = 1_000;

/**
 * Finds the sentences of an English text that state figures on trade, and what each says, as far as it is understood.
 *
 *     text -> sentences -> spots (periods, figures, areas, goods, flows) -> clauses -> roles, windows, statistics -> drafts
 *
 * Nothing is guessed silently: what was taken by default, and what was not understood, is a doubt; what was not read is told.
 */
export function parseText(text: string): { readonly drafts: readonly Draft[]; readonly skipped: readonly Skipped[] } {
  const drafts: Draft[] = [];
  const skipped: Skipped[] = [];
  let before: Said | null = null;
  for (const sentence of sentencesOf(text)) {
    const { line, from, to } = sentence;
    const long = to - from > LONGEST;
    if (long)
      skipped.push({ line, from, to, why: `no sentence has ${to - from} characters; expected at most ${LONGEST}` });
    const said: readonly Said[] = long ? [] : saidIn(sentence, before);
    drafts.push(...said.map((one) => draftOf(sentence, one)));
    before = said.at(-1) ?? null;
  }
  return { drafts, skipped };
}

export function parseClaims(text: string): readonly Draft[] {
  return parseText(text).drafts;
}

/** What one clause says; the next one may leave out what this has. */
interface Said {
  readonly spots: Spots;
  readonly clause: Clause;
  readonly told: readonly Told[];
  readonly roles: Roles;
  readonly reporter: readonly string[];
  readonly partner: readonly string[];
  readonly products: Products;
  readonly windows: Windows;
  readonly doubts: readonly Doubt[];
}

function saidIn(sentence: Sentence, before: Said | null): readonly Said[] {
  const spots = spotsOf(sentence.text);
  const found: Said[] = [];
  const clauses = clausesOf(spots);
  for (const clause of clauses) {
    const previous = found.at(-1) ?? null;
    const one = saidBy(spots, clause, previous, before);
    if (one !== null) found.push(one);
  }
  const last = found.at(-1);
  // "..., both against May 2021": the base of the last clause is that of the others.
  if (
    found.length > 1 &&
    last?.windows.base != null &&
    /\b(?:both|each|all)\s+(?:compared|against|versus|from|on)\b/i.test(sentence.text)
  )
    return found.map((one) => withBase(one, last.windows.base as Span));
  const [head] = found;
  // "Imports stood at A; exports at B in 2022": the period at the end is taken for both, and said to be.
  if (
    head !== undefined &&
    last !== undefined &&
    head !== last &&
    head.windows.window === null &&
    last.windows.window !== null
  )
    return [withWindow(head, last.windows.window), ...found.slice(1)];
  return found;
}

function withWindow(said: Said, window: Span): Said {
  const guessed = { field: 'window', text: null, why: 'the period of what follows' } as const;
  const doubts = [...said.windows.doubts.filter(({ field }) => field !== 'window'), guessed];
  return { ...said, windows: { ...said.windows, window, doubts } };
}

function withBase(said: Said, base: Span): Said {
  const doubts = said.windows.doubts.filter(({ field }) => field !== 'base');
  return { ...said, windows: { ...said.windows, base, doubts } };
}

function saidBy(spots: Spots, clause: Clause, previous: Said | null, before: Said | null): Said | null {
  const words = spots.text.slice(clause.from, clause.to);
  if (OTHER_MATTERS.test(words)) return null;
  const { told, doubts: figureDoubts } = tell(spots, clause);
  if (told.length === 0) return null;
  const roles = rolesOf(spots, clause, told);
  if (roles === null || (roles.flow === null && previous === null)) return null;
  const carried = previous !== null;
  const unread = within(spots.numbers, clause).map(
    ({ from, to }): Doubt => ({
      field: 'stated',
      text: spots.text.slice(from, to),
      why: 'a number that is not understood',
    }),
  );
  const doubts: Doubt[] = [...figureDoubts, ...unread, ...roles.doubts];
  const reporter = roles.reporter.flatMap(({ area }) => area ?? []);
  const partner = roles.partner.flatMap(({ area }) => area ?? []);
  const regions = within(spots.areas, clause).filter(({ area }) => area === null);
  if (reporter.length + partner.length + regions.length === 0 && !carried) return null;
  const fillReporter = reporter.length === 0 && (carried || (roles.its && before !== null));
  const reporters = fillReporter ? ((previous ?? before)?.reporter ?? []) : reporter;
  if (fillReporter && !carried) doubts.push({ field: 'reporter', text: 'its', why: 'that of the sentence before' });
  const partners = partner.length === 0 && carried && !partnerIsNamed(roles) ? previous.partner : partner;
  const movement = clause.those && previous !== null ? previous.roles.movement : roles.movement;
  const own = productsOf(spots, clause, roles.flow);
  const inherits = carried && own.codes?.[0] === 'TOTAL' && clause.those;
  const windows = windowsOf(spots, clause, told, {
    window: previous?.windows.window ?? before?.windows.window ?? null,
    sameSentence: carried,
    base: null,
  });
  for (const [field, list, spot] of [
    ['reporter', reporters, roles.reporter],
    ['partner', partners, roles.partner],
  ] as const)
    if (list.length === 0)
      doubts.push({
        field,
        text: spot[0]?.text ?? null,
        why: spot.length > 0 ? 'no country or group that can be asked for' : 'not named',
      });
  return {
    spots,
    clause,
    told,
    roles: { ...roles, movement },
    reporter: reporters,
    partner: partners,
    products: inherits ? previous.products : own,
    windows,
    doubts,
  };
}

function partnerIsNamed({ partner }: Roles): boolean {
  return partner.length > 0;
}

function draftOf(sentence: Sentence, said: Said): Draft {
  const { told, products, windows, roles } = said;
  const kinds = new Set(told.map(({ amount }) => amount.kind));
  const text = sentence.text.slice(said.clause.from, said.clause.to);
  const volume = /\b(?:in\s+volume(?:\s+terms)?|by\s+(?:volume|weight)|in\s+tonnage|volumes?\s+of)\b/i.test(text);
  const number =
    /\bnumber\s+of\b|\bin\s+units\b|\bunit\s+(?:sales|shipments|exports)\b/i.test(text) ||
    told.some(({ amount }) => amount.many);
  const measure = kinds.has('weight')
    ? 'weight'
    : kinds.has('pieces') || number
      ? 'quantity'
      : volume
        ? 'weight'
        : null;
  const doubts: Doubt[] = [...said.doubts, ...products.doubts, ...windows.doubts];
  if (volume && measure === 'weight' && !kinds.has('weight'))
    doubts.push({ field: 'measure', text: null, why: 'by volume is taken for by weight' });
  if (told.some(({ amount }) => amount.oddUnit))
    doubts.push({ field: 'unit', text: null, why: 'a unit that statistics do not count in' });
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

function understoodOf({ spots, told, roles, products, windows }: Said): Understood[] {
  const word = (
    { from, to }: { readonly from: number; readonly to: number },
    field: Field,
    as: string,
  ): Understood => ({
    from,
    to,
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
