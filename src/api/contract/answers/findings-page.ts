import { z } from 'zod';
import type * as app from '../../../app/findings.ts';
import { schemaOf } from '../tie.ts';
import {
  ChainFinding,
  DiversionFinding,
  GhostFinding,
  ReclassificationFinding,
  SeriesFinding,
  UnitValueFinding,
} from './findings.ts';
import { count, currency, period, snapshot } from './shared.ts';

export type FindingsPage = app.FindingsPage;
export type FindingItem = FindingsPage['items'][number];

const spark = z
  .array(z.number().nullable())
  .describe(
    'the series, one number for each of `periods`; null where nobody published; empty where it is no single series',
  );

export const FindingItem = schemaOf<FindingItem>()(
  z
    .discriminatedUnion('kind', [
      SeriesFinding.extend({ spark }),
      DiversionFinding.extend({ spark }),
      ChainFinding.extend({ spark }),
      GhostFinding.extend({ spark }),
      ReclassificationFinding.extend({ spark }),
      UnitValueFinding.extend({ spark }),
    ])
    .meta({ id: 'FindingItem', description: 'A finding with its series.' }),
);

const facet = z.array(z.strictObject({ value: z.string(), count }));

export const FindingsPage = schemaOf<FindingsPage>()(
  z
    .strictObject({
      snapshot,
      scenario: z.string(),
      currency,
      matching: count.describe('how many findings pass the filters'),
      next: z.string().nullable().describe('gives the next page as `cursor`; null on the last'),
      facets: z
        .strictObject({ kind: facet, via: facet, exporter: facet, list: facet, tier: facet, flag: facet })
        .describe('how many findings each choice of a filter would give, under the other filters'),
      periods: z.array(period),
      items: z.array(FindingItem),
    })
    .meta({ id: 'FindingsPage', description: 'A page of the findings of a scan.' }),
);
