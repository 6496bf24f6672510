import type { SqlAnswer } from '../../api/types.ts';
import { aligned, periodsBetween, type Series } from '../../charts/scales.ts';
import { formatCompact, formatPeriod } from '../../figures/format.ts';
import type { ResultColumn } from './columns.ts';
import type { QuerySearch } from './search.ts';

export interface Plot {
  readonly kind: 'line' | 'bars';
  readonly x: string;
  readonly y: string;
  readonly series: string | undefined;
}

const MOST_SERIES = 12;
export const MOST_BARS = 30;

/** A month or a year, however it is written; null where it is none. */
export function periodIn(cell: unknown): string | null {
  if (typeof cell !== 'string' && typeof cell !== 'number') return null;
  const match = /^(1[89]\d\d|2[01]\d\d)(?:-?(0[1-9]|1[0-2]))?(?:-\d\d.*)?$/.exec(String(cell));
  if (match === null) return null;
  return match[2] === undefined ? (match[1] ?? null) : `${match[1]}-${match[2]}`;
}

function isTime(answer: SqlAnswer, at: number): boolean {
  const cells = answer.rows.slice(0, 200).map((row) => row[at] ?? null);
  return cells.length > 1 && cells.every((cell) => periodIn(cell) !== null) && new Set(cells).size > 1;
}

/** What is drawn: as the address says, else what the columns suggest; null where there is nothing to draw. */
export function plotOf(answer: SqlAnswer, columns: readonly ResultColumn[], search: QuerySearch): Plot | null {
  const known = (key: string | undefined): string | undefined => columns.find((column) => column.key === key)?.key;
  const times = columns.filter((_, at) => isTime(answer, at)).map(({ key }) => key);
  const x = known(search.x) ?? times[0] ?? columns.find(({ numeric }) => !numeric)?.key ?? columns[0]?.key;
  const figures = columns.filter(
    ({ numeric, key }) => numeric && key !== x && !times.includes(key) && !LABEL.test(key),
  );
  // What the rows are sorted by is what they are about.
  const sorted = figures.find(({ key }) =>
    descends(
      answer,
      columns.findIndex((column) => column.key === key),
    ),
  );
  const y = known(search.y) ?? (sorted ?? figures[0])?.key;
  if (x === undefined || y === undefined || answer.rows.length < 2) return null;
  const kind = times.includes(x) ? (search.chart ?? 'line') : 'bars';
  const words = columns.find(({ numeric, key }) => !numeric && key !== x && key !== y)?.key;
  const series =
    search.series === 'none' ? undefined : (known(search.series) ?? (repeats(answer, columns, x) ? words : undefined));
  return { kind, x, y, series };
}

/** Numbers that name something and are not to be added. */
const LABEL =
  /^(year|quarter|month|level|file|line|number|rank|freq|flow|status|unit|hs_rev|product|reporter|partner)(_\d+)?$/i;

function descends(answer: SqlAnswer, at: number): boolean {
  const known = answer.rows.map((row) => figure(row[at])).filter((value) => value !== null);
  return known.length > 2 && known.every((value, index) => index === 0 || value <= (known[index - 1] ?? value));
}

function repeats(answer: SqlAnswer, columns: readonly ResultColumn[], x: string): boolean {
  const at = columns.findIndex(({ key }) => key === x);
  return new Set(answer.rows.map((row) => row[at])).size < answer.rows.length;
}

export interface Lines {
  readonly periods: readonly string[];
  readonly lines: readonly { readonly name: string; readonly values: Series }[];
  /** Series that are not drawn. */
  readonly left: number;
  /** They differ so much that one scale would make most of them flat. */
  readonly own: boolean;
  /** Some points are several rows, added. */
  readonly added: boolean;
}

/** The figures by period, a line for each word of the series; rows of one period are added. */
export function linesOf(answer: SqlAnswer, columns: readonly ResultColumn[], { x, y, series }: Plot): Lines {
  const at = (key: string | undefined): number => columns.findIndex((column) => column.key === key);
  const [xAt, yAt, seriesAt] = [at(x), at(y), at(series)];
  const sums = new Map<string, Map<string, number | null>>();
  let several = false;
  for (const row of answer.rows) {
    const period = periodIn(row[xAt]);
    if (period === null) continue;
    const name = seriesAt < 0 ? y : String(row[seriesAt] ?? 'not said');
    const own = sums.get(name) ?? new Map<string, number | null>();
    several ||= own.has(period);
    sums.set(name, own.set(period, added(own.get(period) ?? null, figure(row[yAt]))));
  }
  const all = [...new Set([...sums.values()].flatMap((own) => [...own.keys()]))].toSorted();
  const [first = '', last = ''] = [all[0], all.at(-1)];
  const periods = first.includes('-') === last.includes('-') ? periodsBetween(first, last) : all;
  const lines = [...sums].map(([name, own]) => ({ name, values: aligned(periods, own) }));
  const total = (values: Series): number => values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  const ranked = lines.toSorted((a, b) => total(b.values) - total(a.values));
  return {
    periods,
    lines: ranked.slice(0, MOST_SERIES),
    left: Math.max(0, lines.length - MOST_SERIES),
    own: differ(ranked.slice(0, MOST_SERIES)),
    added: several,
  };
}

function differ(lines: Lines['lines']): boolean {
  const tops = lines.map(({ values }) => Math.max(0, ...values.map((value) => value ?? 0))).toSorted((a, b) => b - a);
  return (tops[0] ?? 0) > 8 * (tops[Math.floor(tops.length / 2)] ?? 0);
}

export interface BarRow {
  readonly key: string;
  readonly label: string;
  readonly value: number | null;
}

/** A bar for each row, in the order of the answer. */
export function barsOf(answer: SqlAnswer, columns: readonly ResultColumn[], { x, y, series }: Plot): BarRow[] {
  const at = (key: string | undefined): number => columns.findIndex((column) => column.key === key);
  const [xAt, yAt, seriesAt] = [at(x), at(y), at(series)];
  return answer.rows.slice(0, MOST_BARS).map((row, index) => {
    const words = [row[xAt], ...(seriesAt < 0 ? [] : [row[seriesAt]])].map((cell) => String(cell ?? 'not said'));
    const label = words.join(', ');
    return { key: String(index), label: label.length > 42 ? `${label.slice(0, 41)}…` : label, value: figure(row[yAt]) };
  });
}

function figure(cell: unknown): number | null {
  const number = typeof cell === 'string' && cell.trim() !== '' ? Number(cell) : cell;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

function added(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : a + b;
}

/** What the chart shows, with its figures. */
export function headlineOf({ periods, lines }: Lines, { y, series }: Plot): string {
  const points = lines.flatMap(({ name, values }) =>
    values.flatMap((value, at) => (value === null ? [] : [{ name, value, period: periods[at] ?? '' }])),
  );
  const [first] = points;
  if (first === undefined) return `${y}: no figures`;
  const top = points.reduce((most, one) => (one.value > most.value ? one : most), first);
  const whose = series === undefined ? '' : `, ${top.name}`;
  return `${y} was highest in ${formatPeriod(top.period)}${whose}: ${formatCompact(top.value)}`;
}

export function barHeadline(rows: readonly BarRow[], { y }: Plot): string {
  const known = rows.flatMap(({ label, value }) => (value === null ? [] : [{ label, value }]));
  const [first] = known;
  if (first === undefined) return `${y}: no figures`;
  const top = known.reduce((most, one) => (one.value > most.value ? one : most), first);
  return `${y} is highest for ${top.label}: ${formatCompact(top.value)}`;
}
