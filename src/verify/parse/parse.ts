import { type Clause, clausesOf } from './clauses.ts';
import type { Doubt, Draft } from './draft.ts';
import { tell } from './figures.ts';
import { variantsOf } from './lists.ts';
import { isOtherMatter } from './other-matters.ts';
import { productsOf } from './products.ts';
import { type Roles, rolesOf } from './roles.ts';
import { type Said, shared } from './said.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import type { Place } from './sheet.ts';
import { type Spots, spotsOf, within } from './spots.ts';
import type { Told } from './told.ts';
import { unsure } from './unsure.ts';
import { windowsOf } from './windows.ts';
import { draftOf } from './written.ts';

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
    const open = said.map(unsure);
    for (const [index, one] of said.entries()) {
      const why = open.slice(0, index + 1).findLast((each, at) => at === index || (each !== null && one.clause.those));
      if (why == null) drafts.push(draftOf(sentence, one));
      else skipped.push({ line, from, to, why });
    }
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
  const variants = variantsOf(spots);
  if (variants.length === 0) return saidOf(spots, before);
  return variants.flatMap(({ text, whole }) => saidOf(spotsOf(text), before).map((said) => ({ ...said, whole })));
}

function saidOf(spots: Spots, before: Said | null): readonly Said[] {
  const found: Said[] = [];
  const clauses = clausesOf(spots);
  for (const clause of clauses) {
    const previous = found.at(-1) ?? null;
    found.push(...saidBy(spots, clause, previous, before));
  }
  return shared(found, spots.text);
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
  // "..., while Ukraine received $5m": from whom is not said.
  const another = reporter.length > 0 && reporter.every((area) => !previous?.reporter.includes(area));
  if (carried && another && partner.length === 0 && movement !== previous.roles.movement) return [];
  const own = productsOf(spots, clause, roles.flow);
  const counted = told.some(({ amount }) => amount.kind === 'weight' || amount.kind === 'pieces');
  const inherits = carried && own.codes?.[0] === 'TOTAL' && (clause.those || counted);
  if (!inherits && counted && own.codes?.[0] === 'TOTAL')
    doubts.push({
      field: 'product',
      text: null,
      why: 'no goods are named, and all goods are seldom weighed or counted',
    });
  const context = {
    window: previous?.windows.window ?? before?.windows.window ?? null,
    base: previous?.windows.base ?? null,
    sameSentence: carried,
  };
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
