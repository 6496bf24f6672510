/** A claim as far as a sentence says it: what a person corrects before it is checked. */
export interface Draft {
  readonly sentence: string;
  /** Of the text, from 1. */
  readonly line: number;
  /** Where the sentence stands in the text, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
  /** As a claims file has it, without what was not said. */
  readonly spec: DraftSpec;
  readonly stated: string | number | Readonly<Record<string, string | number>>;
  /** Which words were understood, and as what; places within the sentence. */
  readonly understood: readonly Understood[];
  /** What was not understood, or can be read otherwise. */
  readonly doubts: readonly Doubt[];
  /** Whether it says enough for a check. */
  readonly complete: boolean;
}

export const FIELDS = [
  'reporter',
  'partner',
  'flow',
  'product',
  'window',
  'base',
  'statistic',
  'measure',
  'unit',
  'stated',
  'compare_to',
] as const;
export type Field = (typeof FIELDS)[number];

export interface Understood {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly field: Field;
  readonly as: string;
}

export interface Doubt {
  readonly field: Field | null;
  /** The words it is about, where it is about some. */
  readonly text: string | null;
  readonly why: string;
}

export interface DraftSpec {
  readonly reporter?: string | readonly string[];
  readonly partner?: string | readonly string[];
  readonly flow?: 'export' | 'import' | 'both' | 're-export';
  readonly product?: string | readonly string[];
  readonly window?: readonly [string, string];
  readonly base?: readonly [string, string];
  readonly statistic?: string | readonly string[];
  readonly measure?: 'weight' | 'quantity';
  readonly unit?: string;
  readonly compare_to?: { readonly partner: string; readonly ratio?: string | number };
}
