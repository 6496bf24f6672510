import type { Finding } from '../../api/types.ts';
import { sentenceCase } from '../../figures/words.ts';
import { FLAG_WORDS } from '../../findings/words.ts';
import { FLAG_MEANS } from './kinds.ts';

/** Reasons to read the finding with caution, in words. */
export function Flags({ flags }: { readonly flags: Finding['flags'] }) {
  if (flags.length === 0) return null;
  return (
    <section className="flags" aria-label="Read with caution">
      <h2>Read with caution</h2>
      <dl>
        {flags.map((flag) => (
          <div key={flag}>
            <dt>
              <span aria-hidden="true">⚑</span> {sentenceCase(FLAG_WORDS[flag].plain)}{' '}
              <span className="technical">{flag}</span>
            </dt>
            <dd>{FLAG_MEANS[flag]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
