import { z } from 'zod';
import type * as app from '../../../app/explain.ts';
import { orNull, schemaOf } from '../tie.ts';
import { Finding } from './findings.ts';
import {
  area,
  code,
  count,
  currency,
  ExplanationName,
  money,
  period,
  probability,
  ratio,
  share,
  snapshot,
  texts,
} from './shared.ts';

export type ExplainAnswer = app.ExplainAnswer;
export type Explanation = ExplainAnswer['explanations'][number];
export type Evidence = ExplainAnswer['evidence'];

export const Explanation = schemaOf<Explanation>()(
  z
    .strictObject({
      explanation: ExplanationName,
      verdict: z.enum(['supported', 'contradicted', 'not assessable']),
      share: share('of the change that it would account for').nullable(),
      for: texts,
      against: texts,
      missing: texts.describe('what is missing to test it'),
    })
    .meta({
      id: 'Explanation',
      description:
        'What the evidence says of one explanation; one that cannot be tested is not assessable, never dropped.',
    }),
);

export const Change = schemaOf<Evidence['change']>()(
  z
    .strictObject({ value: money('in the window'), base: money('in the base'), expected: money('what was expected') })
    .meta({
      id: 'Change',
      description: 'A change to be explained: money in `currency`, the same months of both years.',
    }),
);

const TwoPeriods = z.strictObject({ value: money('in the window'), base: money('in the base') });

const Onward = z.strictObject({
  value: money('sent on in the window'),
  base: money('sent on in the base'),
  excess: money('sent on above expectation'),
  excessHigh: money('high end of the excess'),
  matched: money('of the excess that can be matched with what came in'),
  low: money('low end of the match'),
  q: probability('rate of false discoveries').nullable(),
  supported: z.boolean(),
});

const Arrival = z.strictObject({
  sent: money('what the exporters sent, FOB'),
  received: money('what the intermediary reports to have received, CIF'),
  ratio: ratio('received over sent in the base'),
  missing: money("what is missing at the base's ratio"),
  shareOfExcess: share('of the extra exports that never arrived').nullable(),
  of: z.enum(['these goods', 'all goods together']),
  currency,
});

const Nomenclature = z.strictObject({
  changed: z.enum(['born', 'gone']).nullable(),
  scope: z.enum(['same', 'changed', 'no revision between']),
  why: z.string(),
  sibling: z
    .strictObject({ code, moved: money('how much it moved the other way'), share: share('of the change') })
    .nullable(),
  siblingsInData: count,
});

const Price = z.strictObject({
  priceEffect: money('of the change due to prices'),
  quantityEffect: money('of the change due to kilograms'),
  perKgBase: money('of a kilogram in the base'),
  perKgWindow: money('of a kilogram in the window'),
});

const Demand = z.strictObject({
  otherOrigins: TwoPeriods.nullable().describe('the same goods into the intermediary from everybody else'),
  onwardToAll: TwoPeriods.nullable().describe('the goods that the intermediary sent to everybody'),
  otherGoods: z
    .strictObject({ of: z.enum(['other goods', 'all goods']), ...TwoPeriods.shape, currency })
    .nullable()
    .describe('what the same exporters sent to the intermediary of goods that are not on the list'),
});

const Timing = z.strictObject({
  kind: z.enum(['break', 'spike', 'none', 'not assessable']),
  why: z.string(),
  changepoints: z.array(period),
  atEvent: z.boolean(),
});

const Artefact = z.strictObject({
  windowComplete: z.boolean(),
  baseComplete: z.boolean(),
  missing: texts.describe('reporter and period'),
  change: money('the change'),
  likeForLike: money('over only those months that both years have').nullable(),
  confidentialRows: count,
});

export const Evidence = schemaOf<Evidence>()(
  z
    .strictObject({
      exporter: area,
      intermediary: area.nullable(),
      destination: area,
      goods: code,
      currency,
      change: Change,
      direct: orNull(Change).describe('the same goods from the exporters to the destination'),
      othersDirect: orNull(Change).describe('the same goods to the destination from all others that report'),
      onward: Onward.nullable(),
      arrival: Arrival.nullable(),
      nomenclature: Nomenclature,
      price: Price.nullable(),
      demand: Demand,
      timing: Timing.nullable(),
      reforms: z.array(z.strictObject({ date: period, text: z.string(), source: z.string() })),
      artefact: Artefact,
      fetch: z
        .strictObject({ onward: z.string(), arrival: z.string(), direct: z.string() })
        .describe('commands that would fetch what is missing'),
    })
    .meta({
      id: 'Evidence',
      description: 'What the data says about a surge: money in `currency`. A part that is null could not be measured.',
    }),
);

export const ExplainAnswer = schemaOf<ExplainAnswer>()(
  z.strictObject({ finding: Finding, explanations: z.array(Explanation), evidence: Evidence, snapshot }).meta({
    id: 'ExplainAnswer',
    description: 'All eight explanations of one finding, with the figures they rest on.',
  }),
);
