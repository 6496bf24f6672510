import type { Finding } from '../../api/types.ts';
import { FLAGS } from './kinds.ts';

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
              <span aria-hidden="true">⚑</span> {FLAGS[flag].name} <span className="technical">{flag}</span>
            </dt>
            <dd>{FLAGS[flag].means}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
