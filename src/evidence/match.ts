import { areaLabel, areaName, isGroup, membersOf, parseArea } from '../trade/area.ts';
import { areasOf, type Entry } from './item.ts';

/** What a finding, a claim or a series is about, as far as evidence can be; of several areas or goods any one will do. */
export interface Corridor {
  /** Ids that an item may name; null where it is of none. */
  readonly finding: string | null;
  readonly claim: string | null;
  readonly exporter: readonly string[];
  readonly via: readonly string[];
  readonly destination: readonly string[];
  /** HS codes, or TOTAL. */
  readonly goods: readonly string[];
}

/** How an item concerns a corridor, the closest first. */
export const CLOSENESS = {
  named: 'it names the finding or the claim',
  goods: 'the same goods, and a country of the corridor',
  corridor: 'the same destination, and its exporter or intermediary; no goods, or others',
  destination: 'the same destination; no goods are named',
} as const;
export type Closeness = keyof typeof CLOSENESS;

export interface Match {
  readonly link: Closeness;
  /** In a sentence, with what is shared and what differs. */
  readonly why: string;
}

interface Shared {
  readonly named: boolean;
  readonly goods: readonly string[];
  readonly anyGoods: boolean;
  readonly exporter: readonly string[];
  readonly via: readonly string[];
  readonly destination: readonly string[];
}

const RULES: readonly { readonly link: Closeness; readonly holds: (shared: Shared) => boolean }[] = [
  { link: 'named', holds: ({ named }) => named },
  {
    link: 'goods',
    holds: ({ goods, exporter, via, destination }) => goods.length > 0 && any(exporter, via, destination),
  },
  { link: 'corridor', holds: ({ exporter, via, destination }) => any(destination) && any(exporter, via) },
  { link: 'destination', holds: ({ anyGoods, destination }) => any(destination) && !anyGoods },
];

/** How an item concerns a corridor, and why; null where it does not. */
export function matchOf(item: Entry, corridor: Corridor): Match | null {
  const areas = new Set(areasOf(item).flatMap(spread));
  const held = (asked: readonly string[]) => asked.filter((area) => spread(area).some((one) => areas.has(one)));
  const { findings, claims, goods } = item.links;
  const shared: Shared = {
    named: findings.some((id) => id === corridor.finding) || claims.some((id) => id === corridor.claim),
    goods: goods.filter((code) => corridor.goods.some((other) => covers(code, other))),
    anyGoods: goods.length > 0,
    exporter: held(corridor.exporter),
    via: held(corridor.via),
    destination: held(corridor.destination),
  };
  const rule = RULES.find(({ holds }) => holds(shared));
  return rule === undefined ? null : { link: rule.link, why: inWords(item, corridor, shared) };
}

/** The closest of how an item concerns several corridors; null where it concerns none. */
export function closestMatch(item: Entry, corridors: readonly Corridor[]): Match | null {
  const matches = corridors.flatMap((corridor) => matchOf(item, corridor) ?? []);
  for (const { link } of RULES) {
    const found = matches.find((match) => match.link === link);
    if (found !== undefined) return found;
  }
  return null;
}

function any(...lists: readonly (readonly string[])[]): boolean {
  return lists.some((list) => list.length > 0);
}

/** Whether one of two codes lies under the other, on as many digits as both have. TOTAL is under none. */
export function covers(code: string, other: string): boolean {
  if (code === 'TOTAL' || other === 'TOTAL') return false;
  const digits = Math.min(code.length, other.length, 6);
  return code.slice(0, digits) === other.slice(0, digits);
}

function inWords(item: Entry, corridor: Corridor, shared: Shared): string {
  const areas = [...new Set([...shared.exporter, ...shared.via, ...shared.destination])].map(
    (area) => `${roleOf(area, corridor)} ${nameOf(area)}`,
  );
  const said = [
    shared.named ? `names this ${corridor.finding === null ? 'claim' : 'finding'}` : null,
    shared.goods.length > 0 ? `names ${shared.goods.join(', ')}` : null,
    areas.length > 0 ? `shares ${joined(areas)}` : null,
  ].filter((part) => part !== null);
  const other = any(shared.exporter) || corridor.destination.some((area) => area === item.from) ? null : item.from;
  const differs = [
    other === null ? null : `its exporter is another, ${nameOf(other)}`,
    shared.anyGoods && shared.goods.length === 0 ? `its goods are others, ${item.links.goods.join(', ')}` : null,
  ].filter((part) => part !== null);
  return `It ${joined(said)}${differs.length > 0 ? `; ${differs.join('; ')}` : ''}.`;
}

function roleOf(area: string, corridor: Corridor): string {
  if (corridor.destination.includes(area)) return 'the destination';
  return corridor.via.includes(area) ? 'the intermediary' : 'the exporter';
}

function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

function nameOf(area: string): string {
  return areaName(parseArea(area));
}

/** A group by its members of the day of the newest controls, another area as it is. */
function spread(area: string): readonly string[] {
  const code = parseArea(area);
  if (!isGroup(code)) return [area];
  try {
    return [area, ...membersOf(code, '2022-02').map(areaLabel)];
  } catch {
    return [area];
  }
}
