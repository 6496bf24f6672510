import type { Finding } from '../api/types.ts';

type Kind = Finding['kind'];
type Flag = Finding['flags'][number];

interface Words {
  /** In plain English. */
  readonly plain: string;
  readonly about: string;
}

/** Kinds of findings: what each says of the figures. */
export const KIND_WORDS: Readonly<Record<Kind, Words>> = {
  displacement: {
    plain: 'Rose as direct trade fell',
    about: 'exports to an intermediary rose in goods of which the destination got less',
  },
  'new-flow': { plain: 'New trade', about: 'goods that hardly moved on this route before the event' },
  surge: { plain: 'Rose above expectation', about: 'exports to an intermediary rose above what was expected' },
  collapse: { plain: 'Direct trade fell', about: 'direct exports fell below what was expected' },
  diversion: {
    plain: 'Came in and went on',
    about: 'both legs rose: into the intermediary, and from it to the destination',
  },
  chain: { plain: 'Through two intermediaries', about: 'three legs in a row rose' },
  'ghost-transit': {
    plain: 'Sent but not received',
    about: 'exporters declared more for an intermediary than it says it received',
  },
  reclassification: { plain: 'Changed its code', about: 'one code fell while a sibling on the same route rose' },
  'unit-value': { plain: 'Odd price', about: 'a price per kilogram far from that of other routes' },
};

/** Flags: what to mind when reading a finding. */
export const FLAG_WORDS: Readonly<Record<Flag, Words>> = {
  'incomplete-coverage': {
    plain: 'some months missing',
    about: 'not every exporter published every month that is compared',
  },
  'thin-base': { plain: 'little before', about: 'so little was traded in the base that a ratio says little' },
  'scope-changed': { plain: 'code redefined', about: 'the HS revision moved goods into or out of this code' },
  'single-shipment': { plain: 'one month only', about: 'most of the value is of a single month, perhaps one shipment' },
  spike: { plain: 'spike', about: 'a single month stands far out of the others' },
  'hs-birth': { plain: 'new code', about: 'the code did not exist in the base (HS revision)' },
  'hs-gone': { plain: 'code ended', about: 'the code no longer existed in the window (HS revision)' },
  'totals-by-year': { plain: 'yearly totals', about: 'all goods together and whole years: nothing finer is loaded' },
};

const LIST_NAMES: Readonly<Record<string, string>> = {
  chpl: 'High priority',
  'eu-833-2014': 'EU 833/2014',
};

/** A goods list as a label. */
export function listName(list: string): string {
  return LIST_NAMES[list] ?? list;
}

function wordsOf(known: Readonly<Record<string, Words>>, value: string): string {
  return known[value]?.plain ?? value;
}

export const FACET_NAMES = {
  kind: 'What happened',
  via: 'Through',
  exporter: 'Exporter',
  list: 'Goods list',
  tier: 'Tier',
  flag: 'To mind',
} as const;
export type FacetName = keyof typeof FACET_NAMES;

/** How the value of a filter reads. */
export function facetWords(facet: FacetName, value: string, areaName: (code: string) => string): string {
  switch (facet) {
    case 'kind':
      return wordsOf(KIND_WORDS, value);
    case 'flag':
      return wordsOf(FLAG_WORDS, value);
    case 'list':
      return listName(value);
    case 'tier':
      return `Tier ${value}`;
    case 'exporter':
    case 'via': {
      const name = areaName(value);
      return name.startsWith('the ') ? name.slice(4) : name;
    }
  }
}

export const SORT_WORDS = {
  q: 'Surest first',
  gain: 'Largest change first',
  ratio: 'Most times the expected first',
  share: 'Largest share of the loss first',
  rank: 'By kind, then size',
} as const;
