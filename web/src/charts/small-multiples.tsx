import { LineChart } from './line-chart.tsx';
import type { LineChartProps } from './line-props.ts';

export interface Multiple extends Pick<LineChartProps, 'series' | 'expected'> {
  readonly key: string;
  readonly title: string;
}

/** Many small charts of one kind, on one scale unless `own` is set; better than one chart of many lines. */
export function SmallMultiples({
  width,
  items,
  own = false,
  least = 155,
  ...common
}: {
  readonly width: number;
  readonly items: readonly Multiple[];
  /** Each on a scale of its own; say so in the subtitle. */
  readonly own?: boolean;
  /** The least width of one, in pixels. */
  readonly least?: number;
} & Pick<LineChartProps, 'periods' | 'event' | 'spans' | 'format' | 'unit'>) {
  const most = Math.max(1, Math.min(items.length, Math.floor((width + 24) / (least + 24)), 5));
  const rows = Math.ceil(items.length / most);
  const columns = Math.ceil(items.length / rows);
  const each = Math.floor((width - 24 * (columns - 1)) / columns);
  const top = Math.max(
    ...items.flatMap(({ series, expected }) =>
      [...series.map(({ values }) => values), expected?.values ?? [], expected?.high ?? []].flatMap((values) =>
        values.map((value) => value ?? 0),
      ),
    ),
  );
  return (
    <div className="multiples" style={{ gridTemplateColumns: `repeat(${columns}, ${each}px)` }}>
      {items.map(({ key, ...item }) => (
        <LineChart key={key} compact width={each} {...common} {...item} {...(own ? {} : { top })} />
      ))}
    </div>
  );
}
