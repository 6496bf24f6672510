import { chosen, type RawSearch, textOf } from '../../url/search.ts';

/** A weapon, or a code of goods, and what narrows the parts. */
export const componentsSearch = (search: RawSearch) =>
  chosen({
    weapon: textOf(search, 'weapon'),
    hs: codeOf(search),
    country: textOf(search, 'country'),
    category: textOf(search, 'category'),
    maker: textOf(search, 'maker'),
  });

export type ComponentsSearch = ReturnType<typeof componentsSearch>;

function codeOf(search: RawSearch): string | undefined {
  const code = textOf(search, 'hs')?.replaceAll(/[\s.]/g, '');
  return code !== undefined && /^(\d{2}|\d{4}|\d{6}|\d{8})$/.test(code) ? code : undefined;
}
