import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Engine } from '../engine/engine.ts';
import { type DryRun, dryRun } from '../ingest/dry-run.ts';
import type { Format, StagedMember } from '../ingest/format.ts';
import { keepInputs } from '../ingest/input.ts';
import { identify, openAll, openKept, type ReadRequest, refuseUnknownOptions } from '../ingest/prepare.ts';
import { type Sample, sampleOf } from '../ingest/sample.ts';
import { findLoad, type KeptRaw } from '../lake/commit.ts';
import type { Layout } from '../lake/layout.ts';
import { type MappingSuggestion, suggestMapping } from '../sources/mapping/suggest.ts';
import { type Candidate, recognise } from '../sources/recognise.ts';
import { DELIMITED, findFormat, type MappingGiven } from '../sources/registry.ts';
import { EntrepotError } from '../trade/errors.ts';
import { type Context, withEngine } from './context.ts';

export interface PreviewParameters extends Omit<ReadRequest, 'format' | 'silences'>, MappingGiven {
  /** Without one, every format is tried. */
  readonly format?: string | undefined;
}

export interface PreviewAnswer extends Pick<DryRun, 'problems' | 'problemKinds' | 'found' | 'notes'> {
  /** The files, those of archives each on its own; a hundred at most. */
  readonly files: readonly PreviewFile[];
  /** What the rows below were read as: the format that was named, or the only one that fits. */
  readonly format: string | null;
  readonly candidates: readonly Candidate[];
  /** Null where there is no one format to read them in. */
  readonly rows: DryRun['rows'] | null;
  /** What a load would answer in place of loading; null where it would load. */
  readonly refusal: Readonly<Record<string, unknown>> | null;
  /** The load that has these very bytes, read in the same way, already. */
  readonly already: string | null;
  /** For a table that no format reads: how it may be. */
  readonly mapping: MappingSuggestion | null;
}

export interface PreviewFile {
  readonly name: string;
  readonly kind: StagedMember['kind'];
  readonly bytes: number;
  /** Of the file as it came; members of an archive have that of the archive. */
  readonly sha256: string;
  /** Of text. */
  readonly encoding: string | null;
  readonly separator: string | null;
  /** The line of the header, where there is one. */
  readonly header: number | null;
  readonly columns: readonly string[];
  /** The first rows, as they stand in the file. */
  readonly sample: readonly (readonly (string | null)[])[];
}

const SHOWN_ROWS = 20;
const SHOWN_FILES = 100;
/** Rows from which a mapping is suggested. */
const LOOKED_AT = 500;

/** Reads files as a load would, and says what would come of it. Nothing is written to the lake. */
export async function previewFiles(context: Context, parameters: PreviewParameters): Promise<PreviewAnswer> {
  const task = context.effects.progress.start('preview');
  const workDirectory = await mkdtemp(path.join(tmpdir(), 'entrepot-preview-'));
  try {
    return await withEngine(context, async (engine, layout) => {
      const files = await keepInputs(workDirectory, parameters.files, (text) => task.note(text));
      return previewWith({ engine, layout, workDirectory, files, parameters, note: (text) => task.note(text) });
    });
  } finally {
    await rm(workDirectory, { recursive: true, force: true });
    task.done();
  }
}

interface Preview {
  readonly engine: Engine;
  readonly layout: Layout;
  readonly workDirectory: string;
  readonly files: readonly KeptRaw[];
  readonly parameters: PreviewParameters;
  readonly note: (text: string) => void;
}

interface Opened {
  readonly candidates: readonly Candidate[];
  readonly format: Format | null;
  readonly members: readonly StagedMember[];
}

async function previewWith(preview: Preview): Promise<PreviewAnswer> {
  const { engine, files, parameters, note } = preview;
  note('opening');
  const { candidates, format, members } = await opened(preview);
  const shown = members.slice(0, SHOWN_FILES);
  const samples: Sample[] = [];
  for (const member of shown) samples.push(await sampleOf(engine, member, LOOKED_AT));
  const about = {
    files: shown.map((member, index) => fileOf(member, samples[index] as Sample, files[member.file] as KeptRaw)),
    format: format?.id ?? (parameters.format === DELIMITED.id ? DELIMITED.id : null),
  };
  const first = samples[0];
  const tabular = members[0] !== undefined && DELIMITED.accepts.some((kind) => kind === members[0]?.kind);
  const other: Candidate = {
    format: DELIMITED.id,
    fits: tabular && (first?.columns.length ?? 0) > 1,
    why: tabular
      ? 'any table can be read once a mapping says what its columns are'
      : 'a mapping is for text and workbooks',
  };
  const nothing = { rows: null, problems: [], problemKinds: [], found: null, notes: [], refusal: null, already: null };
  if (format === null) {
    const wanted = other.fits && !candidates.some(({ fits }) => fits);
    const mapping = wanted && first !== undefined ? suggestMapping(first, members[0]?.encoding ?? null) : null;
    return { ...about, candidates: [...candidates, other], ...nothing, mapping };
  }
  note('reading');
  const request = { ...parameters, format };
  const already = (await findLoad(preview.layout, identify(request, files).id))?.load.id ?? null;
  const own = (fits: boolean, why: string): readonly Candidate[] =>
    candidates.length > 0 ? [...candidates, other] : [{ format: format.id, fits, why }];
  try {
    const { refusal, ...read } = await dryRun(engine, members, request, files, preview.workDirectory);
    const why = `its columns are there; ${read.rows.loadable} of ${read.rows.read} rows can be loaded`;
    const refused = refusal?.toJSON() ?? null;
    return {
      ...about,
      candidates: own(read.rows.loadable > 0, why),
      ...read,
      refusal: refused,
      already,
      mapping: null,
    };
  } catch (failure) {
    if (!(failure instanceof EntrepotError) || failure.code === 'cancelled') throw failure;
    const { problems, message } = failure;
    return {
      ...about,
      candidates: own(false, message),
      ...nothing,
      problems,
      refusal: failure.toJSON(),
      already,
      mapping: null,
    };
  }
}

async function opened({ engine, workDirectory, files, parameters }: Preview): Promise<Opened> {
  const { format: named, map, mapping, ...request } = parameters;
  const unmapped = map === undefined && mapping === undefined;
  if (named === DELIMITED.id && unmapped)
    return { candidates: [], format: null, members: await openKept(workDirectory, files, request) };
  if (named !== undefined || !unmapped) {
    const format = await findFormat(named ?? DELIMITED.id, { map, mapping });
    refuseUnknownOptions({ format, options: request.options });
    return { candidates: [], format, members: await openAll(workDirectory, files, { ...request, format }) };
  }
  return recognise(engine, files, request, workDirectory);
}

function fileOf({ name, kind, bytes, encoding }: StagedMember, sample: Sample, { sha256 }: KeptRaw): PreviewFile {
  const { separator, header, columns, rows } = sample;
  return { name, kind, bytes, sha256, encoding, separator, header, columns, sample: rows.slice(0, SHOWN_ROWS) };
}
