import { z } from 'zod';
import type * as app from '../../../app/query.ts';
import type * as schemas from '../../../app/query-schema.ts';
import { schemaOf } from '../tie.ts';
import { count, snapshot, texts } from './shared.ts';

export type SqlAnswer = app.SqlAnswer;
export type SqlSchema = schemas.SqlSchema;

/** The cells hold themselves, which is more than the compiler can hold against the schema. */
type Cells<T> = Omit<T, 'rows'> & { readonly rows: readonly (readonly unknown[])[] };

/** Any JSON: a type that holds itself is more than the document's generator follows. */
const SqlCell = z.unknown().meta({
  description: 'a number, text, true, false, null, or lists and objects of them; a number beyond 2^53 is text',
});

export const SqlAnswer = schemaOf<Cells<SqlAnswer>>()(
  z
    .strictObject({
      columns: z.array(z.strictObject({ name: z.string(), type: z.string() })),
      rows: z.array(z.array(SqlCell)),
      truncated: z.boolean().describe('more rows would have followed than were asked for, or than fit'),
      rowCount: count,
      snapshot,
    })
    .meta({ id: 'SqlAnswer', description: 'The rows that a statement gives.' }),
);

export const SqlSchema = schemaOf<SqlSchema>()(
  z
    .strictObject({
      views: z.array(
        z.strictObject({
          name: z.string(),
          about: z.string(),
          columns: z.array(z.strictObject({ name: z.string(), type: z.string(), about: z.string() })),
        }),
      ),
      functions: z.array(z.strictObject({ group: z.string(), names: texts })),
      limits: z.strictObject({
        rows: count,
        defaultRows: count,
        answerBytes: count,
        seconds: z.number(),
        statementLength: count,
        memoryBytes: count,
      }),
      examples: z.array(z.strictObject({ title: z.string(), statement: z.string() })),
    })
    .meta({ id: 'SqlSchema', description: 'What a statement can read, which functions it may call, and its limits.' }),
);
