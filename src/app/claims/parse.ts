import { EntrepotError } from '../../trade/errors.ts';
import { type ClaimEntry } from '../../verify/claim-file.ts';
import type { Draft } from '../../verify/parse/draft.ts';
import { parseText, type Skipped } from '../../verify/parse/parse.ts';

export interface DraftsAnswer {
  readonly drafts: readonly Draft[];
  /** What is too long to be a sentence. */
  readonly skipped: readonly Skipped[];
}

/** A text may be so long, in characters. */
const LONGEST_TEXT = 1_000_000;

/** The sentences of an English text that state figures on trade, each as far as it is understood. */
export function draftClaims({ text }: { readonly text: string }): DraftsAnswer {
  if (text.length > LONGEST_TEXT)
    throw new EntrepotError(
      'input-too-large',
      `the text has ${text.length} characters; expected at most ${LONGEST_TEXT}`,
    );
  return parseText(text);
}

/** A draft as an entry of a claims file, with what is missing left out for a person to fill in. */
export function entryOf({ sentence, spec, stated }: Draft, index: number): Partial<ClaimEntry> {
  return {
    id: `draft-${index + 1}`,
    text: sentence.replaceAll(/\s+/g, ' '),
    spec: spec as ClaimEntry['spec'],
    stated: stated as ClaimEntry['stated'],
  };
}

/** One row a draft, for CSV and NDJSON. */
export function draftRows({ drafts }: Pick<DraftsAnswer, 'drafts'>): readonly object[] {
  const list = (value: unknown): string | null =>
    value === undefined ? null : Array.isArray(value) ? value.join(' ') : String(value);
  return drafts.map(({ sentence, line, spec, stated, doubts, complete }) => ({
    line,
    sentence,
    reporter: list(spec.reporter),
    partner: list(spec.partner),
    flow: list(spec.flow),
    product: list(spec.product),
    window: list(spec.window),
    base: list(spec.base),
    statistic: list(spec.statistic),
    measure: list(spec.measure),
    unit: list(spec.unit),
    stated: typeof stated === 'object' ? JSON.stringify(stated) : String(stated),
    complete,
    doubts: doubts.map(({ field, text, why }) => `${field ?? ''}: ${text ?? ''} ${why}`.trim()).join('; '),
  }));
}
