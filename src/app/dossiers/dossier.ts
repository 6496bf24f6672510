import { createHash } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import type { Document } from '../../report/document.ts';
import { toHtml } from '../../report/html/page.ts';
import { toJson } from '../../report/json.ts';
import { SILENT } from '../../trade/effects.ts';
import { EntrepotError } from '../../trade/errors.ts';
import { findCase } from '../cases/store.ts';
import type { Context } from '../context.ts';
import { HeldLakes } from '../held-lakes.ts';
import { composeDocument } from './document.ts';
import { type DossierInput, gatherInput } from './input.ts';

interface Written {
  readonly type: string;
  readonly write: (
    document: Document,
    context: Context,
    parameters: DossierParameters,
  ) => Promise<Uint8Array> | Uint8Array;
}

const text = (written: string): Uint8Array => new TextEncoder().encode(written);

/** How a document is written down in each format. What drives a browser or writes workbooks is loaded when it is needed only. */
const FORMATS: Readonly<Record<string, Written>> = {
  json: { type: 'application/json', write: (document) => text(toJson(document)) },
  html: { type: 'text/html; charset=utf-8', write: (document) => text(toHtml(document)) },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: async (document) => (await import('../../report/xlsx/workbook.ts')).toXlsx(document),
  },
  pdf: {
    type: 'application/pdf',
    write: async (document, { effects }, { allowMissingFonts }) =>
      (await import('../../report/pdf/print.ts')).toPdf(document, {
        allowMissingFonts: allowMissingFonts ?? false,
        warn: (message) => effects.log.warn(message),
        signal: effects.signal,
      }),
  },
};

export const DOSSIER_FORMATS: readonly string[] = Object.keys(FORMATS);

export interface DossierParameters {
  readonly case: string;
  /** json where it is not given. */
  readonly format?: string | undefined;
  /** A snapshot's id, its number or a date; the newest where it is not given. */
  readonly asOf?: string | undefined;
  /** In a PDF, boxes for letters that no font of this machine has, where it would otherwise fail. */
  readonly allowMissingFonts?: boolean | undefined;
}

export interface DossierBytes {
  readonly case: string;
  readonly snapshot: string;
  readonly format: string;
  readonly type: string;
  /** How a file of it may be called. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A dossier that was written into a file. */
export interface DossierFile extends Omit<DossierBytes, 'bytes'> {
  readonly bytes: number;
  readonly sha256: string;
}

/** The dossier of a case in one of its formats. @throws EntrepotError 'not-found', 'usage'. */
export async function makeDossier(context: Context, parameters: DossierParameters): Promise<DossierBytes> {
  const { format = 'json' } = parameters;
  const known = FORMATS[format];
  if (known === undefined)
    throw new EntrepotError(
      'usage',
      `no format ${JSON.stringify(format)} of a dossier; expected ${DOSSIER_FORMATS.join(', ')}`,
    );
  const document = await documentOfCase(context, parameters);
  const { snapshot } = document.made;
  return {
    case: parameters.case,
    snapshot,
    format,
    type: known.type,
    name: `${parameters.case}-${snapshot}.${format}`,
    bytes: await known.write(document, context, parameters),
  };
}

export async function documentOfCase(
  context: Context,
  { case: id, asOf }: Pick<DossierParameters, 'case' | 'asOf'>,
): Promise<Document> {
  return documentOf(context, await gatherInput(context, await findCase(context, id)), asOf);
}

/** The document of a case that was handed in. Its many questions share one engine. */
export async function documentOf(context: Context, input: DossierInput, asOf: string | undefined): Promise<Document> {
  const task = context.effects.progress.start('dossier', input.case.items.length);
  const own = context.held === undefined ? new HeldLakes(context) : null;
  const quiet = { ...context.effects, progress: SILENT };
  try {
    return await composeDocument(
      { ...context, effects: quiet, held: context.held ?? (own as HeldLakes) },
      input,
      asOf,
      () => task.advance(1),
    );
  } finally {
    task.done();
    await own?.close();
  }
}

/** The same, in a file: whole, or not there. */
export async function writeDossier(
  context: Context,
  { out, ...parameters }: DossierParameters & { readonly out: string },
): Promise<DossierFile> {
  const { bytes, ...made } = await makeDossier(context, parameters);
  await writeWhole(out, bytes);
  return { ...made, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const scratch = `${file}.${process.pid}.tmp`;
  try {
    await writeFile(scratch, bytes);
    await rename(scratch, file);
  } catch (cause) {
    await rm(scratch, { force: true });
    const { code } = cause as NodeJS.ErrnoException;
    throw new EntrepotError('input-missing', `${file} cannot be written: ${code ?? String(cause)}`, {
      fields: { file },
      cause,
    });
  }
}
