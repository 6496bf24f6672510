import './events.css';
import { Link } from '@tanstack/react-router';
import type { EvidenceEvent } from '../api/types.ts';
import { formatDate } from '../figures/dates.ts';
import type { NumberedEvent } from './events.ts';
import { eventKind, LINK_WORDS } from './words.ts';

/** What the numbers on the axis of a chart are. */
export function EventList({ numbered, left }: { readonly numbered: readonly NumberedEvent[]; readonly left: number }) {
  if (numbered.length === 0) return null;
  return (
    <>
      <ol className="event-list" aria-label="Events on the axis">
        {numbered.map(({ key, number, event }) => (
          <li key={key}>
            <span className="event-number">{number}</span>
            <EventWords event={event} />
          </li>
        ))}
      </ol>
      {left > 0 && (
        <p className="event-left">
          {left} more share the destination alone and are not on this axis; the list of all events has them.
        </p>
      )}
    </>
  );
}

/** An event in a line, with a link where it is an item of the register. */
export function EventWords({ event }: { readonly event: EvidenceEvent }) {
  const { id, date, until, title, kind, status, link, why } = event;
  return (
    <span title={why}>
      <span className="num">{formatDate(date, until)}</span>:{' '}
      {kind === 'reform' || kind === 'scenario' ? (
        title
      ) : (
        <Link to="/evidence" search={{ item: id }} preload={false}>
          {title}
        </Link>
      )}{' '}
      <span className="faint">
        {eventKind(kind)}
        {status !== null && `, ${status}`}
        {link !== 'scenario' && `; ${LINK_WORDS[link]}`}
      </span>
    </span>
  );
}
