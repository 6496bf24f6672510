import { components } from './components.ts';

/** How far two reporters that report on each other are apart: D, from 0 (the same) to 1. */
export interface Disagreement {
  readonly a: number;
  readonly b: number;
  readonly d: number;
}

export interface Score {
  /** null: nothing to judge the reporter by, or its scale is not determined. */
  readonly score: number | null;
  readonly partners: number;
  readonly why?: string;
}

export interface Reliability {
  readonly scores: ReadonlyMap<number, Score>;
  readonly rounds: number;
  readonly converged: boolean;
  readonly notes: readonly string[];
}

/** Two reporters that agree to the cent are not infinitely reliable: a smaller D counts as this. */
export const LEAST_D = 0.001;
const MOST_ROUNDS = 10_000;
const TOLERANCE = 1e-9;

/**
 * A_i = n_i / sum_j D_ij A_j, the reliability of each reporter given that of those it is compared with. Taken as it is
 * the iteration swings between two scales; the geometric mean of the old and the new value settles. A component whose
 * pairs all lie between two sides keeps its equations when one side is scaled up and the other down: it gets no scores.
 */
export function reliability(
  reporters: readonly number[],
  pairs: readonly Disagreement[],
  mostRounds: number = MOST_ROUNDS,
): Reliability {
  const edges = edgesOf(pairs);
  const every = [...new Set([...reporters, ...edges.keys()])].sort((a, b) => a - b);
  const known = new Map<number, Score>();
  const scaled: number[] = [];
  let twoSided = 0;
  for (const { members, bipartite } of components(
    new Map(every.map((reporter) => [reporter, new Set(edges.get(reporter)?.keys())])),
  )) {
    if (members.length > 1 && !bipartite) scaled.push(...members);
    else if (members.length > 1) twoSided++;
    for (const reporter of members) {
      const partners = edges.get(reporter)?.size ?? 0;
      const why =
        partners === 0 ? 'no pair of reports to judge it by' : 'the scale between two sides is not determined';
      known.set(reporter, { score: null, partners, why });
    }
  }
  const { scores, rounds, converged } = iterate(scaled, edges, mostRounds);
  for (const reporter of scaled) {
    const partners = edges.get(reporter)?.size ?? 0;
    known.set(
      reporter,
      converged
        ? { score: scores.get(reporter) as number, partners }
        : { score: null, partners, why: 'the iteration did not settle' },
    );
  }
  const floored = pairs.filter(({ d }) => d < LEAST_D).length;
  return {
    scores: known,
    rounds,
    converged,
    notes: [
      ...(floored > 0 ? [`${floored} pairs agree to less than ${LEAST_D} and count as ${LEAST_D}`] : []),
      ...(twoSided > 0
        ? [
            `${twoSided} groups of reporters are only compared across two sides: the scale between the sides is not determined, so they get no weights`,
          ]
        : []),
      ...(converged ? [] : [`the scores did not settle in ${rounds} rounds: no weights are given`]),
    ],
  };
}

function edgesOf(pairs: readonly Disagreement[]): Map<number, Map<number, number>> {
  const edges = new Map<number, Map<number, number>>();
  const put = (from: number, to: number, d: number): void => {
    const own = edges.get(from) ?? new Map<number, number>();
    edges.set(from, own.set(to, Math.max(d, LEAST_D)));
  };
  for (const { a, b, d } of pairs) {
    if (a === b) throw new Error(`reporter ${a} is paired with itself`);
    if (edges.get(a)?.has(b) === true) throw new Error(`reporters ${a} and ${b} are paired twice`);
    put(a, b, d);
    put(b, a, d);
  }
  return edges;
}

function iterate(reporters: readonly number[], edges: ReadonlyMap<number, ReadonlyMap<number, number>>, most: number) {
  let scores = new Map(reporters.map((reporter) => [reporter, 1]));
  let rounds = 0;
  let change = reporters.length === 0 ? 0 : Number.POSITIVE_INFINITY;
  while (change >= TOLERANCE && rounds < most) {
    rounds++;
    change = 0;
    const next = new Map<number, number>();
    for (const reporter of reporters) {
      const own = edges.get(reporter) as ReadonlyMap<number, number>;
      const against = [...own].reduce((sum, [other, d]) => sum + d * (scores.get(other) as number), 0);
      const before = scores.get(reporter) as number;
      const after = Math.sqrt((before * own.size) / against);
      change = Math.max(change, Math.abs(after / before - 1));
      next.set(reporter, after);
    }
    scores = next;
  }
  return { scores, rounds, converged: change < TOLERANCE };
}
