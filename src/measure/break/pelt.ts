/** Sum of squared deviations from the mean of any stretch of a series, in constant time. */
export function squaredError(values: readonly number[]): (from: number, to: number) => number {
  const middle = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const sums = [0];
  const squares = [0];
  for (const value of values) {
    // Centred first: the difference of two large squares would lose the small digits.
    sums.push((sums.at(-1) as number) + (value - middle));
    squares.push((squares.at(-1) as number) + (value - middle) ** 2);
  }
  const over = (list: readonly number[], from: number, to: number): number =>
    (list[to] as number) - (list[from] as number);
  return (from, to) => Math.max(0, over(squares, from, to) - over(sums, from, to) ** 2 / (to - from));
}

export interface Segmented {
  /** Index of the first value of every segment but the first, ascending. */
  readonly changepoints: readonly number[];
  /** Squared error of the segments about their means, plus the penalty of each changepoint. */
  readonly cost: number;
}

/**
 * The segmentation of a series into stretches of one mean that costs least: squared error within the segments plus
 * `penalty` (in squared units of the values) for every changepoint, no segment shorter than `least`. Exact: Killick,
 * Fearnhead and Eckley (2012), Optimal Detection of Changepoints With a Linear Computational Cost, JASA 107, 1590-1598;
 * the pruning constant K of this cost is 0. A series shorter than two segments has no changepoint.
 */
export function pelt(values: readonly number[], penalty: number, least = 1): Segmented {
  const n = values.length;
  if (!(penalty >= 0) || !Number.isInteger(least) || least < 1)
    throw new Error(`penalty ${penalty}, segments of ${least}: expected a penalty of at least 0 and a whole length`);
  if (n === 0) return { changepoints: [], cost: 0 };
  const error = squaredError(values);
  const best = [-penalty, ...Array<number>(n).fill(Number.POSITIVE_INFINITY)];
  const last = Array<number>(n + 1).fill(0);
  const until = Array<number>(n + 1).fill(Number.POSITIVE_INFINITY);
  let candidates = [0];
  for (let end = Math.min(least, n); end <= n; end++) {
    candidates = candidates.filter((start) => end < (until[start] as number));
    for (const start of candidates) {
      const cost = (best[start] as number) + error(start, end) + penalty;
      if (cost < (best[end] as number)) {
        best[end] = cost;
        last[end] = start;
      }
    }
    for (const start of candidates) {
      // A changepoint at `end` is always as good as one at `start`, but only for series that reach a segment further.
      if ((best[start] as number) + error(start, end) >= (best[end] as number))
        until[start] = Math.min(until[start] as number, end + least);
    }
    const next = end + 1 - least;
    if (next >= least && Number.isFinite(best[next] as number)) candidates.push(next);
  }
  const changepoints: number[] = [];
  for (let at = last[n] as number; at > 0; at = last[at] as number) changepoints.unshift(at);
  return { changepoints, cost: best[n] as number };
}
