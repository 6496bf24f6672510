import type { ConfounderKind } from './options.ts';

/** What was put in, where, and how much of it. Money is USD, FOB of the first exporter; the window is the scenario's. */
export interface Injection {
  readonly kind: 'diversion' | 'two-step';
  readonly intermediary: string;
  /** The second intermediary of a two-step chain, which the goods leave for the destination. */
  readonly second: string | null;
  readonly code: string;
  /** The code did not exist in the base. */
  readonly birth: boolean;
  readonly exporters: readonly string[];
  /** What the destination lost of the goods in the window. */
  readonly lost: number;
  /** The part of it that was sent to the intermediary, ghosts included, as it came out of the draws. */
  readonly share: number;
  /** What arrived in the intermediary in the window. */
  readonly entered: number;
  readonly enteredKg: number;
  /** What left for the destination in the window, at the prices it came in with. */
  readonly left: number;
  readonly leftKg: number;
  /** What was declared as sent to the intermediary and never arrived. */
  readonly ghost: number;
  readonly ghostKg: number;
  /** Of all that was declared. */
  readonly ghostShare: number;
  readonly lag: number;
  readonly markup: number;
  /** The intermediary's own trade in the goods with the exporters, in the base. */
  readonly base: number;
}

export interface Confounder {
  readonly kind: ConfounderKind;
  /** Null where the destination is meant, or all. */
  readonly intermediary: string | null;
  /** Null where all goods are meant. */
  readonly code: string | null;
  /** The exporter that it is about, or the origin. */
  readonly origin: string | null;
  /** Of a reclassification: goods for the destination go on under it, goods for an intermediary were under it before. */
  readonly sibling: string | null;
  /** How many times the ordinary trade it made of it; of a reclassification, the part that was moved. */
  readonly times: number;
  /** First and last month, counted from the first of the panel. */
  readonly from: number;
  readonly to: number;
}

export interface Truth {
  readonly injections: readonly Injection[];
  readonly confounders: readonly Confounder[];
  /** What each listed code lost on the direct way in the window. */
  readonly lost: Readonly<Record<string, number>>;
  /** Reporters, flows and months that were not published. */
  readonly missing: readonly {
    readonly reporter: string;
    readonly flow: 'import' | 'export';
    readonly period: number;
  }[];
}
