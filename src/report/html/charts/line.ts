import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { LineChart } from '../../document.ts';
import { shortText, withUnit } from '../../numbers.ts';
import { type Drawn, type KeyEntry, mark, round, WIDTH, wrapped } from './parts.ts';
import { type Axis, axisOf } from './periods.ts';

const LEFT = 62;
const RIGHT = 12;
const PLOT = 200;
const FOOT = 22;
const LANE = 15;
const SIGN = 6.6;
const LONGEST_LABEL = 30;
const DASHES = ['', '2 3', '8 3', '8 3 2 3'];
const EXPECTED_DASHES = ['5 4', '1 3', '5 2 1 2'];

/** Series over time; the base and the window are shaded, each event is an upright line. */
export function drawLines(chart: LineChart): Drawn {
  const ofSeries = chart.series.flatMap(({ points }) => points.map(({ period }) => period));
  const others = [...chart.spans.flatMap(({ from, to }) => [from, to]), ...chart.events.map(({ period }) => period)];
  const axis = axisOf([...ofSeries, ...others], ofSeries);
  const { key, said } = describe(chart);
  if (axis === null) return { height: 30, marks: mark('text', { x: 0, y: 20 }, 'No figures'), said, key, events: [] };
  const values = chart.series.flatMap(({ points }) => points.flatMap(({ value }) => (value === null ? [] : [value])));
  const x = scaleLinear([axis.first - 0.5, axis.last + 0.5], [LEFT, WIDTH - RIGHT]);
  const marks = eventMarks(chart, axis, x);
  const spanLane = chart.spans.length > 0 ? 1 : 0;
  const top = 6 + (marks.lanes + spanLane) * LANE;
  const highest = Math.max(0, ...values);
  const y = scaleLinear([Math.min(0, ...values), highest > 0 ? highest : 1], [top + PLOT, top]).nice(5);
  const [low = 0, high = 1] = y.domain();
  return {
    height: top + PLOT + FOOT,
    marks: [
      ...chart.spans.map((span) => spanMark(span, axis, x, top)),
      ...y.ticks(5).map((tick) => tickMark(tick, y(tick), chart.unit)),
      mark('text', { class: 'faint', x: 0, y: top - 6 }, chart.unit === '%' ? '' : chart.unit),
      mark('line', {
        class: 'axis',
        x1: LEFT,
        x2: WIDTH - RIGHT,
        y1: y(Math.min(Math.max(0, low), high)),
        y2: y(Math.min(Math.max(0, low), high)),
      }),
      ...axis.ticks.map(({ at, label }) =>
        mark('text', { class: 'faint', x: x(at), y: top + PLOT + 16, 'text-anchor': 'middle' }, label),
      ),
      ...marks.at(top + PLOT),
      ...chart.series.map((series, i) => seriesMark(series, axis, x, y, key[i]?.dash ?? '')),
    ].join('\n'),
    said,
    key,
    events: marks.listed,
  };
}

type Scale = (value: number) => number;

function tickMark(tick: number, at: number, unit: string): string {
  return `${mark('line', { class: 'grid', x1: LEFT, x2: WIDTH - RIGHT, y1: at, y2: at })}${mark('text', { class: 'faint', x: LEFT - 8, y: at + 4, 'text-anchor': 'end' }, shortText(tick, unit))}`;
}

function spanMark({ part, from, to }: LineChart['spans'][number], axis: Axis, x: Scale, top: number): string {
  const left = x(axis.at(from) - 0.5);
  const right = x(axis.end(to) + 0.5);
  return [
    mark('rect', { class: part, x: left, y: top - LANE, width: Math.max(1, right - left), height: PLOT + LANE }),
    mark('text', { class: 'faint', x: (left + right) / 2, y: top - 4, 'text-anchor': 'middle' }, part),
  ].join('');
}

/** A line that breaks where a period is missing; a lone period is a dot. */
function seriesMark(
  { points, tone }: LineChart['series'][number],
  axis: Axis,
  x: Scale,
  y: Scale,
  dash: string,
): string {
  const known = new Map(
    points.flatMap(({ period, value }) => (value === null ? [] : [[axis.at(period), value] as const])),
  );
  const path = line<number>()
    .defined((at) => known.has(at))
    .x((at) => round(x(at)))
    .y((at) => round(y(known.get(at) ?? 0)));
  const steps = [...new Set(points.map(({ period }) => axis.at(period)))].toSorted((a, b) => a - b);
  const every = steps.flatMap((at, i) => (i > 0 && at - (steps[i - 1] ?? at) > axis.step ? [Number.NaN, at] : [at]));
  const alone = [...known].filter(([at]) => !known.has(at - axis.step) && !known.has(at + axis.step));
  return `<g class="tone-${tone}">${[
    mark('path', { class: 'line', d: path(every) ?? '', 'stroke-dasharray': dash === '' ? 'none' : dash }),
    ...alone.map(([at, value]) => mark('circle', { class: 'dot', cx: x(at), cy: y(value), r: 3 })),
  ].join('')}</g>`;
}

/** Few and short: the words stand at the line. Otherwise a number does, and the words are listed under the chart. */
function eventMarks({ events }: LineChart, axis: Axis, x: Scale) {
  const inOrder = events.toSorted((a, b) => axis.at(a.period) - axis.at(b.period));
  const isShort = inOrder.length <= 3 && inOrder.every(({ label }) => label.length <= LONGEST_LABEL);
  const ends: number[] = [];
  const placed = inOrder.map(({ period, label }, i) => {
    const text = isShort ? label : String(i + 1);
    const at = x(axis.at(period));
    const width = text.length * SIGN + 8;
    const left = Math.min(at + 4, WIDTH - width);
    const free = ends.findIndex((end) => end < left);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = left + width;
    return { text, at, left, lane };
  });
  return {
    lanes: ends.length,
    listed: isShort ? [] : inOrder.map(({ period, label }) => `${period}: ${label}`),
    at: (bottom: number): readonly string[] =>
      placed.map(({ text, at, left, lane }) =>
        [
          mark('line', { class: 'event', x1: at, x2: at, y1: 4 + lane * LANE, y2: bottom }),
          mark(
            'text',
            { class: 'event-label', x: left, y: 14 + lane * LANE },
            wrapped(text, LONGEST_LABEL, 1)[0] ?? '',
          ),
        ].join(''),
      ),
  };
}

function describe({ series, unit, events, spans }: LineChart): { key: readonly KeyEntry[]; said: string } {
  const seen = new Map<string, number>();
  const key = series.map(({ label, tone }) => {
    const nth = seen.get(tone) ?? 0;
    seen.set(tone, nth + 1);
    const dashes = tone === 'expected' ? EXPECTED_DASHES : DASHES;
    return { label, tone, dash: dashes[nth % dashes.length] ?? '' };
  });
  const said = [
    ...series.map(({ label, points }) => {
      const known = points.flatMap(({ period, value }) => (value === null ? [] : [{ period, value }]));
      const [first] = known;
      const last = known.at(-1);
      if (first === undefined || last === undefined) return `${label}: no figures.`;
      const top = known.reduce((most, point) => (point.value > most.value ? point : most), first);
      return `${label}: ${withUnit(first.value, unit)} in ${first.period}, ${withUnit(last.value, unit)} in ${last.period}, at most ${withUnit(top.value, unit)} in ${top.period}; ${known.length} of ${points.length} periods known.`;
    }),
    ...spans.map(({ part, from, to }) => `The ${part} is ${from} to ${to}.`),
    ...events.map(({ period, label }) => `${period}: ${label}.`),
  ].join(' ');
  return { key, said };
}
