import type { Draft } from '../../../api/types.ts';
import { FIELD_WORDS, pieces } from './pieces.ts';

/** A sentence with what was understood in it: each mark has the name of its field above its first word, which no line break divides. */
export function Sentence({ draft }: { readonly draft: Draft }) {
  return (
    <p className="draft-sentence">
      {pieces(draft).map(({ text, field, as }, at) =>
        field === null ? (
          text
        ) : (
          <mark key={at} title={`${FIELD_WORDS[field]}: ${as}`}>
            <ruby>
              {firstWord(text)}
              <rt>{FIELD_WORDS[field]}</rt>
            </ruby>
            {text.slice(firstWord(text).length)}
          </mark>
        ),
      )}
    </p>
  );
}

const firstWord = (text: string): string => /^\S+/.exec(text)?.[0] ?? text;
