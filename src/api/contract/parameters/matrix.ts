import { z } from 'zod';
import type { MatrixParameters as App } from '../../../app/matrix.ts';
import { parametersOf } from '../tie.ts';
import { asOf, goodsCode, scenarioName } from './words.ts';

export const MatrixParameters = parametersOf<Omit<App, 'file'>>()(
  z.strictObject({
    scenario: scenarioName.optional(),
    level: z.coerce
      .number()
      .pipe(z.literal([2, 4, 6]))
      .optional()
      .meta({ description: 'digits of the rows: 2, 4 or 6; 2 when it is not given', example: 2 }),
    under: goodsCode.optional().meta({ description: 'only goods under this code', example: '84' }),
    asOf: asOf.optional(),
  }),
);
