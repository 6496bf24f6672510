import type { Call, Case } from './calls.ts';

export type LabelledCounts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/**
 * What was put in at an intermediary and a code: an injection, else what was put there, else what the intermediary as a
 * whole or the code at the destination got, else nothing.
 */
export function labelOf(truth: Case['truth'], intermediary: string, code: string): string {
  const injection = truth.injections.find(
    (one) => one.code === code && (one.intermediary === intermediary || one.second === intermediary),
  );
  if (injection !== undefined) return injection.kind;
  const { confounders } = truth;
  const confounder =
    confounders.find((one) => one.intermediary === intermediary && one.code === code) ??
    confounders.find((one) => one.intermediary === intermediary && one.code === null) ??
    confounders.find((one) => one.intermediary === null && one.code === code);
  return confounder?.kind ?? 'nothing';
}

/** The labels of the calls at which nothing was diverted. */
export function falseCalls(cases: readonly Case[], isCalled: (call: Call) => boolean): string[] {
  return cases.flatMap(({ truth, calls }) =>
    calls
      .filter(isCalled)
      .map((call) => labelOf(truth, call.intermediary, call.code))
      .filter((label) => label !== 'diversion' && label !== 'two-step'),
  );
}

export function explained(cases: readonly Case[]): LabelledCounts {
  const counts: Record<string, Record<string, number>> = {};
  for (const { truth, calls } of cases) {
    for (const call of calls) {
      const row = (counts[labelOf(truth, call.intermediary, call.code)] ??= {});
      const leading = call.leading ?? 'none';
      row[leading] = (row[leading] ?? 0) + 1;
    }
  }
  return counts;
}
