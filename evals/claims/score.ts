import { FIELDS, type Field } from '../../src/verify/parse/draft.ts';
import { beyond, type Said, saidBy } from './fields.ts';
import type { Entry, Label } from './labels.ts';

/** What a parser gives for a claim that it found; of the rest of a draft nothing is asked here. */
export interface DraftLike {
  readonly spec: object;
  readonly stated: unknown;
  readonly doubts: readonly { readonly field: string | null }[];
}

/** `right` of `given` is precision, `right` of `wanted` recall. */
export interface Tally {
  readonly right: number;
  readonly given: number;
  readonly wanted: number;
}

export interface Miss {
  readonly text: string;
  /** A line each: what was wanted and what was given. */
  readonly what: readonly string[];
}

export interface Score {
  readonly entries: number;
  /** Drafts that agree with their label in every field. */
  readonly claims: Tally;
  readonly fields: Readonly<Record<Field, Tally>>;
  /** Texts without a claim that a draft was made of. */
  readonly negatives: { readonly alarms: number; readonly of: number };
  /** Of the fields that a draft has to doubt, those that it does. */
  readonly doubts: { readonly raised: number; readonly of: number };
  readonly misses: readonly Miss[];
}

/** Holds what a parser draws from each text against its labels. */
export function score(entries: readonly Entry[], parse: (text: string) => readonly DraftLike[]): Score {
  const texts = entries.map((entry) => ({ entry, pairs: pair(entry.claims, parse(entry.text)) }));
  const pairs = texts.flatMap((one) => one.pairs);
  const negatives = texts.filter(({ entry }) => entry.claims.length === 0);
  const wanted = pairs.flatMap(({ label, draft }) => (label?.doubts ?? []).map((field) => ({ field, draft })));
  return {
    entries: entries.length,
    claims: {
      right: pairs.filter((one) => isRight(one)).length,
      given: pairs.filter(({ draft }) => draft !== null).length,
      wanted: pairs.filter(({ label }) => label !== null).length,
    },
    fields: Object.fromEntries(FIELDS.map((field) => [field, tally(field, pairs)])) as Record<Field, Tally>,
    negatives: { alarms: negatives.filter((one) => one.pairs.length > 0).length, of: negatives.length },
    doubts: {
      raised: wanted.filter(({ field, draft }) => draft?.doubts.some((doubt) => doubt.field === field) === true).length,
      of: wanted.length,
    },
    misses: texts
      .map((one) => ({ text: one.entry.text, what: one.pairs.flatMap(differences) }))
      .filter(({ what }) => what.length > 0),
  };
}

interface Pair {
  readonly label: Label | null;
  readonly draft: DraftLike | null;
  /** What the label says, and the draft. */
  readonly wanted: Said;
  readonly given: Said;
}

const NOTHING: Said = new Map();

/** The labels of a text with its drafts, those first that agree in most fields; what is left over stands alone. */
function pair(labels: readonly Label[], drafts: readonly DraftLike[]): Pair[] {
  const all = labels
    .flatMap((label) => drafts.map((draft) => both(label, draft)))
    .sort((a, b) => agreeing(b) - agreeing(a));
  const found: Pair[] = [];
  for (const one of all)
    if (!found.some(({ label, draft }) => label === one.label || draft === one.draft)) found.push(one);
  return [
    ...found,
    ...labels.filter((label) => !found.some((one) => one.label === label)).map((label) => both(label, null)),
    ...drafts.filter((draft) => !found.some((one) => one.draft === draft)).map((draft) => both(null, draft)),
  ];
}

function both(label: Label | null, draft: DraftLike | null): Pair {
  return {
    label,
    draft,
    wanted: label === null ? NOTHING : saidBy(label.spec, label.stated),
    given: draft === null ? NOTHING : saidBy(draft.spec, draft.stated),
  };
}

function agreeing({ wanted, given }: Pair): number {
  return FIELDS.filter((field) => wanted.has(field) && wanted.get(field) === given.get(field)).length;
}

function isRight({ label, draft, wanted, given }: Pair): boolean {
  if (label === null || draft === null || beyond(draft.spec).length > 0) return false;
  return FIELDS.every((field) => wanted.get(field) === given.get(field));
}

function tally(field: Field, pairs: readonly Pair[]): Tally {
  return {
    right: pairs.filter(({ wanted, given }) => wanted.has(field) && wanted.get(field) === given.get(field)).length,
    given: pairs.filter(({ given }) => given.has(field)).length,
    wanted: pairs.filter(({ wanted }) => wanted.has(field)).length,
  };
}

function differences(one: Pair): string[] {
  if (isRight(one)) return [];
  const { label, draft, wanted, given } = one;
  if (draft === null) return [`not found: ${told(wanted)}`];
  if (label === null) return [`no such claim: ${told(given)}`];
  return [
    ...FIELDS.filter((field) => wanted.get(field) !== given.get(field)).map(
      (field) => `${field}: wanted ${wanted.get(field) ?? 'nothing'}, given ${given.get(field) ?? 'nothing'}`,
    ),
    ...beyond(draft.spec).map((name) => `${name}: wanted nothing`),
  ];
}

function told(said: Said): string {
  return [...said].map(([field, value]) => `${field} ${value}`).join('; ');
}
