import { FREIGHT } from './gap.ts';

/** w_X = e^Ax / (e^Ax + e^Am), w_M = 1 - w_X. */
export function exporterWeight(exporterScore: number, importerScore: number): number {
  return 1 / (1 + Math.exp(importerScore - exporterScore));
}

/** Both reports at FOB, weighted: w_X X + (1 - w_X) M / f. Says what one value would be, nothing of the gap. */
export function reconciled(
  sent: number | null,
  received: number | null,
  weight: number | null,
  factor: number = FREIGHT.central,
): number | null {
  if (sent === null || received === null || weight === null) return null;
  return weight * sent + (1 - weight) * (received / factor);
}

/** The score of a group: the mean of its members', each by the value it reported; members without a score are left out. */
export function groupScore(
  members: readonly { readonly score: number | null; readonly value: number }[],
): number | null {
  if (members.length === 1) return members[0]?.score ?? null;
  const scored = members.filter((member) => member.score !== null && member.value > 0);
  const value = scored.reduce((sum, member) => sum + member.value, 0);
  return value === 0
    ? null
    : scored.reduce((sum, member) => sum + (member.score as number) * (member.value / value), 0);
}
