/** Goods lists by the name that questions use, as a reader knows them. */
const NAMES: Readonly<Record<string, string>> = {
  chpl: 'Common High Priority List',
  'eu-833-2014': 'EU export restrictions, Regulation 833/2014',
};

export const listName = (list: string): string => NAMES[list] ?? list;

/** All that ship. */
export const LISTS: readonly string[] = Object.keys(NAMES);
