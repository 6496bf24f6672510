import type { AreaSpot } from './areas.ts';
import type { Clause } from './clauses.ts';
import type { Doubt } from './draft.ts';
import type { FlowSpot, Movement } from './flow-words.ts';
import { ofMovement, ofShare, type Role } from './sides.ts';
import { type Spots, within } from './spots.ts';
import type { Told } from './told.ts';

export interface Roles {
  readonly movement: Movement;
  readonly flow: FlowSpot | null;
  readonly reporter: readonly AreaSpot[];
  readonly partner: readonly AreaSpot[];
  readonly doubts: readonly Doubt[];
  /** The reporter is named as the one who tells it alone. */
  readonly office: boolean;
  /** "its", "their": the reporter is that of what was said before. */
  readonly its: boolean;
}

export const OFFICE = 'named as the one who tells it, not as the one who trades';

/** Who sends what where: which of the areas of a clause is the reporter and which the partner. */
export function rolesOf(
  spots: Spots,
  clause: Clause,
  told: readonly Told[],
  carried: Movement | null = null,
): Roles | null {
  const flow = anchorOf(spots, clause, told);
  if (flow === null && !clause.those) return null;
  const against = new Set(told.flatMap(({ against: area }) => area ?? []));
  const areas = within(spots.areas, clause).filter((area) => !against.has(area));
  const movement = (clause.those ? carried : null) ?? flow?.movement ?? 'export';
  const roles = new Map<AreaSpot, Role>();
  for (const [index, area] of areas.entries())
    roles.set(area, roleOf(spots, clause, area, areas[index - 1], roles, flow));
  const of = (...wanted: readonly Role[]): AreaSpot[] =>
    areas.filter((area) => wanted.includes(roles.get(area) as Role));
  const share = told.find(({ statistic }) => statistic === 'share');
  const sides =
    share !== undefined && flow !== null && !clause.those
      ? ofShare(spots, clause, flow, share.amount, areas, of)
      : ofMovement(movement, of);
  const [reporter, partner] = [listed(sides.reporter, spots.text), listed(sides.partner, spots.text)];
  const doubts: Doubt[] = [];
  if (sides.its === true && reporter.length > 0)
    doubts.push({ field: 'reporter', text: reporter[0]?.text ?? null, why: 'taken for the one that "its" means' });
  const office = of('office');
  const used = new Set([...reporter, ...partner]);
  const named = reporter.length > 0 ? reporter : office.slice(0, 1);
  if (reporter.length === 0 && office.length > 0)
    doubts.push({
      field: 'reporter',
      text: office[0]?.text ?? null,
      why: OFFICE,
    });
  for (const area of areas)
    if (!used.has(area) && /\b(?:via|through)\s+(?:the\s+)?$/i.test(spots.text.slice(clause.from, area.from)))
      doubts.push({ field: 'partner', text: area.text, why: 'on the way: who sent or got them may be told otherwise' });
    else if (!used.has(area) && roles.get(area) !== 'office')
      doubts.push({ field: null, text: area.text, why: 'an area whose part in this is not understood' });
  const its =
    /\b(?:its|their)\s+(?:own\s+|total\s+|overall\s+)?(?:[\p{L}-]+\s+){0,2}?(?:exports?|imports?|re-exports?|shipments|purchases|sales|trade)\b/iu.test(
      spots.text.slice(clause.from, clause.to),
    );
  return { movement, flow, reporter: named, partner, doubts, office: reporter.length === 0 && office.length > 0, its };
}

/** The word that the figure hangs on: of a share, the flow behind it; else a noun before a verb, a strong word before a weak one. */
function anchorOf(spots: Spots, clause: Clause, told: readonly Told[]): FlowSpot | null {
  const flows = within(spots.flows, clause);
  const share = told.find(({ statistic }) => statistic === 'share');
  if (share !== undefined) {
    const behind = flows.filter(({ weak, from }) => !weak && from > share.amount.to);
    const found = behind[0] ?? flows.find(({ weak, verb }) => !weak && !verb) ?? flows.find(({ weak }) => !weak);
    if (found !== undefined) return found;
  }
  return (
    flows.find(({ weak, verb }) => !weak && !verb) ??
    flows.find(({ weak }) => !weak) ??
    flows.find(({ text }) => !/^took$/i.test(text)) ??
    null
  );
}

function roleOf(
  spots: Spots,
  clause: Clause,
  area: AreaSpot,
  previous: AreaSpot | undefined,
  roles: ReadonlyMap<AreaSpot, Role>,
  flow: FlowSpot | null,
): Role {
  if (area.office) return 'office';
  if (isHyphened(spots, area)) return 'pair';
  const before = spots.text.slice(Math.max(clause.from, area.from - 30), area.from);
  const direct = (words: string): boolean =>
    new RegExp(`(?:^|[^\\p{L}])(?:${words})\\s+(?:the\\s+)?$`, 'iu').test(before);
  if (
    previous !== undefined &&
    /^(?:,\s*|\s*,?\s+and\s+|\s*,?\s+or\s+)(?:the\s+)?$/i.test(spots.text.slice(previous.to, area.from)) &&
    roles.get(previous) !== 'subject' &&
    !begins(spots, previous, area)
  )
    return roles.get(previous) ?? 'aside';
  if (previous !== undefined && /^\s+and\s+(?:the\s+)?$/i.test(spots.text.slice(previous.to, area.from)))
    return roles.get(previous) ?? 'aside';
  if (direct('between') && !/\d/.test(spots.text.slice(area.to, area.to + 6))) return 'pair';
  if (area.adjective || area.possessive) {
    const noun = flow !== null && flow.from >= area.to && leadsTo(spots.text.slice(area.to, flow.from));
    if (noun)
      return direct('from|to|into') && !area.possessive && !(flow?.verb ?? true)
        ? direct('from')
          ? 'origin'
          : 'destination'
        : 'subject';
    if (area.adjective) return before.trimEnd().endsWith(' with') ? 'aside' : 'origin';
  }
  if (/\b(?:those|that)\s+of\s+(?:the\s+)?$/i.test(before)) return 'subject';
  if (
    direct('of') &&
    spots.flows.some((one) => !one.verb && /^\s+of\s+(?:the\s+)?$/i.test(spots.text.slice(one.to, area.from)))
  )
    return 'subject';
  if (
    flow !== null &&
    flow.verb &&
    flow.movement === 'export' &&
    /^\s+(?:the\s+)?$/i.test(spots.text.slice(flow.to, area.from))
  )
    return 'destination';
  if (direct('to|into|towards?')) return 'destination';
  if (direct('from')) return 'origin';
  if (direct('by')) return 'by';
  if (direct('with'))
    return /\bwith\s+(?:the\s+)?$/i.test(before) &&
      /^\s+(?:the|as|being|taking|accounting)\b/i.test(spots.text.slice(area.to))
      ? 'aside'
      : 'with';
  if (direct('of') && spots.goods.some((goods) => goods.from > area.to && goods.from - area.to < 15)) return 'origin';
  if (direct('in') && TRADERS.test(before)) return 'subject';
  if (direct('making|overtaking|behind')) return 'aside';
  if (direct('in|at|of|via|through|like|including|for|on|over|against|outside'))
    return direct('of') && area.possessive ? 'subject' : 'aside';
  const list =
    /(?<!\p{L})(?:(destinations?|markets?|buyers?|customers?)|suppliers?|sources?|sellers?)(?!\p{L})[^.,;]*\b(?:were|was|are|is)\s+(?:the\s+)?$/iu.exec(
      spots.text.slice(clause.from, area.from),
    );
  if (list !== null) return list[1] === undefined ? 'origin' : 'destination';
  return 'subject';
}

/** "Firms in Hong Kong sold". */
const TRADERS =
  /\b(?:firms|companies|traders|exporters|importers|suppliers|sellers|buyers)\s+(?:based\s+)?in\s+(?:the\s+)?$/i;

/** "Russia-India trade", "Sino-Russian trade". */
function isHyphened({ text, areas }: Spots, area: AreaSpot): boolean {
  return areas.some((other) => {
    const [first, second] = other.from < area.from ? [other, area] : [area, other];
    return /^[-–]$/.test(text.slice(first.to, second.from));
  });
}

/** "From Brazil, Iran imported": behind the comma a new part begins. */
function begins({ text, flows }: Spots, previous: AreaSpot, area: AreaSpot): boolean {
  return (
    /^,\s*$/.test(text.slice(previous.to, area.from)) &&
    (area.possessive ||
      flows.some(({ verb, from }) => verb && /^\s+(?:has\s+|had\s+)?$/.test(text.slice(area.to, from))))
  );
}

/** Whether nothing but what goods are called stands between whose they are and the flow: "French wine exports". */
function leadsTo(between: string): boolean {
  return (
    /^(?:['’]s?)?(?:\s+[\p{L}0-9.'’-]+){0,6}\s+$/u.test(between) &&
    !/\b(?:of|to|from|by|were|was|and\s+(?:the|its)|that|which|worth|in|for|with)\b/i.test(between)
  );
}

/** The first, with those that a comma or "and" joins to it. */
function listed(areas: readonly AreaSpot[], text: string): readonly AreaSpot[] {
  const end = areas.findIndex(
    (area, index) => index > 0 && !/^(?:,|,?\s+and)\s+(?:the\s+)?$/i.test(text.slice(areas[index - 1]?.to, area.from)),
  );
  return end < 0 ? areas : areas.slice(0, end);
}
