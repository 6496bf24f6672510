import { z } from 'zod';
import type * as app from '../../../app/cases/cases.ts';
import type * as items from '../../../app/cases/read.ts';
import type * as told from '../../../app/cases/told.ts';
import { schemaOf } from '../tie.ts';
import { count, query } from './shared.ts';

export type CaseItem = items.CaseItem;
export type CaseAnswer = app.CaseAnswer;
export type CaseSummary = app.CaseSummary;
export type ToldItem = told.ToldItem;
export type RemovedCase = app.RemovedCase;

const moment = z.iso.datetime().nullable();
const note = z.string().nullable().describe('what a person wrote of it');

export const CaseItem = schemaOf<CaseItem>()(
  z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('finding'), finding: z.string(), note }),
      z.strictObject({ kind: z.literal('claim'), claim: z.string(), note }),
      z.strictObject({ kind: z.literal('evidence'), evidence: z.string(), note }),
      z.strictObject({
        kind: z.literal('flows'),
        query,
        title: z.string().nullable().describe('said of the question where it is null'),
        note,
      }),
      z.strictObject({ kind: z.literal('note'), text: z.string() }),
    ])
    .meta({ id: 'CaseItem', description: 'One thing of a case, in its order.' }),
);

const ToldItem = schemaOf<ToldItem>()(
  z
    .strictObject({
      place: count.describe('from 1'),
      kind: z.enum(['finding', 'claim', 'evidence', 'flows', 'note']),
      about: z.string().nullable().describe('an id or a command; null of a note'),
      title: z.string(),
      missing: z.string().nullable().describe('why it can no longer be shown; null where it can'),
    })
    .meta({ id: 'ToldItem', description: 'An item of a case in a line.' }),
);

const about = {
  id: z.string(),
  title: z.string(),
  summary: z.string(),
  scenario: z.string().describe('name of the scenario whose findings it is about'),
  revision: count.describe('to be sent back when it is saved; 0 of one that ships'),
  origin: z.enum(['bundled', 'register']),
  created: moment,
  changed: moment,
};

export const CaseAnswer = schemaOf<CaseAnswer>()(
  z
    .strictObject({
      ...about,
      items: z.array(CaseItem),
      told: z.array(ToldItem).describe('the items in words, one each'),
    })
    .meta({ id: 'Case', description: 'Findings, claims, evidence, figures and notes that belong together, in order.' }),
);

export const CaseSummary = schemaOf<CaseSummary>()(
  z
    .strictObject({
      ...about,
      counts: z.strictObject({ finding: count, claim: count, evidence: count, flows: count, note: count }),
    })
    .meta({ id: 'CaseSummary', description: 'A case in a list.' }),
);

export const RemovedCase = schemaOf<RemovedCase>()(
  z
    .strictObject({
      id: z.string(),
      revision: count,
      restored: z.boolean().describe('whether the one that ships stands there again'),
    })
    .meta({ id: 'RemovedCase', description: 'A case that was taken out of the register.' }),
);
