import type { DossierVerification, VerifiedFigure } from '../../api/types.ts';
import { formatCount } from '../../figures/format.ts';
import { Scroll } from '../../layout/scroll.tsx';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import { useUpload } from './use-upload.ts';

const SIGNS: Readonly<Record<VerifiedFigure['state'], string>> = {
  holds: '✓',
  changed: '✗',
  gone: '✗',
  new: '+',
  'not recomputed': '?',
};

/** A dossier is sent, made anew, and held against itself figure by figure. */
export function VerifyDossier() {
  const [{ state, name, answer, problem }, send] = useUpload<DossierVerification>('/dossiers/verify');
  return (
    <>
      <section className="case-form" aria-label="The dossier">
        <label>
          Dossier as JSON, or the archive of a case
          <input
            type="file"
            accept=".json,.zip,application/json,application/zip"
            disabled={state === 'working'}
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file !== undefined) void send(file);
            }}
          />
        </label>
        <p className="faint">
          The command line does the same offline: <code>entrepot dossier verify FILE</code>.
        </p>
      </section>
      {state === 'working' && <Loading what={`Making ${name ?? 'it'} anew`} lines={8} />}
      {problem !== null && <Failure problem={problem} />}
      {answer !== null && <Verified of={answer} />}
    </>
  );
}

function Verified({ of }: { readonly of: DossierVerification }) {
  const { ok, title, counts, seal, files, figures, notRecomputed, sameCode, made, now, snapshot, identical } = of;
  return (
    <section className="verified" aria-label="What still holds">
      <h2 role="status" className={ok ? 'verified-good' : 'verified-bad'}>
        <span aria-hidden="true">{ok ? '✓' : '✗'}</span> {headline(of)}
      </h2>
      <dl className="origin-facts">
        <dt>Dossier</dt>
        <dd>{title}</dd>
        <dt>Snapshot</dt>
        <dd>
          <code>{snapshot}</code>
        </dd>
        <dt>Seal</dt>
        <dd>
          {seal === 'intact'
            ? 'intact: the file is what was written'
            : 'broken: the file is not what was written, somebody or something changed it'}
        </dd>
        <dt>Sources</dt>
        <dd>
          {formatCount(counts.filesIntact)} of {formatCount(counts.files)} files are what they were
        </dd>
        <dt>Code</dt>
        <dd>
          {sameCode
            ? `the same that made it, ${made.version}`
            : `made by ${made.version} (${made.code.slice(0, 12)}), verified by ${now.version} (${now.code.slice(0, 12)}): a figure may differ since a method does`}
        </dd>
        {identical !== null && (
          <>
            <dt>Text</dt>
            <dd>
              {identical ? 'all that is printed came out the same' : 'some of what is printed came out otherwise'}
            </dd>
          </>
        )}
      </dl>
      {notRecomputed !== null && <p className="verified-bad">Nothing was recomputed: {notRecomputed}.</p>}
      {files.length > 0 && (
        <ul className="verified-files">
          {files.map(({ path, name, state, sha256 }) => (
            <li key={path}>
              <b>
                <span aria-hidden="true">✗</span> {state}
              </b>
              : {name} <code title="SHA-256 that it had">{sha256.slice(0, 16)}…</code>
            </li>
          ))}
        </ul>
      )}
      <Scroll label="Figures of the dossier">
        <table className="verified-figures">
          <thead>
            <tr>
              <th scope="col">State</th>
              <th scope="col">Figure</th>
              <th scope="col">What changed</th>
            </tr>
          </thead>
          <tbody>
            {figures.map((figure) => (
              <FigureRow key={figure.id} figure={figure} />
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}

function headline({ ok, seal, counts, notRecomputed }: DossierVerification): string {
  const { figures, figuresHold, files, filesIntact } = counts;
  if (ok) return `Every figure holds: ${formatCount(figuresHold)} of ${formatCount(figures)}`;
  if (notRecomputed !== null) return 'Its figures could not be made anew';
  if (figuresHold < figures) return `${formatCount(figuresHold)} of ${formatCount(figures)} figures hold`;
  if (filesIntact < files) return 'Its figures hold, but a source file is not what it was';
  return seal === 'intact' ? 'Its figures hold' : 'Its figures hold, but the file itself was changed';
}

const MOST_CHANGES = 5;

function FigureRow({ figure: { label, state, changes } }: { readonly figure: VerifiedFigure }) {
  return (
    <tr>
      <td className={state === 'holds' ? 'verified-good' : 'verified-bad'}>
        <span aria-hidden="true">{SIGNS[state]}</span> {state}
      </td>
      <td>{label}</td>
      <td>
        {changes.slice(0, MOST_CHANGES).map(({ path, old, new: now }) => (
          <div key={path}>
            <code>{path}</code>: {String(old)} → {String(now)}
          </div>
        ))}
        {changes.length > MOST_CHANGES && `and ${formatCount(changes.length - MOST_CHANGES)} more`}
      </td>
    </tr>
  );
}
