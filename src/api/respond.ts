import type { Context } from 'hono';
import { EntrepotError } from '../trade/errors.ts';
import type { Answers, Question } from './answers.ts';
import type { Body } from './cache.ts';
import type { AnswerFormat } from './work/messages.ts';

const TYPES: Readonly<Record<AnswerFormat, string>> = {
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
  ndjson: 'application/x-ndjson',
};

/** `?format=`, else the first that the client accepts, else JSON. */
export function formatOf(c: Context, asked: unknown): AnswerFormat {
  if (asked === 'json' || asked === 'csv' || asked === 'ndjson') return asked;
  const accepted = (c.req.header('accept') ?? '').split(',').map((type) => type.split(';')[0]?.trim());
  if (accepted.includes('text/csv')) return 'csv';
  return accepted.includes('application/x-ndjson') ? 'ndjson' : 'json';
}

/** The answer to a question about a snapshot: not sent again to who has it, streamed where it is rows. */
export async function answer(
  c: Context,
  answers: Answers,
  question: Question,
  format: AnswerFormat,
): Promise<Response> {
  const { signal } = c.req.raw;
  const asked = await answers.ask(question);
  const etag = `"${asked.tag}-${format}"`;
  const headers = {
    etag,
    'cache-control': 'private, no-cache',
    vary: 'Accept, Accept-Encoding',
    'entrepot-snapshot': asked.snapshot,
  };
  if (
    c.req
      .header('if-none-match')
      ?.split(',')
      .some((tag) => tag.trim().replace(/^W\//, '') === etag)
  )
    return new Response(null, { status: 304, headers });
  const typed = { ...headers, 'content-type': TYPES[format] };
  if (format === 'json') return sendBody(c, await answers.json(asked, signal), typed);
  const pieces = answers.rows(asked, format, signal);
  // The first piece is waited for, so that a failure is still a status and not an answer cut short.
  const first = await pieces.next();
  return new Response(streamOf(pieces, first), { headers: typed });
}

export async function sendBody(c: Context, body: Body, headers: Readonly<Record<string, string>>): Promise<Response> {
  const zipped = body.worthCompressing && /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');
  const bytes = zipped ? await body.gzip() : body.bytes;
  return new Response(c.req.method === 'HEAD' ? null : bytes, {
    headers: {
      ...headers,
      'content-length': String(bytes.length),
      ...(zipped ? { 'content-encoding': 'gzip' } : {}),
    },
  });
}

function streamOf(pieces: AsyncGenerator<string>, first: IteratorResult<string, unknown>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let next: IteratorResult<string, unknown> | null = first;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const piece: IteratorResult<string, unknown> = next ?? (await pieces.next());
        next = null;
        if (piece.done === true) controller.close();
        else controller.enqueue(encoder.encode(piece.value));
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

export function refuseFormat(format: AnswerFormat): void {
  if (format !== 'json') throw new EntrepotError('usage', `this answer is one JSON document; ${format} is not offered`);
}
