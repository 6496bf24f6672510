import { z } from 'zod';
import type * as app from '../../../app/series.ts';
import { schemaOf } from '../tie.ts';
import { Finding } from './findings.ts';
import { LedgerRow } from './route.ts';
import { area, code, currency, kilograms, money, notes, period, query, Reported, Span, snapshot } from './shared.ts';

export type SeriesAnswer = app.SeriesAnswer;
export type LegSeries = app.LegSeries;
export type SeriesPoint = app.SeriesPoint;

export const SeriesPoint = schemaOf<SeriesPoint>()(
  z
    .strictObject({
      period,
      value: money('what was reported; null where it was not published').nullable(),
      kg: kilograms('net weight, where it is known').nullable(),
      expected: money('the same period of the base, grown as was expected; of periods of the window').nullable(),
      low: money('low end of the 95 % range around the expected').nullable(),
      high: money('high end of it').nullable(),
      part: z.enum(['base', 'window']).nullable(),
    })
    .meta({ id: 'SeriesPoint', description: 'One period of a leg.' }),
);

export const LegSeries = schemaOf<LegSeries>()(
  z
    .strictObject({
      leg: z.enum(['direct', 'in', 'out', 'received']),
      from: area,
      to: area,
      goods: code,
      frequency: z.enum(['monthly', 'annual']),
      reported: Reported,
      source: z.string().nullable(),
      currency,
      query,
      points: z.array(SeriesPoint),
    })
    .meta({ id: 'LegSeries', description: 'What one leg of a route carried, period by period.' }),
);

export const SeriesAnswer = schemaOf<SeriesAnswer>()(
  z
    .strictObject({
      finding: Finding,
      snapshot,
      scenario: z.string(),
      event: period,
      window: Span,
      base: Span,
      legs: z.array(LegSeries),
      ledger: z.array(LedgerRow).describe('of a diversion: both legs against expectation, and what of them is matched'),
      notes,
    })
    .meta({ id: 'SeriesAnswer', description: 'The series behind a finding, leg by leg, with what was expected.' }),
);
