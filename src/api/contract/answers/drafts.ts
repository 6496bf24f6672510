import { z } from 'zod';
import type * as app from '../../../app/claims/parse.ts';
import { schemaOf } from '../tie.ts';
import { count } from './shared.ts';

export type DraftsAnswer = app.DraftsAnswer;
export type Draft = DraftsAnswer['drafts'][number];

const Field = z.enum([
  'reporter',
  'partner',
  'flow',
  'product',
  'window',
  'base',
  'statistic',
  'measure',
  'unit',
  'stated',
  'compare_to',
]);
const Words = z.union([z.string(), z.array(z.string())]);
const Months = z.tuple([z.string(), z.string()]);
const Figure = z.union([z.string(), z.number()]);

export const Draft = schemaOf<Draft>()(
  z
    .strictObject({
      sentence: z.string(),
      line: count.describe('of the text, from 1'),
      from: count,
      to: count,
      spec: z.strictObject({
        reporter: Words.optional(),
        partner: Words.optional(),
        flow: z.enum(['export', 'import', 'both', 're-export']).optional(),
        product: Words.optional(),
        window: Months.optional(),
        base: Months.optional(),
        statistic: Words.optional(),
        measure: z.enum(['weight', 'quantity']).optional(),
        unit: z.string().optional(),
        compare_to: z.strictObject({ partner: z.string(), ratio: Figure.optional() }).optional(),
      }),
      stated: z.union([Figure, z.record(z.string(), Figure)]),
      understood: z.array(z.strictObject({ from: count, to: count, text: z.string(), field: Field, as: z.string() })),
      doubts: z.array(
        z.strictObject({ field: z.union([Field, z.null()]), text: z.string().nullable(), why: z.string() }),
      ),
      complete: z.boolean().describe('whether it says enough for a check'),
    })
    .meta({
      id: 'Draft',
      description:
        'A claim as far as a sentence says it, with what was understood and what was not; places in the sentence.',
    }),
);

export const DraftsAnswer = schemaOf<app.DraftsAnswer>()(
  z
    .strictObject({
      drafts: z.array(Draft),
      skipped: z
        .array(z.strictObject({ line: count, from: count, to: count, why: z.string() }))
        .describe('what was not read, by its place in the text'),
    })
    .meta({ id: 'DraftsAnswer', description: 'What the sentences of a text say of trade.' }),
);
