import type { CheckedStatement } from '../../../api/types.ts';
import { sentenceCase } from '../../../figures/words.ts';
import { Command } from '../../../states/copy.tsx';

/** Data that would settle what cannot be tested, each with the command that gets it. */
export function Missing({ statements }: { readonly statements: readonly CheckedStatement[] }) {
  const all = new Map(statements.flatMap(({ missing }) => missing.map((one) => [one.what, one.fetch] as const)));
  if (all.size === 0) return null;
  return (
    <section aria-labelledby="missing-head" className="claims-part beside">
      <h2 id="missing-head">What would settle it</h2>
      <div className="state state-not-assessable">
        <ul className="missing-data">
          {[...all].map(([what, fetch]) => (
            <li key={what}>
              <p>{sentenceCase(what)}.</p>
              {fetch !== null && <Command text={fetch} />}
            </li>
          ))}
        </ul>
        <p>Load such rows, and the claim comes to a verdict when it is opened again.</p>
      </div>
    </section>
  );
}
