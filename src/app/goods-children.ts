import { EntrepotError } from '../trade/errors.ts';
import { listsOf } from '../trade/goods-list.ts';
import { formatProduct, parseProduct } from '../trade/hs.ts';
import { childrenOf, productText } from '../trade/nomenclature.ts';

export interface GoodsChildren {
  /** Null: the chapters. */
  readonly under: string | null;
  readonly children: readonly {
    readonly code: string;
    readonly text: string;
    /** The goods lists that it is on, wholly or with some of its lines. */
    readonly lists: readonly string[];
    /** How many codes lie right under it; none under six digits. */
    readonly children: number;
  }[];
}

/** The codes of HS 2022 right under one, or its chapters. */
export function goodsChildren(under: string | undefined): GoodsChildren {
  const parent = under === undefined ? null : parseProduct(under);
  const code = parent === null || parent.level === 0 ? null : formatProduct(parent.level, parent.code);
  if (parent !== null && productText(parent) === null)
    throw new EntrepotError('not-found', `HS 2022 has no code ${code}`, { fields: { code } });
  return {
    under: code,
    children: childrenOf(code).map((child) => ({
      code: child.code,
      text: child.text,
      lists: listsOf(parseProduct(child.code)).map(({ list }) => list),
      children: childrenOf(child.code).length,
    })),
  };
}
