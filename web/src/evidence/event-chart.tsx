import { createContext, type ReactNode, useContext } from 'react';
import type { Params } from '../api/client.ts';
import type { EvidenceEvents } from '../api/types.ts';
import { useApi } from '../api/use-api.ts';
import { Chart, type ChartProps } from '../charts/chart.tsx';
import { EventList } from './event-list.tsx';
import { eventLines, eventsOn, type NumberedEvent } from './events.ts';

const Known = createContext<EvidenceEvents | undefined>(undefined);

/** Asks once for the events of all that is drawn within; nothing waits for them. */
export function WithEvents({ asked, children }: { readonly asked: Params; readonly children: ReactNode }) {
  const { data } = useApi('/evidence/events', asked);
  return <Known value={data}>{children}</Known>;
}

/** Undefined until they are known. */
export function useEvents(): EvidenceEvents | undefined {
  return useContext(Known);
}

/** A chart with the events on its axis by number, a list of them under it, and the same in a drawing that is taken along. */
export function EventChart({
  periods,
  children,
  ...frame
}: Omit<ChartProps, 'below' | 'foot' | 'children'> & {
  /** Of its axis; none where it has no axis of time. */
  readonly periods: readonly string[];
  readonly children: (width: number, marks: readonly NumberedEvent[]) => ReactNode;
}) {
  const on = eventsOn(periods, useEvents()?.events ?? []);
  return (
    <Chart {...frame} below={<EventList {...on} />} foot={eventLines(on.numbered)}>
      {(width) => children(width, on.numbered)}
    </Chart>
  );
}
