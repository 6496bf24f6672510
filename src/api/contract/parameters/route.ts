import { z } from 'zod';
import type { RouteParameters as App } from '../../../app/route.ts';
import { parametersOf } from '../tie.ts';
import { area, areas, asOf, currency, goods, period, window } from './words.ts';

export const RouteParameters = parametersOf<App>()(
  z
    .strictObject({
      from: areas('the exporters', ['EU27']),
      via: area('the intermediary', 'KGZ'),
      to: area('the destination', 'RUS'),
      hs: goods,
      among: areas('other intermediaries, whose legs say how unusual this one is', ['ARM', 'KAZ']).optional(),
      window: window("what is looked at; the bundled scenario's when it is not given").optional(),
      base: window('the same months, earlier', '2021-03..2021-11').optional(),
      event: period('placebo dates end before it', '2022-02').optional(),
      currency: currency.optional(),
      asOf: asOf.optional(),
    })
    .refine(({ window: own, base }) => (own === undefined) === (base === undefined), {
      message: 'expected both window and base, or neither',
      path: ['base'],
    }),
);
export type RouteParameters = z.output<typeof RouteParameters>;
