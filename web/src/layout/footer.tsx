import { Link } from '@tanstack/react-router';
import { useApi } from '../api/use-api.ts';
import { formatCount, formatDay } from '../figures/format.ts';

/** What the figures on every page stand on: the snapshot, how much is loaded and from where. */
export function Footer() {
  const { data, error } = useApi('/status');
  return (
    <footer className="footer">
      <p className="footer-state">
        {error !== null && 'The server does not answer: what is shown may be out of date.'}
        {data !== undefined && data.loads === 0 && 'Nothing is loaded yet.'}
        {data !== undefined && data.loads > 0 && (
          <>
            Snapshot <code>{data.snapshot.slice(0, 12)}</code>
            {data.at !== null && <> of {formatDay(data.at)}</>} · {formatCount(data.rows)} rows from {data.loads} loads
            ({data.sources.join(', ')}) ·{' '}
            <Link to="/data" search={{ show: 'coverage' }}>
              coverage
            </Link>
          </>
        )}
      </p>
      <p>
        Figures are what customs authorities reported. A candidate is a reading of them, not an accusation.{' '}
        <a href="/api/docs">API</a>
        {data !== undefined && ` · Entrepot ${data.version}`}
      </p>
    </footer>
  );
}
