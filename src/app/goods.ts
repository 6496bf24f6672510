import { type History, historyOf } from '../trade/concordance.ts';
import { EntrepotError } from '../trade/errors.ts';
import { goodsLists, type Listing, listsOf } from '../trade/goods-list.ts';
import { formatProduct, type Product, parentAt, parseProduct } from '../trade/hs.ts';
import { codesOf, type FoundText, productText, searchText, standardUnit } from '../trade/nomenclature.ts';

export interface GoodsAnswer {
  readonly code: string;
  readonly level: number;
  readonly text: string | null;
  readonly parents: readonly { readonly code: string; readonly text: string | null }[];
  readonly unit: string | null;
  readonly lists: readonly Listing[];
  /** Of six digits only. */
  readonly history: History | null;
  readonly notes: readonly string[];
}

/** What a code is, on which lists since when, what it was in earlier revisions, and whether it compares across 2022. */
export function goods(word: string): GoodsAnswer {
  const product = parseProduct(word);
  const code = formatProduct(product.level, product.code);
  const text = productText(product);
  const six = product.level >= 6 ? parentAt(product, 6) : null;
  const known =
    text !== null ||
    (six !== null &&
      ([2022, 2017, 2012] as const).some((revision) => codesOf(revision)?.has(formatProduct(6, six.code))));
  if (!known)
    throw new EntrepotError('not-found', `no shipped revision of the HS (2022, 2017, 2012) has a code ${code}`, {
      fields: { code },
    });
  return {
    code,
    level: product.level,
    text,
    parents: parentsOf(product),
    unit: standardUnit(product),
    lists: listsOf(product),
    history: six === null ? null : historyOf(six),
    notes: [
      ...(product.level === 8 ? ['the history is that of its six digits; CN8 codes change every year'] : []),
      ...(product.level === 6 && listsOf(product).length > 0
        ? ['a six-digit match is a candidate: only part of the code may be controlled']
        : []),
      ...(listsOf(product).length === 0
        ? [
            `on none of the shipped lists (${goodsLists()
              .map((list) => `${list.name} of ${list.version}`)
              .join(', ')})`,
          ]
        : []),
    ],
  };
}

/** Codes of HS 2022 whose text has all the words. */
export function searchGoods(words: string): readonly FoundText[] {
  const found = searchText(words);
  if (found.length === 0)
    throw new EntrepotError('not-found', `no HS 2022 text has the words ${JSON.stringify(words)}`, {
      fields: { words },
    });
  return found;
}

function parentsOf(product: Product): { code: string; text: string | null }[] {
  return ([2, 4, 6] as const)
    .filter((level) => level < product.level)
    .map((level) => parentAt(product, level))
    .map((parent) => ({ code: formatProduct(parent.level, parent.code), text: productText(parent) }));
}
