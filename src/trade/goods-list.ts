import { EntrepotError } from './errors.ts';
import { formatProduct, type Product, parentAt, parseProduct } from './hs.ts';
import { lazy, readTable } from './reference/table.ts';

export interface ListEntry {
  readonly product: Product;
  readonly tier: string | null;
  readonly text: string;
}

/** Goods that some authority named, as of a date. A six-digit match is a candidate, not a classification. */
export interface GoodsList {
  readonly name: string;
  readonly title: string;
  readonly authority: string;
  /** Date of the version that is shipped; nothing is said of other dates. */
  readonly version: string;
  readonly from: string;
  readonly to: string | null;
  readonly entries: readonly ListEntry[];
}

const LISTS: readonly { readonly list: Omit<GoodsList, 'entries'>; readonly table: string; readonly tiers: boolean }[] =
  [
    {
      list: {
        name: 'chpl',
        title: 'Common High Priority List',
        authority: 'European Commission, BIS, OFSI and MOFA Japan',
        version: '2024-02',
        from: '2024-02',
        to: null,
      },
      table: 'chpl.csv',
      tiers: true,
    },
    {
      list: {
        name: 'eu-833-2014',
        title: 'Export-restricted goods of Regulation (EU) 833/2014, as CN8',
        authority: 'Council of the European Union',
        version: '2022-10-07',
        from: '2022-10',
        to: null,
      },
      table: 'eu-833-2014.csv',
      tiers: false,
    },
  ];

export const goodsLists = lazy((): readonly GoodsList[] =>
  LISTS.map(({ list, table, tiers }) => ({
    ...list,
    entries: readTable(table, tiers ? (['code', 'text', 'tier'] as const) : (['code', 'text'] as const)).map((row) => ({
      product: parseProduct(row.code),
      tier: 'tier' in row ? row.tier : null,
      text: row.text,
    })),
  })),
);

export function findGoodsList(name: string): GoodsList | undefined {
  return goodsLists().find((list) => list.name === name.trim().toLowerCase());
}

export interface Listing {
  readonly list: string;
  readonly tier: string | null;
  readonly version: string;
  /** `line`: the very code or a parent of it is listed; `part`: only finer lines below it are. */
  readonly match: 'line' | 'part';
  readonly entries: readonly string[];
}

/** The lists that a code is on, wholly or with some of its lines. */
export function listsOf(product: Product): Listing[] {
  return goodsLists().flatMap((list) => {
    const above = list.entries.filter(
      (entry) => entry.product.level <= product.level && within(product, entry.product),
    );
    const below = list.entries.filter((entry) => entry.product.level > product.level && within(entry.product, product));
    const found = above.length > 0 ? above : below;
    const tiers = [...new Set(found.map((entry) => entry.tier).filter((tier) => tier !== null))];
    return found.length === 0
      ? []
      : [
          {
            list: list.name,
            tier: tiers.sort()[0] ?? null,
            version: list.version,
            match: above.length > 0 ? ('line' as const) : ('part' as const),
            entries: found.map((entry) => formatProduct(entry.product.level, entry.product.code)),
          },
        ];
  });
}

function within(inner: Product, outer: Product): boolean {
  return parentAt(inner, outer.level).code === outer.code;
}

export interface AskedGoods {
  readonly products: readonly Product[];
  readonly lists: readonly GoodsList[];
}

/** Reads codes, names of goods lists and TOTAL, separated by commas. */
export function parseGoods(words: readonly string[]): AskedGoods {
  const products = new Map<string, Product>();
  const lists: GoodsList[] = [];
  for (const word of words
    .flatMap((text) => text.split(','))
    .map((text) => text.trim())
    .filter((text) => text !== '')) {
    const list = findGoodsList(word);
    if (list !== undefined) lists.push(list);
    else if (/^[a-z]/i.test(word) && word.toUpperCase() !== 'TOTAL') {
      throw new EntrepotError(
        'usage',
        `no goods list ${JSON.stringify(word)}; expected a code, TOTAL or one of ${goodsLists()
          .map((known) => known.name)
          .join(', ')}`,
        { fields: { goods: word } },
      );
    }
    for (const product of list?.entries.map((entry) => entry.product) ?? [parseProduct(word)]) {
      products.set(`${product.level}:${product.code}`, product);
    }
  }
  if (products.size === 0) throw new EntrepotError('usage', 'name at least one code of goods, a goods list or TOTAL');
  return { products: [...products.values()], lists };
}
