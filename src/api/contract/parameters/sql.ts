import { z } from 'zod';
import type { QueryParameters as App } from '../../../app/query.ts';
import { parametersOf } from '../tie.ts';
import { asOf } from './words.ts';

export const SqlSent = parametersOf<App>()(
  z
    .strictObject({
      statement: z
        .string()
        .min(1)
        .max(20_000)
        .meta({ description: 'one SELECT over the views of the schema', example: 'SELECT count(*) AS rows FROM flow' }),
      limit: z
        .number()
        .int()
        .min(1)
        .max(10_000)
        .optional()
        .meta({ description: 'most rows; 1000 when it is not given' }),
      asOf: asOf.optional(),
    })
    .meta({ id: 'SqlSent', description: 'A statement to run.' }),
);
