import { z } from 'zod';
import type * as any from '../../../app/findings/any.ts';
import type * as routes from '../../../app/findings/diversion.ts';
import type * as base from '../../../app/findings/finding.ts';
import type * as ghosts from '../../../app/findings/ghost.ts';
import type * as moved from '../../../app/findings/reclassification.ts';
import type * as series from '../../../app/findings/series.ts';
import type * as prices from '../../../app/findings/unit-value.ts';
import { orNull, schemaOf } from '../tie.ts';
import {
  area,
  Bands,
  code,
  count,
  currency,
  ExplanationName,
  kilograms,
  money,
  probability,
  query,
  Reported,
  ratio,
  Span,
  share,
} from './shared.ts';

export const Kind = schemaOf<base.Kind>()(
  z
    .enum([
      'diversion',
      'chain',
      'ghost-transit',
      'displacement',
      'new-flow',
      'surge',
      'collapse',
      'reclassification',
      'unit-value',
    ])
    .meta({ id: 'Kind', description: 'What a finding is of.' }),
);

export const Flag = schemaOf<base.Flag>()(
  z
    .enum([
      'hs-birth',
      'hs-gone',
      'scope-changed',
      'thin-base',
      'incomplete-coverage',
      'single-shipment',
      'spike',
      'totals-by-year',
    ])
    .meta({ id: 'Flag', description: 'A reason to read a finding with caution.' }),
);

export const Goods = schemaOf<base.Goods>()(
  z
    .strictObject({
      code,
      text: z.string().describe('the first words of the HS text'),
      lists: z.array(z.strictObject({ list: z.string(), tier: z.string().nullable() })),
    })
    .meta({ id: 'Goods', description: 'A code of goods with its words and the control lists it is on.' }),
);

export const Calibration = schemaOf<base.Calibration>()(
  z
    .union([
      z.strictObject({
        percentile: share('of placebos that stand out less'),
        p: probability('how often a placebo stands out as much'),
        q: probability('the rate of false discoveries when this and all that stand out more are called supported'),
        placebos: count,
        tests: count,
        against: z.string().describe('the placebos among which it stands out least'),
      }),
      z.strictObject({ notCalibrated: z.string().describe('why not') }),
    ])
    .meta({
      id: 'Calibration',
      description:
        'How often the same test fires where nothing happened: p and q from 0 to 1, or why that is not known.',
    }),
);

const shared = {
  id: z.string().meta({
    description: 'kind:exporter:intermediary:destination:code',
    example: 'displacement:EU27:KGZ:RUS:854239',
  }),
  exporter: area,
  intermediary: z.string().nullable().meta({
    description: 'null where the goods go to the destination itself',
    example: 'KGZ',
  }),
  destination: area,
  goods: Goods,
  window: Span,
  base: Span,
  currency,
  calibration: Calibration,
  supported: z.boolean().describe("whether q is at most the scenario's"),
  flags: z.array(Flag),
  query,
  leading: orNull(ExplanationName).optional(),
};

export const SeriesFinding = schemaOf<series.SeriesFinding>()(
  z
    .strictObject({
      kind: z.enum(['displacement', 'surge', 'collapse', 'new-flow']),
      ...shared,
      value: money('in the window'),
      baseValue: money('in the base'),
      expected: z.strictObject({
        value: money('what the window would have had'),
        from: z.enum(['base', 'base and control group']),
        growth: ratio('window over base of the control group'),
      }),
      delta: money('value less expected'),
      ratio: z
        .strictObject({
          value: ratio('window over expected'),
          low: ratio('low end of its 95 % interval').nullable(),
          high: ratio('high end').nullable(),
        })
        .nullable()
        .describe('null without a base to speak of'),
      robustZ: z
        .strictObject({ z: z.number(), periods: count, history: count })
        .nullable()
        .describe('robust z among the changes before the event; shown, not calibrated'),
      substitution: z
        .strictObject({
          shortfall: money('what the destination lost of these goods'),
          share: share('of the shortfall that this gain could account for'),
          low: share('low end'),
          high: share('high end'),
        })
        .nullable(),
      kg: z.strictObject({ window: kilograms('in the window'), base: kilograms('in the base').nullable() }).nullable(),
    })
    .meta({
      id: 'SeriesFinding',
      description:
        'What one series of exports did against what was expected: money in `currency`, weight in kilograms.',
    }),
);

export const Leg = schemaOf<routes.Leg>()(
  z
    .strictObject({
      from: area,
      to: area,
      reported: Reported,
      source: z.string().nullable(),
      value: money('in the window'),
      base: money('in the base'),
      expected: money('what the window would have had'),
      excess: z.strictObject({
        value: money('value less expected'),
        low: money('low end of its interval'),
        high: money('high end'),
      }),
      p: probability('how often a placebo leg stands out as much').nullable(),
      query,
    })
    .meta({ id: 'Leg', description: 'One leg of a route: what moved and what was expected to, in `currency`.' }),
);

export const Amount = schemaOf<routes.Amount>()(
  z
    .strictObject({ value: z.number(), low: z.number(), high: z.number() })
    .meta({ id: 'Amount', description: 'A figure with its bounds: money in `currency`, or kilograms under `kg`.' }),
);

export const DiversionFinding = schemaOf<routes.DiversionFinding>()(
  z
    .strictObject({
      kind: z.literal('diversion'),
      ...shared,
      legs: z.strictObject({ in: Leg, out: Leg }),
      amount: Amount,
      kg: z.union([Amount, z.strictObject({ notAssessable: z.string() })]),
      markup: z.strictObject({
        assumed: z.strictObject({ low: share('at least'), central: share('used'), high: share('at most') }),
        implied: share('from both unit values').nullable(),
      }),
      lag: z.strictObject({
        mean: z.number().nullable().describe('periods between coming in and going on, by value'),
        longest: count.describe('how far the match looks back'),
        unit: z.enum(['months', 'years']),
      }),
      stayed: money('taken beyond expectation and not matched with what went on'),
    })
    .meta({
      id: 'DiversionFinding',
      description: 'Goods that came into an intermediary and went on to the destination, both above expectation.',
    }),
);

export const ChainFinding = schemaOf<routes.ChainFinding>()(
  z
    .strictObject({
      kind: z.literal('chain'),
      ...shared,
      secondIntermediary: area,
      legs: z.strictObject({
        in: money('excess of the first leg'),
        middle: money('excess of the second leg'),
        out: money('excess of the third leg'),
      }),
      amount: z.strictObject({ value: money('the least of the three') }),
    })
    .meta({ id: 'ChainFinding', description: 'Three legs through two intermediaries, all above expectation.' }),
);

export const GhostFinding = schemaOf<ghosts.GhostFinding>()(
  z
    .strictObject({
      kind: z.literal('ghost-transit'),
      ...shared,
      sent: z.strictObject({ value: money('FOB in the window'), base: money('FOB in the base') }),
      received: z.strictObject({
        value: money('CIF in the window'),
        base: money('CIF in the base'),
        source: z.string().nullable(),
        query,
      }),
      ratio: z.strictObject({ value: ratio('received over sent in the base'), from: z.string() }),
      missing: money("what is missing at the base's ratio, FOB"),
      shareOfExcess: share('of the extra exports that never arrived').nullable(),
      bands: Bands,
    })
    .meta({
      id: 'GhostFinding',
      description: 'Goods declared for an intermediary that it does not report to have received, beyond freight.',
    }),
);

export const ReclassificationFinding = schemaOf<moved.ReclassificationFinding>()(
  z
    .strictObject({
      kind: z.literal('reclassification'),
      ...shared,
      loss: money('what the listed code lost'),
      siblingGain: money('what its siblings gained'),
      share: share('of the loss that siblings make up'),
      sibling: code,
      how: z.string().describe('how it is a sibling'),
      headingChange: share('change of the whole heading against expectation').nullable(),
    })
    .meta({
      id: 'ReclassificationFinding',
      description: 'A listed code fell while a sibling rose on the same corridor; money in `currency`.',
    }),
);

export const UnitValueFinding = schemaOf<prices.UnitValueFinding>()(
  z
    .strictObject({
      kind: z.literal('unit-value'),
      ...shared,
      from: area,
      to: area,
      value: money('in the window'),
      kg: kilograms('in the window'),
      perKg: money('of a kilogram'),
      median: money('median of a kilogram on the other corridors'),
      corridors: count.describe('how many other corridors'),
      z: z.number().describe('robust z of the logarithm'),
    })
    .meta({
      id: 'UnitValueFinding',
      description: 'A price per kilogram far from that of the same goods on other corridors; `currency` a kilogram.',
    }),
);

export const Finding = schemaOf<any.Finding>()(
  z
    .discriminatedUnion('kind', [
      SeriesFinding,
      DiversionFinding,
      ChainFinding,
      GhostFinding,
      ReclassificationFinding,
      UnitValueFinding,
    ])
    .meta({ id: 'Finding', description: 'A candidate of any kind; `kind` says which fields it has.' }),
);

export type Kind = base.Kind;
export type Flag = base.Flag;
export type Goods = base.Goods;
export type Calibration = base.Calibration;
export type SeriesFinding = series.SeriesFinding;
export type Leg = routes.Leg;
export type Amount = routes.Amount;
export type DiversionFinding = routes.DiversionFinding;
export type ChainFinding = routes.ChainFinding;
export type GhostFinding = ghosts.GhostFinding;
export type ReclassificationFinding = moved.ReclassificationFinding;
export type UnitValueFinding = prices.UnitValueFinding;
export type Finding = any.Finding;
