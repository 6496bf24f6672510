import { chosen, flagOf, listOf, oneOf, type RawSearch, textOf } from '../../url/search.ts';

export const goodsSearch = (search: RawSearch) =>
  chosen({
    scenario: textOf(search, 'scenario'),
    asOf: textOf(search, 'asOf'),
    /** What the heat map is about: goods under this chapter or heading. */
    under: codeOf(search, 'under', /^\d{2}(\d{2})?$/),
    /** What stands in its cells. */
    by: oneOf(search, 'by', ['delta', 'ratio', 'value']),
    all: flagOf(search, 'all'),
    /** The code that is told about. */
    code: codeOf(search, 'code', /^(\d{2}|\d{4}|\d{6}|\d{8})$/),
    words: textOf(search, 'words'),
    /** Opened in the tree. */
    open: listOf(search, 'open'),
  });

export type GoodsSearch = ReturnType<typeof goodsSearch>;

function codeOf(search: RawSearch, name: string, shape: RegExp): string | undefined {
  const text = textOf(search, name)?.replaceAll(/[\s.]/g, '');
  return text !== undefined && shape.test(text) ? text : undefined;
}
