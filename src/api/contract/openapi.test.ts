import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { HS_REVISIONS } from '../../trade/hs.ts';
import { ExplainAnswer } from './answers/explain.ts';
import { FetchAnswer } from './answers/fetch.ts';
import { FlowsAnswer } from './answers/flows.ts';
import { FoundText, GoodsAnswer } from './answers/goods.ts';
import { Holding, LogLine, Verification } from './answers/lake.ts';
import { LoadAnswer } from './answers/load.ts';
import { MirrorOrPanel } from './answers/mirror.ts';
import { Problem } from './answers/problem.ts';
import { RouteAnswer } from './answers/route.ts';
import { ScanAnswer } from './answers/scan.ts';
import { FetchParameters } from './parameters/fetch.ts';
import { FlowsParameters } from './parameters/flows.ts';
import { GoodsSearch } from './parameters/goods.ts';
import { LakeParameters } from './parameters/lake.ts';
import { MirrorParameters } from './parameters/mirror.ts';
import { RouteParameters } from './parameters/route.ts';
import { ExplainParameters, ScanParameters, ScanSent } from './parameters/scan.ts';

const OPERATIONS = [
  ['/flows', FlowsParameters, FlowsAnswer],
  ['/mirror', MirrorParameters, MirrorOrPanel],
  ['/route', RouteParameters, RouteAnswer],
  ['/scan', ScanParameters, ScanAnswer],
  ['/explain', ExplainParameters, ExplainAnswer],
  ['/goods', GoodsSearch, z.array(FoundText)],
  ['/sources', LakeParameters, z.array(Holding)],
] as const;
const OTHERS = z.strictObject({ GoodsAnswer, FetchAnswer, LoadAnswer, LogLine, Verification, Problem });

interface Named {
  readonly description?: string;
  readonly type?: string | readonly string[];
}
interface Parameter extends Named {
  readonly name: string;
  readonly schema: { readonly type?: string };
}

function document() {
  const app = new OpenAPIHono();
  const answers = (schema: z.ZodType) => ({
    200: { description: 'ok', content: { 'application/json': { schema } } },
  });
  for (const [path, query, answer] of OPERATIONS)
    app.openAPIRegistry.registerPath(
      createRoute({ method: 'get', path, request: { query }, responses: answers(answer) }),
    );
  for (const [path, schema] of [
    ['/scan', ScanSent],
    ['/fetch', FetchParameters],
  ] as const)
    app.openAPIRegistry.registerPath(
      createRoute({
        method: 'post',
        path,
        request: { body: { content: { 'application/json': { schema } } } },
        responses: answers(OTHERS),
      }),
    );
  return app.getOpenAPI31Document({ openapi: '3.1.0', info: { title: 'Entrepot', version: '1' } });
}

const made = document();
const schemas = (made.components?.schemas ?? {}) as Readonly<Record<string, Named>>;

describe('the OpenAPI document', () => {
  it('names every answer, says in a line what it is, and none of them is null', () => {
    expect(Object.keys(schemas)).toEqual(
      expect.arrayContaining([
        'Finding',
        'SeriesFinding',
        'Leg',
        'Coverage',
        'ScanAnswer',
        'FlowRow',
        'Problem',
        'Span',
      ]),
    );
    for (const [name, { description, type }] of Object.entries(schemas)) {
      expect([name, description?.length]).toEqual([name, expect.any(Number)]);
      expect([name, type]).not.toEqual([name, expect.arrayContaining(['null'])]);
    }
  });

  it('has no reference that something is added to: a reader of the one would miss the other', () => {
    expect(JSON.stringify(made)).not.toContain('allOf');
  });

  it('has all values of a literal', () => {
    expect(schemas['History']).toMatchObject({ properties: { existsIn: { items: { enum: [...HS_REVISIONS] } } } });
  });

  it('tells findings apart by their kind', () => {
    expect(schemas['Finding']).toMatchObject({
      discriminator: { propertyName: 'kind', mapping: { surge: '#/components/schemas/SeriesFinding' } },
    });
  });

  it('has a type, a text and an example of every parameter', () => {
    for (const [path] of OPERATIONS) {
      const parameters = (made.paths?.[path]?.get?.parameters ?? []) as readonly Parameter[];
      expect(parameters.length).toBeGreaterThan(0);
      for (const { name, description, schema } of parameters)
        expect({ path, name, description, ...schema }).toEqual(
          expect.objectContaining({
            description: expect.any(String),
            type: expect.any(String),
            example: expect.anything(),
          }),
        );
    }
  });
});
