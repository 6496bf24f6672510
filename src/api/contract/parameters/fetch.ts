import { z } from 'zod';
import type { FetchParameters as App } from '../../../app/fetch.ts';
import { parametersOf } from '../tie.ts';
import { areas, flag, flow, goods, period } from './words.ts';

/** The address of the service and its key are the server's to say, never a caller's. */
export const FetchParameters = parametersOf<Omit<App, 'baseUrl' | 'key'>>()(
  z
    .strictObject({
      reporter: areas('who reports', ['CHN']),
      partner: areas('with whom; WORLD for the total of all partners', ['RUS', 'KGZ']),
      hs: goods,
      from: period('first period', '2021-01'),
      to: period('last period', '2023-10'),
      flow: flow.optional(),
      dryRun: flag('only say how many calls it takes').optional(),
    })
    .meta({ id: 'FetchParameters', description: 'What to ask of UN Comtrade and load.' }),
);
export type FetchParameters = z.output<typeof FetchParameters>;
