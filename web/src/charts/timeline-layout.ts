import { scaleLinear } from 'd3-scale';
import { extentOf, type Precision, precisionOf } from '../figures/dates.ts';
import { formatPeriod } from '../figures/format.ts';

export interface TimeMark {
  readonly key: string;
  readonly lane: string;
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly date: string;
  readonly until: string | null;
  /** Stands beside the mark. */
  readonly label: string;
}

export interface Lane {
  readonly key: string;
  readonly label: string;
}

export interface PlacedMark {
  readonly mark: TimeMark;
  readonly precision: Precision;
  readonly lasting: boolean;
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly labelX: number;
  readonly labelY: number;
  readonly anchor: 'start' | 'end';
  /** Cut where there is no room for all of it. */
  readonly text: string;
}

const LETTER = 7;
const AXIS = 24;
/** More marks than this stand without words, close together. */
const MOST_NAMED = 80;
const MONTH = 30.44 * 86_400_000;

/** Where everything of a timeline stands: lanes one above the other, marks in as many rows as their words need. */
export function timelineLayout({
  width,
  lanes,
  marks,
  within,
}: {
  readonly width: number;
  readonly lanes: readonly Lane[];
  readonly marks: readonly TimeMark[];
  /** Months or years that the axis begins and ends with, where they are chosen. */
  readonly within: { readonly from?: string | undefined; readonly to?: string | undefined };
}) {
  const narrow = width < 620;
  const left = narrow ? 0 : 148;
  const extents = marks.map(({ date, until }) => extentOf(date, until));
  const first = within.from === undefined ? Math.min(...extents.map(({ from }) => from)) : extentOf(within.from).from;
  const last = within.to === undefined ? Math.max(...extents.map(({ to }) => to)) : extentOf(within.to).to;
  const pad = Math.max(MONTH, (last - first) * 0.015);
  const x = scaleLinear()
    .domain([first - pad, last + pad])
    .range([left, width - 1])
    .clamp(true);
  const named = marks.length <= MOST_NAMED;
  const row = !named ? 16 : narrow ? 38 : 22;
  let y = AXIS;
  const placed: PlacedMark[] = [];
  const drawn = lanes.flatMap((lane) => {
    const own = marks
      .filter((mark) => mark.lane === lane.key)
      .map((mark) => ({ mark, extent: extentOf(mark.date, mark.until) }))
      .sort((a, b) => a.extent.from - b.extent.from || a.extent.to - b.extent.to);
    if (own.length === 0) return [];
    const top = y;
    const begin = top + (narrow ? 22 : 5);
    const ends: number[][] = [];
    for (const { mark, extent } of own) {
      const [from, to] = [x(extent.from), x(extent.to)];
      const words = wordsAt(named ? mark.label : '', from, to, { left, right: width, narrow });
      const box = narrow && named ? [0, width] : [Math.min(from, words.from), Math.max(to, words.to)];
      const free = ends.findIndex((taken) => !overlaps(taken, box));
      const at = free < 0 ? ends.length : free;
      ends[at] = [...(ends[at] ?? []), ...box];
      placed.push({
        mark,
        precision: precisionOf(mark.date),
        lasting: extent.lasting,
        from,
        to,
        y: begin + at * row + (narrow && named ? 26 : row / 2),
        labelX: words.x,
        labelY: begin + at * row + (narrow ? 13 : row / 2 + 4),
        anchor: words.anchor,
        text: words.text,
      });
    }
    y = begin + ends.length * row + 5;
    return [{ ...lane, top, height: y - top }];
  });
  return { narrow, left, x, lanes: drawn, placed, height: y + 6, ticks: ticksOf(first, last, x), top: AXIS };
}

interface Room {
  readonly left: number;
  readonly right: number;
  readonly narrow: boolean;
}

/** Beside the mark where there is room: after it, else before it. On a phone above it. */
function wordsAt(label: string, from: number, to: number, { left, right, narrow }: Room) {
  const needed = label.length * LETTER;
  if (narrow) {
    const text = cut(label, right - 12);
    const wide = text.length * LETTER;
    return from + wide > right
      ? { x: right, anchor: 'end' as const, text, from: right - wide, to: right }
      : { x: from, anchor: 'start' as const, text, from, to: from + wide };
  }
  const [after, before] = [right - to - 10, from - left - 10];
  if (needed <= after || after >= before) {
    const text = cut(label, after);
    return { x: to + 8, anchor: 'start' as const, text, from: to, to: to + 18 + text.length * LETTER };
  }
  const text = cut(label, before);
  return { x: from - 8, anchor: 'end' as const, text, from: from - 18 - text.length * LETTER, to: from };
}

function cut(label: string, room: number): string {
  const letters = Math.floor(room / LETTER);
  return label.length <= letters ? label : `${label.slice(0, Math.max(0, letters - 1)).trimEnd()}…`;
}

function overlaps(taken: readonly number[], [from = 0, to = 0]: readonly number[]): boolean {
  for (let at = 0; at < taken.length; at += 2)
    if (from < (taken[at + 1] ?? 0) + 6 && (taken[at] ?? 0) < to + 6) return true;
  return false;
}

/** Years, or months where there are few years; as many as can be read. */
function ticksOf(first: number, last: number, x: (time: number) => number) {
  const [start, end] = [new Date(first).getUTCFullYear(), new Date(last - 1).getUTCFullYear()];
  const years = Array.from({ length: end - start + 2 }, (_, step) => start + step);
  const monthly = end - start < 3;
  const all = monthly
    ? years.flatMap((year) =>
        Array.from({ length: 12 }, (_, month) => ({
          time: Date.UTC(year, month, 1),
          label: formatPeriod(`${year}-${String(month + 1).padStart(2, '0')}`),
        })),
      )
    : years.map((year) => ({ time: Date.UTC(year, 0, 1), label: String(year) }));
  const shown = all.filter(({ time }) => time >= first - MONTH && time <= last);
  const each = shown.length < 2 ? 1000 : x(shown[1]?.time ?? 0) - x(shown[0]?.time ?? 0);
  const step = Math.max(1, Math.ceil((monthly ? 70 : 40) / Math.max(1, each)));
  return shown.filter((_, at) => at % step === 0).map(({ time, label }) => ({ at: x(time), label }));
}
