import { Link } from '@tanstack/react-router';
import { Empty } from './empty.tsx';

/** The lake is empty: where to begin. */
export function NothingLoaded() {
  return (
    <Empty title="Nothing is loaded yet">
      <p>
        <Link to="/data" search={{ show: 'load' }}>
          Load a file
        </Link>
        , or{' '}
        <Link to="/data" search={{ show: 'fetch' }}>
          fetch from UN Comtrade
        </Link>
        ; “npm start” loads the data that ships.
      </p>
    </Empty>
  );
}
