import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { PreviewAnswer } from '../../../api/types.ts';
import { cliCommand } from '../../../export/command.ts';
import { formatCount, formatPercent } from '../../../figures/format.ts';
import { Command } from '../../../states/copy.tsx';
import { Failure } from '../../../states/failure.tsx';
import type { Reading } from './reading.ts';
import type { LoadState } from './use-load.ts';

export interface Extra {
  readonly vintage?: string;
  readonly quarantine?: boolean;
}

/** The last step: when it was published, what to do with rows that cannot be read, and the load itself. */
export function LoadForm({
  answer,
  format,
  reading,
  names,
  state,
  start,
  cancel,
}: {
  readonly answer: PreviewAnswer;
  readonly format: string;
  readonly reading: Reading;
  readonly names: readonly string[];
  readonly state: LoadState;
  readonly start: (extra: Extra) => void;
  readonly cancel: () => void;
}) {
  const [vintage, setVintage] = useState('');
  const [quarantine, setQuarantine] = useState(false);
  const { rejected = 0, loadable = 0 } = answer.rows ?? {};
  const loading = state.step === 'loading';
  const mendable = rejected > 0 && loadable > 0;
  const reason =
    loadable === 0
      ? 'There are no rows that can be loaded.'
      : rejected > 0 && !quarantine
        ? 'Mend the rows, or set them aside.'
        : answer.refusal !== null && rejected === 0
          ? 'What stands above has to be mended first.'
          : null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    start({ ...(vintage === '' ? {} : { vintage }), ...(quarantine && mendable ? { quarantine } : {}) });
  };
  return (
    <form className="step load-form" onSubmit={submit} aria-label="Load">
      <div className="choices">
        <label>
          <span>
            Published on <span className="technical">vintage</span>
          </span>
          <input type="date" value={vintage} onChange={(event) => setVintage(event.target.value)} />
        </label>
        {mendable && (
          <label className="tick">
            <input type="checkbox" checked={quarantine} onChange={(event) => setQuarantine(event.target.checked)} />
            <span>
              set the {formatCount(rejected)} rows that cannot be read aside{' '}
              <span className="technical">quarantine</span>
            </span>
          </label>
        )}
      </div>
      <p className="faint">Without a day the vintage is now. Of two vintages of one source, the later one counts.</p>
      <p className="load-buttons">
        <button type="submit" className="main" disabled={reason !== null || loading}>
          Load {formatCount(loadable)} rows
        </button>
        {loading && (
          <button type="button" onClick={cancel}>
            Stop
          </button>
        )}
        {reason !== null && <span className="faint">{reason}</span>}
      </p>
      <div aria-live="polite">
        {loading && <LoadProgress of={state.progress} />}
        {state.step === 'stopped' && (
          <p>
            Stopped. Unless it was just being committed, nothing was loaded:{' '}
            <Link to="/data" search={{ show: 'loads' }}>
              all loads
            </Link>
            . The files are still here.
          </p>
        )}
      </div>
      {state.step === 'failed' && <Failure problem={state.problem} />}
      <details>
        <summary>The same in the terminal</summary>
        <Command
          text={cliCommand(
            'load',
            {
              vintage,
              encoding: reading.encoding,
              map: format === 'csv' ? 'mapping.yml' : undefined,
              quarantine: quarantine && mendable ? 'set-aside.csv' : undefined,
            },
            [
              format,
              ...names,
              ...Object.entries(reading.options).flatMap(([name, value]) => ['-o', `${name}=${value}`]),
            ],
          )}
        />
      </details>
    </form>
  );
}

function LoadProgress({ of }: { readonly of: Extract<LoadState, { step: 'loading' }>['progress'] }) {
  const { note, done, total } = of;
  const known = done !== undefined && total !== undefined && total > 0;
  return (
    <p className="load-progress">
      <progress aria-label="Loading" {...(known ? { value: done, max: total } : {})} />
      <span className="num">
        {note ?? 'reading'}
        {known && ` ${formatPercent(done / total)}`} …
      </span>
    </p>
  );
}
