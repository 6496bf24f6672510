import { FIELDS } from '../../src/verify/parse/draft.ts';
import type { Score, Tally } from './score.ts';

/** Null of none. */
export function precision({ right, given }: Tally): number | null {
  return given === 0 ? null : right / given;
}

export function recall({ right, wanted }: Tally): number | null {
  return wanted === 0 ? null : right / wanted;
}

const GOALS = { precision: 0.95, recall: 0.8 } as const;

/** The goals that are not met, whole and field by field; a parser that gives nothing meets none. */
export function unmet(score: Score): string[] {
  const all: readonly (readonly [string, Tally])[] = [
    ['whole claim', score.claims],
    ...FIELDS.map((field) => [field, score.fields[field]] as const),
  ];
  return all.flatMap(([name, tally]) => [
    ...below(`precision of ${name}`, precision(tally) ?? 0, GOALS.precision),
    ...below(`recall of ${name}`, recall(tally) ?? 0, GOALS.recall),
  ]);
}

function below(name: string, share: number, goal: number): string[] {
  return share >= goal ? [] : [`${name} ${percent(share)}, goal ${percent(goal)}`];
}

/** What was missed, for a person. */
export function missed(score: Score): string[] {
  return score.misses.flatMap(({ text, what }) => [text, ...what.map((line) => `    ${line}`)]);
}

/** The scorecard of a part, a line each. */
export function table(title: string, score: Score): string[] {
  return [
    `${title.toUpperCase()}: ${score.entries} texts, ${score.claims.wanted} claims`,
    `  ${'field'.padEnd(12)}${'precision'.padStart(10)}${'recall'.padStart(9)}   right, given, wanted`,
    row('whole claim', score.claims),
    ...FIELDS.map((field) => row(field, score.fields[field])),
    `  false alarms ${score.negatives.alarms} of ${score.negatives.of} texts without a claim`,
    `  doubts said  ${score.doubts.raised} of ${score.doubts.of}`,
  ];
}

/** The row of a part in docs/claims.md. */
export function documented(title: string, { entries, claims, negatives }: Score): string {
  const { right, given, wanted } = claims;
  const cells = [
    title,
    entries,
    wanted,
    `${right} of ${given} (${percent(precision(claims))})`,
    `${right} of ${wanted} (${percent(recall(claims))})`,
    `${negatives.alarms} of ${negatives.of}`,
  ];
  return `| ${cells.join(' | ')} |`;
}

function row(name: string, tally: Tally): string {
  return `  ${name.padEnd(12)}${percent(precision(tally)).padStart(10)}${percent(recall(tally)).padStart(9)}   ${tally.right}, ${tally.given}, ${tally.wanted}`;
}

function percent(share: number | null): string {
  return share === null ? '-' : `${(share * 100).toFixed(1)} %`;
}
