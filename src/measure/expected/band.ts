/** What was expected of one period of a series, and the range that 95 % of such periods would lie in had nothing happened. */
export interface Band {
  readonly expected: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Dispersion of a quasi-Poisson series: variance over mean of its periods, silent ones included as zeros.
 * @returns null under two periods, or where nothing moved.
 */
export function dispersion(values: readonly number[]): number | null {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  if (values.length < 2 || mean <= 0) return null;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1) / mean;
}

/** E = c B with Var(E - V) = phi E + c^2 phi B: the period's own noise, and that of the period of the base that it grew from. */
export function bandOf(base: number, growth: number, phi: number | null): Band {
  const expected = base * growth;
  const half = phi === null ? 0 : 1.96 * Math.sqrt(phi * expected + growth * growth * phi * base);
  return { expected, low: Math.max(0, expected - half), high: expected + half };
}
