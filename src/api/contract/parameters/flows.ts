import { z } from 'zod';
import type { FlowsParameters as App } from '../../../app/flows-command.ts';
import type { PricesParameters as Prices } from '../../../app/prices.ts';
import { parametersOf } from '../tie.ts';
import { areas, asOf, currency, flag, flow, goods, period, source } from './words.ts';

export const FlowsParameters = parametersOf<App>()(
  z.strictObject({
    reporter: areas('who reports', ['EU27']),
    partner: areas('with whom', ['KGZ', 'ARM']),
    hs: goods,
    from: period('first period', '2022-01'),
    to: period('last period', '2022-10'),
    baseFrom: period('first period of the comparison, the same months earlier', '2021-01').optional(),
    baseTo: period('last period of the comparison', '2021-10').optional(),
    flow: flow.optional(),
    by: z
      .enum(['period', 'partner', 'product', 'reporter', 'line'])
      .optional()
      .meta({ description: 'what a row is; line shows stored rows with file and line', example: 'partner' }),
    revision: z
      .string()
      .regex(/^[A-Za-z0-9]{2,6}$/)
      .optional()
      .meta({
        description: 'read the codes in this revision and convert what was reported in another',
        example: 'HS2017',
      }),
    currency: currency.optional(),
    source: source('whose figures, when there are several').optional(),
    mirror: flag('what the other side reported instead').optional(),
    asOf: asOf.optional(),
  }),
);
export const PricesParameters = parametersOf<Prices>()(
  FlowsParameters.omit({ baseFrom: true, baseTo: true, by: true, mirror: true }),
);

export type FlowsParameters = z.output<typeof FlowsParameters>;
