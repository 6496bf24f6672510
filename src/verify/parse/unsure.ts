import { FROM } from './change-words.ts';
import { alike } from './clauses.ts';
import { ownPeriod } from './own-period.ts';
import type { Said } from './said.ts';
import type { Place } from './sheet.ts';
import { type Spots, within } from './spots.ts';
import type { Told } from './told.ts';

/** A part of a year that no year is beside. */
const PART_OF_YEAR =
  /(?<!\p{L})(?:(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth)\s+(?:quarter|half)|January|February|March|April|(?:in|from|of)\s+May|June|July|August|September|October|November|December)(?!\p{L})/u;
/** "Cases over exports", "complaints about imports": the figure is of the cases. */
const ABOUT = /\b(?:over|about|regarding|concerning|involving)\s+$/i;

/**
 * Why what was read of a clause may be wrong for what was not read, or null. A doubt says that a field is open; here
 * the fields that were filled cannot be told from those that should have been, so that no claim is drawn.
 */
export function unsure(said: Said): string | null {
  const { spots, clause, windows, roles, told } = said;
  const doubts = [...said.doubts, ...windows.doubts];
  const has = (why: string): boolean => doubts.some((doubt) => doubt.why === why);
  if (windows.doubts.some(({ why }) => why === 'another period' || why.startsWith('which of the two periods')))
    return 'a period whose part is not understood';
  if (has('it is not said what it is of')) return 'a percentage of which it is not said what it is of';
  if (said.reporter.length === 0 && has('an area whose part in this is not understood'))
    return 'an area whose part is not understood, where nobody is known to report';
  if (said.partner.length === 0 && said.reporter.length > 0 && isOpen(said))
    return 'a country whose part is not understood, where no partner is known';
  if (PART_OF_YEAR.test(spots.open.slice(clause.from, clause.to)) && windows.window !== null)
    return 'a part of a year of which the year is not said';
  if (said.reporter.some((area) => said.partner.includes(area))) return 'one country on both sides';
  if (clause.those && roles.flow !== null && !roles.flow.weak && roles.flow.movement !== roles.movement)
    return 'a part that goes another way than the whole';
  const share = told.find(({ statistic }) => statistic === 'share');
  if (share !== undefined && has('an area whose part in this is not understood'))
    return 'a share of what goes to or comes from some places';
  if (share !== undefined && isPart(said, share)) return 'a whole and a part of it';
  if (windows.window === null && spots.periods.some((one) => one.kind === 'span' && isOutside(clause, one)))
    return 'a period of the sentence that may be meant for this too';
  if (isListed(spots, said)) return 'figures in a row, of which it is not understood whose they are';
  if (roles.flow !== null && isAbout(spots, { from: clause.from, to: roles.flow.from }))
    return 'a figure about something that concerns trade';
  return hasOtherLevel(said) ? 'a third figure of the same kind, of another period' : null;
}

/** "Imported $78 million in 2023, 90 % of them from China": the first figure is of all partners. */
function isPart({ spots, told, roles }: Said, share: Told): boolean {
  return (
    /^\s*(?:of\s+(?:it|them|these|those|which|the\s+total)|came|went|from|to)\b/i.test(
      spots.text.slice(share.amount.to),
    ) &&
    told.some(({ statistic, amount }) => statistic !== 'share' && amount.to < share.amount.from) &&
    roles.partner.some(({ from }) => from > share.amount.to)
  );
}

/** A country beside the figures that is no party, in a sentence that names but one. */
function isOpen({ spots, clause, doubts }: Said): boolean {
  const open = doubts.filter(({ why }) => why === 'an area whose part in this is not understood');
  return within(spots.areas, clause).some(
    ({ area, text }) => area !== null && open.some((doubt) => doubt.text === text),
  );
}

const isOutside = (clause: Place, { from, to }: Place): boolean => to <= clause.from || from >= clause.to;

/** What is counted stands before the flow. */
function isAbout({ text, amounts, numbers }: Spots, before: Place): boolean {
  return ABOUT.test(text.slice(before.from, before.to)) && within<Place>([...amounts, ...numbers], before).length > 0;
}

/** "4.4 %, 0.9 % and 0.6 %". */
function isListed({ text, amounts }: Spots, { told }: Said): boolean {
  return told.some(({ amount }) =>
    amounts.some(
      (other) =>
        alike(amount, other) &&
        ((other.from > amount.to && LIST.test(text.slice(amount.to, other.from))) ||
          (amount.from > other.to && LIST.test(text.slice(other.to, amount.from)))),
    ),
  );
}
const LIST = /^(?:,|,?\s+and)\s+$/;

/** A figure like one that is told, with months of its own that are neither the window nor the base. */
function hasOtherLevel({ spots, clause, told, windows }: Said): boolean {
  return within(spots.amounts, clause).some((amount) => {
    if (told.some((one) => one.amount === amount) || !told.some((one) => alike(one.amount, amount))) return false;
    const own = ownPeriod(spots, clause, amount)?.span;
    if (own === undefined || FROM.test(spots.text.slice(Math.max(clause.from, amount.from - 30), amount.from)))
      return false;
    return ![windows.window, windows.base].some((span) => span?.from === own.from && span.to === own.to);
  });
}
