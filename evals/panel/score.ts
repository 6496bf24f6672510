import type { Call, Case, Match } from './calls.ts';
import { type Explained, explained, falseCalls } from './labels.ts';
import { type PowerBin, power } from './power.ts';
import type { Injection } from './truth.ts';

export interface Score {
  /** Of the diversions of at least `share` of the loss and `value`, in codes that existed in the base. */
  readonly recall: Share;
  /** Codes that did not exist in the base and were called all the same: there must be none. */
  readonly births: Share;
  /** Chains that were called, as chains or at their second intermediary. */
  readonly twoStep: Share;
  /** False calls among all calls at q. */
  readonly falseDiscovery: Share;
  readonly falseByLabel: Readonly<Record<string, number>>;
  readonly falseChains: Share;
  /** Intervals that hold the truth, of all calls at a diversion, whatever their q, and of those at q. */
  readonly coverage: { readonly all: Share; readonly called: Share; readonly kg: Share };
  /** Absolute difference of recovered and true share of ghosts. */
  readonly ghost: { readonly unknown: number; readonly within: Share; readonly median: number | null };
  readonly explanations: Explained;
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
  const found = cases.flatMap((one) => one.truth.injections.map((injection) => match(injection, one, bounds)));
  const diversions = found.filter(({ injection }) => injection.kind === 'diversion');
  const large = diversions.filter(({ injection: i }) => i.share >= bounds.share && i.entered >= bounds.value);
  const seen = diversions.filter((one): one is Match & { call: Call } => one.call !== null);
  const told = seen.filter(({ call }) => call.ghostShare !== null);
  const errors = told.map(({ injection, call }) => Math.abs((call.ghostShare ?? 0) - injection.ghostShare));
  const called = cases.flatMap(({ calls }) => calls.filter((call) => isCalled(call, bounds)));
  const wrong = falseCalls(cases, (call) => isCalled(call, bounds));
  const chains = cases.flatMap(({ truth, chains: own }) =>
    own.filter((chain) => isCalled(chain, bounds)).map((chain) => ({ truth, chain })),
  );
  return {
    recall: shareOf(
      large.filter(({ injection }) => !injection.birth),
      (one) => one.called,
    ),
    births: shareOf(
      diversions.filter(({ injection }) => injection.birth),
      (one) => one.called,
    ),
    twoStep: shareOf(
      found.filter(({ injection }) => injection.kind === 'two-step' && injection.entered >= bounds.value),
      (one) => one.called,
    ),
    falseDiscovery: ratio(wrong.length, called.length),
    falseByLabel: Object.fromEntries(
      [...Map.groupBy(wrong, (label) => label)].map(([label, own]) => [label, own.length]),
    ),
    falseChains: shareOf(
      chains,
      ({ truth, chain }) =>
        !truth.injections.some(
          (one) => one.code === chain.code && one.second === chain.second && one.intermediary === chain.intermediary,
        ),
    ),
    coverage: {
      all: shareOf(seen, holds),
      called: shareOf(
        seen.filter((one) => one.called),
        holds,
      ),
      kg: shareOf(
        seen.filter(({ call }) => call.kgLow !== null),
        ({ injection, call }) => (call.kgLow ?? 0) <= injection.leftKg && injection.leftKg <= (call.kgHigh ?? 0),
      ),
    },
    ghost: {
      unknown: seen.length - told.length,
      within: shareOf(errors, (error) => error <= bounds.ghost),
      median: median(errors),
    },
    explanations: explained(cases, bounds.value),
    power: power(diversions.filter(({ injection }) => !injection.birth)),
  };
}

/** The call at the injection; a chain may also be called as such. */
function match(injection: Injection, { calls, chains }: Case, bounds: Bounds): Match {
  const own = calls
    .filter((call) => call.code === injection.code)
    .filter(({ intermediary }) => intermediary === (injection.second ?? injection.intermediary))
    .sort((a, b) => (a.q ?? 2) - (b.q ?? 2));
  const call = own[0] ?? null;
  const chained =
    injection.second !== null &&
    chains.some(
      (chain) =>
        chain.code === injection.code &&
        chain.intermediary === injection.intermediary &&
        chain.second === injection.second &&
        isCalled(chain, bounds),
    );
  return { injection, call, called: chained || (call !== null && isCalled(call, bounds)) };
}

function isCalled(call: Pick<Call, 'q'>, bounds: Bounds): boolean {
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
