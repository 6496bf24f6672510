import { type DragEvent, useState } from 'react';
import { formatPercent } from '../../../figures/format.ts';
import { Failure } from '../../../states/failure.tsx';
import { formatBytes } from '../bytes.ts';
import type { Sending } from './use-uploads.ts';

/** Where files are dropped or chosen. */
export function DropZone({ add, more }: { readonly add: (files: Iterable<File>) => void; readonly more: boolean }) {
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    add(event.dataTransfer.files);
  };
  return (
    <section
      className={`drop${over ? ' over' : ''}${more ? ' small' : ''}`}
      aria-label="Choose files"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label>
        {!more && <span className="drop-title">Drop customs files here</span>}
        <span className="pick">{more ? 'Add another file' : 'or choose them'}</span>
        <input
          className="hidden"
          type="file"
          multiple
          aria-label="Files to load"
          onChange={(event) => {
            add(event.target.files ?? []);
            event.target.value = '';
          }}
        />
      </label>
      {!more && (
        <p>
          CSV, TSV, Excel, Parquet or JSON, also as .gz or .zip. The files of one load are of one format. They are
          looked at first; nothing is loaded until you say so.
        </p>
      )}
    </section>
  );
}

/** What was chosen, with how much of it has arrived. */
export function ChosenFiles({
  sendings,
  remove,
}: {
  readonly sendings: readonly Sending[];
  readonly remove: (key: string) => void;
}) {
  return (
    <ul className="chosen" aria-label="Chosen files">
      {sendings.map(({ key, name, bytes, sent, uploaded, problem }) => (
        <li key={key}>
          <b>{name}</b>
          <span className="num faint">{formatBytes(bytes)}</span>
          {uploaded !== null && <span className="faint">sent</span>}
          {uploaded === null && problem === null && (
            <>
              <progress max={Math.max(1, bytes)} value={sent} aria-label={`${name} is being sent`} />
              <span className="num faint">{formatPercent(bytes === 0 ? 1 : sent / bytes)}</span>
            </>
          )}
          <button type="button" className="quiet" onClick={() => remove(key)}>
            {uploaded === null && problem === null ? 'Stop' : 'Remove'}
            <span className="hidden"> {name}</span>
          </button>
          {problem !== null && <Failure problem={problem} />}
        </li>
      ))}
    </ul>
  );
}
