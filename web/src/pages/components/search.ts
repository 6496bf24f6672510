import { chosen, listOf, oneOf, type RawSearch, textOf } from '../../url/search.ts';

export const CONFIDENCES = ['high', 'medium', 'low', 'none'] as const;

/** A weapon or a code of goods, and what narrows the parts. */
export const componentsSearch = (search: RawSearch) =>
  chosen({
    scenario: textOf(search, 'scenario'),
    asOf: textOf(search, 'asOf'),
    weapon: textOf(search, 'weapon'),
    hs: codeOf(search),
    country: listOf(search, 'country'),
    category: listOf(search, 'category'),
    confidence: oneOf(search, 'confidence', CONFIDENCES),
    maker: textOf(search, 'maker')?.slice(0, 80),
  });

export type ComponentsSearch = ReturnType<typeof componentsSearch>;

/** What narrows the parts, as the operation and the command take it. */
export function partsParams({ weapon, hs, country, category, confidence, maker }: ComponentsSearch) {
  return chosen({ weapon, hs, country, category, confidence, maker });
}

function codeOf(search: RawSearch): string | undefined {
  const code = textOf(search, 'hs')?.replaceAll(/[\s.]/g, '');
  return code !== undefined && /^(\d{2}|\d{4}|\d{6}|\d{8})$/.test(code) ? code : undefined;
}
