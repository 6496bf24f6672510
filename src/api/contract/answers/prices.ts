import { z } from 'zod';
import type * as app from '../../../app/prices.ts';
import { orNull, schemaOf } from '../tie.ts';
import { SaidQuestion } from './flows.ts';
import { count, currency, kilograms, money, notes, period, query, snapshot } from './shared.ts';

export type PricesAnswer = app.PricesAnswer;
export type PricePoint = app.PricePoint;

const PriceReference = schemaOf<NonNullable<PricePoint['reference']>>()(
  z
    .strictObject({
      low: money('lower quartile, a kilogram'),
      median: money('median, a kilogram'),
      high: money('upper quartile, a kilogram'),
      partners: count,
    })
    .meta({ id: 'PriceReference', description: "What the same reporters' other partners paid for the same goods." }),
);

export const PricePoint = schemaOf<PricePoint>()(
  z
    .strictObject({
      period,
      value: money('null where it was not published').nullable(),
      weighed: money('the part of `value` that has a weight').nullable(),
      kg: kilograms('net').nullable(),
      unitValue: money('a kilogram').nullable(),
      reference: orNull(PriceReference),
    })
    .meta({ id: 'PricePoint', description: 'What a kilogram cost in one period.' }),
);

export const PricesAnswer = schemaOf<PricesAnswer>()(
  z
    .strictObject({
      question: SaidQuestion,
      snapshot,
      source: z.string(),
      currency,
      perUnit: z.literal('kg'),
      points: z.array(PricePoint),
      notes,
      query,
    })
    .meta({ id: 'PricesAnswer', description: 'What a kilogram cost on a corridor, beside what other partners paid.' }),
);
