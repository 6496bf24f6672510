import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { orNull, parametersOf, schemaOf } from './tie.ts';

interface Answer {
  readonly name: string;
  readonly places: readonly { readonly at: string; readonly value: number | null }[];
  readonly span: readonly [string, string];
  readonly note?: string;
}

const place = z.strictObject({ at: z.string(), value: z.number().nullable() });
const fields = { name: z.string(), places: z.array(place), span: z.tuple([z.string(), z.string()]) };
const note = z.string().optional();

/** The compiler is the test: a line that it should refuse and does not is an error of `npm run check:types`. */
describe('a schema tied to a type', () => {
  it('compiles when it is the same, and only then', () => {
    const same = schemaOf<Answer>()(z.strictObject({ ...fields, note }));
    // @ts-expect-error a field that may be there is missing
    schemaOf<Answer>()(z.strictObject(fields));
    // @ts-expect-error it has to be there
    schemaOf<Answer>()(z.strictObject({ ...fields, note: z.string() }));
    // @ts-expect-error one too many
    schemaOf<Answer>()(z.strictObject({ ...fields, note, more: z.string() }));
    // @ts-expect-error one too many that may be there
    schemaOf<Answer>()(z.strictObject({ ...fields, note, more: note }));
    // @ts-expect-error of another type, deep down
    schemaOf<Answer>()(z.strictObject({ ...fields, note, places: z.array(place.extend({ value: z.number() })) }));
    // @ts-expect-error a list, not a pair
    schemaOf<Answer>()(z.strictObject({ ...fields, note, span: z.array(z.string()) }));
    expect(same.safeParse({ name: 'a', places: [], span: ['1', '2'] }).success).toBe(true);
  });

  it('lets parameters be narrower, under the same names', () => {
    interface Parameters {
      readonly words: readonly string[];
      readonly by?: string | undefined;
    }
    const words = z.array(z.string());
    const narrower = parametersOf<Parameters>()(z.strictObject({ words, by: z.enum(['a', 'b']).optional() }));
    // @ts-expect-error a name is missing
    parametersOf<Parameters>()(z.strictObject({ words }));
    // @ts-expect-error a name too many
    parametersOf<Parameters>()(z.strictObject({ words, by: note, more: note }));
    // @ts-expect-error lets through what the use case does not take
    parametersOf<Parameters>()(z.strictObject({ words, by: z.number().optional() }));
    expect(narrower.safeParse({ words: [], by: 'c' }).success).toBe(false);
  });

  it('or null takes both', () => {
    expect([orNull(place).safeParse(null).success, orNull(place).safeParse(undefined).success]).toEqual([true, false]);
  });
});
