import { z } from 'zod';
import type { ComponentsParameters as App } from '../../../app/evidence/components.ts';
import type { WeaponsParameters as Feeds } from '../../../app/evidence/components-weapons.ts';
import { parametersOf } from '../tie.ts';
import { areas, asOf, goodsCode, list, paging, printable, scenarioName } from './words.ts';

const weapon = list(printable(160))
  .optional()
  .meta({ description: 'weapons as /weapons names them', example: ['kh-101-missile'] });

export const ComponentsParameters = parametersOf<App>()(
  z.strictObject({
    weapon,
    maker: printable(80).optional().meta({ description: 'words of the name of the maker', example: 'xilinx' }),
    country: areas('where the maker is, or none', ['CHN']).optional(),
    category: list(printable(40))
      .optional()
      .meta({ description: 'categories of the portal, or none', example: ['fpga'] }),
    hs: goodsCode.optional(),
    confidence: list(z.enum(['high', 'medium', 'low', 'none']))
      .optional()
      .meta({ description: 'at which confidence a part has a code', example: ['high'] }),
    ...paging,
  }),
);

export const WeaponsParameters = parametersOf<Omit<Feeds, 'file'>>()(
  z.strictObject({
    weapon,
    hs: goodsCode.optional().meta({ description: 'the weapons that a code may feed', example: '854231' }),
    scenario: scenarioName.optional(),
    asOf: asOf.optional(),
  }),
);
