import type { Call, Case, Match } from './calls.ts';
import { explained, falseCalls, type LabelledCounts } from './labels.ts';
import { type PowerBin, power } from './power.ts';
import type { Injection } from './truth.ts';

export interface Score {
  /** Of the diversions of at least `share` of the loss and `value`. */
  readonly recall: Share;
  /** The same without the codes that did not exist in the base. */
  readonly recallComparable: Share;
  /** Chains of which a leg was called. */
  readonly twoStep: Share;
  /** False calls among all calls at q. */
  readonly falseDiscovery: Share;
  readonly falseByLabel: Readonly<Record<string, number>>;
  /** Intervals that hold the truth, of all calls at a diversion, whatever their q, and of those at q. */
  readonly coverage: { readonly all: Share; readonly called: Share; readonly kg: Share };
  /** Absolute difference of recovered and true share of ghosts. */
  readonly ghost: { readonly cases: number; readonly within: Share; readonly median: number | null };
  /** Label of what was put in, and how often each explanation led. */
  readonly explanations: LabelledCounts;
  readonly power: readonly PowerBin[];
}

export interface Share {
  readonly n: number;
  readonly of: number;
  /** Null of none. */
  readonly share: number | null;
}

export interface Bounds {
  readonly q: number;
  readonly share: number;
  readonly value: number;
  readonly ghost: number;
}

const BOUNDS: Bounds = { q: 0.05, share: 0.2, value: 1e6, ghost: 0.1 };

/** Holds calls against what was put in, over any number of panels. */
export function score(cases: readonly Case[], given: Partial<Bounds> = {}): Score {
  const bounds = { ...BOUNDS, ...given };
  const found = cases.flatMap(({ truth, calls }) =>
    truth.injections.map((injection) => match(injection, calls, bounds)),
  );
  const diversions = found.filter(({ injection }) => injection.kind === 'diversion');
  const asked = diversions.filter(({ injection: i }) => i.share >= bounds.share && i.entered >= bounds.value);
  const seen = diversions.filter((one): one is Match & { call: Call } => one.call !== null);
  const ghosts = seen.flatMap(({ injection, call }) =>
    call.ghostShare === null ? [] : [Math.abs(call.ghostShare - injection.ghostShare)],
  );
  const called = cases.flatMap(({ calls }) => calls.filter((call) => isCalled(call, bounds)));
  const wrong = falseCalls(cases, (call) => isCalled(call, bounds));
  return {
    recall: shareOf(asked, (one) => one.called),
    recallComparable: shareOf(
      asked.filter(({ injection }) => !injection.birth),
      (one) => one.called,
    ),
    twoStep: shareOf(
      found.filter(({ injection }) => injection.kind === 'two-step'),
      (one) => one.called,
    ),
    falseDiscovery: ratio(wrong.length, called.length),
    falseByLabel: Object.fromEntries(
      [...Map.groupBy(wrong, (label) => label)].map(([label, own]) => [label, own.length]),
    ),
    coverage: {
      all: shareOf(seen, holds),
      called: shareOf(
        seen.filter((one) => one.called),
        holds,
      ),
      kg: shareOf(seen, ({ injection, call }) => call.kgLow <= injection.leftKg && injection.leftKg <= call.kgHigh),
    },
    ghost: { cases: ghosts.length, within: shareOf(ghosts, (error) => error <= bounds.ghost), median: median(ghosts) },
    explanations: explained(cases),
    power: power(diversions),
  };
}

/** The call at the injection; of a chain, the one at either leg that is surest. */
function match(injection: Injection, calls: readonly Call[], bounds: Bounds): Match {
  const own = calls
    .filter((call) => call.code === injection.code)
    .filter(({ intermediary }) => intermediary === injection.intermediary || intermediary === injection.second)
    .sort((a, b) => (a.q ?? 2) - (b.q ?? 2));
  const call = own[0] ?? null;
  return { injection, call, called: call !== null && isCalled(call, bounds) };
}

function isCalled(call: Call, bounds: Bounds): boolean {
  return call.q !== null && call.q <= bounds.q;
}

function holds({ injection, call }: Match & { readonly call: Call }): boolean {
  return call.low <= injection.left && injection.left <= call.high;
}

function shareOf<T>(all: readonly T[], is: (one: T) => boolean): Share {
  return ratio(all.filter(is).length, all.length);
}

function ratio(n: number, of: number): Share {
  return { n, of, share: of === 0 ? null : n / of };
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
