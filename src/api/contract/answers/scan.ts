import { z } from 'zod';
import type * as app from '../../../app/scan.ts';
import type { RouteSummary as Summary } from '../../../app/scan-routes.ts';
import type * as sums from '../../../app/scan-totals.ts';
import { schemaOf } from '../tie.ts';
import { Finding } from './findings.ts';
import {
  area,
  Coverage,
  code,
  count,
  currency,
  money,
  notes,
  period,
  probability,
  Reported,
  ratio,
  Span,
  share,
  snapshot,
  texts,
} from './shared.ts';

export type ScanAnswer = app.ScanAnswer;
export type Totals = sums.Totals;
export type RouteSummary = Summary;
export type Scenario = ScanAnswer['scenario'];

const Expected = z.enum(['control group', 'no control group: the base itself is expected']);

export const Scenario = schemaOf<Scenario>()(
  z
    .strictObject({
      name: z.string().meta({ example: 'russia-2022' }),
      title: z.string().optional(),
      destination: area,
      event: period,
      window: Span,
      base: Span,
      exporters: z.array(z.string()),
      exporters_as: z.enum(['one', 'each']),
      intermediaries: z.array(z.string()).describe('areas, groups, or "any"'),
      controls: z.array(z.string()),
      goods: z.array(z.string()).describe('codes or names of goods lists'),
      frequency: z.enum(['monthly', 'annual']),
      level: z.enum(['hs2', 'hs4', 'hs6', 'cn8']),
      source: z.string().optional(),
      currency: currency.optional(),
      floor: money('a base under this gives no percentage'),
      minimum: money('a smaller change is not reported'),
      q: probability('rate of false discoveries among supported findings'),
      markup: z.strictObject({ low: share('at least'), central: share('used'), high: share('at most') }),
      reforms: z.array(
        z.strictObject({
          area,
          date: period,
          text: z.string(),
          source: z.string(),
          goods: z.array(code),
        }),
      ),
      seed: z.number().int(),
    })
    .meta({
      id: 'Scenario',
      description: 'The question of a scan: who exported what to whom before an event, and where it went after.',
    }),
);

export const Bounds = schemaOf<sums.Bounds>()(
  z
    .strictObject({ value: z.number(), low: z.number(), high: z.number() })
    .meta({ id: 'Bounds', description: 'Money in `currency` with its bounds; `low` counts supported gains only.' }),
);

export const PartnerTotal = schemaOf<sums.PartnerTotal>()(
  z
    .strictObject({
      partner: area,
      role: z.enum(['destination', 'intermediary']),
      base: money('in the base'),
      value: money('in the window'),
      delta: money('value less base'),
      ratio: ratio('value over base').nullable(),
      gained: money('gains in goods of which the destination lost some').nullable(),
      findings: count,
      supported: count,
    })
    .meta({ id: 'PartnerTotal', description: 'All series of one partner added up, in `currency`.' }),
);

export const GoodsTotal = schemaOf<sums.GoodsTotal>()(
  z
    .strictObject({
      exporter: area,
      code,
      text: z.string(),
      shortfall: money('what the destination lost'),
      gained: money('what the intermediaries gained'),
      accounted: Bounds,
      intermediaries: count,
    })
    .meta({ id: 'GoodsTotal', description: 'One code of goods over all partners, in `currency`.' }),
);

export const Totals = schemaOf<Totals>()(
  z
    .strictObject({
      partners: z.array(PartnerTotal),
      shortfall: Bounds,
      accounted: Bounds,
      share: share('of the shortfall that the gains could account for').nullable(),
      goods: z.array(GoodsTotal),
    })
    .meta({ id: 'Totals', description: 'What stopped and what gains could account for of it, over all series.' }),
);

export const RouteSummary = schemaOf<RouteSummary>()(
  z
    .strictObject({
      goods: z.enum(['as listed', 'all goods together']),
      periods: z.enum(['months', 'years']),
      window: Span,
      base: Span,
      currency,
      legs: z.array(
        z.strictObject({
          leg: z.enum(['in', 'out', 'received']),
          area,
          reported: Reported,
          source: z.string().nullable(),
        }),
      ),
      expected: Expected,
      placebos: z.array(z.strictObject({ family: z.string(), kind: z.string(), placebos: count })),
      leftOut: texts,
      baskets: z
        .array(
          z.strictObject({
            intermediary: area,
            codes: count,
            ratio: ratio('the list over as many goods drawn at random').nullable(),
            p: probability('of a random basket gaining as much').nullable(),
            draws: count,
          }),
        )
        .describe('the list as a whole against random baskets of other goods'),
      selections: z
        .array(
          z.strictObject({
            intermediary: area,
            chosen: count,
            gain: money('of the goods that gained most'),
            p: probability('of as large a gain had each change been as likely to go the other way'),
            draws: count,
          }),
        )
        .describe('the goods that gained most against the same choice by chance'),
    })
    .meta({ id: 'RouteSummary', description: 'What was held against what, at one grain: whose figures each leg is.' }),
);

export const ScanAnswer = schemaOf<ScanAnswer>()(
  z
    .strictObject({
      scenario: Scenario,
      snapshot,
      seed: z.number().int(),
      source: z.string(),
      otherSources: texts,
      currency,
      expected: Expected,
      calibration: z.strictObject({
        kind: z.literal('pseudo event dates'),
        windows: texts,
        placebos: count,
        notes,
      }),
      coverage: z.strictObject({ window: Coverage, base: Coverage }),
      totals: Totals,
      routes: z.array(RouteSummary),
      findings: z.array(Finding),
      notes,
    })
    .meta({
      id: 'ScanAnswer',
      description:
        'A scenario put to the lake: what stopped, where it went instead, how sure that is; money in `currency`.',
    }),
);
