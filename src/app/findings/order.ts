import type { Finding } from './any.ts';

export const ORDERS = ['rank', 'gain', 'ratio', 'share', 'q'] as const;
export type Order = (typeof ORDERS)[number];

const isSeries = (finding: Finding): finding is Extract<Finding, { readonly delta: number }> => 'delta' in finding;

/** Money that a finding is about: the change of a series, what may have gone on, what never arrived. */
function amountOf(finding: Finding): number | null {
  if (isSeries(finding)) return Math.abs(finding.delta);
  if ('amount' in finding) return finding.amount.value;
  return 'missing' in finding ? finding.missing : null;
}

/** What findings are put in order by, the largest first; null where a finding has no such figure, which comes last. */
export function orderOf(order: Exclude<Order, 'rank'>): (finding: Finding) => number | null {
  switch (order) {
    case 'gain':
      return amountOf;
    case 'ratio':
      return (finding) => (isSeries(finding) ? (finding.ratio?.value ?? null) : null);
    case 'share':
      return (finding) => (isSeries(finding) ? (finding.substitution?.share ?? null) : null);
    case 'q':
      return ({ calibration }) => ('q' in calibration ? -calibration.q : null);
  }
}
