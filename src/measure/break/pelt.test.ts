import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pelt, squaredError } from './pelt.ts';

/** Sum of squares about the mean, as it is written. */
function naiveError(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}

/** Optimal partitioning with every start tried: best[end] = min over start of best[start] + error + penalty. */
function naive(values: readonly number[], penalty: number, least: number): number {
  const best = [-penalty];
  for (let end = 1; end <= values.length; end++) {
    best[end] = Number.POSITIVE_INFINITY;
    for (let start = 0; start <= end - Math.min(least, values.length); start++)
      best[end] = Math.min(
        best[end] as number,
        (best[start] as number) + naiveError(values.slice(start, end)) + penalty,
      );
  }
  return values.length === 0 ? 0 : (best.at(-1) as number);
}

function costOf(values: readonly number[], changepoints: readonly number[], penalty: number): number {
  const edges = [0, ...changepoints, values.length];
  return edges
    .slice(1)
    .reduce((sum, to, index) => sum + naiveError(values.slice(edges[index], to)), penalty * changepoints.length);
}

const steps = fc
  .array(
    fc.record({
      level: fc.integer({ min: -5, max: 5 }),
      noise: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 }),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((parts) => parts.flatMap(({ level, noise }) => noise.map((value) => level + value)));

describe('pelt', () => {
  it('costs what trying every partition costs', () => {
    fc.assert(
      fc.property(
        steps,
        fc.double({ min: 0, max: 20, noNaN: true }),
        fc.integer({ min: 1, max: 6 }),
        (values, penalty, least) => {
          const found = pelt(values, penalty, least);
          expect(found.cost).toBeCloseTo(naive(values, penalty, least), 7);
          expect(costOf(values, found.changepoints, penalty)).toBeCloseTo(found.cost, 7);
          const edges = [0, ...found.changepoints, values.length];
          if (edges.length > 2)
            for (const [index, to] of edges.slice(1).entries())
              expect(to - (edges[index] as number)).toBeGreaterThanOrEqual(least);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is not moved by adding a constant or by turning the series over', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: -1000, max: 1000 }), (values, constant) => {
        const { cost } = pelt(values, 3);
        expect(
          pelt(
            values.map((value) => value + constant),
            3,
          ).cost,
        ).toBeCloseTo(cost, 6);
        expect(pelt([...values].reverse(), 3).cost).toBeCloseTo(cost, 6);
      }),
    );
  });

  it('finds the steps of a staircase, and none in a flat line', () => {
    expect(pelt([0, 0, 0, 5, 5, 5, 5, 2, 2, 2], 1).changepoints).toEqual([3, 7]);
    expect(pelt([4, 4, 4, 4], 1)).toEqual({ changepoints: [], cost: 0 });
    expect(pelt([], 1)).toEqual({ changepoints: [], cost: 0 });
  });

  it('makes no segment shorter than asked', () => {
    expect(pelt([0, 0, 9, 0, 0, 0], 1).changepoints).toEqual([2, 3]);
    expect(pelt([0, 0, 9, 0, 0, 0], 1, 3).changepoints).toEqual([3]);
    expect(pelt([0, 9], 1, 3).changepoints).toEqual([]);
  });

  it('refuses a penalty or a length that means nothing', () => {
    expect(() => pelt([1], -1)).toThrow('expected a penalty');
    expect(() => pelt([1], Number.NaN)).toThrow('expected a penalty');
    expect(() => pelt([1], 1, 0)).toThrow('expected a penalty');
  });
});

describe('squared error', () => {
  it('keeps its digits far from zero', () => {
    expect(squaredError([1e8, 1e8 + 1, 1e8 + 2])(0, 3)).toBeCloseTo(2, 9);
  });
});
