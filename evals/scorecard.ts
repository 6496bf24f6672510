import type { Score, Share } from './panel/score.ts';
import type { PanelRun } from './run-panel.ts';

/** One line of the scorecard. */
export interface Line {
  readonly name: string;
  readonly share: number | null;
  readonly n: number;
  readonly of: number;
  /** Which way is better, and what is asked of it; null where nothing is. */
  readonly better: 'higher' | 'lower';
  readonly goal: number | null;
}

const four = (share: number | null): number | null => (share === null ? null : Number(share.toPrecision(4)));

const line = (name: string, { n, of }: Pick<Share, 'n' | 'of'>, better: Line['better'], goal: number | null): Line => ({
  name,
  share: four(of === 0 ? null : n / of),
  n,
  of,
  better,
  goal,
});

/** What panels with known diversion score. */
export function diversionLines(score: Score): Line[] {
  const { explanations } = score;
  return [
    line('recall: 20 % of the loss and 1 million or more', score.recall, 'higher', 0.9),
    line('false discoveries among routes called', score.falseDiscovery, 'lower', 0.05),
    line('codes without a base that were called', score.births, 'lower', 0),
    line('bounds hold the truth, routes called', score.coverage.called, 'higher', 0.9),
    line('bounds hold the truth, all candidates', score.coverage.all, 'higher', 0.9),
    line('bounds hold the truth in kilograms', score.coverage.kg, 'higher', 0.9),
    line('ghost share within 10 points', score.ghost.within, 'higher', 0.9),
    line('chains of two intermediaries found', score.twoStep, 'higher', null),
    line('false discoveries among chains called', score.falseChains, 'lower', null),
    line('leading explanation is right', { n: explanations.right, of: explanations.judged }, 'higher', null),
    line(
      'diversion leads where there is none',
      { n: explanations.wronglyDiverted, of: explanations.undiverted },
      'lower',
      0.05,
    ),
  ];
}

/** How many tests are called where nothing should be found, by family. */
export function quietLines(runs: readonly PanelRun[]): Line[] {
  const families = [...new Set(runs.flatMap((run) => Object.keys(run.families)))].sort();
  return families.map((family) => {
    const own = runs.map((run) => run.families[family] ?? { tests: 0, called: 0 });
    const sum = (key: 'tests' | 'called'): number => own.reduce((all, one) => all + one[key], 0);
    return line(`${family}: tests called`, { n: sum('called'), of: sum('tests') }, 'lower', 0.05);
  });
}

export function isMet({ share, goal, better }: Line): boolean {
  return goal === null || share === null || (better === 'higher' ? share >= goal : share <= goal);
}

/** 95 % interval of a share (Wilson 1927). */
export function wilson(n: number, of: number): readonly [number, number] | null {
  if (of === 0) return null;
  const z = 1.96;
  const p = n / of;
  const middle = (p + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z / (1 + (z * z) / of)) * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

export function printed({ name, share, n, of, goal, better }: Line, met: boolean): string {
  const interval = wilson(n, of);
  const range = interval === null ? '' : `${percent(interval[0])} to ${percent(interval[1])}`;
  const asked = goal === null ? '' : `${better === 'higher' ? '>=' : '<='} ${percent(goal)}`;
  return `  ${name.padEnd(48)} ${(share === null ? '-' : percent(share)).padStart(8)}  ${`${n} of ${of}`.padStart(14)}  ${range.padEnd(20)} ${asked.padEnd(11)} ${goal === null ? '' : met ? 'ok' : 'NOT MET'}`.trimEnd();
}
