import { z } from 'zod';
import type * as areas from '../../../app/areas.ts';
import type * as formats from '../../../app/formats.ts';
import type * as children from '../../../app/goods-children.ts';
import type * as scenarios from '../../../app/scenarios.ts';
import type * as app from '../../../app/status.ts';
import { orNull, schemaOf } from '../tie.ts';
import { code, count, period, Span, snapshot, texts } from './shared.ts';

export type Area = areas.Area;
export type FormatInfo = formats.FormatInfo;
export type GoodsChildren = children.GoodsChildren;
export type ScenarioSummary = scenarios.ScenarioSummary;
export type Status = app.Status;

export const Status = schemaOf<Status>()(
  z
    .strictObject({
      version: z.string(),
      snapshot,
      loads: count,
      at: z.string().nullable().describe('when the newest load was made'),
      rows: count,
      sources: texts,
    })
    .meta({ id: 'Status', description: 'Which version this is, and what the lake holds.' }),
);

export const ScenarioSummary = schemaOf<ScenarioSummary>()(
  z
    .strictObject({
      name: z.string(),
      title: z.string(),
      destination: z.string(),
      event: period,
      window: Span,
      base: Span,
      exporters: texts,
      exportersAs: z.enum(['one', 'each']),
      intermediaries: texts,
      controls: texts,
      goods: texts,
      frequency: z.enum(['monthly', 'annual']),
      level: z.enum(['hs2', 'hs4', 'hs6', 'cn8']),
      currency: z.string().nullable().describe('null: as reported where that is one currency, else USD'),
      q: z.number().describe('rate of false discoveries among the findings that are called supported'),
      from: z.enum(['bundled', 'lake']),
      names: z.record(z.string(), z.string()).describe('the words that are areas, lists or codes, in English'),
    })
    .meta({ id: 'ScenarioSummary', description: 'A scenario by name.' }),
);

export const Area = schemaOf<Area>()(
  z
    .strictObject({
      code: z.string().describe('what every question takes for it'),
      name: z.string(),
      kind: z.enum(['country', 'group', 'special', 'historical']),
      lat: z.number().nullable(),
      lon: z.number().nullable(),
      roles: orNull(z.array(z.enum(['reporter', 'partner']))).describe(
        'what it is in the lake; null where that was not asked',
      ),
    })
    .meta({ id: 'Area', description: 'A country, a group, or what customs files have beside them.' }),
);

export const FormatInfo = schemaOf<FormatInfo>()(
  z
    .strictObject({
      format: z.string(),
      title: z.string(),
      source: z.string().nullable(),
      documentation: z.string(),
      licence: z.string().nullable(),
      accepts: texts,
      encodings: texts,
      columns: z.array(z.strictObject({ column: z.string(), meaning: z.string() })),
      options: z.array(z.strictObject({ option: z.string(), meaning: z.string() })),
      mapping: z.boolean().describe('it reads any table, once a mapping says what its columns are'),
    })
    .meta({ id: 'FormatInfo', description: 'What a load reads under one name.' }),
);

export const GoodsChildren = schemaOf<GoodsChildren>()(
  z
    .strictObject({
      under: orNull(code).describe('null: the chapters'),
      children: z.array(
        z.strictObject({
          code,
          text: z.string(),
          lists: texts.describe('goods lists that it is on, wholly or with some of its lines'),
          children: count.describe('codes right under it'),
        }),
      ),
    })
    .meta({ id: 'GoodsChildren', description: 'The codes of HS 2022 right under one.' }),
);
