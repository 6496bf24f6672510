import { z } from 'zod';
import type { Block, Chart, Document, Inline, Json } from './document.ts';

const text = z.string();
const words = z.string().min(1);
const id = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._~:@/+-]*$/u, 'an id of letters, digits and . _ ~ : @ / + -, without spaces');
const sha256 = z.string().regex(/^[0-9a-f]{64}$/u, 'a SHA-256 in lower-case hexadecimal');
const period = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/u, 'a period, YYYY-MM or YYYY');
const number = z.number();
const json: z.ZodType<Json> = z.json();
const link = z.string().regex(/^https?:\/\/\S+$/iu, 'an address that begins with http:// or https://');

const inline: z.ZodType<Inline> = z.union([
  text,
  z.strictObject({
    text,
    style: z.enum(['strong', 'em', 'code']).exactOptional(),
    href: link.exactOptional(),
    to: id.exactOptional(),
    lang: z
      .string()
      .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/u, 'a language tag such as ar or zh-Hans')
      .exactOptional(),
  }),
]);
const inlines = z.array(inline);

const tone = z.enum(['direct', 'intermediary', 'destination', 'expected', 'plain']);
const chart: z.ZodType<Chart> = z.discriminatedUnion('form', [
  z.strictObject({
    form: z.literal('line'),
    unit: text,
    series: z.array(
      z.strictObject({
        label: words,
        tone,
        points: z.array(z.strictObject({ period, value: number.nullable() })),
      }),
    ),
    spans: z.array(z.strictObject({ part: z.enum(['base', 'window']), from: period, to: period })),
    events: z.array(z.strictObject({ period, label: words })),
  }),
  z.strictObject({
    form: z.literal('dots'),
    unit: text,
    stated: number.nullable(),
    band: z.strictObject({ low: number.nullable(), high: number.nullable() }).nullable(),
    dots: z.array(z.strictObject({ label: words, value: number.nullable(), holds: z.boolean().nullable() })),
  }),
  z.strictObject({
    form: z.literal('bars'),
    unit: text,
    bars: z.array(z.strictObject({ label: words, value: number.nullable(), tone })),
  }),
]);

const column = z.strictObject({
  key: words,
  title: words,
  unit: text.nullable(),
  align: z.enum(['left', 'right']),
  kind: z.enum(['text', 'money', 'number', 'percent', 'period']),
});

const block: z.ZodType<Block> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('paragraph'), text: inlines }),
  z.strictObject({ kind: z.literal('list'), items: z.array(inlines) }),
  z.strictObject({ kind: z.literal('facts'), rows: z.array(z.strictObject({ term: words, text: inlines })) }),
  z.strictObject({
    kind: z.literal('table'),
    id,
    caption: words,
    columns: z.array(column).min(1),
    rows: z.array(z.record(z.string(), z.union([text, number, z.null()]))),
    figure: id.nullable(),
  }),
  z.strictObject({ kind: z.literal('chart'), figure: id, chart, caption: words }),
  z.strictObject({
    kind: z.literal('note'),
    tone: z.enum(['for', 'against', 'caution', 'limit']),
    text: inlines,
  }),
  z.strictObject({ kind: z.literal('pagebreak') }),
]);

/** The shape of a document; that ids are unique and references exist is for `documentProblems` to say. */
export const documentSchema: z.ZodType<Document> = z.strictObject({
  title: words,
  subtitle: text,
  language: z.literal('en'),
  made: z.strictObject({
    snapshot: words,
    version: words,
    code: text,
    scenario: text,
    seeds: z.record(z.string(), number),
    parameters: z.record(z.string(), json),
    at: z.string().regex(/^\d{4}-\d{2}-\d{2}(T[0-9:.]+Z?)?$/u, 'a date, YYYY-MM-DD, or an ISO time'),
  }),
  sections: z.array(
    z.strictObject({
      id,
      heading: words,
      level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
      blocks: z.array(block),
    }),
  ),
  figures: z.array(
    z.strictObject({
      id,
      label: words,
      question: z.strictObject({ useCase: words, parameters: z.record(z.string(), json) }),
      value: json,
      unit: text.nullable(),
      lineage: z.strictObject({
        query: text.nullable(),
        snapshot: words,
        files: z.array(z.strictObject({ name: words, sha256 })),
        licence: text,
      }),
    }),
  ),
  sources: z.array(
    z.strictObject({
      source: words,
      licence: text,
      attribution: text,
      files: z.array(
        z.strictObject({
          name: words,
          sha256,
          bytes: z.int().nonnegative(),
          packed: z.boolean(),
          why: text.nullable(),
        }),
      ),
    }),
  ),
  notAssessable: z.array(words),
  input: json.exactOptional(),
});
