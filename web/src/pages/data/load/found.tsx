import type { PreviewAnswer } from '../../../api/types.ts';
import { formatCount, formatSpan } from '../../../figures/format.ts';
import { ProblemTable } from '../../../states/problem-table.tsx';

/** What a load would bring, and what stands against it. */
export function Found({ answer, waiting }: { readonly answer: PreviewAnswer; readonly waiting: boolean }) {
  const { rows, found, notes, problems, problemKinds, refusal } = answer;
  if (waiting) return null;
  const message = typeof refusal?.['message'] === 'string' ? refusal['message'] : null;
  if (rows === null && message === null) return null;
  return (
    <section className="step" aria-labelledby="found-title">
      <h2 id="found-title">{headline(answer)}</h2>
      {rows !== null && rows.read > 0 && <Shares rows={rows} />}
      {found !== null && (
        <dl className="facts">
          <dt>Reporters</dt>
          <dd>
            {found.reporters.slice(0, 12).map(({ area, name }, at) => (
              <span key={area} title={name}>
                {at > 0 && ', '}
                {found.reporters.length > 4 ? area : `${name} (${area})`}
              </span>
            ))}
            {found.reporters.length > 12 && ` and ${found.reporters.length - 12} more`}
          </dd>
          <dt>Partners</dt>
          <dd>{formatCount(found.partners)}</dd>
          <dt>Flows</dt>
          <dd>{found.flows.map(({ flow, rows: count }) => `${flow} (${formatCount(count)} rows)`).join(', ')}</dd>
          <dt>Periods</dt>
          <dd>
            {found.periods
              .map(
                ({ from, to, periods, frequency }) =>
                  `${formatSpan([from, to])}, ${formatCount(periods)} ${frequency === 'annual' ? 'years' : 'months'}`,
              )
              .join('; ')}
          </dd>
          <dt>Goods</dt>
          <dd>
            {found.levels
              .map((level) => (level === 0 ? 'totals' : level === 8 ? 'national lines' : `HS${level}`))
              .join(', ')}
          </dd>
          <dt>Currency</dt>
          <dd>{found.currencies.join(', ')}</dd>
        </dl>
      )}
      {notes.length > 0 && (
        <ul className="notes">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {message !== null && (
        <div className="state state-failure" role="alert">
          <h3>As it is, it would be refused</h3>
          {problems.length === 0 && <p>{message}</p>}
          {problemKinds.length > 0 && problemKinds.length < problems.length && (
            <ul>
              {problemKinds.map(({ file, column, expected, rows: count }) => (
                <li key={`${file} ${column} ${expected}`}>
                  {formatCount(count)} {count === 1 ? 'row' : 'rows'} of {file}
                  {column !== null && (
                    <>
                      , column <b>{column}</b>
                    </>
                  )}
                  : expected {expected}
                </li>
              ))}
            </ul>
          )}
          {problems.length > 0 && (
            <div className="problems-box">
              <ProblemTable problems={problems} />
            </div>
          )}
          {rows !== null && rows.rejected > problems.length && problems.length > 0 && (
            <p className="faint">The first {formatCount(problems.length)} are listed.</p>
          )}
        </div>
      )}
    </section>
  );
}

function headline({ rows, refusal, already, found }: PreviewAnswer): string {
  if (already !== null) return `These very bytes are loaded already, as load ${already}`;
  if (rows === null) return 'It cannot be read so';
  const what = `${formatCount(rows.loadable)} of ${formatCount(rows.read)} rows`;
  if (rows.rejected > 0) return `${what} can be read; ${formatCount(rows.rejected)} cannot`;
  if (refusal !== null) return `${what} can be read, but not loaded as they are`;
  const who = found === null ? '' : ` of ${found.reporters.length} reporter${found.reporters.length === 1 ? '' : 's'}`;
  return `${what}${who} would be loaded`;
}

/** Of all rows: what would be loaded, what is left out, what cannot be read. Drawn to scale, said in words. */
function Shares({ rows }: { readonly rows: NonNullable<PreviewAnswer['rows']> }) {
  const parts = [
    ['loadable', 'can be loaded', rows.loadable],
    ['left-out', 'left out', rows.leftOut],
    ['rejected', 'cannot be read', rows.rejected],
  ] as const;
  const shown = parts.filter(([, , count]) => count > 0);
  return (
    <>
      <div className="shares" aria-hidden="true">
        {shown.map(([key, , count]) => (
          <span key={key} className={key} style={{ flexGrow: count }} />
        ))}
      </div>
      <ul className="shares-words">
        {shown.map(([key, words, count]) => (
          <li key={key}>
            <span className={`swatch ${key}`} aria-hidden="true" /> <b className="num">{formatCount(count)}</b> {words}
          </li>
        ))}
      </ul>
    </>
  );
}
