import { useState } from 'react';
import type { SqlSchema } from '../../api/types.ts';

/** What can be read and called. Choosing a name writes it into the statement. */
export function SchemaBrowser({
  schema,
  insert,
}: {
  readonly schema: SqlSchema;
  readonly insert: (words: string) => void;
}) {
  const [words, setWords] = useState('');
  // Where it stands under the answer, it is folded.
  const [beside] = useState(() => matchMedia('(min-width: 60rem)').matches);
  const wanted = words.trim().toLowerCase();
  const matches = (...texts: readonly string[]): boolean =>
    wanted === '' || texts.some((text) => text.toLowerCase().includes(wanted));
  const views = schema.views.flatMap((view) => {
    const columns = matches(view.name) ? view.columns : view.columns.filter(({ name, about }) => matches(name, about));
    return columns.length === 0 && !matches(view.name, view.about) ? [] : [{ ...view, columns }];
  });
  const functions = schema.functions
    .map(({ group, names }) => ({ group, names: names.filter((name) => matches(name)) }))
    .filter(({ names }) => wanted === '' || names.length > 0);
  return (
    <section className="schema" aria-label="What can be asked">
      <label>
        <span className="hidden">Find a view, column or function</span>
        <input
          type="search"
          placeholder="find a view, column or function"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </label>
      {views.map(({ name, about, columns }, at) => (
        <details key={name} open={wanted !== '' || (beside && at === 0)}>
          <summary>
            <code>{name}</code>
          </summary>
          <p>
            {about}.{' '}
            <button type="button" className="quiet" onClick={() => insert(name)}>
              Insert <span className="hidden">{name}</span>
            </button>
          </p>
          <ul>
            {columns.map((column) => (
              <li key={column.name}>
                <button
                  type="button"
                  className="column"
                  title={`${column.type}: write it into the statement`}
                  onClick={() => insert(column.name)}
                >
                  <code>{column.name}</code>
                </button>
                <span className="type">{typeWord(column.type)}</span>
                <span className="about">{column.about}</span>
              </li>
            ))}
          </ul>
        </details>
      ))}
      {functions.length > 0 && (
        <details open={wanted !== ''}>
          <summary>Functions</summary>
          {functions.map(({ group, names }) => (
            <p key={group}>
              <b>{group}</b> <code className="functions">{names.join(' ')}</code>
            </p>
          ))}
        </details>
      )}
      {views.length === 0 && functions.length === 0 && <p>Nothing is called so.</p>}
    </section>
  );
}

function typeWord(type: string): string {
  if (/CHAR|TEXT/.test(type)) return 'text';
  return /INT|DECIMAL|DOUBLE|FLOAT/.test(type) ? 'number' : type.toLowerCase();
}
