/** Periods, gaps and labels: what every chart over time needs. Missing is null and is never joined over. */
export type Series = readonly (number | null)[];

export interface Run {
  readonly from: number;
  /** Inclusive. */
  readonly to: number;
}

/** Every month (2022-01) or year (2022) from one to the other. */
export function periodsBetween(from: string, to: string): string[] {
  if (!from.includes('-')) {
    const first = Number(from);
    return Array.from({ length: Math.max(0, Number(to) - first + 1) }, (_, step) => String(first + step));
  }
  const month = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;
  const start = month(from);
  return Array.from({ length: Math.max(0, month(to) - start + 1) }, (_, step) => {
    const at = start + step;
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
}

/** Values in the order of the periods; null where there is no row. */
export function aligned(periods: readonly string[], rows: Iterable<readonly [string, number | null]>): Series {
  const known = new Map(rows);
  return periods.map((period) => known.get(period) ?? null);
}

/** The stretches of a series where `wanted` holds. */
export function runsOf(values: Series, wanted: (value: number | null) => boolean): Run[] {
  const runs: Run[] = [];
  for (const [at, value] of values.entries()) {
    if (!wanted(value)) continue;
    const last = runs.at(-1);
    if (last !== undefined && last.to === at - 1) runs[runs.length - 1] = { from: last.from, to: at };
    else runs.push({ from: at, to: at });
  }
  return runs;
}

export const gapsOf = (values: Series): Run[] => runsOf(values, (value) => value === null);

export function lastKnown(values: Series): number {
  return values.findLastIndex((value) => value !== null);
}

/** Where the axis of time is labelled: January of years, or months where there are few. */
export function periodTicks(
  periods: readonly string[],
  most: number,
): { readonly at: number; readonly label: string }[] {
  const monthly = periods[0]?.includes('-') ?? false;
  const years = periods.flatMap((period, at) =>
    !monthly || period.endsWith('-01') ? [{ at, label: period.slice(0, 4) }] : [],
  );
  if (!monthly || years.length > 1) return thinned(years, most);
  return thinned(
    periods.map((period, at) => ({ at, label: period })),
    Math.max(2, Math.floor(most / 1.6)),
  );
}

function thinned<T>(items: readonly T[], most: number): T[] {
  const step = Math.max(1, Math.ceil(items.length / Math.max(1, most)));
  return items.filter((_, at) => at % step === 0);
}

/** Moves labels apart along one axis, keeping their order, within bounds. Returns where each comes to stand. */
export function dodged(wanted: readonly number[], gap: number, least: number, most: number): number[] {
  const order = wanted.map((_, at) => at).sort((a, b) => (wanted[a] as number) - (wanted[b] as number));
  const placed = [...wanted];
  let free = least;
  for (const at of order) {
    placed[at] = Math.max(placed[at] as number, free);
    free = (placed[at] as number) + gap;
  }
  let room = most;
  for (const at of order.reverse()) {
    placed[at] = Math.min(placed[at] as number, room);
    room = (placed[at] as number) - gap;
  }
  return placed;
}

/** −1 (an eighth or less) to 1 (eightfold or more), by doublings; no base at all counts as grown. */
export function changeOf(ratio: number | null): number {
  if (ratio === null) return 1;
  if (ratio <= 0) return -1;
  return Math.max(-1, Math.min(1, Math.log2(ratio) / 3));
}
