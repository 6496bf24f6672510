import { z } from 'zod';
import type * as app from '../../../app/load.ts';
import { schemaOf } from '../tie.ts';
import { count, notes, snapshot } from './shared.ts';

export type LoadAnswer = app.LoadAnswer;

/** What became of the rows of an input. */
export const rowCounts = {
  read: count,
  loaded: count,
  rejected: count.describe('set aside'),
  superseded: count.describe('already known in a later vintage'),
  leftOut: count.describe('not of the kind that is stored'),
};

export const LoadAnswer = schemaOf<LoadAnswer>()(
  z
    .strictObject({
      load: z.string().describe('id of the load'),
      snapshot,
      source: z.string(),
      format: z.string(),
      already: z.boolean().describe('the same bytes were loaded before; nothing changed'),
      vintage: z.string().describe('when the source published it'),
      rows: z.strictObject(rowCounts),
      notes,
      quarantined: z.record(z.string(), count).describe('rows set aside, by reason'),
      files: z.array(z.strictObject({ name: z.string(), sha256: z.string(), bytes: count })),
    })
    .meta({ id: 'LoadAnswer', description: 'What became of an input: all of it was loaded, or nothing.' }),
);
