import { type CandidateCode, CONFIDENCES } from '../../evidence/components/component.ts';
import { covers } from '../../evidence/match.ts';
import { parseProduct } from '../../trade/hs.ts';
import { shortText } from '../../trade/nomenclature.ts';
import type { Context } from '../context.ts';
import type { ScanParameters } from '../scan.ts';
import { findScan } from '../scan-store.ts';
import { codeOf } from './components.ts';
import { COMPONENTS_ATTRIBUTION, type MappedComponent, mappedComponents } from './components-data.ts';

export interface WeaponsParameters extends ScanParameters {
  readonly weapon?: readonly string[] | undefined;
  /** A code of goods: the weapons whose parts may be of it, with those goods only. */
  readonly hs?: string | undefined;
}

/** Goods that parts of a weapon may be of. A part may be of several. */
export interface WeaponGoods {
  readonly code: string;
  readonly text: string;
  readonly parts: number;
  /** The best at which one of its parts is mapped to the code. */
  readonly confidence: CandidateCode['confidence'];
  /** How many findings of the scan carry these goods, and how many of them are supported. */
  readonly findings: number;
  readonly supported: number;
}

export interface Weapon {
  /** As the portal names it. */
  readonly weapon: string;
  readonly title: string;
  readonly parts: number;
  /** How many parts have a code at all. */
  readonly mapped: number;
  /** Countries of the makers of its parts, the most parts first. */
  readonly countries: readonly string[];
  /** The most parts first. */
  readonly goods: readonly WeaponGoods[];
}

export interface Weapons {
  readonly attribution: string;
  readonly snapshot: string;
  readonly scenario: string;
  /** The most parts first. */
  readonly items: readonly Weapon[];
}

/** From a weapon to the goods of its parts and the findings that carry them; from a code to the weapons it may feed. */
export async function weapons(context: Context, parameters: WeaponsParameters): Promise<Weapons> {
  const code = parameters.hs === undefined ? null : codeOf(parameters.hs);
  const { answer } = await findScan(context, parameters);
  const carrying = new Map<string, { readonly findings: number; readonly supported: number }>();
  const carried = (goods: string) => {
    const found = answer.findings.filter((finding) => covers(goods, finding.goods.code));
    const counts = { findings: found.length, supported: found.filter(({ supported }) => supported).length };
    carrying.set(goods, counts);
    return counts;
  };
  const parts = (await mappedComponents()).flatMap((part) => part.weapons.map((weapon) => ({ weapon, part })));
  const items = [...Map.groupBy(parts, ({ weapon }) => weapon)]
    .filter(([weapon]) => parameters.weapon?.includes(weapon) !== false)
    .map(([weapon, of]) =>
      weaponOf(
        weapon,
        of.map(({ part }) => part),
        code,
        (goods) => carrying.get(goods) ?? carried(goods),
      ),
    )
    .filter(({ goods }) => code === null || goods.length > 0);
  const weight = ({ parts: all, goods }: Weapon): number => (code === null ? all : (goods[0]?.parts ?? 0));
  return {
    attribution: COMPONENTS_ATTRIBUTION,
    snapshot: answer.snapshot,
    scenario: answer.scenario.name,
    items: items.toSorted((a, b) => weight(b) - weight(a) || (a.weapon < b.weapon ? -1 : 1)),
  };
}

/** As a table: a line for each goods of each weapon. */
export function weaponRows({ items }: Weapons): readonly object[] {
  return items.flatMap(({ weapon, parts, goods }) => goods.map((one) => ({ weapon, partsOfWeapon: parts, ...one })));
}

function weaponOf(
  weapon: string,
  parts: readonly MappedComponent[],
  code: string | null,
  carried: (goods: string) => { readonly findings: number; readonly supported: number },
): Weapon {
  const candidates = parts.flatMap(({ hs }) => hs).filter((one) => code === null || covers(one.code, code));
  const goods = [...Map.groupBy(candidates, (one) => one.code)].map(
    ([goodsCode, of]): WeaponGoods => ({
      code: goodsCode,
      text: shortText(parseProduct(goodsCode), 60),
      parts: of.length,
      confidence: CONFIDENCES.find((known) => of.some(({ confidence }) => confidence === known)) ?? 'low',
      ...carried(goodsCode),
    }),
  );
  const makers = Map.groupBy(parts, ({ makerCountry }) => makerCountry);
  return {
    weapon,
    title: titleOf(weapon),
    parts: parts.length,
    mapped: parts.filter(({ hs }) => hs.length > 0).length,
    countries: [...makers]
      .toSorted(([, a], [, b]) => b.length - a.length)
      .flatMap(([country]) => (country === null ? [] : [country])),
    goods: goods.toSorted((a, b) => b.parts - a.parts || (a.code < b.code ? -1 : 1)),
  };
}

/** The words of its name in the portal. */
function titleOf(weapon: string): string {
  const words = weapon.replaceAll('-', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
