import { z } from 'zod';
import type * as app from '../../../app/fetch.ts';
import { orNull, schemaOf } from '../tie.ts';
import { LoadAnswer } from './load.ts';
import { area, count, period } from './shared.ts';

export type FetchAnswer = app.FetchAnswer;

export const FetchAnswer = schemaOf<FetchAnswer>()(
  z
    .strictObject({
      service: z.strictObject({
        url: z.string(),
        endpoint: z.enum(['public preview', 'full, with key']),
        rowsPerCall: count,
      }),
      planned: count.describe('calls that the question takes'),
      calls: count.describe('calls that were made'),
      resumed: count.describe('answers kept from an earlier run'),
      rows: count,
      load: orNull(LoadAnswer),
      silences: z
        .array(z.strictObject({ reporter: area, period, state: z.string() }))
        .describe('what was asked for and came back empty'),
    })
    .meta({ id: 'FetchAnswer', description: 'What a live source answered and what was loaded of it.' }),
);
