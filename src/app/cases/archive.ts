import { z } from 'zod';

/**
 * A case in one file, a zip:
 *
 *     manifest.json       what else is in it, each with its SHA-256; the loads in their order; what is needed and not in it
 *     case.json           the case, its scenario, its claims and its evidence
 *     dossier.json        the dossier of it
 *     raw/<sha256>        source files whose licence allows passing them on
 *     mappings/<sha256>   mapping files that loads of CSV were read through
 *
 * Names are fixed and times are of 1980, so that the same case over the same snapshot is the same bytes.
 */
export const MANIFEST = 'manifest.json';
export const CASE = 'case.json';
export const DOSSIER = 'dossier.json';

export const ENTRY_NAME = /^(manifest\.json|case\.json|dossier\.json|raw\/[0-9a-f]{64}|mappings\/[0-9a-f]{64})$/;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const bytes = z.int().nonnegative();
const RawFile = z.strictObject({ name: z.string().min(1).max(400), sha256, bytes });

const Silence = z.strictObject({
  reporter: z.number(),
  partners: z.array(z.number()),
  products: z.array(z.string()),
  flow: z.number(),
  freq: z.number(),
  period: z.number(),
  state: z.enum(['published-empty', 'not-published', 'unknown']),
});

/** A load as it can be made again: the same bytes, format and options are the same load. */
const ArchivedLoad = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{12}$/),
  /** The snapshot after it, and when it was made. */
  snapshot: z.string().max(80),
  at: z.iso.datetime(),
  source: z.string().max(200),
  format: z.string().max(80),
  options: z.record(z.string().max(80), z.string().max(4_000)),
  files: z.array(RawFile).min(1).max(10_000),
  silences: z.array(Silence).max(1_000_000),
  licence: z.string().max(2_000),
});

const NeededFile = z.strictObject({
  name: z.string().max(400),
  sha256,
  bytes: bytes.nullable(),
  for: z.enum(['load', 'mapping', 'copy']),
  why: z.string().max(2_000),
});

export const Manifest = z.strictObject({
  archive: z.literal(1),
  case: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/),
  snapshot: z.string().max(80),
  entries: z.array(z.strictObject({ path: z.string().regex(ENTRY_NAME), sha256, bytes })).max(50_000),
  loads: z.array(ArchivedLoad).max(50_000),
  /** Referred to by hash: not in the archive. Copies of pages are not needed to open it. */
  needed: z.array(NeededFile).max(50_000),
});

export type Manifest = Readonly<z.output<typeof Manifest>>;
export type ArchivedLoad = Readonly<z.output<typeof ArchivedLoad>>;
export type NeededFile = Readonly<z.output<typeof NeededFile>>;
