import fc from 'fast-check';
import type { Resolve, Schema } from './document.ts';

/** Real words of parameters by name, whole bodies under '', so that many questions get as far as an answer. */
export type Known = Readonly<Record<string, readonly unknown[]>>;

/** A value that fits a schema: one that means something where one is known, else any that the schema lets through. */
export function valid(name: string, written: Schema, known: Known, resolve: Resolve): fc.Arbitrary<unknown> {
  const schema = resolve(written);
  const words = known[name];
  const ofSchema = shaped(name, schema, known, resolve);
  const examples = 'example' in schema ? [fc.constant(schema.example)] : [];
  const real = [...(words === undefined ? examples : [fc.constantFrom(...words)])].map((arbitrary) => ({
    arbitrary,
    weight: 12,
  }));
  return real.length === 0 ? ofSchema : fc.oneof(...real, { arbitrary: ofSchema, weight: 1 });
}

function shaped(name: string, schema: Schema, known: Known, resolve: Resolve): fc.Arbitrary<unknown> {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map((choice) => valid(name, choice, known, resolve)));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const type = [schema.type].flat().find((one) => one !== 'null');
  if (type === 'boolean') return fc.boolean();
  if (type === 'integer')
    return fc.integer({ min: schema.minimum ?? -(2 ** 31), max: Math.min(schema.maximum ?? 2 ** 31, 2 ** 53 - 1) });
  if (type === 'number') return numbers(schema);
  if (type === 'string') return strings(schema);
  if (type === 'array') {
    if (schema.prefixItems !== undefined)
      return fc.tuple(...schema.prefixItems.map((item) => valid('item', item, known, resolve)));
    return fc.array(valid('item', schema.items ?? {}, known, resolve), {
      minLength: schema.minItems ?? 0,
      maxLength: Math.min(schema.maxItems ?? 3, Math.max(3, schema.minItems ?? 0)),
    });
  }
  if (type === 'object' || schema.properties !== undefined) return records(schema, known, resolve);
  return fc.jsonValue({ maxDepth: 2 });
}

function numbers({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Schema): fc.Arbitrary<number> {
  const min = Math.max(minimum ?? -1e15, exclusiveMinimum ?? -1e15);
  const max = Math.min(maximum ?? 1e15, exclusiveMaximum ?? 1e15);
  return fc
    .oneof(fc.double({ min, max, noNaN: true }), fc.constantFrom(min, max))
    .filter((n) => n !== exclusiveMinimum && n !== exclusiveMaximum);
}

function strings(schema: Schema): fc.Arbitrary<string> {
  if (schema.format === 'uuid') return fc.uuid();
  const most = schema.maxLength ?? 200;
  const text =
    schema.pattern === undefined
      ? fc.string({ unit: 'grapheme', maxLength: most })
      : fc.stringMatching(new RegExp(schema.pattern), { maxLength: most });
  return text.filter((one) => one.length >= (schema.minLength ?? 0) && one.length <= most);
}

function records(schema: Schema, known: Known, resolve: Resolve): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  const { properties = {}, required = [], additionalProperties } = schema;
  const named = fc.record(
    Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, valid(name, one, known, resolve)])),
    { requiredKeys: [...required], noNullPrototype: true },
  );
  if (typeof additionalProperties !== 'object' || Object.keys(properties).length > 0) return named;
  return fc.dictionary(fc.string({ maxLength: 20 }), valid('item', additionalProperties, known, resolve), {
    maxKeys: 3,
    noNullPrototype: true,
  });
}

/** What is sent by mistake, and what is sent on purpose. */
const NASTY: readonly unknown[] = [
  '',
  ' ',
  ',',
  '0',
  '-1',
  '1e999',
  'NaN',
  'null',
  'undefined',
  'true',
  '[]',
  '{}',
  "' OR 1=1 --",
  "'; DROP TABLE flow; --",
  "\"; ATTACH '/etc/passwd' AS x; --",
  "EU27) UNION SELECT * FROM read_text('/etc/passwd') --",
  '../../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  '/dev/zero',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '%00',
  '\u0000',
  'a\u0007b',
  '\r\nSet-Cookie: x=1',
  '\u202eABC',
  '\ud800',
  'ÅÄÖ',
  '中国',
  'İstanbul',
  '🇰🇬🇷🇺',
  '²³',
  '٤٢',
  'ＫＧＺ',
  '<script>alert(1)</script>',
  "=cmd|' /C calc'!A0",
  '${7*7}',
  '%s%n%x',
  '99999999999999999999',
  '0000-00',
  '9999-12',
  '0001',
  '2022-3',
  '2022-02-30',
  'WORLD',
  'any',
  'TOTAL',
  'x'.repeat(81),
  'x'.repeat(4_000),
  'KGZ,'.repeat(500),
];

export const nasty: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: fc.constantFrom(...NASTY), weight: 6 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 40 }), weight: 2 },
  { arbitrary: fc.stringMatching(/^[A-Z0-9.,' -]{1,12}$/), weight: 2 },
);

/** The same in a body, where types can be wrong as well. */
export const nastyJson: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: nasty, weight: 3 },
  { arbitrary: fc.constantFrom<unknown>(null, true, 0, -1, 1e308, 2 ** 53, 0.1, [], {}, [[]], [null]), weight: 3 },
  { arbitrary: fc.jsonValue({ maxDepth: 3 }), weight: 2 },
);
