import { z } from 'zod';
import type { FindingsParameters as App } from '../../../app/findings.ts';

import { Flag, Kind } from '../answers/findings.ts';
import { parametersOf } from '../tie.ts';
import { areas, asOf, flag, list, paging, printable, scenarioName } from './words.ts';

export const FindingsParameters = parametersOf<Omit<App, 'file'>>()(
  z.strictObject({
    scenario: scenarioName.optional(),
    kind: list(Kind)
      .optional()
      .meta({ description: 'kinds', example: ['displacement'] }),
    via: areas('intermediaries', ['KGZ']).optional(),
    exporter: areas('exporters', ['EU27']).optional(),
    list: list(printable(80))
      .optional()
      .meta({ description: 'goods lists by name', example: ['chpl'] }),
    tier: list(printable(20))
      .optional()
      .meta({ description: 'tiers of a goods list', example: ['1'] }),
    flag: list(Flag)
      .optional()
      .meta({ description: 'flags', example: ['thin-base'] }),
    goods: printable(100)
      .optional()
      .meta({ description: 'the beginning of a code, or words of its text', example: '8542' }),
    supported: flag('only those with q at most the one of the scenario, or only the others').optional(),
    sort: z
      .enum(['rank', 'gain', 'ratio', 'share', 'q'])
      .optional()
      .meta({ description: 'rank when it is not given', example: 'gain' }),
    ...paging,
    asOf: asOf.optional(),
  }),
);
