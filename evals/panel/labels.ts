import type { Call, Case } from './calls.ts';
import type { Injection } from './truth.ts';

export type LabelledCounts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Ghosts of at least this part of what was declared make ghost transit as good an answer as diversion. */
const MUCH_GHOST = 0.25;

/** The explanations that are right of a label; of the others that are judged, any but diversion is. */
const RIGHT: Readonly<Record<string, readonly string[]>> = {
  diversion: ['diversion'],
  'domestic-demand': ['domestic demand'],
  'm-boom': ['domestic demand'],
  price: ['price'],
  reclassification: ['reclassification'],
  birth: ['reclassification'],
};
const ANYTHING_BUT_DIVERSION = ['nothing', 'out-only', 'spike', 'direct'];

/**
 * What was put in at an intermediary and a code: an injection, else what was put there, else what the intermediary as a
 * whole or the code at the destination got, else nothing.
 */
export function labelOf(truth: Case['truth'], intermediary: string, code: string): string {
  const injection = injectionAt(truth, intermediary, code);
  if (injection !== undefined) return injection.birth ? 'birth' : injection.kind;
  const { confounders } = truth;
  const confounder =
    confounders.find((one) => one.intermediary === intermediary && one.code === code) ??
    confounders.find((one) => one.intermediary === intermediary && one.code === null) ??
    confounders.find((one) => one.intermediary === null && one.code === code);
  return confounder?.kind ?? 'nothing';
}

function injectionAt(truth: Case['truth'], intermediary: string, code: string): Injection | undefined {
  return truth.injections.find(
    (one) => one.code === code && (one.intermediary === intermediary || one.second === intermediary),
  );
}

/** The labels of the calls at which nothing was diverted. */
export function falseCalls(cases: readonly Case[], isCalled: (call: Call) => boolean): string[] {
  return cases.flatMap(({ truth, calls }) =>
    calls
      .filter(isCalled)
      .map((call) => labelOf(truth, call.intermediary, call.code))
      .filter((label) => label !== 'diversion' && label !== 'two-step' && label !== 'birth'),
  );
}

export interface Explained {
  /** Label of what was put in, and how often each explanation led. */
  readonly counts: LabelledCounts;
  /** Of the labels that have a right answer. */
  readonly right: number;
  readonly judged: number;
  /** Where nothing was diverted, how often diversion led all the same. */
  readonly wronglyDiverted: number;
  readonly undiverted: number;
}

export function explained(cases: readonly Case[], least: number): Explained {
  const counts: Record<string, Record<string, number>> = {};
  const tally = { right: 0, judged: 0, wronglyDiverted: 0, undiverted: 0 };
  for (const { truth, readings } of cases) {
    for (const { intermediary, code, leading } of readings) {
      const injection = injectionAt(truth, intermediary, code);
      if (injection !== undefined && !injection.birth && injection.entered + injection.ghost < least) continue;
      const label = labelOf(truth, intermediary, code);
      const row = (counts[label] ??= {});
      row[leading ?? 'none'] = (row[leading ?? 'none'] ?? 0) + 1;
      if (ANYTHING_BUT_DIVERSION.includes(label)) {
        tally.undiverted += 1;
        if (leading === 'diversion') tally.wronglyDiverted += 1;
      }
      const right = RIGHT[label];
      if (right === undefined) continue;
      tally.judged += 1;
      const ghostly =
        label === 'diversion' && (injection?.ghostShare ?? 0) >= MUCH_GHOST && leading === 'ghost transit';
      if (ghostly || (leading !== null && right.includes(leading))) tally.right += 1;
    }
  }
  return { counts, ...tally };
}
