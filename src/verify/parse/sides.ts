import type { AreaSpot } from './areas.ts';
import type { Clause } from './clauses.ts';
import type { FlowSpot, Movement } from './flow-words.ts';
import type { Place } from './sheet.ts';
import type { Spots } from './spots.ts';

/** What a preposition or a place makes of an area. */
export type Role = 'subject' | 'origin' | 'destination' | 'with' | 'by' | 'pair' | 'office' | 'aside';

type Of = (...wanted: readonly Role[]) => AreaSpot[];

export interface Sides {
  readonly reporter: readonly AreaSpot[];
  readonly partner: readonly AreaSpot[];
  /** The reporter is named by "its" alone. */
  readonly its?: boolean;
}

/** Who tells it and with whom, of a flow of this kind. */
export function ofMovement(movement: Movement, all: Of, counts: (area: AreaSpot) => boolean = () => true): Sides {
  const of: Of = (...wanted) => all(...wanted).filter(counts);
  if (movement === 'both') {
    const pair = of('pair');
    if (pair.length > 0) return { reporter: pair.slice(0, 1), partner: pair.slice(1) };
    const [subject, other, ...more] = of('subject');
    const partner = of('with', 'destination');
    // "China and Russia traded", "their trade".
    if (partner.length === 0 && subject !== undefined && other !== undefined && more.length === 0)
      return { reporter: [subject], partner: [other] };
    return { reporter: first(of('subject'), of('origin')), partner };
  }
  const pair = of('pair');
  if (pair.length > 1) return { reporter: pair.slice(0, 1), partner: pair.slice(1) };
  if (movement === 'import')
    return { reporter: first(of('destination'), of('by'), of('subject')), partner: of('origin', 'with') };
  return { reporter: first(of('subject'), of('by'), of('origin')), partner: of('destination', 'with') };
}

function first(...lists: readonly (readonly AreaSpot[])[]): readonly AreaSpot[] {
  return lists.find((list) => list.length > 0) ?? [];
}

/** "A accounted for 40 % of B's imports": B tells it, A is the partner, whatever the verb before the share. */
export function ofShare(
  { text, flows }: Spots,
  clause: Clause,
  flow: FlowSpot,
  amount: Place,
  areas: readonly AreaSpot[],
  of: Of,
): Sides {
  const subjects = of('subject');
  const sharer = areas.find(
    ({ possessive, to }) => possessive && /^['’]s?\s+share\s+(?:of|in)\b/i.test(text.slice(to)),
  );
  const sharee = sharer && areas.find(({ from, to }) => from > sharer.to && to <= flow.from);
  if (sharer !== undefined && sharee !== undefined && flow.movement !== 'both')
    return { reporter: [sharee], partner: [sharer] };
  const others = (reporter: AreaSpot | undefined): readonly AreaSpot[] =>
    areas.filter(
      (area) => area !== reporter && !area.office && area.area !== null && !/\bwith\s+$/.test(text.slice(0, area.from)),
    );
  if (flow.from > amount.to && /\b(?:its|their|(?:total|overall|all)\s+$)/i.test(text.slice(amount.to, flow.from))) {
    // "A's imports from B made up 40 % of its imports" says who before the figure.
    const head = flows.find((one) => one.from >= clause.from && one.to <= amount.from && !one.weak && !one.verb);
    if (head !== undefined) return ofMovement(head.movement, of, (area) => area.to <= amount.from);
    const subject = subjects.findLast((area) => area.to <= amount.from);
    const whose = others(subject).find((area) => area.to <= amount.from);
    if (PROVIDES.test(text.slice(subject?.to ?? amount.from, amount.from)) && subject !== undefined)
      return { reporter: whose === undefined ? [] : [whose], partner: [subject], its: true };
  }
  const nearest =
    subjects.findLast((area) => area.to <= flow.from && flow.from - area.to < 60) ??
    areas.find((area) => flow.movement === 'export' && area.adjective && area.to <= flow.from);
  const reporter = nearest ?? first(of('by'), flow.movement === 'import' ? of('destination') : of('origin'))[0];
  return { reporter: reporter === undefined ? [] : [reporter], partner: others(reporter) };
}

/** Whoever does this is a partner of whom "its imports" means. */
const PROVIDES =
  /\b(?:account(?:s|ed|ing)?\s+for|ma(?:de|kes?)\s+up|provid(?:ed|es)|suppl(?:ied|ies)|took|takes|absorb(?:ed|s)|represent(?:ed|s)|contribut(?:ed|es)|deliver(?:ed|s))\b/i;
