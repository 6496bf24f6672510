import { z } from 'zod';
import type { NetworkParameters as App } from '../../../app/network.ts';
import { parametersOf } from '../tie.ts';
import { asOf, goods, period, scenarioName } from './words.ts';

export const NetworkParameters = parametersOf<Omit<App, 'file'>>()(
  z.strictObject({
    scenario: scenarioName.optional(),
    hs: goods.optional(),
    from: period("first period; the base's when it is not given", '2021-01').optional(),
    to: period("last period; the window's when it is not given", '2022-11').optional(),
    asOf: asOf.optional(),
  }),
);
