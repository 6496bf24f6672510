import { z } from 'zod';
import type * as app from '../../../app/evidence/components.ts';
import type * as weapons from '../../../app/evidence/components-weapons.ts';
import { schemaOf } from '../tie.ts';
import { area, code, count, snapshot } from './shared.ts';

export type ComponentsPage = app.ComponentsPage;
export type Component = ComponentsPage['items'][number];
export type Weapons = weapons.Weapons;
export type Weapon = Weapons['items'][number];

const attribution = z.string().describe('whose data it is, and its licence');
const confidence = z.enum(['high', 'medium', 'low']);
const facet = z.array(z.strictObject({ value: z.string(), count }));

export const Component = schemaOf<Component>()(
  z
    .strictObject({
      id: z.string(),
      name: z.string().nullable().describe('name or marking; null where it was not specified'),
      part: z.string().nullable(),
      category: z.string().nullable(),
      maker: z.string().nullable(),
      makerCountry: area.nullable(),
      weapons: z.array(z.string()),
      link: z.string().describe('the page of the portal'),
      verified: z.string().describe('when the portal last said so, YYYY-MM-DD'),
      hs: z
        .array(
          z.strictObject({
            code,
            confidence,
            by: z.enum(['name', 'category', 'maker']).describe('what of the part it was mapped by'),
            why: z.string(),
          }),
        )
        .describe('HS 2022 codes that it may be of, candidates all; empty where nothing is known of what it is'),
    })
    .meta({ id: 'Component', description: 'A part that was found in a weapon.' }),
);

export const ComponentsPage = schemaOf<ComponentsPage>()(
  z
    .strictObject({
      attribution,
      matching: count.describe('how many parts pass the filters'),
      next: z.string().nullable().describe('gives the next page as `cursor`; null on the last'),
      facets: z
        .strictObject({ weapon: facet, country: facet, category: facet, confidence: facet })
        .describe('how many parts each choice of a filter would give, under the other filters; "none" is without'),
      items: z.array(Component),
    })
    .meta({ id: 'ComponentsPage', description: 'A page of the parts found in weapons.' }),
);

export const Weapons = schemaOf<Weapons>()(
  z
    .strictObject({
      attribution,
      snapshot,
      scenario: z.string(),
      items: z.array(
        z
          .strictObject({
            weapon: z.string(),
            title: z.string(),
            parts: count,
            mapped: count.describe('how many parts have a code at all'),
            countries: z.array(area).describe('of the makers of its parts, the most parts first'),
            goods: z
              .array(
                z.strictObject({
                  code,
                  text: z.string(),
                  parts: count.describe('parts that may be of it; a part may be of several'),
                  confidence: confidence.describe('the best at which one of the parts is mapped'),
                  findings: count.describe('findings of the scan that carry these goods'),
                  supported: count.describe('how many of them are supported'),
                }),
              )
              .describe('the most parts first'),
          })
          .meta({ id: 'Weapon', description: 'A weapon with the goods that its parts may be of.' }),
      ),
    })
    .meta({ id: 'Weapons', description: 'From weapons to goods and findings, and from goods to weapons.' }),
);
