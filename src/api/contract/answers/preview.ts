import { z } from 'zod';
import type * as app from '../../../app/preview.ts';
import { orNull, schemaOf } from '../tie.ts';
import { FlowName } from './flows.ts';
import { InputProblem } from './problem.ts';
import { area, count, currency, notes, period, texts } from './shared.ts';

export type PreviewAnswer = app.PreviewAnswer;
export type PreviewFile = app.PreviewFile;

type Mapping = NonNullable<PreviewAnswer['mapping']>;
type Found = NonNullable<PreviewAnswer['found']>;

export const PreviewFile = schemaOf<PreviewFile>()(
  z
    .strictObject({
      name: z.string(),
      kind: z.enum(['text', 'json', 'parquet', 'workbook']),
      bytes: count,
      sha256: z.string(),
      encoding: z.string().nullable(),
      separator: z.string().nullable(),
      header: count.nullable().describe('the line of the header'),
      columns: texts,
      sample: z.array(z.array(z.string().nullable())).describe('the first rows, as they stand in the file'),
    })
    .meta({ id: 'PreviewFile', description: 'What a file is.' }),
);

const SuggestedMapping = schemaOf<Mapping>()(
  z
    .strictObject({
      yaml: z.string().describe('the text of a mapping; what could not be told stands in it as a comment'),
      columns: z.array(
        z.strictObject({
          column: z.string(),
          means: z.custom<Mapping['columns'][number]['means']>().meta({ type: ['string', 'null'] }),
          confidence: z.custom<Mapping['columns'][number]['confidence']>().meta({ type: 'string' }),
          why: z.string(),
        }),
      ),
      settings: z.array(z.strictObject({ key: z.string(), value: z.unknown(), why: z.string() })),
      missing: z.array(z.strictObject({ key: z.string(), hint: z.string() })),
    })
    .meta({ id: 'SuggestedMapping', description: 'How a table may be read, each part with its grounds.' }),
);

const Found = schemaOf<Found>()(
  z
    .strictObject({
      reporters: z.array(z.strictObject({ area, name: z.string(), rows: count })),
      partners: count,
      flows: z.array(z.strictObject({ flow: FlowName, rows: count })),
      periods: z.array(
        z.strictObject({ frequency: z.enum(['monthly', 'annual']), from: period, to: period, periods: count }),
      ),
      levels: z.array(count).describe('digits of the codes; 0 is the total of all goods'),
      currencies: z.array(currency),
    })
    .meta({ id: 'FoundRows', description: 'What the loadable rows are about.' }),
);

export const PreviewAnswer = schemaOf<PreviewAnswer>()(
  z
    .strictObject({
      files: z.array(PreviewFile),
      format: z.string().nullable(),
      candidates: z.array(z.strictObject({ format: z.string(), fits: z.boolean(), why: z.string() })),
      rows: orNull(z.strictObject({ read: count, loadable: count, rejected: count, leftOut: count })),
      problems: z.array(InputProblem),
      problemKinds: z.array(
        z.strictObject({ file: z.string(), column: z.string().nullable(), expected: z.string(), rows: count }),
      ),
      found: orNull(Found),
      notes,
      refusal: orNull(z.record(z.string(), z.unknown())).describe('what a load would answer in place of loading'),
      already: z.string().nullable().describe('the load that has these very bytes already'),
      mapping: orNull(SuggestedMapping),
    })
    .meta({ id: 'PreviewAnswer', description: 'What a load would make of files; nothing is loaded.' }),
);
