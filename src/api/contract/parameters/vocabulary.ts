import { z } from 'zod';
import type { AreasParameters as App } from '../../../app/areas.ts';
import { parametersOf } from '../tie.ts';
import { asOf, flag, goodsCode } from './words.ts';

export const AreasParameters = parametersOf<App>()(
  z.strictObject({
    withData: flag('only areas that the lake has figures of, and whether as reporter or partner').optional(),
    asOf: asOf.optional(),
  }),
);

export const ChildrenParameters = z.strictObject({
  under: goodsCode
    .optional()
    .meta({ description: 'a code of 2 or 4 digits; the chapters when it is not given', example: '85' }),
});
