/** What several answers have in common. */
import { z } from 'zod';
import type { ExplainAnswer } from '../../../app/explain.ts';
import type { LegSource } from '../../../app/ledger-rows.ts';
import type { ScanAnswer } from '../../../app/scan.ts';
import { schemaOf } from '../tie.ts';

export const count = z.number().int().nonnegative();
export const texts = z.array(z.string());

/** Money in the currency that the answer or the finding states. */
export const money = (what: string) => z.number().meta({ description: `${what}, in the stated currency` });
export const share = (what: string) => z.number().meta({ description: `${what}, as a share: 0.25 is a quarter` });
export const ratio = (what: string) => z.number().meta({ description: `${what}, as a ratio: 2 is twice as much` });
export const kilograms = (what: string) => z.number().meta({ description: `${what}, in kilograms` });
export const probability = (what: string) =>
  z
    .number()
    .min(0)
    .max(1)
    .meta({ description: `${what}, from 0 to 1` });

export const period = z.string().meta({ description: 'a month or a year', example: '2022-03' });
export const area = z.string().meta({ description: 'ISO 3166 letters or a group such as EU27', example: 'KGZ' });
export const code = z.string().meta({ description: '2, 4, 6 or 8 digits, or TOTAL', example: '854231' });
export const currency = z.string().meta({ description: 'ISO 4217 code of all money here', example: 'EUR' });
export const query = z.string().meta({ description: 'the command that shows the rows behind the figure' });
export const snapshot = z
  .string()
  .meta({ description: 'the state of the lake that was read; `asOf` reads it again', example: 's9-0a1b2c3d4e' });
export const notes = texts.meta({ description: 'what to know before using the figures, one sentence each' });

export const Span = schemaOf<readonly [string, string]>()(
  z.tuple([period, period]).meta({
    id: 'Span',
    description: 'First and last period, both included.',
    example: ['2022-03', '2022-11'],
    minItems: 2,
    maxItems: 2,
  }),
);

export const Coverage = schemaOf<ScanAnswer['coverage']['window']>()(
  z
    .strictObject({
      state: z.enum(['complete', 'partial', 'missing']),
      published: count.describe('how many of the asked reporter-periods were published'),
      reporterPeriods: count.describe('how many were asked: reporters times periods'),
      missing: z.array(z.strictObject({ reporter: area, periods: z.array(period) })),
      untold: z
        .array(z.strictObject({ partner: area, reporterPeriods: count }))
        .describe('partners of which the files say nothing in so many reporter-periods that tell of others'),
      notes,
    })
    .meta({
      id: 'Coverage',
      description:
        'Which reporter-periods were published. In one that was, an absent row is zero; in another it is unknown.',
    }),
);

export const Reported = schemaOf<LegSource['reported']>()(
  z.enum(['by the exporter', 'by the importer', 'none']).meta({
    id: 'Reported',
    description:
      'Whose figures a leg is told in: FOB by the exporter, CIF by the importer; none when nobody loaded says.',
  }),
);

export const ExplanationName = schemaOf<ExplainAnswer['explanations'][number]['explanation']>()(
  z
    .enum([
      'direct supply',
      'diversion',
      'ghost transit',
      'reclassification',
      'price',
      'domestic demand',
      'policy reform',
      'reporting artefact',
    ])
    .meta({ id: 'ExplanationName', description: 'One of the eight explanations that a finding is held against.' }),
);

export const Bands = schemaOf<readonly { readonly factor: number; readonly missing: number }[]>()(
  z
    .array(z.strictObject({ factor: ratio('CIF over FOB'), missing: money('sent less received over the factor') }))
    .meta({ id: 'Bands', description: 'What did not arrive, whatever the freight: at each factor of CIF over FOB.' }),
);

export const StoredName = schemaOf<{ readonly name: string; readonly sha256: string }>()(
  z
    .strictObject({ name: z.string(), sha256: z.string() })
    .meta({ id: 'StoredName', description: 'A loaded file by its name and the hash of its bytes.' }),
);
