import { z } from 'zod';
import type * as app from '../../../app/flows.ts';
import type * as figures from '../../../app/flows-figure.ts';
import type * as questions from '../../../app/flows-question.ts';
import type { lineRows } from '../../../app/flows-rows.ts';
import { schemaOf } from '../tie.ts';
import {
  area,
  Coverage,
  code,
  count,
  currency,
  kilograms,
  money,
  period,
  query,
  ratio,
  Span,
  StoredName,
  share,
  snapshot,
  texts,
} from './shared.ts';

export type Figure = figures.Figure;
export type LineRow = Awaited<ReturnType<typeof lineRows>>[number];
export type FlowRow = z.output<typeof FlowRow>;
export type FlowsAnswer = Omit<app.FlowsAnswer, 'rows'> & { readonly rows: readonly FlowRow[] };

export const FlowName = schemaOf<questions.SaidQuestion['flow']>()(
  z
    .enum(['import', 'export', 're-export', 're-import'])
    .meta({ id: 'FlowName', description: 'What a reporter says it did.' }),
);

/** Only where a base was asked for. */
const comparison = {
  base: money('in the base').nullable().optional(),
  delta: money('value less base').nullable().optional(),
  growth: share('change against the base').nullable().optional(),
  ratio: ratio('value over base').nullable().optional(),
  noGrowth: z.string().optional().describe('why there is no growth or ratio'),
};

export const Figure = schemaOf<Figure>()(
  z
    .strictObject({
      value: money('over the window; null when nothing of it was published').nullable(),
      unit: currency,
      ...comparison,
      netWeight: z
        .strictObject({ value: kilograms('net'), unit: z.literal('kg'), rowsWithWeight: count, rows: count })
        .nullable(),
      quantity: z
        .strictObject({
          value: z.number().describe('in `unit`'),
          unit: z.string().describe('as the UN abbreviates it: u is pieces'),
          rowsWithQuantity: count,
          rows: count,
        })
        .nullable(),
    })
    .meta({ id: 'Figure', description: 'The sum that was asked for: money in `unit`, net weight in kilograms.' }),
);

const summed = { value: money('in the window'), ...comparison, netWeight: kilograms('net').nullable() };

export const PeriodRow = z
  .strictObject({
    period,
    ...summed,
    value: money('in the period; null when nobody published').nullable(),
    basePeriod: period.optional(),
  })
  .meta({ id: 'PeriodRow', description: 'One period of a flow; money in the unit of the figure.' });

export const PartnerRow = z
  .strictObject({ partner: area, ...summed })
  .meta({ id: 'PartnerRow', description: 'One partner of a flow; money in the unit of the figure.' });

export const ReporterRow = z
  .strictObject({ reporter: area, ...summed })
  .meta({ id: 'ReporterRow', description: 'One reporter of a flow; money in the unit of the figure.' });

export const ProductRow = z
  .strictObject({ product: code, ...summed })
  .meta({ id: 'ProductRow', description: 'One code of a flow; money in the unit of the figure.' });

export const LineRow = schemaOf<LineRow>()(
  z
    .strictObject({
      reporter: area,
      partner: area,
      product: code,
      period,
      value: z.number().nullable().describe('as stored, in `currency`'),
      currency,
      netWeight: kilograms('net').nullable(),
      load: z.string(),
      file: z.string().describe('name of the loaded file'),
      line: count.describe('line of that file, the header included'),
    })
    .meta({
      id: 'LineRow',
      description: 'A stored row with the file and line it came from; money in its own currency.',
    }),
);

export const FlowRow = z
  .union([PeriodRow, PartnerRow, ReporterRow, ProductRow, LineRow])
  .meta({ id: 'FlowRow', description: 'A row of a flow, by what `by` asked for.' });

export const SaidQuestion = schemaOf<questions.SaidQuestion>()(
  z
    .strictObject({
      reporter: z.string().describe('who told it: with `mirror` the other side'),
      partner: z.string(),
      goods: z.string(),
      flow: FlowName,
      window: Span,
      base: Span.optional(),
    })
    .meta({ id: 'SaidQuestion', description: 'The question as it was asked, with its periods read.' }),
);

export const FlowsAnswer = schemaOf<FlowsAnswer>()(
  z
    .strictObject({
      question: SaidQuestion,
      figure: Figure,
      rows: z.array(FlowRow),
      coverage: Coverage.extend({ base: Coverage.optional() }).meta({
        id: 'FlowsCoverage',
        description: 'Which reporter-periods of the window were published, and under `base` which of the base.',
      }),
      lineage: z.strictObject({
        snapshot,
        source: z.string(),
        otherSources: texts,
        loads: z.array(
          z.strictObject({ id: z.string(), format: z.string(), vintage: z.string(), licence: z.string() }),
        ),
        files: z.array(StoredName),
        query,
        rates: z.string().optional().describe('whose exchange rates, where money was converted'),
      }),
    })
    .meta({
      id: 'FlowsAnswer',
      description: 'What a side reported: the figure, the rows that make it, what is missing, where it is from.',
    }),
);
