import { figureOf, type Measured, type Reading } from './ask.ts';
import { holds, type Stated, type Tolerance, toleranceOf } from './stated.ts';

export const VERDICTS = ['reproduced', 'reproduced-under', 'contradicted', 'not-testable'] as const;
export type VerdictName = (typeof VERDICTS)[number];

/** A reading with what the lake said: the figure, whether it agrees, and what it rests on. */
export interface ReadingResult {
  readonly alternative: string;
  readonly label: string;
  readonly state: 'computed' | 'partial' | 'missing';
  readonly figure: number | null;
  /** The sums behind it, in `unit`: over the window, and what that is divided by. */
  readonly top: number | null;
  readonly bottom: number | null;
  readonly unit: string;
  /** Whether it agrees with the stated figure; null where that cannot be said. */
  readonly holds: boolean | null;
  /** Over the stated figure, less one; null where there is no figure, or a stated zero. */
  readonly off: number | null;
  /** Why there is no figure, or it cannot be judged. */
  readonly why: string | null;
  readonly queries: readonly string[];
  readonly sources: readonly string[];
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  readonly notes: readonly string[];
}

export interface StatementVerdict {
  readonly verdict: VerdictName;
  /** The label of the reading that agrees, where it is not the one as claimed. */
  readonly under: string | null;
  readonly tolerance: Tolerance;
}

/** With so much of its reporter-periods published, a sum is judged; the rest is named beside it. */
export const ENOUGH = 0.95;

export function resultOf(
  { alternative, label, formula, divisor }: Reading,
  stated: Stated,
  top: readonly Measured[],
  bottom: readonly Measured[],
): ReadingResult {
  const all = [...top, ...bottom];
  const units = new Set(all.map(({ unit }) => unit));
  const sum = (some: readonly Measured[]): number | null =>
    some.some(({ amount }) => amount === null) ? null : some.reduce((total, { amount }) => total + (amount ?? 0), 0);
  const [over, under] = [sum(top), bottom.length === 0 ? null : sum(bottom)];
  const shares = all.map(({ coverage: { published, asked } }) => (asked === 0 ? 0 : published / asked));
  const whole = Math.min(...shares) === 1;
  const silent = all.find(({ amount }) => amount === null);
  const complete = over !== null && (bottom.length === 0 || under !== null) && units.size === 1;
  const raw = complete ? figureOf(formula, over / divisor, under ?? 0) : null;
  const figure = raw === null ? null : Number(raw.toPrecision(8));
  const tolerance = toleranceOf(stated);
  const enough = Math.min(...shares) >= ENOUGH;
  const judged = figure !== null && (enough || boundReached(formula, stated, figure)) ? holds(figure, tolerance) : null;
  return {
    alternative,
    label,
    state: figure === null ? 'missing' : whole ? 'computed' : 'partial',
    figure,
    top: over,
    bottom: under,
    unit: units.size === 1 ? (all[0]?.unit ?? '') : '',
    holds: judged,
    off: figure === null || stated.figure === 0 ? null : Number((figure / stated.figure - 1).toPrecision(6)),
    why: whyOf(),
    queries: unique(all.map(({ query }) => query)),
    sources: unique(all.flatMap(({ source }) => (source === null ? [] : [source]))),
    files: uniqueBy(
      all.flatMap(({ files }) => files),
      ({ sha256 }) => sha256,
    ),
    notes: unique([...all.flatMap(({ notes }) => notes), ...(whole || figure === null ? [] : [coverageNote()])]),
  };

  function whyOf(): string | null {
    if (silent !== undefined) return silent.why;
    if (units.size > 1) return `the sums are in different units: ${[...units].join(', ')}`;
    if (figure === null) return 'what it would be divided by is zero';
    return judged === null ? `too little was published to judge it: ${coverageNote()}` : null;
  }

  function coverageNote(): string {
    const [published, asked] = all.reduce(
      ([p, a], { coverage }) => [p + coverage.published, a + coverage.asked],
      [0, 0],
    );
    return `${published} of ${asked} reporter-periods are published`;
  }
}

/** A sum of what is known can only grow: once it has passed "at least", what is missing does not matter. */
function boundReached(formula: Reading['formula'], stated: Stated, figure: number): boolean {
  return (
    formula === 'sum' &&
    (stated.qualifier === 'at-least' || stated.qualifier === 'more-than') &&
    holds(figure, toleranceOf(stated))
  );
}

/**
 * Reproduced when the reading as claimed agrees, else under the first alternative that does. Contradicted when the
 * reading as claimed was judged and nothing agrees. Without it, what does not agree proves nothing: not testable.
 */
export function verdictOf(stated: Stated, results: readonly ReadingResult[]): StatementVerdict {
  const tolerance = toleranceOf(stated);
  const [first] = results;
  const claimed = first?.alternative === 'as-claimed' ? first : undefined;
  if (claimed?.holds === true) return { verdict: 'reproduced', under: null, tolerance };
  const other = results.find((one) => one !== claimed && one.holds === true);
  if (other !== undefined) return { verdict: 'reproduced-under', under: other.label, tolerance };
  return { verdict: claimed?.holds === false ? 'contradicted' : 'not-testable', under: null, tolerance };
}

/** The verdicts in the order in which one of several figures speaks for the whole claim. */
const SPEAKS: readonly VerdictName[] = ['contradicted', 'reproduced-under', 'reproduced', 'not-testable'];

/** One contradicted figure contradicts the claim; one that cannot be tested leaves the verdict to the others. */
export function claimVerdict(statements: readonly StatementVerdict[]): Pick<StatementVerdict, 'verdict' | 'under'> {
  const found = SPEAKS.flatMap((verdict) => statements.find((one) => one.verdict === verdict) ?? [])[0];
  return { verdict: found?.verdict ?? 'not-testable', under: found?.under ?? null };
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}

function uniqueBy<T>(all: readonly T[], key: (one: T) => string): T[] {
  return [...new Map(all.map((one) => [key(one), one])).values()];
}
