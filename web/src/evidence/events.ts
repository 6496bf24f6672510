import type { EvidenceEvent } from '../api/types.ts';
import type { AxisEvent } from '../charts/line-strip.ts';
import { formatDate, placeAmong } from '../figures/dates.ts';

export interface NumberedEvent extends AxisEvent {
  readonly event: EvidenceEvent;
}

/** More than these crowd an axis; then those that share the destination alone are left out. */
const MOST = 8;

/**
 * The events that stand on an axis of such periods, numbered in the order of their dates; the scenario's own has a line
 * there already.
 */
export function eventsOn(periods: readonly string[], events: readonly EvidenceEvent[]) {
  const within = events
    .filter(({ kind, date }) => kind !== 'scenario' && placeAmong(periods, date) !== null)
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const close = within.filter(({ link }) => link !== 'destination');
  const shown = within.length > MOST ? close : within;
  const numbered = shown.map(
    (event, at): NumberedEvent => ({
      key: event.id,
      number: at + 1,
      date: event.date,
      title: event.title,
      event,
    }),
  );
  return { numbered, left: within.length - shown.length };
}

/** As lines under a drawing that is taken along. */
export function eventLines(numbered: readonly NumberedEvent[]): string[] {
  return numbered.map(
    ({ number, title, event: { date, until, status } }) =>
      `${number}: ${formatDate(date, until)}, ${title}${status === null ? '' : ` (${status})`}`,
  );
}
