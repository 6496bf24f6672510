import { z } from 'zod';
import type * as app from '../../../app/matrix.ts';
import { orNull, schemaOf } from '../tie.ts';
import { area, code, count, currency, money, notes, ratio, Span, snapshot } from './shared.ts';

export type MatrixAnswer = app.MatrixAnswer;
export type MatrixCell = app.MatrixCell;

const sums = {
  base: money('in the base'),
  value: money('in the window'),
  delta: money('window less base'),
  ratio: ratio('window over base; null where the base is under the floor of the scenario').nullable(),
};

export const MatrixCell = schemaOf<MatrixCell>()(
  z.strictObject({ partner: area, ...sums, candidates: count, supported: count }).meta({
    id: 'MatrixCell',
    description: 'What a partner got of goods, and how many displacement findings lie there.',
  }),
);

export const MatrixAnswer = schemaOf<MatrixAnswer>()(
  z
    .strictObject({
      snapshot,
      scenario: z.string(),
      window: Span,
      base: Span,
      currency,
      level: z.literal([2, 4, 6]).describe('digits of the rows'),
      under: orNull(code),
      columns: z.array(area).describe('the destination, then the intermediaries'),
      rows: z
        .array(z.strictObject({ code, text: z.string(), cells: z.array(MatrixCell), total: z.strictObject(sums) }))
        .describe('what the destination lost most of comes first'),
      totals: z.array(MatrixCell),
      notes,
    })
    .meta({ id: 'MatrixAnswer', description: 'Goods by partner, before and after.' }),
);
