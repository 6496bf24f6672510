import type { Qualifier } from '../stated.ts';
import type { AmountSpot } from './amounts.ts';
import type { AreaSpot } from './areas.ts';
import type { Clause } from './clauses.ts';
import type { Spots } from './spots.ts';

/** A figure with what it is said to be. */
export interface Told {
  readonly amount: AmountSpot;
  readonly statistic: 'value' | 'base_value' | 'growth' | 'ratio' | 'share' | 'compared';
  readonly figure: number;
  readonly qualifier: Qualifier;
  /** The other partner of a comparison. */
  readonly against: AreaSpot | null;
}

/** A figure with what stands around it. */
export interface Around {
  readonly spots: Spots;
  readonly clause: Clause;
  readonly amount: AmountSpot;
  readonly previous: AmountSpot | undefined;
  readonly later: readonly AmountSpot[];
  /** The words between the figure before and this one, and from this one to the next. */
  readonly before: string;
  readonly after: string;
  readonly told: readonly Told[];
  /** Figures before this one that the claim does not state. */
  readonly aside: readonly AmountSpot[];
  /** What the clause before says, where this one leaves out the rest. */
  readonly carried: readonly Told[];
}

export function is(
  amount: AmountSpot,
  statistic: Told['statistic'],
  figure: number,
  qualifier: Qualifier = amount.qualifier,
): Told {
  return { amount, statistic, figure: Number(figure.toPrecision(12)), qualifier, against: null };
}
