import { type FormEvent, useState } from 'react';
import { TextForm } from './text-form.tsx';
import type { CaseInHand } from './use-case.ts';

/** What is written here and not found on another page: notes, and figures by their command. */
export function AddItems({ inHand }: { readonly inHand: CaseInHand }) {
  const { add, isBusy } = inHand;
  const [query, setQuery] = useState('');
  const [title, setTitle] = useState('');
  const addFigure = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const item = { kind: 'flows', query: query.trim(), title: title.trim() || null, note: null } as const;
    if (!(await add(item))) return;
    setQuery('');
    setTitle('');
  };
  return (
    <div className="case-add">
      <details>
        <summary>Add a note</summary>
        <TextForm
          label="Text; an empty line begins a paragraph"
          text=""
          needed
          isBusy={isBusy}
          onSave={(text) => add({ kind: 'note', text })}
        />
      </details>
      <details>
        <summary>Add a figure by its command</summary>
        <form className="text-form" onSubmit={(event) => void addFigure(event)}>
          <label>
            Command, as the export of a chart copies it
            <input
              required
              placeholder="entrepot flows --reporter EU27 --partner KGZ --hs 8542 --from 2022-01 --to 2022-10"
              value={query}
              onChange={(event) => setQuery(event.target.value)}
            />
          </label>
          <label>
            Title, if it should have one
            <input maxLength={200} value={title} onChange={(event) => setTitle(event.target.value)} />
          </label>
          <div className="text-buttons">
            <button type="submit" disabled={isBusy}>
              Add it
            </button>
          </div>
        </form>
      </details>
    </div>
  );
}
