import { scaleLinear, scaleLog } from 'd3-scale';

/** One way to read something, on a common axis with the others. */
export interface DotRow {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  /** Stands at the dot. */
  readonly said: string;
  /** Whether it agrees with what was stated; null where it is not judged. */
  readonly holds: boolean | null;
}

export interface StatedMark {
  readonly value: number;
  readonly said: string;
  /** What agrees with it; null is no bound on that side. */
  readonly low: number | null;
  readonly high: number | null;
}

export interface DotPlotProps {
  readonly width: number;
  readonly rows: readonly DotRow[];
  readonly stated: StatedMark;
  /** What stands for nothing at all: −1 of a growth, 0 of everything else. */
  readonly nothing?: number;
  /** Of the axis. */
  readonly format: (value: number) => string;
}

/** From where the largest is so many times the smallest, equal steps are equal times. */
const WIDELY = 12;
const LETTER = 7.2;
const TOP = 42;

/** Where everything of a dot plot stands, in pixels. */
export function dotLayout({ width, rows, stated, nothing = 0, format }: DotPlotProps) {
  const sizes = [stated.value, ...rows.map(({ value }) => value)].map((value) => value - nothing);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const isLog = least > 0 && most / least > WIDELY;
  const names = 16 + LETTER * Math.max(0, ...rows.map(({ label }) => label.length));
  const beside = names <= width * 0.4;
  const left = beside ? names : 8;
  const right = width - 16;
  const scale = isLog
    ? scaleLog().domain([least / 1.5, most * 1.5])
    : scaleLinear()
        .domain([Math.min(0, least), Math.max(0, most) * 1.08 || 1])
        .nice(5);
  scale.range([left, right]);
  const x = (value: number): number => scale(value - nothing);
  const within = (value: number | null, end: number): number =>
    value === null ? end : Math.max(left, Math.min(right, isLog && value <= nothing ? left : x(value)));
  const step = beside ? 30 : 46;
  return {
    isLog,
    beside,
    left,
    right,
    height: TOP + rows.length * step + 26,
    top: TOP,
    bottom: TOP + rows.length * step + 4,
    ticks: spread(
      ticksOf(scale, isLog).map((size) => ({ x: scale(size), text: format(size + nothing) })),
      right,
    ),
    line: x(stated.value),
    band: { from: within(stated.low, left), to: within(stated.high, right) },
    dots: rows.map((row, at) => {
      const y = TOP + at * step + (beside ? step / 2 : step - 12);
      const dot = x(row.value);
      return { ...row, x: dot, y, isLate: dot + 12 + LETTER * row.said.length > width };
    }),
  };
}

type Scale = ReturnType<typeof scaleLinear<number, number>> | ReturnType<typeof scaleLog<number, number>>;

function ticksOf(scale: Scale, isLog: boolean): readonly number[] {
  const all = scale.ticks(6);
  if (!isLog) return all;
  const mantissa = (tick: number): number => Math.round(tick / 10 ** Math.floor(Math.log10(tick) + 1e-9));
  const tens = all.filter((tick) => mantissa(tick) === 1);
  return tens.length >= 3 ? tens : all.filter((tick) => [1, 2, 5].includes(mantissa(tick)));
}

/** Those that have room for their words. */
function spread<T extends { readonly x: number; readonly text: string }>(ticks: readonly T[], right: number): T[] {
  const kept: T[] = [];
  for (const tick of ticks) {
    const last = kept.at(-1);
    const free = last === undefined ? Number.NEGATIVE_INFINITY : last.x + LETTER * (last.text.length / 2 + 1);
    if (tick.x - (LETTER * tick.text.length) / 2 >= free && tick.x <= right) kept.push(tick);
  }
  return kept;
}
