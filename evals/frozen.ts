import type { Line } from './scorecard.ts';

export interface Frozen {
  /** Why the run before this one was given up. */
  readonly reason: string;
  readonly frozen: string;
  readonly pseudoDates: unknown;
  readonly arms: Readonly<Record<string, readonly Line[]>>;
  /** Lines of single seeds, which a test runs again. */
  readonly seeds: Readonly<Record<string, readonly Line[]>>;
}

export interface Difference {
  readonly arm: string;
  readonly name: string;
  readonly was: string;
  readonly is: string;
  readonly worse: boolean;
}

/** What differs between two runs of the same arms; a share that moved against its direction is worse. */
export function differences(
  before: Readonly<Record<string, readonly Line[]>>,
  now: Readonly<Record<string, readonly Line[]>>,
): Difference[] {
  return Object.entries(now).flatMap(([arm, lines]) => {
    const earlier = new Map((before[arm] ?? []).map((line) => [line.name, line]));
    const gone = (before[arm] ?? []).filter(({ name }) => !lines.some((line) => line.name === name));
    return [
      ...lines.flatMap((line) => {
        const was = earlier.get(line.name);
        if (was !== undefined && was.n === line.n && was.of === line.of) return [];
        return [
          {
            arm,
            name: line.name,
            was: said(was),
            is: said(line),
            worse: was === undefined ? false : isWorse(was, line),
          },
        ];
      }),
      ...gone.map((line) => ({ arm, name: line.name, was: said(line), is: 'gone', worse: true })),
    ];
  });
}

function isWorse(was: Line, is: Line): boolean {
  if (was.share === null || is.share === null) return was.share !== null;
  return is.better === 'higher' ? is.share < was.share : is.share > was.share;
}

function said(line: Line | undefined): string {
  return line === undefined ? 'not there' : `${line.n} of ${line.of}`;
}

/** @throws Error when no reason is given: a frozen run is only renewed for one. */
export function reasonOf(parameters: readonly string[]): string | null {
  if (!parameters.includes('--freeze')) return null;
  const reason = parameters[parameters.indexOf('--reason') + 1];
  if (!parameters.includes('--reason') || reason === undefined || reason.trim().length < 10)
    throw new Error(
      'a frozen run is renewed for a reason: npm run evals -- --freeze --reason "why it is right that the scores change"',
    );
  return reason.trim();
}
