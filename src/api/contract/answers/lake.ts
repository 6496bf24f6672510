import { z } from 'zod';
import type * as app from '../../../app/lake.ts';
import { schemaOf } from '../tie.ts';
import { FlowName } from './flows.ts';
import { rowCounts } from './load.ts';
import { area, count, notes, period, snapshot, texts } from './shared.ts';

export type LogLine = app.LogLine;
export type Verification = Awaited<ReturnType<typeof app.lakeVerify>>;
export type Holding = Awaited<ReturnType<typeof app.lakeSources>>[number];

export const LogLine = schemaOf<LogLine>()(
  z
    .strictObject({
      sequence: count,
      snapshot,
      at: z.string().describe('time of the load, ISO 8601'),
      load: z.string(),
      source: z.string(),
      format: z.string(),
      vintage: z.string(),
      ...rowCounts,
      files: z.string().describe('names, comma-separated'),
      notes,
    })
    .meta({ id: 'LogLine', description: 'One load of the ledger, with the rows it read and kept.' }),
);

export const Verification = schemaOf<Verification>()(
  z
    .strictObject({
      ok: z.boolean(),
      entries: count,
      files: count,
      bytes: count,
      differences: z.array(
        z.strictObject({
          path: z.string(),
          found: z.enum(['missing', 'changed', 'other length']),
          expected: z.string(),
          actual: z.string().nullable(),
          load: z.string(),
        }),
      ),
      unreferenced: texts.describe('left by writers that were stopped; never visible to readers'),
    })
    .meta({ id: 'Verification', description: 'Every stored file hashed again, and what differs from the ledger.' }),
);

export const Holding = schemaOf<Holding>()(
  z
    .strictObject({
      source: z.string(),
      reporter: area,
      flow: FlowName,
      frequency: z.enum(['monthly', 'annual']),
      goods: z.string().describe('which levels of goods'),
      from: period,
      to: period,
      periods: count,
      rows: count,
      missing: z.array(period).describe('inside the span that the source covers'),
      unpublished: z.array(period).describe('asked of the source and not published'),
    })
    .meta({ id: 'Holding', description: 'What a source holds of one reporter, and which periods it lacks.' }),
);
