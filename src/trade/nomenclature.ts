import { formatProduct, type HsRevision, type Product } from './hs.ts';
import { lazy, readTable } from './reference/table.ts';

interface Text {
  readonly code: string;
  readonly text: string;
  readonly unit: string | null;
}

const hs2022 = lazy(
  () =>
    new Map<string, Text>(
      readTable('hs2022.csv', ['code', 'text', 'unit']).map((row) => [
        row.code,
        { code: row.code, text: row.text, unit: row.unit || null },
      ]),
    ),
);
const cn8 = lazy(() => new Map(readTable('eu-833-2014.csv', ['code', 'text']).map((row) => [row.code, row.text])));
const correlation = lazy(() => readTable('hs-correlation.csv', ['revision', 'code', 'parent']));

/** The six-digit codes of a revision whose list is shipped (2022, 2017, 2012), else null. */
export function codesOf(revision: HsRevision): ReadonlySet<string> | null {
  return codeSets().get(revision) ?? null;
}

const codeSets = lazy(() => {
  const of = (revision: string, column: 'code' | 'parent'): Set<string> =>
    new Set(
      correlation()
        .filter((row) => row.revision === revision)
        .map((row) => row[column]),
    );
  return new Map<HsRevision, ReadonlySet<string>>([
    [2022, new Set([...hs2022().keys()].filter((code) => code.length === 6))],
    [2017, of('2022', 'parent').union(of('2017', 'code'))],
    [2012, of('2017', 'parent')],
  ]);
});

/** The text of HS 2022 (or of a listed CN8 line), or null for a code that only other revisions have. */
export function productText(product: Product): string | null {
  const code = formatProduct(product.level, product.code);
  if (product.level === 0) return 'All goods';
  return (product.level === 8 ? cn8().get(code) : hs2022().get(code)?.text) ?? null;
}

/** The codes of HS 2022 one step under a code, or the chapters; none under six digits. */
export function childrenOf(code: string | null): readonly FoundText[] {
  return byParent().get(code ?? '') ?? [];
}

const byParent = lazy(() =>
  Map.groupBy(
    [...hs2022().values()].map(({ code, text }) => ({ code, text })),
    ({ code }) => code.slice(0, -2),
  ),
);

/** The standard unit of quantity beside the net weight, as the UN abbreviates it. */
export function standardUnit(product: Product): string | null {
  return (
    hs2022().get(
      formatProduct(Math.min(product.level, 6), product.level === 8 ? Math.floor(product.code / 100) : product.code),
    )?.unit ?? null
  );
}

/** A few words that tell a person which goods they are. */
export function shortText(product: Product, length = 40): string {
  const text = productText(product) ?? 'no text for this code';
  const parts = text.split(/[;:,(]/).map((part) => part.trim());
  const first = parts
    .slice(0, 2)
    .filter((part) => part !== '')
    .join('; ');
  return first.length <= length ? first : `${first.slice(0, length - 1).trimEnd()}…`;
}

export interface FoundText {
  readonly code: string;
  readonly text: string;
}

/** Codes of HS 2022 whose text has all the words. */
export function searchText(words: string): FoundText[] {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return [...hs2022().values()]
    .filter((entry) => wanted.every((word) => entry.text.toLowerCase().includes(word)))
    .map(({ code, text }) => ({ code, text }));
}
