import './events.css';
import { Link } from '@tanstack/react-router';
import type { EvidenceEvent, EvidenceEvents } from '../api/types.ts';
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
            <Words event={event} />
          </li>
        ))}
      </ol>
      {left > 0 && (
        <p className="event-left">
          {left} more share the destination alone and are not on this axis; they are in the list below.
        </p>
      )}
    </>
  );
}

/** All evidence on the corridor and goods of a finding, also what lies outside its series. */
export function AllEvents({ answer }: { readonly answer: EvidenceEvents }) {
  const events = answer.events.filter(({ kind }) => kind !== 'scenario');
  if (events.length === 0) return null;
  return (
    <details className="all-events">
      <summary>
        {events.length} event{events.length === 1 ? '' : 's'} beside the trade data on these goods, this corridor or its
        destination
      </summary>
      <p className="event-left">
        <Link to="/evidence" search={{ finding: answer.finding }} preload={false}>
          On the map and the timeline
        </Link>
      </p>
      <ul className="event-list">
        {events.map((event) => (
          <li key={event.id}>
            <Words event={event} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Words({ event }: { readonly event: EvidenceEvent }) {
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
