import { type FormEvent, useState } from 'react';
import type { CaseInHand } from './use-case.ts';

/** Title and summary of a case. */
export function EditCase({ inHand: { data, save, isBusy } }: { readonly inHand: CaseInHand }) {
  const [title, setTitle] = useState(data?.title ?? '');
  const [summary, setSummary] = useState(data?.summary ?? '');
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void save({ title: title.trim(), summary });
  };
  return (
    <details className="case-edit">
      <summary>Edit title and summary</summary>
      <form className="text-form" onSubmit={send}>
        <label>
          Title
          <input required maxLength={200} value={title} onChange={(event) => setTitle(event.target.value)} />
        </label>
        <label>
          Summary; an empty line begins a paragraph
          <textarea rows={6} maxLength={8000} value={summary} onChange={(event) => setSummary(event.target.value)} />
        </label>
        <div className="text-buttons">
          <button type="submit" disabled={isBusy}>
            Save
          </button>
        </div>
      </form>
    </details>
  );
}
