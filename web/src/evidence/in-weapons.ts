import type { Weapon } from '../api/types.ts';

type Goods = Weapon['goods'][number];

const ORDER = ['high', 'medium', 'low'] as const;

/** How many parts may be of a code or one under it, and how many are known to a wider code only. */
export function covering(goods: readonly Goods[], code: string) {
  const sum = (some: readonly Goods[]): number => some.reduce((total, { parts }) => total + parts, 0);
  const under = (one: Goods): boolean => one.code.startsWith(code.slice(0, 6));
  const best = Math.min(...goods.map(({ confidence }) => ORDER.indexOf(confidence)));
  return {
    own: sum(goods.filter(under)),
    wider: sum(goods.filter((one) => !under(one))),
    confidence: ORDER[best] ?? 'low',
  };
}
