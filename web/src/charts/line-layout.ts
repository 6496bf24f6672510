import { scaleLinear } from 'd3-scale';
import { placeAmong } from '../figures/dates.ts';
import type { LineChartProps } from './line-props.ts';
import { stripHeight } from './line-strip.ts';
import { dodged, gapsOf, lastKnown, type Series } from './scales.ts';
import type { Tone } from './tone.ts';

/** A line with the words at its end. */
export interface Labelled {
  readonly label: string;
  readonly tone: Tone;
  readonly values: Series;
  readonly quiet: boolean;
  readonly labelX: number;
  readonly labelY: number;
}

const LETTER = 7.4;
/** So far the first and the last period may reach beyond the lines of the grid. */
const BEYOND = 12;

/** Where everything of a line chart stands, in pixels. */
export function lineLayout(props: LineChartProps, format: (value: number | null) => string) {
  const { width, periods, series, expected } = props;
  const compact = props.compact ?? false;
  const marked = (props.events ?? []).filter(({ date }) => placeAmong(periods, date) !== null).length;
  const strip = stripHeight(marked, width * 0.75);
  const height = (props.height ?? (compact ? 136 : width < 500 ? 260 : 320)) + strip;
  const lines = [
    ...series.map(({ label, tone, values, quiet }) => ({ label, tone, values, quiet: quiet ?? false })),
    ...(expected === undefined
      ? []
      : [{ label: expected.label ?? 'expected', tone: 'expected' as const, values: expected.values, quiet: true }]),
  ];
  const known = [...lines.map(({ values }) => values), expected?.high ?? [], expected?.low ?? []].flatMap((values) =>
    values.filter((value) => value !== null),
  );
  const top = compact ? 38 : 44;
  const bottom = height - 24 - strip;
  const y = scaleLinear()
    .domain([Math.min(0, ...known), props.top ?? (Math.max(0, ...known) || 1)])
    .nice(compact ? 2 : 4)
    .range([bottom, top]);
  const ticks = y.ticks(compact ? 2 : 4);
  const left = 6 + 6.8 * Math.max(...ticks.map((tick) => (tick === 0 ? 0 : format(tick).length)));
  const last = Math.max(1, periods.length - 1);
  const share = (values: Series): number => Math.max(0, lastKnown(values)) / last;
  const needs = (label: string): number => 10 + LETTER * label.length;
  /** Lines that end long before the axis does have room for their words within it. */
  const early = ({ label, values }: { label: string; values: Series }): boolean =>
    (1 - share(values)) * (width - left) > needs(label) + 8;
  const right = compact
    ? width - 8
    : width -
      Math.min(width * 0.36, Math.max(8, ...lines.filter((one) => !early(one)).map(({ label }) => needs(label))));
  const inset = insetOf(right - 4 - left, last);
  const x = scaleLinear()
    .domain([0, last])
    .range([left + inset, right - 4 - inset]);
  const half = (x(1) - x(0)) / 2;
  const stands = dodged(
    lines.map(({ values }) => y(values[lastKnown(values)] ?? 0)),
    15,
    top + 4,
    bottom - 6,
  );
  const labels: Labelled[] = lines.map((one, at) => ({
    ...one,
    labelX: early(one) ? x(Math.max(0, lastKnown(one.values))) + 7 : right - inset + 4,
    labelY: (stands[at] ?? 0) + 4,
  }));
  const main = series.filter(({ quiet }) => quiet !== true);
  const any = periods.map((_, at) => main.find(({ values }) => (values[at] ?? null) !== null)?.values[at] ?? null);
  return {
    compact,
    height,
    top,
    bottom,
    /** Where the labels of the axis begin: under the events. */
    foot: bottom + strip,
    left,
    right,
    x,
    half,
    y,
    ticks,
    labels,
    main,
    /** Stretches of which no line knows anything. */
    nowhere: gapsOf(any),
    /** Stretches of which this line knows nothing, but another does. */
    gaps: (values: Series) => gapsOf(periods.map((_, at) => (any[at] === null ? 0 : (values[at] ?? null)))),
    stretch: ({ from, to }: { readonly from: number; readonly to: number }) => {
      const start = Math.max(left - half, x(from) - half);
      return { x: start, width: Math.max(1, Math.min(right, x(to) + half) - start) };
    },
  };
}

/** Long periods need room at both ends, since half of one lies to either side of its point. */
function insetOf(width: number, steps: number): number {
  return Math.max(0, (width / 2 - BEYOND * steps) / (steps + 1));
}

export type LineLayout = ReturnType<typeof lineLayout>;
