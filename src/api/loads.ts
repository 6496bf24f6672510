import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { UseCaseName } from '../app/use-cases.ts';
import { EntrepotError } from '../trade/errors.ts';
import type { Answers } from './answers.ts';
import { Body } from './cache.ts';
import { LoadAnswer } from './contract/answers/load.ts';
import { PreviewAnswer } from './contract/answers/preview.ts';
import { Problem } from './contract/answers/problem.ts';
import { Uploaded } from './contract/answers/upload.ts';
import { LoadSent, PreviewSent, UploadName } from './contract/parameters/load.ts';
import { type ProblemOptions, problem } from './problem.ts';
import { formatOf, sendBody } from './respond.ts';
import { requireScope } from './security/authenticate.ts';
import type { SecurityEnv } from './security/caller.ts';
import type { Uploads } from './uploads.ts';

const problems = {
  default: {
    description: 'What is wrong, with file, line, column, value and what was expected',
    content: { 'application/problem+json': { schema: Problem } },
  },
};

/** Files are sent first, then looked at, then loaded: each step names the uploads of the first. */
export function serveLoads(
  app: OpenAPIHono<SecurityEnv>,
  answers: Answers,
  uploads: Uploads,
  reporting: ProblemOptions,
): void {
  const middleware = [requireScope('load')];
  const upload = createRoute({
    method: 'post',
    path: '/api/v1/uploads',
    operationId: 'upload',
    tags: ['Loads'],
    summary: 'Send a file, to be looked at and loaded',
    description: 'The body is the file as it is, whatever its format. It is kept for an hour, or until it is loaded.',
    middleware,
    request: {
      query: UploadName,
      body: {
        required: true,
        content: { 'application/octet-stream': { schema: z.string().meta({ format: 'binary' }) } },
      },
    },
    responses: {
      200: { description: 'Where it is held', content: { 'application/json': { schema: Uploaded } } },
      ...problems,
    },
  });
  app.openapi(upload, (async (c: Context<SecurityEnv>) => {
    const { name } = UploadName.parse(c.req.query());
    return c.json(await uploads.take(name, c.req.raw.body, c.req.raw.signal));
  }) as never);

  const step = (path: string, summary: string, body: z.ZodType, answer: z.ZodType, useCase: UseCaseName): void => {
    const route = createRoute({
      method: 'post',
      path: `/api/v1${path}`,
      operationId: useCase,
      tags: ['Loads'],
      summary,
      description:
        'With `Accept: application/x-ndjson` the answer is lines: `{"progress"}` while it works, and `{"answer"}` or `{"problem"}` at the end. Who goes away cancels it.',
      middleware,
      request: { body: { required: true, content: { 'application/json': { schema: body } } } },
      responses: {
        200: {
          description: 'What was found, or done',
          content: { 'application/json': { schema: answer }, 'application/x-ndjson': { schema: z.string() } },
        },
        ...problems,
      },
    });
    app.openapi(route, (async (c: Context<SecurityEnv>) => {
      const sent = (c.req.valid as (target: string) => Sent)('json');
      const { uploads: ids, ...rest } = sent;
      const parameters = { ...rest, files: ids.map((id) => uploads.find(id)) };
      const work = async (onProgress?: (line: object) => void): Promise<string> => {
        const text = await answers.change(
          { useCase, lane: 'load', parameters },
          c.req.raw.signal,
          onProgress === undefined ? undefined : ({ type: _type, ...progress }) => onProgress({ progress }),
        );
        if (useCase === 'load') for (const id of ids) await uploads.drop(id);
        return text;
      };
      if (formatOf(c, undefined) === 'ndjson') return lines(work, reporting);
      return sendBody(c, new Body(await work()), { 'content-type': 'application/json' });
    }) as never);
  };
  step('/loads/preview', 'Look at files without loading them', PreviewSent, PreviewAnswer, 'preview');
  step('/loads', 'Load files into the lake: all rows, or nothing', LoadSent, LoadAnswer, 'load');
}

interface Sent extends Readonly<Record<string, unknown>> {
  readonly uploads: readonly string[];
}

/** The answer as lines: how far it is, then what came of it. */
function lines(work: (onLine: (line: object) => void) => Promise<string>, reporting: ProblemOptions): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const write = (text: string): void => controller.enqueue(encoder.encode(`${text}\n`));
      try {
        const text = await work((line) => write(JSON.stringify(line)));
        write(`{"answer":${text}}`);
      } catch (failure) {
        if (failure instanceof EntrepotError && failure.code === 'cancelled') return controller.error(failure);
        write(`{"problem":${await problem(failure, reporting).text()}}`);
      }
      controller.close();
    },
  });
  return new Response(body, { headers: { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' } });
}
