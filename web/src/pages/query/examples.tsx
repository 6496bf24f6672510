import { useEffect, useState } from 'react';
import type { SqlSchema } from '../../api/types.ts';

/** Statements to begin with; each is run when it is chosen. */
export function Examples({
  examples,
  open,
  choose,
}: {
  readonly examples: SqlSchema['examples'];
  readonly open: boolean;
  readonly choose: (statement: string) => void;
}) {
  const [shown, setShown] = useState(open);
  useEffect(() => setShown(open), [open]);
  if (examples.length === 0) return null;
  return (
    <details className="examples" open={shown} onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>Examples to begin with</summary>
      <ul>
        {examples.map(({ title, statement }) => (
          <li key={title}>
            <button type="button" className="example" onClick={() => choose(statement)}>
              {title}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
