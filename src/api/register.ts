import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Answers } from './answers.ts';
import { Body } from './cache.ts';
import { Problem } from './contract/answers/problem.ts';
import type { FileOf, Operation } from './operation.ts';
import { answer, formatOf, refuseFormat, sendBody } from './respond.ts';
import { requireScope } from './security/authenticate.ts';
import type { SecurityEnv } from './security/caller.ts';

const FORMAT = z
  .enum(['json', 'csv', 'ndjson'])
  .optional()
  .meta({ description: 'whole as JSON, or its rows as CSV or NDJSON; the Accept header says it too' });

const problems = { content: { 'application/problem+json': { schema: Problem } } };

/** Makes a route of an operation, and a part of the document. */
export function register(app: OpenAPIHono<SecurityEnv>, operation: Operation, answers: Answers, fileOf: FileOf): void {
  const { method, path, summary, tag, parameters, query, body, command, scope } = operation;
  const tabular = method === 'get' && operation.fresh !== true;
  const own = query ?? z.strictObject({});
  const queried = tabular ? own.extend({ format: FORMAT }) : own;
  const route = createRoute({
    method,
    path: `/api/v1${path}`,
    operationId: operation.id ?? operation.useCase,
    tags: [tag],
    summary,
    description: `The same as \`${command}\`.${scope === 'read' ? '' : ` Needs a token of scope ${scope} where tokens are needed.`}`,
    middleware: [requireScope(scope)],
    request: {
      ...(parameters === undefined ? {} : { params: parameters }),
      query: queried,
      ...(body === undefined ? {} : { body: { required: true, content: { 'application/json': { schema: body } } } }),
    },
    responses: {
      200: {
        description: 'The answer',
        headers: z.object({ etag: z.string().optional(), 'entrepot-snapshot': z.string().optional() }),
        content: {
          'application/json': { schema: operation.answer },
          ...(tabular ? { 'text/csv': { schema: z.string() }, 'application/x-ndjson': { schema: z.string() } } : {}),
        },
      },
      ...(tabular ? { 304: { description: 'As it was when this ETag was sent' } } : {}),
      default: { description: 'What is wrong, in one sentence and by place', ...problems },
    },
  });
  app.openapi(route, (async (c: Context<SecurityEnv>) => respond(c, operation, answers, fileOf)) as never);
}

async function respond(
  c: Context<SecurityEnv>,
  operation: Operation,
  answers: Answers,
  fileOf: FileOf,
): Promise<Response> {
  const valid = c.req.valid.bind(c.req) as (target: string) => Readonly<Record<string, unknown>> | undefined;
  const { format: asked, ...queried } = valid('query') ?? {};
  const given = { ...valid('param'), ...queried, ...valid('json') };
  const { useCase, lane, ofScan } = operation;
  const question = {
    useCase,
    lane,
    parameters: operation.given(given, fileOf),
    ...(ofScan === undefined ? {} : { ofScan }),
  };
  const format = formatOf(c, asked);
  if (operation.fresh !== true) return answer(c, answers, question, operation.method === 'get' ? format : 'json');
  refuseFormat(format);
  return sendBody(c, new Body(await answers.change(question, c.req.raw.signal)), {
    'content-type': 'application/json',
  });
}
