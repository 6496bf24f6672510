import { useState } from 'react';
import { Dialog } from './dialog.tsx';
import { Origin } from './origin.tsx';

interface ProvenanceProps {
  /** The command behind the figure, `entrepot flows …`; null draws nothing. */
  readonly query: string | null | undefined;
  /** What the figure is, for the name of the button: "exports to Kyrgyzstan". */
  readonly label: string;
  /** The snapshot that the figure is of; the newest when it is not given. */
  readonly asOf?: string | undefined;
  /** On the button. */
  readonly text?: string;
}

/** A quiet button beside a figure or chart that shows where it comes from: question, snapshot, licence, files, stored rows. */
export function Provenance({ query, label, asOf, text = 'where from?' }: ProvenanceProps) {
  const [open, setOpen] = useState(false);
  if (query === null || query === undefined || query === '') return null;
  return (
    <>
      <button type="button" className="where-from" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {text}
        <span className="hidden"> {label}</span>
      </button>
      {open && (
        <Dialog title={`Where this comes from: ${label}`} onClose={() => setOpen(false)}>
          <Origin query={query} label={label} asOf={asOf} />
        </Dialog>
      )}
    </>
  );
}
