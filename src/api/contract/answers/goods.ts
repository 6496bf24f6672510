import { z } from 'zod';
import type * as app from '../../../app/goods.ts';
import { HS_REVISIONS } from '../../../trade/hs.ts';
import { orNull, schemaOf } from '../tie.ts';
import { code, count, notes, texts } from './shared.ts';

export type GoodsAnswer = app.GoodsAnswer;
export type FoundText = ReturnType<typeof app.searchGoods>[number];

type HsHistory = NonNullable<GoodsAnswer['history']>;

const Comparable = z.enum(['yes', 'with caution', 'no']);
/** All values once more, since the OpenAPI document has only the first of several literals. */
const Revision = z.literal(HS_REVISIONS).meta({ description: 'revision of the HS', enum: [...HS_REVISIONS] });

export const History = schemaOf<HsHistory>()(
  z
    .strictObject({
      code,
      existsIn: z.array(Revision),
      steps: z.array(
        z.strictObject({
          revision: Revision,
          parents: z.array(code),
          linksInTable: count,
          relationship: z.enum(['1:1', 'n:1', '1:n', 'n:m', 'new', 'gone']),
          comparable: Comparable,
          why: z.string(),
        }),
      ),
      across2022: Comparable.describe('whether a window from 2022 on may be compared with a base before it'),
      why: z.string(),
      unit: z.string().nullable(),
      unitComparable: z.boolean(),
    })
    .meta({ id: 'History', description: 'What a six-digit code was in earlier revisions of the HS.' }),
);

export const GoodsAnswer = schemaOf<GoodsAnswer>()(
  z
    .strictObject({
      code,
      level: z.number().int().describe('digits of the code; 0 for TOTAL'),
      text: z.string().nullable(),
      parents: z.array(z.strictObject({ code, text: z.string().nullable() })),
      unit: z.string().nullable().describe('standard unit of quantity beside kilograms'),
      lists: z.array(
        z.strictObject({
          list: z.string(),
          tier: z.string().nullable(),
          version: z.string(),
          match: z.enum(['line', 'part']).describe('the very code or a parent of it, or only lines under it'),
          entries: texts,
        }),
      ),
      history: orNull(History),
      notes,
    })
    .meta({
      id: 'GoodsAnswer',
      description: 'What a code is, on which lists, and whether it compares across revisions.',
    }),
);

export const FoundText = schemaOf<FoundText>()(
  z
    .strictObject({ code, text: z.string() })
    .meta({ id: 'FoundText', description: 'A code of HS 2022 whose text has the words.' }),
);
