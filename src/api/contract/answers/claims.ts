import { z } from 'zod';
import type * as checks from '../../../app/claims/check.ts';
import type * as app from '../../../app/claims/claims.ts';
import type { KeptClaims as Kept } from '../../../app/claims/keep.ts';
import type { ClaimReviews as Reviews } from '../../../app/claims/review.ts';
import type { ClaimSeries as Series } from '../../../app/claims/series.ts';
import { schemaOf } from '../tie.ts';
import { area, code, count, currency, period, query, Span, StoredName, snapshot, texts } from './shared.ts';

export type ClaimsAnswer = app.ClaimsAnswer;
export type ClaimAnswer = app.ClaimAnswer;
export type CheckedClaim = checks.CheckedClaim;
export type CheckedStatement = checks.CheckedStatement;
export type ReadingSaid = checks.ReadingSaid;
export type ClaimReviews = Reviews;
export type KeptClaims = Kept;
export type Inconsistency = app.ClaimsAnswer['inconsistencies'][number];

export const VerdictName = schemaOf<checks.CheckedClaim['verdict']>()(
  z.enum(['reproduced', 'reproduced-under', 'contradicted', 'not-testable']).meta({
    id: 'VerdictName',
    description:
      'Whether the data gives what was stated: as claimed, under another sensible reading, not at all, or cannot say.',
  }),
);

const Statistic = schemaOf<checks.CheckedStatement['statistic']>()(
  z
    .enum(['value', 'base_value', 'growth', 'ratio', 'share', 'count', 'compared_value', 'compared_ratio'])
    .meta({ id: 'Statistic', description: 'growth is window over base less one; compared_ is of the other partner.' }),
);

const Stated = schemaOf<checks.CheckedStatement['stated']>()(
  z
    .strictObject({
      figure: z.number(),
      qualifier: z.enum(['exactly', 'about', 'nearly', 'at-least', 'more-than', 'at-most', 'less-than']),
      text: z.string().describe('as the claims file has it'),
    })
    .meta({ id: 'Stated', description: 'A published figure with its wording. Growth 3.45 is +345 %.' }),
);

const Tolerance = schemaOf<checks.CheckedStatement['tolerance']>()(
  z
    .strictObject({
      low: z.number().nullable(),
      high: z.number().nullable(),
      open: z.boolean().describe('whether a bound itself does not agree'),
      why: z.string(),
    })
    .meta({ id: 'Tolerance', description: 'What agrees with the stated figure, from its wording and its rounding.' }),
);

export const ReadingSaid = schemaOf<ReadingSaid>()(
  z
    .strictObject({
      alternative: z.string().describe('as-claimed is the claim itself'),
      label: z.string().describe('what is other than as claimed'),
      state: z.enum(['computed', 'partial', 'missing']),
      figure: z.number().nullable(),
      said: z.string().nullable().describe('the figure as a person writes it'),
      top: z.number().nullable().describe('the sum over the window, in `unit`'),
      bottom: z.number().nullable().describe('what it is divided by, in `unit`; null where nothing is divided'),
      unit: z.string().describe('a currency, kg, or a unit of quantity'),
      holds: z.boolean().nullable().describe('whether it agrees with what was stated; null where that cannot be said'),
      off: z.number().nullable().describe('over the stated figure, less one'),
      why: z.string().nullable().describe('why there is no figure, or it is not judged'),
      queries: z.array(query),
      sources: texts,
      files: z.array(StoredName),
      notes: texts,
    })
    .meta({ id: 'ReadingSaid', description: 'One way to recompute a figure of a claim, with what it rests on.' }),
);

const MissingData = schemaOf<checks.MissingData>()(
  z
    .strictObject({ what: z.string(), fetch: z.string().nullable().describe('the command that gets it') })
    .meta({ id: 'MissingData', description: 'Data that would settle a figure.' }),
);

export const CheckedStatement = schemaOf<checks.CheckedStatement>()(
  z
    .strictObject({
      statistic: Statistic,
      product: z.string().nullable(),
      stated: Stated,
      said: z.string().describe('the stated figure as a person writes it'),
      tolerance: Tolerance,
      verdict: VerdictName,
      under: z.string().nullable(),
      why: z.string(),
      readings: z.array(ReadingSaid),
      missing: z.array(MissingData),
    })
    .meta({
      id: 'CheckedStatement',
      description: 'One figure of a claim, recomputed in each sensible way and judged.',
    }),
);

export const ClaimSaid = schemaOf<checks.ClaimSaid>()(
  z
    .strictObject({
      id: z.string(),
      text: z.string(),
      publisher: z.string().nullable(),
      published: z.string().nullable(),
      link: z.string().nullable(),
      remark: z.string().nullable(),
      level: z.enum(['trade', 'shipment']),
      exporter: z.array(area),
      importer: z.array(area),
      flow: z.string(),
      goods: z.array(z.strictObject({ code, text: z.string() })),
      window: Span,
      base: z.union([Span, z.null()]),
      measure: z.string(),
    })
    .meta({ id: 'ClaimSaid', description: 'A claim as it was read.' }),
);

const checked = {
  claim: ClaimSaid,
  from: z.string().describe('a file, or the register of the lake'),
  verdict: VerdictName,
  under: z.string().nullable().describe('the reading that agrees, where it is not the one as claimed'),
  why: z.string(),
  statements: z.array(CheckedStatement),
};

export const CheckedClaim = schemaOf<checks.CheckedClaim>()(
  z.strictObject(checked).meta({ id: 'CheckedClaim', description: 'A claim with the verdict on each of its figures.' }),
);

const ClaimSeries = schemaOf<Series>()(
  z
    .strictObject({
      label: z.string(),
      currency,
      query,
      points: z.array(
        z.strictObject({
          period,
          value: z.number().nullable(),
          part: z.union([z.enum(['base', 'window']), z.null()]),
        }),
      ),
    })
    .meta({ id: 'ClaimSeries', description: 'What a figure of a claim is the sum of, period by period.' }),
);

export const Inconsistency = schemaOf<Inconsistency>()(
  z
    .strictObject({
      rule: z.enum([
        'same-figure',
        'two-figures',
        'share-over-one',
        'unequal-windows',
        'zero-base',
        'code-not-in-force',
        'stated-ratio',
      ]),
      severity: z.enum(['conflict', 'caution']).describe('not all of it can be so, or it can and has to be looked at'),
      claims: z.array(z.string()).describe('ids'),
      why: z.string(),
    })
    .meta({ id: 'Inconsistency', description: 'Claims that do not go together, or one that does not in itself.' }),
);

export const ClaimAnswer = schemaOf<app.ClaimAnswer>()(
  z
    .strictObject({ ...checked, snapshot, series: z.array(ClaimSeries), inconsistencies: z.array(Inconsistency) })
    .meta({ id: 'ClaimAnswer', description: 'One claim with its verdict and the series behind it.' }),
);

export const ClaimsAnswer = schemaOf<app.ClaimsAnswer>()(
  z
    .strictObject({
      snapshot,
      counts: z.strictObject({
        reproduced: count,
        'reproduced-under': count,
        contradicted: count,
        'not-testable': count,
      }),
      claims: z.array(CheckedClaim),
      inconsistencies: z.array(Inconsistency),
    })
    .meta({ id: 'ClaimsAnswer', description: 'Claims with their verdicts.' }),
);

export const KeptClaims = schemaOf<Kept>()(
  z
    .strictObject({ kept: z.array(z.strictObject({ id: z.string(), revision: count })) })
    .meta({ id: 'KeptClaims', description: 'What was kept in the register.' }),
);

export const RemovedClaim = z
  .strictObject({ removed: z.string() })
  .meta({ id: 'RemovedClaim', description: 'What was taken out of the register; its history stays.' });

export const ClaimReviews = schemaOf<Reviews>()(
  z
    .strictObject({
      '@context': z.literal('https://schema.org'),
      '@graph': z.array(z.record(z.string(), z.unknown())),
    })
    .meta({ id: 'ClaimReviews', description: "The verdicts as schema.org's ClaimReview, JSON-LD." }),
);
