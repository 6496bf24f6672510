import type { Injection, Truth } from './truth.ts';

/** What a detector says of one intermediary and one code. */
export interface Call {
  readonly intermediary: string;
  readonly code: string;
  readonly q: number | null;
  /** Of what left the intermediary for the destination, at the prices it came in with. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly kgLow: number;
  readonly kgHigh: number;
  readonly ghostShare: number | null;
  /** The explanation that it puts first. */
  readonly leading: string | null;
}

export interface Case {
  readonly truth: Pick<Truth, 'injections' | 'confounders'>;
  readonly calls: readonly Call[];
}

export interface Match {
  readonly injection: Injection;
  readonly call: Call | null;
  readonly called: boolean;
}
