import type { Match } from './calls.ts';

export interface PowerBin {
  /** Of what entered: from this (USD) to the next. */
  readonly entered: number;
  /** Of the intermediary's own trade in the goods in the base. */
  readonly base: number;
  readonly injections: number;
  readonly called: number;
  readonly rate: number;
}

const ENTERED = [0, 1e5, 3e5, 1e6, 3e6, 1e7] as const;
const BASES = [0, 1e5, 1e6, 1e7] as const;

/** How often an injection is called, by its size and by that of the trade it hides in; bins with none are left out. */
export function power(diversions: readonly Match[]): PowerBin[] {
  return ENTERED.flatMap((entered) =>
    BASES.flatMap((base) => {
      const own = diversions.filter(
        ({ injection }) => binOf(ENTERED, injection.entered) === entered && binOf(BASES, injection.base) === base,
      );
      const called = own.filter((one) => one.called).length;
      return own.length === 0 ? [] : [{ entered, base, injections: own.length, called, rate: called / own.length }];
    }),
  );
}

function binOf(bins: readonly number[], value: number): number {
  return bins.findLast((from) => value >= from) ?? 0;
}
