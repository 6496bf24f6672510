import type { Comparison } from '../../measure/windows/windows.ts';
import { distance, isYearly, type Period, shiftSpan, yearOf } from '../../trade/period.ts';

/**
 * The same comparison put where nothing happened: every earlier place whose window ends before the event and whose base
 * lies within the data. Latest first.
 */
export function pseudoComparisons(real: Comparison, event: Period, firstInData: Period): Comparison[] {
  const found: Comparison[] = [];
  // Whole years end before the year of the event.
  const before = isYearly(real.window) ? yearOf(event) : event;
  const farthest = distance(firstInData, real.base.from);
  for (let back = 1; back <= farthest; back++) {
    const window = shiftSpan(real.window, -back);
    if (window.to < before) found.push({ window, base: shiftSpan(real.base, -back) });
  }
  return found;
}

/** Those of the comparisons whose windows share no period with one another, latest first. */
export function disjoint(comparisons: readonly Comparison[]): Comparison[] {
  const kept: Comparison[] = [];
  for (const candidate of comparisons) {
    const last = kept.at(-1);
    if (last === undefined || candidate.window.to < last.window.from) kept.push(candidate);
  }
  return kept;
}
