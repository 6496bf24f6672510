import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { components } from './components.ts';
import { disagreements } from './discrepancy.ts';
import { exporterWeight, groupScore, reconciled } from './reconcile.ts';
import { type Disagreement, LEAST_D, type Reliability, reliability } from './reliability.ts';

/** All pairs of n reporters. */
function complete(n: number, d: (a: number, b: number) => number): Disagreement[] {
  return Array.from({ length: n }, (_, a) => a).flatMap((a) =>
    Array.from({ length: a }, (_unused, b) => ({ a, b, d: d(a, b) })),
  );
}

const score = (judged: Reliability, reporter: number): number => judged.scores.get(reporter)?.score as number;

const graph = fc
  .integer({ min: 3, max: 8 })
  .chain((n) =>
    fc
      .array(fc.double({ min: LEAST_D, max: 1, noNaN: true }), { minLength: n * n, maxLength: n * n })
      .map((ds) => ({ n, pairs: complete(n, (a, b) => ds[a * n + b] as number) })),
  );

describe('reliability of reporters', () => {
  it('solves A_i sum_j D_ij A_j = n_i', () => {
    fc.assert(
      fc.property(graph, ({ n, pairs }) => {
        const judged = reliability([], pairs);
        expect(judged.converged).toBe(true);
        for (let i = 0; i < n; i++) {
          const against = pairs
            .filter(({ a, b }) => a === i || b === i)
            .reduce((sum, { a, b, d }) => sum + d * score(judged, a === i ? b : a), 0);
          expect(score(judged, i) * against).toBeCloseTo(n - 1, 5);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('does not depend on the order of pairs or the names of reporters', () => {
    fc.assert(
      fc.property(
        graph.chain(({ n, pairs }) =>
          fc.tuple(
            fc.constant(pairs),
            fc.shuffledSubarray(pairs, { minLength: pairs.length }),
            fc.shuffledSubarray(
              Array.from({ length: n }, (_, i) => i),
              { minLength: n },
            ),
          ),
        ),
        ([pairs, shuffled, names]) => {
          const one = reliability([], pairs);
          const name = (i: number): number => names[i] as number;
          const other = reliability(
            [],
            shuffled.map(({ a, b, d }) => ({ a: name(b), b: name(a), d })),
          );
          for (const i of names.keys()) expect(score(other, name(i)) / score(one, i)).toBeCloseTo(1, 6);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('falls with the root of a disagreement that all have more of', () => {
    const base = reliability(
      [],
      complete(5, (a, b) => 0.01 * (1 + a + 2 * b)),
    );
    const more = reliability(
      [],
      complete(5, (a, b) => 0.04 * (1 + a + 2 * b)),
    );
    for (let i = 0; i < 5; i++) expect(score(base, i) / score(more, i)).toBeCloseTo(2, 6);
  });

  it('puts one that agrees with all above the rest', () => {
    const judged = reliability(
      [],
      complete(6, (a, b) => (a === 3 || b === 3 ? 0.02 : 0.4)),
    );
    for (const i of [0, 1, 2, 4, 5]) expect(score(judged, 3)).toBeGreaterThan(score(judged, i));
  });

  it('finds the reporter whose reports are noise', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 2 ** 31 - 1 }), (bad, seed) => {
        let state = seed;
        const uniform = (): number => (state = (state * 48_271) % (2 ** 31 - 1)) / (2 ** 31 - 1);
        const noise = (who: number): number => Math.exp((uniform() - 0.5) * (who === bad ? 4 : 0.2));
        const rows = complete(10, () => 0).flatMap(({ a, b }) =>
          [
            [a, b],
            [b, a],
          ].map(([exporter, importer]) => {
            const flow = Math.exp(10 * uniform());
            const sent = flow * noise(exporter as number);
            const received = flow * 1.1 * noise(importer as number);
            const landed = received / 1.1;
            return {
              exporter: exporter as number,
              importer: importer as number,
              years: 1,
              sent,
              received,
              apart: Math.abs(sent - landed),
              both: sent + landed,
            };
          }),
        );
        const judged = reliability([], disagreements(rows));
        const worst = [...judged.scores].sort(([, x], [, y]) => (x.score as number) - (y.score as number))[0]?.[0];
        expect(worst).toBe(bad);
      }),
      { numRuns: 50, seed: 7 },
    );
  });

  it('knows no scale between two sides that are only compared with each other', () => {
    const square = [
      [0, 2],
      [0, 3],
      [1, 2],
      [1, 3],
    ].map(([a, b]) => ({ a: a as number, b: b as number, d: 0.1 }));
    const triangle = complete(3, () => 0.2).map(({ a, b, d }) => ({ a: a + 10, b: b + 10, d }));
    const judged = reliability([99], [...square, ...triangle]);
    expect(judged.scores.get(0)).toEqual({ score: null, partners: 2, why: expect.stringMatching(/two sides/) });
    expect(judged.notes.join()).toMatch(/no weights/);
    expect(score(judged, 10)).toBeCloseTo(Math.sqrt(5), 8);
    expect(judged.scores.get(99)).toEqual({ score: null, partners: 0, why: expect.stringMatching(/no pair/) });
  });

  it('takes no perfect agreement for infinite reliability', () => {
    const judged = reliability(
      [],
      complete(3, () => 0),
    );
    expect(score(judged, 0)).toBeCloseTo(Math.sqrt(1 / LEAST_D), 6);
    expect(judged.notes.join()).toMatch(/count as 0.001/);
  });

  it('says when it did not settle', () => {
    const judged = reliability(
      [],
      complete(4, (a, b) => 0.1 + a / 10 + b / 50),
      3,
    );
    expect([judged.converged, judged.rounds, judged.scores.get(0)?.score]).toEqual([false, 3, null]);
  });

  it('has nothing to say of nobody', () => {
    expect(reliability([], [])).toMatchObject({ rounds: 0, converged: true, notes: [] });
  });
});

it('components tell odd cycles from even ones', () => {
  const edges = new Map([
    [1, new Set([2, 3])],
    [2, new Set([1, 3])],
    [3, new Set([1, 2])],
    [4, new Set([5])],
    [5, new Set([4])],
    [6, new Set<number>()],
  ]);
  expect(components(edges)).toEqual([
    { members: [1, 2, 3], bipartite: false },
    { members: [4, 5], bipartite: true },
    { members: [6], bipartite: true },
  ]);
});

describe('a reconciled value', () => {
  it('lies between the two reports at FOB, nearer to the more reliable', () => {
    expect(exporterWeight(2, 2)).toBe(0.5);
    expect(exporterWeight(3, 1) + exporterWeight(1, 3)).toBeCloseTo(1, 12);
    expect(reconciled(100, 55, 0.5)).toBeCloseTo(75, 9);
    expect(reconciled(100, null, 0.5)).toBeNull();
    expect(reconciled(100, 55, null)).toBeNull();
  });

  it('takes a group by what its members report', () => {
    expect(groupScore([{ score: 2, value: 0 }])).toBe(2);
    expect(
      groupScore([
        { score: 1, value: 1 },
        { score: 3, value: 3 },
        { score: null, value: 9 },
      ]),
    ).toBeCloseTo(2.5, 12);
    expect(
      groupScore([
        { score: null, value: 1 },
        { score: null, value: 2 },
      ]),
    ).toBeNull();
  });
});
