import type { Span } from '../../trade/period.ts';
import { writeStated } from '../stated.ts';
import { type Clause, clausesOf } from './clauses.ts';
import type { Doubt, Draft, DraftSpec, Field, Understood } from './draft.ts';
import { tell } from './figures.ts';
import { isOtherMatter } from './other-matters.ts';
import { isCounted } from './parts.ts';
import { productsOf } from './products.ts';
import { type Roles, rolesOf } from './roles.ts';
import { type Said, shared } from './said.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import type { Place } from './sheet.ts';
import { type Spots, spotsOf, within } from './spots.ts';
import type { Told } from './told.ts';
import { monthsOf, windowsOf } from './windows.ts';

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

/** What every figure has: a digit, or one of the words that stand for it. */
const FIGURE =
  /\d|\b(?:doubl|tripl|trebl|quadrupl|quintupl|sextupl|halv|half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|twice|thrice|hundred|dozen|million|two|three|four|five|six|seven|eight|nine|ten|eleven|twel|thirteen|fifteen|twent|thirt|fort|fift|sixt|sevent|eight|ninet|one\b|\w+fold)/i;

function saidIn(sentence: Sentence, before: Said | null): readonly Said[] {
  if (!FIGURE.test(sentence.text)) return [];
  const spots = spotsOf(sentence.text);
  const found: Said[] = [];
  const clauses = clausesOf(spots);
  for (const clause of clauses) {
    const previous = found.at(-1) ?? null;
    found.push(...saidBy(spots, clause, previous, before));
  }
  return shared(found, sentence.text);
}

function saidBy(spots: Spots, clause: Clause, previous: Said | null, before: Said | null): readonly Said[] {
  const words = spots.text.slice(clause.from, clause.to);
  if (isOtherMatter(words)) return [];
  const { told, beside, former, doubts: figureDoubts } = tell(spots, clause, previous?.told);
  if (told.length === 0) return [];
  const roles = rolesOf(spots, clause, told, previous?.roles.movement);
  if (roles === null || (roles.flow === null && previous === null)) return [];
  if (roles.flow !== null && isBeyond(spots, roles.flow, told)) return [];
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
  if (reporter.length + partner.length + regions.length === 0 && !carried) return [];
  const fillReporter = reporter.length === 0 && (carried || (roles.its && before !== null));
  const reporters = fillReporter ? ((previous ?? before)?.reporter ?? []) : reporter;
  if (fillReporter && !carried) doubts.push({ field: 'reporter', text: 'its', why: 'that of the sentence before' });
  const partners = partner.length === 0 && carried && !partnerIsNamed(roles) ? previous.partner : partner;
  const movement = clause.those && previous !== null ? previous.roles.movement : roles.movement;
  const own = productsOf(spots, clause, roles.flow);
  const counted = told.some(({ amount }) => amount.kind === 'weight' || amount.kind === 'pieces');
  const inherits = carried && own.codes?.[0] === 'TOTAL' && (clause.those || counted);
  if (!inherits && counted && own.codes?.[0] === 'TOTAL')
    doubts.push({
      field: 'product',
      text: null,
      why: 'no goods are named, and all goods are seldom weighed or counted',
    });
  const context = { window: previous?.windows.window ?? before?.windows.window ?? null, sameSentence: carried };
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
  return [told, ...beside.map((one) => [one])].map((figures) => ({
    spots,
    clause,
    told: figures,
    roles: { ...roles, movement },
    reporter: reporters,
    partner: partners,
    products: inherits ? previous.products : own,
    windows: windowsOf(spots, clause, figures, context, former),
    doubts,
  }));
}

/** "The rouble fell by 24 %, which made exports cheaper": the flow is in another clause than all figures. */
function isBeyond({ text }: Spots, flow: Place, told: readonly Told[]): boolean {
  const end = Math.max(...told.map(({ amount }) => amount.to));
  return (
    flow.from > end &&
    /,\s*(?:and|but|while|which|as|because|since|so|making|even|after|before|who|where)\b/i.test(
      text.slice(end, flow.from),
    )
  );
}

function partnerIsNamed({ partner }: Roles): boolean {
  return partner.length > 0;
}

function draftOf(sentence: Sentence, said: Said): Draft {
  const { told, products, windows, roles } = said;
  const kinds = new Set(told.map(({ amount }) => amount.kind));
  const text = sentence.text.slice(said.clause.from, said.clause.to);
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
