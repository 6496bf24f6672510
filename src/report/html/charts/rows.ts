import { scaleLinear, scaleLog } from 'd3-scale';
import type { BarChart, DotChart } from '../../document.ts';
import { shortText, withUnit } from '../../numbers.ts';
import { type Drawn, mark, round, WIDTH, wrapped } from './parts.ts';

const LEFT = 262;
const RIGHT = 92;
const ROW = 34;
const LABEL = 40;
const FOOT = 24;
const WIDE_APART = 200;
const FURTHEST_APART = 1e15;

interface Row {
  readonly label: string;
  readonly value: number | null;
}

/** A dot for each reading; filled where it holds, hollow where not; the band is what counts as the stated figure. */
export function drawDots({ dots, stated, band, unit }: DotChart): Drawn {
  const ends = [stated, band?.low ?? null, band?.high ?? null].filter((end) => end !== null);
  const known = [...dots.flatMap(({ value }) => (value === null ? [] : [value])), ...ends];
  const top = stated === null ? 8 : 24;
  const bottom = top + dots.length * ROW;
  const { x, ticks, isLog } = scaleOf(known);
  const parts = [
    band === null ? '' : bandMark(x, band, top, bottom),
    axisMarks(x, ticks, top, bottom, unit),
    stated === null ? '' : statedMark(x(stated), `stated ${withUnit(stated, unit)}`, top, bottom),
    ...dots.map(({ label, value, holds }, i) => {
      const y = top + (i + 0.5) * ROW;
      const tone = holds === null ? 'missing' : holds ? 'for' : 'against';
      const dot =
        value === null ? '' : mark('circle', { class: holds === true ? 'dot' : 'hollow', cx: x(value), cy: y, r: 5 });
      return `${rowMarks({ label, value }, y, unit)}<g class="tone-${tone}">${dot}</g>`;
    }),
    isLog ? mark('text', { class: 'faint', x: 0, y: bottom + 17 }, 'scale of powers of ten') : '',
  ];
  const holding = dots.filter(({ holds }) => holds === true).length;
  const said = [
    stated === null ? '' : `Stated: ${withUnit(stated, unit)}.`,
    `${holding} of ${dots.length} readings are within what counts as the stated figure.`,
    ...dots.map(
      ({ label, value, holds }) =>
        `${rowSaid({ label, value }, unit)}${holds === null ? '' : holds ? ', holds' : ', does not hold'}.`,
    ),
  ];
  return drawn(bottom, parts, said);
}

export function drawBars({ bars, unit }: BarChart): Drawn {
  const top = 8;
  const bottom = top + bars.length * ROW;
  const values = bars.flatMap(({ value }) => (value === null ? [] : [value]));
  const x = scaleLinear(
    [Math.min(0, ...values), Math.max(0, ...values, values.length === 0 ? 1 : 0)],
    [LEFT, WIDTH - RIGHT],
  ).nice(4);
  const parts = [
    axisMarks(x, x.ticks(4), top, bottom, unit),
    ...bars.map(({ label, value, tone }, i) => {
      const y = top + (i + 0.5) * ROW;
      const bar =
        value === null
          ? ''
          : mark('rect', {
              class: 'bar',
              x: Math.min(x(0), x(value)),
              y: y - 9,
              width: Math.abs(x(value) - x(0)),
              height: 18,
            });
      return `${rowMarks({ label, value }, y, unit)}<g class="tone-${tone}">${bar}</g>`;
    }),
    mark('line', { class: 'axis', x1: x(0), x2: x(0), y1: top, y2: bottom }),
  ];
  return drawn(
    bottom,
    parts,
    bars.map((bar) => `${rowSaid(bar, unit)}.`),
  );
}

type Scale = (value: number) => number;

function drawn(bottom: number, parts: readonly string[], said: readonly string[]): Drawn {
  const full = (part: string): boolean => part !== '';
  return {
    height: bottom + FOOT,
    marks: parts.filter(full).join('\n'),
    said: said.filter(full).join(' '),
    key: [],
    events: [],
  };
}

/** Powers of ten where all is above zero and the largest is more than WIDE_APART times the smallest. */
function scaleOf(values: readonly number[]): { x: Scale; ticks: readonly number[]; isLog: boolean } {
  const range = [LEFT + 8, WIDTH - RIGHT - 8];
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (values.length > 0 && low > 0 && high / low > WIDE_APART && high / low < FURTHEST_APART) {
    const x = scaleLog([low, high], range).nice();
    const tens = x.ticks().filter((tick) => Number.isInteger(round(Math.log10(tick) * 1000) / 1000));
    const every = Math.ceil(tens.length / 5);
    return { x, ticks: tens.filter((_, i) => i % every === 0), isLog: true };
  }
  const x = scaleLinear([Math.min(0, ...values), Math.max(0, ...values) || 1], range).nice(4);
  return { x, ticks: x.ticks(4), isLog: false };
}

function axisMarks(x: Scale, ticks: readonly number[], top: number, bottom: number, unit: string): string {
  return ticks
    .map(
      (tick) =>
        mark('line', { class: 'grid', x1: x(tick), x2: x(tick), y1: top, y2: bottom }) +
        mark('text', { class: 'faint', x: x(tick), y: bottom + 17, 'text-anchor': 'middle' }, shortText(tick, unit)),
    )
    .join('\n');
}

function bandMark(x: Scale, { low, high }: NonNullable<DotChart['band']>, top: number, bottom: number): string {
  const left = low === null ? LEFT : x(low);
  const right = high === null ? WIDTH - RIGHT : x(high);
  return mark('rect', { class: 'band', x: left, y: top, width: Math.max(1.5, right - left), height: bottom - top });
}

function statedMark(at: number, text: string, top: number, bottom: number): string {
  const side = at > (LEFT + WIDTH) / 2 ? 'end' : 'start';
  return (
    mark('line', { class: 'event', x1: at, x2: at, y1: top - 6, y2: bottom }) +
    mark('text', { class: 'event-label', x: at, y: top - 10, 'text-anchor': side }, text)
  );
}

function rowMarks({ label, value }: Row, y: number, unit: string): string {
  const lines = wrapped(label, LABEL, 2);
  const first = y + 4 - (lines.length - 1) * 7;
  return [
    mark('line', { class: 'grid', x1: 0, x2: WIDTH, y1: y + ROW / 2, y2: y + ROW / 2 }),
    ...lines.map((line, i) => mark('text', { x: 0, y: first + i * 14 }, line)),
    mark(
      'text',
      { x: WIDTH, y: y + 4, 'text-anchor': 'end', class: value === null ? 'faint' : 'value' },
      value === null ? 'missing' : withUnit(value, unit),
    ),
  ].join('');
}

const rowSaid = ({ label, value }: Row, unit: string): string =>
  `${label}: ${value === null ? 'missing' : withUnit(value, unit)}`;
