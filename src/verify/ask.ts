import type { FlowName } from '../trade/flow.ts';
import type { Span } from '../trade/period.ts';
import type { Measure } from './claim.ts';

/** One sum that a lake is asked for. */
export interface Ask {
  readonly reporter: readonly string[] | 'all';
  readonly partner: readonly string[];
  readonly products: readonly string[];
  readonly flow: FlowName;
  readonly span: Span;
  /** What the partner reported of the same movement. */
  readonly mirror: boolean;
  readonly measure: Measure;
  readonly currency: string | null;
  /** Codes through the concordance into this HS revision. */
  readonly revision: string | null;
  /** As published by the day of the claim, not as it is known now. */
  readonly vintage: 'latest' | 'contemporary';
}

/** How a figure is made of sums: alone, one over the other, or that less one. */
export type Formula = 'sum' | 'over' | 'over-less-one';

/** One way to recompute a figure. */
export interface Reading {
  /** Names the way for machines; `as-claimed` is the first of each statement. */
  readonly alternative: string;
  /** What is other than as claimed, in words. */
  readonly label: string;
  readonly formula: Formula;
  /** Added up. */
  readonly top: readonly Ask[];
  /** Added up; empty where nothing is divided. */
  readonly bottom: readonly Ask[];
  /** What the sum is divided by before it is compared with the stated figure: freight. */
  readonly divisor: number;
}

/** What a lake said to an ask. */
export interface Measured {
  /** Null: not published, or nothing loaded says it. */
  readonly amount: number | null;
  /** A currency, kg, or a unit of quantity. */
  readonly unit: string;
  /** Of the reporter-periods asked, how many were published. */
  readonly coverage: { readonly published: number; readonly asked: number };
  /** Why there is no amount. */
  readonly why: string | null;
  readonly query: string;
  readonly source: string | null;
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  readonly notes: readonly string[];
}

export function figureOf(formula: Formula, top: number, bottom: number): number | null {
  if (formula === 'sum') return top;
  if (bottom === 0) return null;
  return formula === 'over' ? top / bottom : top / bottom - 1;
}
