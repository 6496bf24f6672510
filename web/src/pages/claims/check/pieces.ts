import type { Draft } from '../../../api/types.ts';

export type Field = Draft['understood'][number]['field'];

export interface Piece {
  readonly text: string;
  /** What it was understood as; null where it says nothing of the claim. */
  readonly field: Field | null;
  readonly as: string | null;
}

export const FIELD_WORDS: Readonly<Record<Field, string>> = {
  reporter: 'reporter',
  partner: 'partner',
  flow: 'flow',
  product: 'goods',
  window: 'window',
  base: 'base',
  statistic: 'statistic',
  measure: 'counted by',
  unit: 'unit',
  stated: 'figure',
  compare_to: 'beside',
};

/** The sentence cut where something was understood; of marks that overlap the one that begins first stays. */
export function pieces({ sentence, understood }: Pick<Draft, 'sentence' | 'understood'>): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const { from, to, field, as } of understood.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    if (from < at) continue;
    if (from > at) found.push({ text: sentence.slice(at, from), field: null, as: null });
    found.push({ text: sentence.slice(from, to), field, as });
    at = to;
  }
  if (at < sentence.length) found.push({ text: sentence.slice(at), field: null, as: null });
  return found;
}
