import type { Params } from '../../api/client.ts';
import type { NetworkAnswer } from '../../api/types.ts';
import { parseCommand } from '../../provenance/command.ts';

type Leg = NetworkAnswer['legs'][number];

export interface Asked {
  readonly leg: Leg;
  readonly params: Params;
}

/**
 * What `flows` is to be asked so that all legs are of one currency, of the same goods and of one span. Where a leg is told in
 * whole years only, all are summed over whole years. What cannot be had so is left out, with the reason.
 */
export function stagedQuestions(
  legs: readonly Leg[],
  goods: string,
  window: readonly [string, string],
): {
  readonly asked: readonly Asked[];
  readonly left: readonly { readonly leg: Leg; readonly why: string }[];
  readonly span: readonly [string, string];
} {
  const currency = legs.find(({ leg }) => leg === 'direct')?.currency ?? legs[0]?.currency;
  const can = legs.filter((leg) => reasonAgainst(leg, goods) === null);
  const span = can.some(({ frequency }) => frequency === 'annual')
    ? ([window[0].slice(0, 4), window[1].slice(0, 4)] as const)
    : window;
  return {
    span,
    asked: can.map((leg) => ({
      leg,
      params: { ...parseCommand(leg.query)?.params, from: span[0], to: span[1], currency },
    })),
    left: legs.flatMap((leg) => {
      const why = reasonAgainst(leg, goods);
      return why === null ? [] : [{ leg, why }];
    }),
  };
}

function reasonAgainst(leg: Leg, goods: string): string | null {
  if (leg.reported === 'none') return 'no loaded source tells of it';
  return leg.goods === goods ? null : 'told of all goods together only';
}
