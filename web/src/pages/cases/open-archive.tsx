import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { OpenedCase } from '../../api/types.ts';
import { formatCount } from '../../figures/format.ts';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import { useUpload } from './use-upload.ts';

/** A case that was exported elsewhere: its files are loaded, its claims and evidence kept. */
export function OpenArchive() {
  const client = useQueryClient();
  const [{ state, answer, problem }, send] = useUpload<OpenedCase>('/cases/open');
  return (
    <section className="case-form" aria-labelledby="open-case">
      <h2 id="open-case">Open a case from elsewhere</h2>
      <label>
        Archive of a case
        <input
          type="file"
          accept=".zip,application/zip"
          disabled={state === 'working'}
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file !== undefined) void send(file).then(() => client.invalidateQueries());
          }}
        />
      </label>
      {state === 'working' && <Loading what="Opening the archive and loading its files" />}
      {problem !== null && <Failure problem={problem} />}
      {answer !== null && (
        <div role="status">
          <p>
            Opened:{' '}
            <Link to="/cases/$id" params={{ id: answer.case }}>
              {answer.case}
            </Link>
            . {formatCount(answer.loaded)} files were loaded, {formatCount(answer.already)} were here already.{' '}
            {answer.verifiable ? '' : 'The snapshot of its dossier is not in this lake.'}
          </p>
          {answer.notes.length > 0 && (
            <ul>
              {answer.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          )}
          {answer.missing.length > 0 && (
            <>
              <p>Not in the archive, and needed:</p>
              <ul>
                {answer.missing.map(({ name, sha256, why }) => (
                  <li key={sha256}>
                    {name} <code title="SHA-256">{sha256.slice(0, 12)}…</code>: {why}
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </section>
  );
}
