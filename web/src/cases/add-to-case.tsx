import './add-to-case.css';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { postJson } from '../api/client.ts';
import type { CaseAnswer } from '../api/types.ts';
import { useApi } from '../api/use-api.ts';
import { Dialog } from '../provenance/dialog.tsx';
import { Failure } from '../states/failure.tsx';
import { Loading } from '../states/loading.tsx';

/** What a case can hold of another page. */
export type Addable =
  | { readonly kind: 'finding'; readonly finding: string }
  | { readonly kind: 'claim'; readonly claim: string }
  | { readonly kind: 'evidence'; readonly evidence: string };

/** A button that puts what a page shows into a case. */
export function AddToCase({ item, label }: { readonly item: Addable; readonly label: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Add to a case
      </button>
      {isOpen && (
        <Dialog title={`Add to a case: ${label}`} onClose={() => setOpen(false)}>
          <ChooseCase item={item} />
        </Dialog>
      )}
    </>
  );
}

const NEW = '';

function ChooseCase({ item }: { readonly item: Addable }) {
  const client = useQueryClient();
  const { data: cases, error, refetch } = useApi('/cases');
  const [chosen, setChosen] = useState<string | null>(null);
  const [title, setTitle] = useState('');
  const [note, setNote] = useState('');
  const [added, setAdded] = useState<CaseAnswer | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  if (error !== null) return <Failure problem={error} retry={() => void refetch()} />;
  if (cases === undefined) return <Loading what="Reading the cases" />;
  const to = chosen ?? cases[0]?.id ?? NEW;
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    const whole = note.trim() === '' ? item : { ...item, note: note.trim() };
    try {
      const answer =
        to === NEW
          ? await postJson<CaseAnswer>('/cases', { body: { title: title.trim(), items: [whole] } })
          : await postJson<CaseAnswer>('/cases/{case}/items', { params: { case: to }, body: { item: whole } });
      setAdded(answer);
      await client.invalidateQueries({ queryKey: ['/cases'] });
      await client.invalidateQueries({ queryKey: ['/cases/{case}'] });
    } catch (failure) {
      setProblem(failure);
    }
    setBusy(false);
  };
  if (added !== null)
    return (
      <p role="status">
        It is item {added.items.length} of{' '}
        <Link to="/cases/$id" params={{ id: added.id }}>
          {added.title}
        </Link>
        .
      </p>
    );
  return (
    <form className="add-to-case" onSubmit={(event) => void send(event)}>
      <fieldset>
        <legend>Which case</legend>
        {[...cases, { id: NEW, title: 'A new case' }].map(({ id, title: name }) => (
          <label key={id}>
            <input type="radio" name="case" value={id} checked={to === id} onChange={() => setChosen(id)} />
            <span>{name}</span>
          </label>
        ))}
      </fieldset>
      {to === NEW && (
        <label className="add-field">
          Title of the new case
          <input required maxLength={200} value={title} onChange={(event) => setTitle(event.target.value)} />
        </label>
      )}
      <label className="add-field">
        A note on it, if you like
        <textarea rows={3} maxLength={20_000} value={note} onChange={(event) => setNote(event.target.value)} />
      </label>
      <button type="submit" disabled={isBusy}>
        Add it
      </button>
      {problem !== null && <Failure problem={problem} />}
    </form>
  );
}
