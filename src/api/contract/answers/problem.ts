import { z } from 'zod';
import { ERROR_KINDS, type ErrorCode, type InputProblem as Place } from '../../../trade/errors.ts';
import { schemaOf } from '../tie.ts';
import { count } from './shared.ts';

export type Problem = z.output<typeof Problem>;
export type InputProblem = Place;

export const InputProblem = schemaOf<InputProblem>()(
  z
    .strictObject({
      file: z.string().describe('name of the file, or "(parameter)"'),
      line: count.optional().describe('counts from 1 and includes the header'),
      column: z.string().optional(),
      value: z.string().nullable().optional().describe('what was found; null for nothing'),
      expected: z.string(),
    })
    .meta({ id: 'InputProblem', description: 'One thing wrong at one place of an input.' }),
);

export const Problem = z
  .strictObject({
    type: z.string().meta({ example: '/problems/not-found' }),
    title: z.string().describe('what the code means'),
    status: z.number().int().min(400).max(599),
    detail: z.string().describe('what was wrong here, in one sentence'),
    code: z
      .enum(Object.keys(ERROR_KINDS) as [ErrorCode, ...ErrorCode[]])
      .meta({ description: 'the same code as on the command line', example: 'not-found' }),
    fields: z.record(z.string(), z.unknown()).optional().describe('the values that the sentence names'),
    problems: z.array(InputProblem).optional(),
  })
  .meta({ id: 'Problem', description: 'A failure as RFC 9457 has it, with the code that this project gives it.' });
