import type { Claim } from '../claim.ts';
import { codeNotInForce } from './code-not-in-force.ts';
import type { Inconsistency, Rule } from './rule.ts';
import { sameFigure } from './same-figure.ts';
import { shareOverOne } from './share-over-one.ts';
import { statedRatio } from './stated-ratio.ts';
import { twoFigures } from './two-figures.ts';
import { unequalWindows } from './unequal-windows.ts';
import { zeroBase } from './zero-base.ts';

export const RULES: readonly Rule[] = [
  twoFigures,
  statedRatio,
  shareOverOne,
  unequalWindows,
  zeroBase,
  codeNotInForce,
  sameFigure,
];

/** What does not go together in these claims, conflicts first; whatever their order. No data is asked. */
export function findInconsistencies(claims: readonly Claim[]): Inconsistency[] {
  return RULES.flatMap((rule) => rule.find(claims).map((found): Inconsistency => ({ rule: rule.name, ...found }))).sort(
    (a, b) => compare(keyOf(a), keyOf(b)),
  );
}

function keyOf({ rule, severity, claims, why }: Inconsistency): string {
  const order = RULES.findIndex(({ name }) => name === rule);
  return [severity === 'conflict' ? 0 : 1, order, ...claims, why].join('\n');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
