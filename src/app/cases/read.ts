import { z } from 'zod';
import { DOCUMENT_ID } from '../../lake/register.ts';
import { EntrepotError } from '../../trade/errors.ts';

/** Bounds of a case, so that one can always be shown, sent and printed. */
export const CASE_BOUNDS = { items: 200, title: 200, summary: 8_000, note: 20_000, query: 4_000 } as const;

/** Text of a person: any script, in lines and paragraphs; no other control characters, no halves of surrogate pairs. */
const TEXT = /^(?:[\n\t]|[^\p{Cc}\p{Cs}])*$/u;
const text = z.string().trim().regex(TEXT, 'expected text without control characters');
const words = (most: number) => text.min(1).max(most);
const id = z.string().regex(DOCUMENT_ID, 'expected small letters, digits and hyphens');
const note = words(CASE_BOUNDS.note).nullable().default(null);

const Item = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('finding'), finding: words(400), note }),
  z.strictObject({ kind: z.literal('claim'), claim: id, note }),
  z.strictObject({ kind: z.literal('evidence'), evidence: id, note }),
  z.strictObject({
    kind: z.literal('flows'),
    query: words(CASE_BOUNDS.query),
    title: words(CASE_BOUNDS.title).nullable().default(null),
    note,
  }),
  z.strictObject({ kind: z.literal('note'), text: words(CASE_BOUNDS.note) }),
]);

/** One thing of a case: a finding of its scenario, a claim, an item of evidence, a question about flows, or a note. */
export type CaseItem = Readonly<z.output<typeof Item>>;

const Document = z.strictObject({
  title: words(CASE_BOUNDS.title),
  summary: text.max(CASE_BOUNDS.summary).default(''),
  /** The name of the scenario whose scan its findings are of. */
  scenario: id.default('russia-2022'),
  items: z.array(Item).max(CASE_BOUNDS.items).default([]),
});

/** What a case says, wherever it is kept. */
export interface CaseDocument {
  readonly title: string;
  readonly summary: string;
  readonly scenario: string;
  readonly items: readonly CaseItem[];
}

/** @param file names it in problems. @throws EntrepotError 'input-invalid' with the field of each. */
export function readCaseDocument(value: unknown, file: string): CaseDocument {
  return parse(Document, value, file);
}

/** @throws EntrepotError 'input-invalid'. */
export function readCaseItem(value: unknown, file: string): CaseItem {
  return parse(Item, value, file);
}

function parse<S extends z.ZodType>(schema: S, value: unknown, file: string): z.output<S> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const problems = read.error.issues.map(({ path, message }) => ({
    file,
    column: path.map(String).join('.') || '(case)',
    expected: message,
  }));
  const [first] = problems;
  throw new EntrepotError('input-invalid', `${file}, ${first?.column}: ${first?.expected}`, { problems });
}

/** Two items about the same thing; notes are each their own. */
export function sameThing(a: CaseItem, b: CaseItem): boolean {
  const key = keyOfItem(a);
  return key !== null && key === keyOfItem(b);
}

export function keyOfItem(item: CaseItem): string | null {
  switch (item.kind) {
    case 'finding':
      return `finding:${item.finding}`;
    case 'claim':
      return `claim:${item.claim}`;
    case 'evidence':
      return `evidence:${item.evidence}`;
    case 'flows':
      return `flows:${item.query}`;
    case 'note':
      return null;
  }
}
