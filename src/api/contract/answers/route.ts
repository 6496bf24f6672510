import { z } from 'zod';
import type * as ledger from '../../../app/ledger-rows.ts';
import type * as app from '../../../app/route.ts';
import { orNull, schemaOf } from '../tie.ts';
import { DiversionFinding, GhostFinding } from './findings.ts';
import { area, count, currency, kilograms, money, notes, period, Reported, Span, share, snapshot } from './shared.ts';

export type RouteAnswer = app.RouteAnswer;
export type LedgerRow = ledger.LedgerRow;

export const LedgerLeg = schemaOf<ledger.LedgerLeg>()(
  z
    .strictObject({
      value: money('in the period'),
      expected: money('what was expected'),
      excess: money('value less expected'),
    })
    .meta({ id: 'LedgerLeg', description: 'One leg in one period, in `currency`.' }),
);

export const LedgerRow = schemaOf<LedgerRow>()(
  z
    .strictObject({
      period,
      basePeriod: period,
      in: orNull(LedgerLeg),
      out: orNull(LedgerLeg),
      matched: money('of what went on, matched with what came in, at the prices it came in at').nullable(),
      kgMatched: kilograms('matched').nullable(),
    })
    .meta({
      id: 'LedgerRow',
      description: 'One period of a route: null where a side published nothing comparable, zero where there was none.',
    }),
);

export const LegSource = schemaOf<ledger.LegSource>()(
  z
    .strictObject({ reported: Reported, source: z.string().nullable() })
    .meta({ id: 'LegSource', description: 'Whose figures a leg is told in.' }),
);

export const RouteAnswer = schemaOf<RouteAnswer>()(
  z
    .strictObject({
      question: z.strictObject({
        from: z.string(),
        via: area,
        to: area,
        goods: z.string(),
        window: Span,
        base: Span,
      }),
      snapshot,
      currency,
      periods: z.enum(['months', 'years']),
      legs: z.strictObject({ in: LegSource, out: LegSource, received: LegSource }),
      markup: z.strictObject({ low: share('at least'), central: share('used'), high: share('at most') }),
      longestLag: count.describe('how many periods the match looks back'),
      ledger: z.array(LedgerRow),
      findings: z.array(z.discriminatedUnion('kind', [DiversionFinding, GhostFinding])),
      notes,
    })
    .meta({
      id: 'RouteAnswer',
      description: 'Both legs of a route, period by period: what came in, what went on, what of it matches.',
    }),
);
