/** Maximum flow of months to months at most four later (augmenting paths; small numbers). */
export function largestFlow(from: readonly number[], to: readonly number[]): number {
  const n = from.length;
  const size = 2 * n + 2;
  const capacity = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  const row = (index: number): number[] => capacity[index] as number[];
  from.forEach((value, i) => void (row(0)[1 + i] = value));
  to.forEach((value, j) => void (row(1 + n + j)[size - 1] = value));
  for (let i = 0; i < n; i++)
    for (let j = i; j < Math.min(n, i + 5); j++) row(1 + i)[1 + n + j] = Number.POSITIVE_INFINITY;
  let flow = 0;
  for (;;) {
    const before = Array.from({ length: size }, () => -1);
    before[0] = 0;
    const queue = [0];
    for (let at = queue.shift(); at !== undefined; at = queue.shift())
      for (let next = 0; next < size; next++)
        if (before[next] === -1 && (row(at)[next] as number) > 1e-9) {
          before[next] = at;
          queue.push(next);
        }
    if (before[size - 1] === -1) return flow;
    let least = Number.POSITIVE_INFINITY;
    for (let at = size - 1; at !== 0; at = before[at] as number)
      least = Math.min(least, row(before[at] as number)[at] as number);
    for (let at = size - 1; at !== 0; at = before[at] as number) {
      const previous = before[at] as number;
      row(previous)[at] = (row(previous)[at] as number) - least;
      row(at)[previous] = (row(at)[previous] as number) + least;
    }
    flow += least;
  }
}
