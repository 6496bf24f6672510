import type { Injection, Truth } from './truth.ts';

/** What a detector says of one intermediary and one code. */
export interface Call {
  readonly intermediary: string;
  readonly code: string;
  /** Null where it is not calibrated. */
  readonly q: number | null;
  /** Of what left the intermediary for the destination, at the prices it came in with. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Null where kilograms are not assessable. */
  readonly kgLow: number | null;
  readonly kgHigh: number | null;
  /** The share of the extra exports that never arrived; null where it cannot be told. */
  readonly ghostShare: number | null;
}

export interface ChainCall {
  readonly intermediary: string;
  readonly second: string;
  readonly code: string;
  readonly q: number | null;
}

/** The explanation that is put first for what came into an intermediary. */
export interface Reading {
  readonly intermediary: string;
  readonly code: string;
  readonly leading: string | null;
}

export interface Case {
  readonly truth: Pick<Truth, 'injections' | 'confounders'>;
  readonly calls: readonly Call[];
  readonly chains: readonly ChainCall[];
  readonly readings: readonly Reading[];
}

export interface Match {
  readonly injection: Injection;
  readonly call: Call | null;
  readonly called: boolean;
}
