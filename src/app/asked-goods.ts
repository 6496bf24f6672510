import { EntrepotError } from '../trade/errors.ts';
import { type AskedGoods, parseGoods } from '../trade/goods-list.ts';
import { formatProduct, type Product, parentAt } from '../trade/hs.ts';

export interface CountedGoods extends AskedGoods {
  readonly notes: readonly string[];
}

/**
 * Reads codes, names of goods lists and TOTAL, and counts nothing twice: of codes that lie within other asked ones the wider
 * stay. @throws EntrepotError 'usage'
 */
export function askedGoods(words: readonly string[]): CountedGoods {
  const { products, lists } = parseGoods(words);
  const key = (product: Product): string => formatProduct(product.level, product.code);
  const asked = new Set(products.map(key));
  const isNested = (product: Product): boolean =>
    ([2, 4, 6] as const).some((level) => level < product.level && asked.has(key(parentAt(product, level))));
  const kept = products.filter((product) => !isNested(product));
  if (kept.length > 1 && kept.some(({ level }) => level === 0))
    throw new EntrepotError('usage', 'TOTAL holds all other codes; ask for one or the other');
  const dropped = products.filter(isNested).map(key);
  const shown = `${dropped.slice(0, 5).join(', ')}${dropped.length > 5 ? ' and others' : ''}`;
  return {
    products: kept,
    lists,
    notes: dropped.length === 0 ? [] : [`${shown} lie within other asked codes and are counted once`],
  };
}
