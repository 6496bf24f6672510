import './events.css';
import { Link } from '@tanstack/react-router';
import { useEvents } from './event-chart.tsx';
import { EventWords } from './event-list.tsx';

/** All evidence on what is drawn, also what lies outside its series; nothing until it is known. */
export function AllEvents() {
  const answer = useEvents();
  if (answer === undefined) return null;
  const events = answer.events.filter(({ kind }) => kind !== 'scenario');
  if (events.length === 0) return null;
  return (
    <details className="all-events">
      <summary>
        {events.length} event{events.length === 1 ? '' : 's'} beside the trade data on these goods, this corridor or its
        destination
      </summary>
      {answer.finding !== null && (
        <p className="event-left">
          <Link to="/evidence" search={{ finding: answer.finding }} preload={false}>
            On the map and the timeline
          </Link>
        </p>
      )}
      <ul className="event-list">
        {events.map((event) => (
          <li key={event.id}>
            <EventWords event={event} />
          </li>
        ))}
      </ul>
    </details>
  );
}
