import { z } from 'zod';
import type * as exported from '../../../app/cases/archive.ts';
import type * as opened from '../../../app/cases/case-open.ts';
import type * as verified from '../../../app/dossiers/verify.ts';
import { schemaOf } from '../tie.ts';
import { count, snapshot, texts } from './shared.ts';

export type DossierVerification = verified.DossierVerification;
export type VerifiedFigure = verified.VerifiedFigure;
export type OpenedCase = opened.OpenedCase;

/** The document itself is described where it is made; here it is a file. */
export const DossierJson = z
  .looseObject({ dossier: z.literal(1), sha256: z.string(), document: z.looseObject({ title: z.string() }) })
  .meta({ id: 'Dossier', description: 'A dossier as JSON: its document, and the SHA-256 of it.' });

const VerifiedFile = schemaOf<verified.VerifiedFile>()(
  z
    .strictObject({
      path: z.string().describe('in the lake'),
      name: z.string().describe('the name of the source'),
      sha256: z.string().describe('that it had'),
      state: z.enum(['intact', 'changed', 'missing']),
    })
    .meta({ id: 'VerifiedFile', description: 'A source file, or stored rows, hashed again.' }),
);

const Leaf = z.union([z.string(), z.number(), z.boolean(), z.null()]);

export const VerifiedFigure = schemaOf<VerifiedFigure>()(
  z
    .strictObject({
      id: z.string(),
      label: z.string(),
      state: z.enum(['holds', 'changed', 'gone', 'new', 'not recomputed']),
      changes: z.array(z.strictObject({ path: z.string(), old: Leaf, new: Leaf })),
    })
    .meta({ id: 'VerifiedFigure', description: 'A figure of a dossier, made again.' }),
);

const Code = z.strictObject({ version: z.string(), code: z.string().describe('hash of the code') });

export const DossierVerification = schemaOf<DossierVerification>()(
  z
    .strictObject({
      ok: z.boolean().describe('the seal, every file and every figure hold'),
      title: z.string(),
      case: z.string(),
      snapshot,
      seal: z.enum(['intact', 'changed']).describe('whether the file is, byte for byte, what was written'),
      made: Code,
      now: Code,
      sameCode: z.boolean(),
      notRecomputed: z.string().nullable().describe('why nothing was recomputed; null where it was'),
      identical: z.boolean().nullable().describe('whether all that is printed came out the same'),
      counts: z.strictObject({ files: count, filesIntact: count, figures: count, figuresHold: count }),
      files: z.array(VerifiedFile).describe('those that are not what they were'),
      figures: z.array(VerifiedFigure),
    })
    .meta({ id: 'DossierVerification', description: 'Whether a dossier still holds, figure by figure.' }),
);

const NeededFile = schemaOf<exported.NeededFile>()(
  z
    .strictObject({
      name: z.string(),
      sha256: z.string(),
      bytes: count.nullable(),
      for: z.enum(['load', 'mapping', 'copy']),
      why: z.string(),
    })
    .meta({ id: 'NeededFile', description: 'A file that an archive refers to by hash and does not hold.' }),
);

export const OpenedCase = schemaOf<OpenedCase>()(
  z
    .strictObject({
      case: z.string(),
      revision: count,
      kept: texts.describe('claims, evidence and scenarios that were added'),
      notes: texts.describe('what the lake has otherwise under the same name, and keeps'),
      snapshot,
      verifiable: z.boolean().describe('whether the lake has that snapshot'),
      loaded: count,
      already: count,
      missing: z.array(NeededFile),
    })
    .meta({ id: 'OpenedCase', description: 'A case that was opened from an archive.' }),
);
