import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Answers, Question } from './answers.ts';
import { DossierJson } from './contract/answers/dossier.ts';
import { Problem } from './contract/answers/problem.ts';
import { CaseParameters } from './contract/parameters/cases.ts';
import { DossierAsked } from './contract/parameters/dossier.ts';
import { requireScope } from './security/authenticate.ts';
import type { SecurityEnv } from './security/caller.ts';

const bytes = { schema: z.string().meta({ format: 'binary' }) };
const problems = {
  default: {
    description: 'What is wrong, in one sentence',
    content: { 'application/problem+json': { schema: Problem } },
  },
};

const TYPES: Readonly<Record<string, string>> = {
  json: 'application/json',
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
};

/** Answers that are files: a process of the slow lane writes one, and it is sent from the disk. */
export function serveDossiers(app: OpenAPIHono<SecurityEnv>, answers: Answers): void {
  const common = { method: 'get' as const, tags: ['Cases'], middleware: [requireScope('read')] };
  const dossier = createRoute({
    ...common,
    path: '/api/v1/cases/{case}/dossier',
    operationId: 'dossier',
    summary: 'A case as a document: JSON, HTML, PDF or XLSX',
    description: 'The same as `entrepot dossier CASE --format FORMAT`. The same bytes for the same case and snapshot.',
    request: { params: CaseParameters, query: DossierAsked },
    responses: {
      200: {
        description: 'The document, as a file',
        content: {
          [TYPES['json'] as string]: { schema: DossierJson },
          'text/html': { schema: z.string() },
          [TYPES['pdf'] as string]: bytes,
          [TYPES['xlsx'] as string]: bytes,
        },
      },
      ...problems,
    },
  });
  app.openapi(dossier, (async (c: Context<SecurityEnv>) => {
    const { format, asOf } = DossierAsked.parse(c.req.query());
    const { case: id } = CaseParameters.parse(c.req.param());
    return sendFile(c, answers, { useCase: 'dossier', parameters: { case: id, format, asOf } }, id, format);
  }) as never);

  const archive = createRoute({
    ...common,
    path: '/api/v1/cases/{case}/archive',
    operationId: 'case-export',
    summary: 'A case, its dossier and its sources as one archive that opens on another machine',
    description:
      'The same as `entrepot case export CASE --out FILE`. What may not be passed on is named by hash in it.',
    request: { params: CaseParameters, query: DossierAsked.omit({ format: true }) },
    responses: { 200: { description: 'The archive', content: { 'application/zip': bytes } }, ...problems },
  });
  app.openapi(archive, (async (c: Context<SecurityEnv>) => {
    const { asOf } = DossierAsked.parse(c.req.query());
    const { case: id } = CaseParameters.parse(c.req.param());
    return sendFile(c, answers, { useCase: 'case-export', parameters: { case: id, asOf } }, id, 'zip');
  }) as never);
}

/** Has the file written, and sends it no faster than it is read. */
async function sendFile(
  c: Context<SecurityEnv>,
  answers: Answers,
  { useCase, parameters }: Pick<Question, 'useCase' | 'parameters'>,
  id: string,
  ending: string,
): Promise<Response> {
  const folder = await mkdtemp(path.join(tmpdir(), 'entrepot-dossier-'));
  const clear = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const out = path.join(folder, 'file');
    const told = await answers.change({ useCase, lane: 'slow', parameters: { ...parameters, out } }, c.req.raw.signal);
    const { snapshot } = JSON.parse(told) as { readonly snapshot: string };
    const stream = createReadStream(out);
    stream.once('close', () => void clear());
    return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {
      headers: {
        'content-type': TYPES[ending] ?? 'application/octet-stream',
        'content-length': String((await stat(out)).size),
        'content-disposition': `attachment; filename="${id}-${snapshot}.${ending}"`,
        'cache-control': 'no-store',
        'entrepot-snapshot': snapshot,
      },
    });
  } catch (failure) {
    await clear();
    throw failure;
  }
}
