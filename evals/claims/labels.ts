import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { FIELDS } from '../../src/verify/parse/draft.ts';

const Label = z.strictObject({
  spec: z.record(z.string(), z.unknown()),
  stated: z.union([z.number(), z.string(), z.record(z.string(), z.union([z.number(), z.string()]))]),
  /** Fields at which a draft has to say that it is not sure. */
  doubts: z.array(z.enum(FIELDS)).default([]),
});
const Entry = z.strictObject({ text: z.string().min(1), claims: z.array(Label) });

export type Label = z.output<typeof Label>;
/** A text with the claims that it holds; none where nothing may be drawn from it. */
export type Entry = z.output<typeof Entry>;
export type Part = 'sentences' | 'held-out';

/** The labelled texts; README.md beside them has the rules. */
export function readEntries(part: Part): Entry[] {
  const file = path.join(import.meta.dirname, `${part}.yml`);
  return z.array(Entry).parse(parse(readFileSync(file, 'utf8')));
}
