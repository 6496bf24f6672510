import { Link } from '@tanstack/react-router';
import type { LoadAnswer } from '../../../api/types.ts';
import { formatCount, formatDay } from '../../../figures/format.ts';
import { useSourceTitles } from '../sources.ts';

/** What came of a load. */
export function Loaded({ answer, again }: { readonly answer: LoadAnswer; readonly again: () => void }) {
  const { rows, source, snapshot, already, load, vintage, notes, quarantined, files } = answer;
  const titles = useSourceTitles();
  return (
    <section className="loaded" aria-labelledby="loaded-title" role="status">
      <h2 id="loaded-title">
        {already
          ? 'These files were loaded before; nothing changed'
          : `${formatCount(rows.loaded)} rows from ${titles.get(source) ?? source} are loaded`}
      </h2>
      <dl className="facts">
        <dt>Snapshot</dt>
        <dd>
          <code>{snapshot}</code>
          {!already && ' – every page now shows this one'}
        </dd>
        <dt>Load</dt>
        <dd>
          <code>{load}</code> of {files.map(({ name }) => name).join(', ')}, vintage {formatDay(vintage)}
        </dd>
        <dt>Rows</dt>
        <dd>{fates(rows)}</dd>
        {Object.entries(quarantined).map(([reason, count]) => (
          <div key={reason}>
            <dt>Set aside</dt>
            <dd>
              {formatCount(count)}: {reason}
            </dd>
          </div>
        ))}
      </dl>
      {notes.length > 0 && (
        <ul className="notes">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <p className="load-buttons">
        <Link to="/data" search={{ source }}>
          See its coverage
        </Link>
        <Link to="/data" search={{ show: 'loads' }}>
          All loads
        </Link>
        <button type="button" onClick={again}>
          Load another file
        </button>
      </p>
    </section>
  );
}

/** What became of the rows; fates that none had are not told. */
function fates(rows: LoadAnswer['rows']): string {
  const parts = [
    [rows.read, 'read'],
    [rows.loaded, 'loaded'],
    [rows.leftOut, 'left out'],
    [rows.rejected, 'set aside'],
    [rows.superseded, 'superseded by a later vintage'],
  ] as const;
  return parts
    .filter(([count], at) => at < 2 || count > 0)
    .map(([count, words]) => `${formatCount(count)} ${words}`)
    .join(', ');
}
