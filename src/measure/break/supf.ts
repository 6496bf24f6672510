import { squaredError } from './pelt.ts';

/** Share of the series at either end in which no shift is looked for. */
const TRIMMING = 0.15;

/** 10, 5 and 1 % points of sup-F for one parameter, trimming 0.15: Andrews (1993), Econometrica 61, 821-856, Table I. */
export const ANDREWS = { ten: 7.17, five: 8.85, one: 12.35 } as const;

/**
 * Below these lengths the 5 % point of the limit is too small, and these stand instead (200,000 series of normal noise
 * each). At 28 and more the simulated points are 8.6 to 9.0.
 */
const SHORT: readonly (readonly [length: number, five: number])[] = [
  [8, 13.1],
  [9, 12.4],
  [10, 11.8],
  [11, 11.6],
  [13, 11.3],
  [21, 10],
  [27, 9.3],
];

/** The 5 % point of sup-F for a series of so many values (at least 8). */
export function criticalValue(length: number): number {
  return SHORT.find(([longest]) => length <= longest)?.[1] ?? ANDREWS.five;
}

export interface ShiftTest {
  readonly supF: number;
  /** Index of the first value after the shift that sup-F names. */
  readonly at: number;
}

/**
 * F of a shift of the mean before the value at index `at`: (RSS0 - RSS1) / (RSS1 / (n - 2)), RSS0 about one mean and RSS1
 * about two. Null where a side has fewer than two values. Residuals under 1e-12 of RSS0 are rounding and count as that.
 */
export function shiftF(values: readonly number[], at: number): number | null {
  const n = values.length;
  if (at < 2 || n - at < 2) return null;
  const error = squaredError(values);
  const whole = error(0, n);
  if (whole === 0) return 0;
  const parted = Math.max(error(0, at) + error(at, n), 1e-12 * whole);
  return Math.max(0, whole - parted) / (parted / (n - 2));
}

/** The largest F over the dates that leave 15 % of the values (and two) on either side; null where no date does. */
export function supF(values: readonly number[]): ShiftTest | null {
  const least = Math.max(2, Math.ceil(TRIMMING * values.length));
  let best: ShiftTest | null = null;
  for (let at = least; at <= values.length - least; at++) {
    const found = shiftF(values, at);
    if (found !== null && (best === null || found > best.supF)) best = { supF: found, at };
  }
  return best;
}
