import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Layout, layoutOf } from '../../lake/layout.ts';
import { readSnapshot, type Snapshot } from '../../lake/snapshot.ts';
import { compare } from '../../lake/verify.ts';
import { compareDocuments } from '../../report/diff.ts';
import type { Document, Json } from '../../report/document.ts';
import { toJson } from '../../report/json.ts';
import { type Dossier, readDossier } from '../../report/read.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { isArchive, readArchive } from '../cases/archive-read.ts';
import { codeVersion } from '../code-version.ts';
import type { Context } from '../context.ts';
import { VERSION } from '../version.ts';
import { documentOf } from './dossier.ts';
import { readInput } from './input.ts';

export interface VerifiedFile {
  /** `raw/SHA-256` of a source, `data/...` of the rows that were made of them. */
  readonly path: string;
  /** The name that the source had; the same as `path` of stored rows. */
  readonly name: string;
  readonly sha256: string;
  readonly state: 'intact' | 'changed' | 'missing';
}

/** A part of a value; one that has parts of its own as JSON text. */
export type Leaf = string | number | boolean | null;

export interface VerifiedFigure {
  readonly id: string;
  readonly label: string;
  readonly state: 'holds' | 'changed' | 'gone' | 'new' | 'not recomputed';
  /** Each part of the value that is another one now, by its path in the value; empty where none is. */
  readonly changes: readonly { readonly path: string; readonly old: Leaf; readonly new: Leaf }[];
}

export interface DossierVerification {
  /** The seal, every file and every figure hold. */
  readonly ok: boolean;
  readonly title: string;
  readonly case: string;
  readonly snapshot: string;
  /** Whether the file is, byte for byte, what was written. */
  readonly seal: 'intact' | 'changed';
  readonly made: { readonly version: string; readonly code: string };
  readonly now: { readonly version: string; readonly code: string };
  /** Whether the same code made it: where not, a figure may differ since a method does. */
  readonly sameCode: boolean;
  /** Why nothing was recomputed; null where it was. */
  readonly notRecomputed: string | null;
  /** Whether all that is printed came out the same, not only the figures; null where nothing was recomputed. */
  readonly identical: boolean | null;
  readonly counts: {
    readonly files: number;
    readonly filesIntact: number;
    readonly figures: number;
    readonly figuresHold: number;
  };
  /** The files that are not what they were, by name. */
  readonly files: readonly VerifiedFile[];
  readonly figures: readonly VerifiedFigure[];
}

export interface VerifyDossierParameters {
  readonly file: string | { readonly path: string; readonly name: string };
}

/** A dossier is some text; this much is far more than any. */
const MOST_BYTES = 256 * 2 ** 20;

/**
 * Does a dossier still hold? Its own hash, each source file and each file of stored rows are hashed again, and the document
 * is made anew from the case in it at its snapshot, with nothing that was derived before. Nothing is written.
 */
export async function verifyDossier(context: Context, { file }: VerifyDossierParameters): Promise<DossierVerification> {
  const given = typeof file === 'string' ? { path: file, name: path.basename(file) } : file;
  if (!(await isArchive(given.path))) return verifyText(context, await dossierText(given), given.name);
  const archive = await readArchive(given);
  try {
    return await verifyText(context, archive.dossier, `${given.name}/dossier.json`);
  } finally {
    await archive.close();
  }
}

async function dossierText({ path: file, name }: { readonly path: string; readonly name: string }): Promise<string> {
  const size = (await stat(file).catch((cause: NodeJS.ErrnoException) => missing(name, cause))).size;
  if (size > MOST_BYTES)
    throw new EntrepotError('input-too-large', `${name} has ${size} bytes; expected at most ${MOST_BYTES}`);
  return readFile(file, 'utf8');
}

function missing(name: string, cause: NodeJS.ErrnoException): never {
  throw new EntrepotError('input-missing', `${name} cannot be opened: ${cause.code ?? String(cause)}`, { cause });
}

async function verifyText(context: Context, text: string, name: string): Promise<DossierVerification> {
  const dossier = readDossier(text, name);
  const { document } = dossier;
  const { made } = document;
  const layout = layoutOf(context.lake);
  const snapshot = await readSnapshot(layout, made.snapshot).catch((failure: unknown) => {
    if (failure instanceof EntrepotError && failure.code === 'usage') return null;
    throw failure;
  });
  const files = await verifiedFiles(layout, document, snapshot);
  const broken = files.filter(({ state }) => state !== 'intact');
  const rows = broken.find(({ path: stored }) => stored.startsWith('data/'));
  const why =
    snapshot === null
      ? `this lake has no snapshot ${made.snapshot}; open the archive of the case in a folder of its own`
      : rows === undefined
        ? null
        : `the stored rows ${rows.path} are ${rows.state}`;
  const again = why === null ? await composeAnew(context, document, name) : null;
  const figures = again === null ? unknown(document) : comparedFigures(document, again);
  const holding = figures.filter(({ state }) => state === 'holds').length;
  const seal = sealOf(dossier, text);
  return {
    ok: seal === 'intact' && broken.length === 0 && holding === figures.length,
    title: document.title,
    case: String(made.parameters['case'] ?? ''),
    snapshot: made.snapshot,
    seal,
    made: { version: made.version, code: made.code },
    now: { version: VERSION, code: codeVersion() },
    sameCode: made.code === codeVersion(),
    notRecomputed: why,
    identical: again === null ? null : toJson({ ...again, made }) === toJson(document),
    counts: {
      files: files.length,
      filesIntact: files.length - broken.length,
      figures: figures.length,
      figuresHold: holding,
    },
    files: broken,
    figures,
  };
}

/** The hash says whether the content was changed; the bytes say whether anything was. */
function sealOf({ document, recorded, computed }: Dossier, text: string): DossierVerification['seal'] {
  return recorded === computed && text === toJson(document) ? 'intact' : 'changed';
}

/** Every source file that the document names, and every file of rows that its snapshot is made of. */
async function verifiedFiles(
  layout: Layout,
  { sources }: Document,
  snapshot: Snapshot | null,
): Promise<readonly VerifiedFile[]> {
  const raw = sources.flatMap(({ files }) =>
    files.map(({ name, sha256, bytes }) => ({ name, path: `raw/${sha256}`, sha256, bytes })),
  );
  const parts = (snapshot?.parts ?? []).flatMap(({ flow, catalog }) =>
    [flow, catalog].map((stored) => ({ name: stored.path, ...stored })),
  );
  const found: VerifiedFile[] = [];
  for (const { name, ...stored } of [...raw, ...parts]) {
    const difference = await compare(layout, stored);
    const state = difference === undefined ? 'intact' : difference.found === 'missing' ? 'missing' : 'changed';
    found.push({ path: stored.path, name, sha256: stored.sha256, state });
  }
  return found;
}

async function composeAnew(context: Context, { input, made }: Document, name: string): Promise<Document> {
  if (input === undefined)
    throw new EntrepotError(
      'input-format',
      `${name} does not hold the case that it was made of, so that it cannot be made again`,
    );
  const { held: _, ...rest } = context;
  return documentOf({ ...rest, anew: true }, readInput(input, name), made.snapshot);
}

function comparedFigures(before: Document, after: Document): VerifiedFigure[] {
  return compareDocuments(before, after).map(({ id, label, state, how }) => ({
    id,
    label,
    state,
    changes: how.map(({ path: at, old, new: now }) => ({ path: at, old: leafOf(old), new: leafOf(now) })),
  }));
}

function leafOf(value: Json): Leaf {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}

function unknown({ figures }: Document): VerifiedFigure[] {
  return figures.map(({ id, label }) => ({ id, label, state: 'not recomputed', changes: [] }));
}

/** What the exit status of a command says of it; undefined where all holds. */
export function failureOf({ ok, seal, files, counts, notRecomputed }: DossierVerification): EntrepotError | undefined {
  if (ok) return undefined;
  const fields = { ...counts, seal, files: files.map(({ name }) => name) };
  if (files.length > 0)
    return new EntrepotError('lake-corrupt', files.map(({ name, state }) => `${name} is ${state}`).join(', '), {
      fields,
    });
  if (seal === 'changed')
    return new EntrepotError('input-invalid', 'the dossier is not what was written: it was changed after it was made', {
      fields,
    });
  return new EntrepotError(
    'not-assessable',
    notRecomputed ?? `${counts.figures - counts.figuresHold} of ${counts.figures} figures do not hold`,
    { fields },
  );
}
