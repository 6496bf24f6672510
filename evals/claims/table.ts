import { FIELDS } from './fields.ts';
import type { Score, Tally } from './score.ts';

/** Null of none. */
export function precision({ right, given }: Tally): number | null {
  return given === 0 ? null : right / given;
}

export function recall({ right, wanted }: Tally): number | null {
  return wanted === 0 ? null : right / wanted;
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

function row(name: string, tally: Tally): string {
  const share = (value: number | null): string => (value === null ? '-' : `${(value * 100).toFixed(1)} %`);
  return `  ${name.padEnd(12)}${share(precision(tally)).padStart(10)}${share(recall(tally)).padStart(9)}   ${tally.right}, ${tally.given}, ${tally.wanted}`;
}
