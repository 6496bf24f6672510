import { z } from 'zod';
import type { MirrorParameters as App } from '../../../app/mirror-question.ts';
import { parametersOf } from '../tie.ts';
import { areas, asOf, currency, goods, period, source } from './words.ts';

export const MirrorParameters = parametersOf<App>()(
  z.strictObject({
    exporter: areas('who sent; "any" for the fixed panel', ['EU27']),
    importer: areas('who received', ['KGZ']),
    hs: goods.optional(),
    from: period('first period', '2019'),
    to: period('last period', '2023'),
    currency: currency.optional(),
    source: source('whose figures of the exporter').optional(),
    mirrorSource: source('whose figures of the importer').optional(),
    asOf: asOf.optional(),
  }),
);
export type MirrorParameters = z.output<typeof MirrorParameters>;
