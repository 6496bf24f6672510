import { z } from 'zod';
import type * as sides from '../../../app/mirror.ts';
import type * as panels from '../../../app/mirror-panel.ts';
import { orNull, schemaOf } from '../tie.ts';
import {
  area,
  Coverage,
  count,
  currency,
  money,
  notes,
  period,
  query,
  ratio,
  Span,
  StoredName,
  share,
  snapshot,
  texts,
} from './shared.ts';

export type MirrorAnswer = sides.MirrorAnswer;
export type PanelAnswer = panels.PanelAnswer;
export type MirrorRow = sides.MirrorRow;

const Question = z.strictObject({
  exporter: z.string(),
  importer: z.string(),
  goods: z.string(),
  window: Span,
  currency,
});

const figures = {
  gap: money('sent less received').nullable(),
  logRatio: z.number().nullable().describe('natural logarithm of sent over received'),
  asymmetry: z
    .number()
    .nullable()
    .describe('gap over the mean of both: from -2 (only the importer saw it) to 2 (only the exporter did)'),
  bands: z
    .array(
      z.strictObject({
        factor: ratio('CIF over FOB'),
        unaccounted: money('sent less received over the factor').nullable(),
      }),
    )
    .describe('what is unaccounted for, whatever the freight'),
  status: z.enum(['within band', 'not received', 'over band', 'one side only', 'neither side']),
  exporterReport: money('what the exporter says it sent, FOB').nullable(),
  importerReport: money('what the importer says it received, CIF').nullable(),
};

export const MirrorRow = schemaOf<MirrorRow>()(
  z
    .strictObject({
      period,
      ...figures,
      incomplete: z
        .strictObject({ exporter: z.array(area), importer: z.array(area) })
        .optional()
        .describe('members that did not publish all of the period'),
    })
    .meta({ id: 'MirrorRow', description: 'Both reports of one period; money in the currency of the question.' }),
);

export const Lineage = schemaOf<MirrorAnswer['lineage']['exporter'][number]>()(
  z
    .strictObject({
      source: z.string(),
      loads: texts,
      files: z.array(StoredName),
      query,
      rates: z.string().optional().describe('whose exchange rates, where money was converted'),
    })
    .meta({ id: 'Lineage', description: 'Where the figures of one side are from.' }),
);

const Score = z.strictObject({
  reporter: area,
  score: z.number().nullable().describe('from 0 to 1: how well its reports agree with those of its partners'),
  partners: count,
  why: z.string().optional().describe('why there is no score'),
});

export const MirrorAnswer = schemaOf<MirrorAnswer>()(
  z
    .strictObject({
      kind: z.literal('mirror'),
      question: Question,
      rows: z.array(MirrorRow),
      total: z
        .strictObject({ ...figures, periods: count })
        .nullable()
        .describe('over the periods that both sides tell of'),
      coverage: z.strictObject({ exporter: Coverage, importer: Coverage }),
      reliability: z.strictObject({
        exporters: z.array(Score),
        importers: z.array(Score),
        pairs: count,
        rounds: count,
        converged: z.boolean(),
        notes,
      }),
      reconciled: z.strictObject({
        basis: z.string(),
        exporterWeight: share('of the exporter in the reconciled figure').nullable(),
        rows: z.array(z.strictObject({ period, value: money('reconciled').nullable() })),
      }),
      notes,
      lineage: z.strictObject({ snapshot, exporter: z.array(Lineage), importer: z.array(Lineage) }),
    })
    .meta({
      id: 'MirrorAnswer',
      description: 'What an exporter says it sent beside what the importer says it received; money in one currency.',
    }),
);

const panelFigures = {
  panelExports: money('what the panel says it sent, FOB'),
  cifLow: money("at the importer's border, least freight"),
  cifHigh: money("at the importer's border, most freight"),
};

export const PanelShare = schemaOf<NonNullable<PanelAnswer['coverage']['ofExports']>>()(
  z
    .strictObject({
      periods: z.array(period),
      panel: money('of the panel'),
      all: money('of all that can be added'),
      share: share('panel over all').nullable(),
      atMost: z
        .boolean()
        .optional()
        .describe('some told of a part of the periods only: the share is no more than this'),
    })
    .meta({ id: 'PanelShare', description: 'What part of the whole a panel is.' }),
);

export const PanelAnswer = schemaOf<PanelAnswer>()(
  z
    .strictObject({
      kind: z.literal('fixed-panel'),
      question: Question,
      rows: z.array(z.strictObject({ period, ...panelFigures })),
      total: z.strictObject(panelFigures),
      coverage: z.strictObject({
        exporters: z.array(area),
        leftOut: z.array(z.strictObject({ exporter: area, why: z.string() })),
        ofExports: orNull(PanelShare),
        ofOwnReport: orNull(PanelShare),
      }),
      notes,
      lineage: z.strictObject({ snapshot, exporters: z.array(Lineage) }),
    })
    .meta({
      id: 'PanelAnswer',
      description: 'What a destination received, by the exporters that published every period; money in one currency.',
    }),
);

export const MirrorOrPanel = schemaOf<MirrorAnswer | PanelAnswer>()(
  z
    .discriminatedUnion('kind', [MirrorAnswer, PanelAnswer])
    .meta({ id: 'MirrorOrPanel', description: 'Two reports side by side; of any exporter, the fixed panel.' }),
);
