import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANDREWS, criticalValue, shiftF, supF } from './supf.ts';

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The square of the two-sample t statistic with a pooled variance, which is this F. */
function tSquared(values: readonly number[], at: number): number {
  const [a, b] = [values.slice(0, at), values.slice(at)];
  const squares = (part: readonly number[]): number => part.reduce((sum, value) => sum + (value - mean(part)) ** 2, 0);
  const pooled = (squares(a) + squares(b)) / (values.length - 2);
  return (mean(a) - mean(b)) ** 2 / (pooled * (1 / a.length + 1 / b.length));
}

const noisy = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 8, maxLength: 40 });

describe('F of a shift', () => {
  it('is the square of the two-sample t', () => {
    fc.assert(
      fc.property(noisy, fc.integer({ min: 2, max: 6 }), (values, at) => {
        const expected = tSquared(values, at);
        fc.pre(Number.isFinite(expected) && expected < 1e6);
        expect((shiftF(values, at) as number) / Math.max(1, expected)).toBeCloseTo(expected / Math.max(1, expected), 6);
      }),
    );
  });

  it('is null without two values a side, and 0 in a flat line', () => {
    expect([shiftF([1, 2, 3, 4], 1), shiftF([1, 2, 3, 4], 3), shiftF([1, 2, 3, 4], -1)]).toEqual([null, null, null]);
    expect(shiftF([2, 2, 2, 2], 2)).toBe(0);
  });

  it('has a known value', () => {
    // Means 2 and 6, residuals 2 + 2 over 4: F = 24 / (4 / 4).
    expect(shiftF([1, 2, 3, 5, 6, 7], 3)).toBeCloseTo(24, 9);
  });
});

describe('sup-F', () => {
  it('is the largest F over the middle dates', () => {
    fc.assert(
      fc.property(noisy, (values) => {
        const least = Math.max(2, Math.ceil(0.15 * values.length));
        const all = values.map((_, at) => (at < least || at > values.length - least ? -1 : (shiftF(values, at) ?? -1)));
        const found = supF(values);
        expect(found?.supF).toBe(Math.max(...all));
        expect(all[found?.at ?? -1]).toBe(found?.supF);
      }),
    );
  });

  it('names the step, and stays finite without noise', () => {
    const found = supF([...Array<number>(10).fill(1), ...Array<number>(10).fill(3)]);
    expect(found?.at).toBe(10);
    expect(Number.isFinite(found?.supF)).toBe(true);
    expect(supF([1, 2, 3])).toBeNull();
  });

  it('asks more of a short series', () => {
    expect(criticalValue(60)).toBe(ANDREWS.five);
    const points = Array.from({ length: 40 }, (_, index) => criticalValue(index + 8));
    expect(points).toEqual(points.toSorted((a, b) => b - a));
    expect(points[0]).toBe(13.1);
  });

  it('is over its 5 % point in about 5 % of noise', () => {
    let state = 7;
    const uniform = (): number => (state = (state * 48271) % 2147483647) / 2147483647;
    const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
    for (const length of [8, 12, 24, 36]) {
      const over = Array.from({ length: 4000 }, () => supF(Array.from({ length }, normal))?.supF ?? 0).filter(
        (found) => found > criticalValue(length),
      ).length;
      expect(over / 4000).toBeGreaterThan(0.035);
      expect(over / 4000).toBeLessThan(0.065);
    }
  });
});
