import { areaLabel, areaName, isGroup, membersOf, parseArea } from '../trade/area.ts';
import { areasOf, type Entry } from './item.ts';

/** What a finding is about, as far as evidence can be. */
export interface Corridor {
  readonly id: string;
  readonly exporter: readonly string[];
  readonly via: readonly string[];
  readonly destination: string;
  /** An HS code, or TOTAL. */
  readonly goods: string;
}

/** How an item concerns a finding, the closest first. */
export const CLOSENESS = {
  named: 'it names the finding',
  goods: 'the same goods, and a country of the finding',
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
  readonly exporter: boolean;
  readonly via: readonly string[];
  readonly destination: boolean;
}

const RULES: readonly { readonly link: Closeness; readonly holds: (shared: Shared) => boolean }[] = [
  { link: 'named', holds: ({ named }) => named },
  {
    link: 'goods',
    holds: ({ goods, exporter, via, destination }) => goods.length > 0 && (exporter || via.length > 0 || destination),
  },
  { link: 'corridor', holds: ({ exporter, via, destination }) => destination && (exporter || via.length > 0) },
  { link: 'destination', holds: ({ anyGoods, destination }) => destination && !anyGoods },
];

/** How an item concerns a finding, and why; null where it does not. */
export function matchOf(item: Entry, corridor: Corridor): Match | null {
  const areas = new Set(areasOf(item).flatMap(spread));
  const shared: Shared = {
    named: item.links.findings.includes(corridor.id),
    goods: item.links.goods.filter((code) => covers(code, corridor.goods)),
    anyGoods: item.links.goods.length > 0,
    exporter: corridor.exporter.flatMap(spread).some((area) => areas.has(area)),
    via: corridor.via.filter((area) => areas.has(area)),
    destination: areas.has(corridor.destination),
  };
  const rule = RULES.find(({ holds }) => holds(shared));
  return rule === undefined ? null : { link: rule.link, why: inWords(item, corridor, shared) };
}

/** Whether one of two codes lies under the other, on as many digits as both have. TOTAL is under none. */
export function covers(code: string, other: string): boolean {
  if (code === 'TOTAL' || other === 'TOTAL') return false;
  const digits = Math.min(code.length, other.length, 6);
  return code.slice(0, digits) === other.slice(0, digits);
}

function inWords(item: Entry, corridor: Corridor, shared: Shared): string {
  const areas = [
    ...(shared.exporter ? corridor.exporter : []),
    ...shared.via,
    ...(shared.destination ? [corridor.destination] : []),
  ].map((area) => `${roleOf(area, corridor)} ${nameOf(area)}`);
  const said = [
    shared.named ? 'names this finding' : null,
    shared.goods.length > 0 ? `names ${shared.goods.join(', ')}` : null,
    areas.length > 0 ? `shares ${joined(areas)}` : null,
  ].filter((part) => part !== null);
  const other = item.from !== null && !shared.exporter && item.from !== corridor.destination ? item.from : null;
  const differs = [
    other === null ? null : `its exporter is another, ${nameOf(other)}`,
    shared.anyGoods && shared.goods.length === 0 ? `its goods are others, ${item.links.goods.join(', ')}` : null,
  ].filter((part) => part !== null);
  return `It ${joined(said)}${differs.length > 0 ? `; ${differs.join('; ')}` : ''}.`;
}

function roleOf(area: string, corridor: Corridor): string {
  if (area === corridor.destination) return 'the destination';
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
