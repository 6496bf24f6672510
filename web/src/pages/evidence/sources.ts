import type { ListedEvidence } from '../../api/types.ts';
import { several } from '../../figures/words.ts';

/** Who said it, for the source line of a chart. */
export function sourcesOf(items: readonly ListedEvidence[]): string {
  const names = [...new Set(items.flatMap(({ sources }) => sources.map(({ name }) => name)))];
  return `evidence register; ${several(names, 4)}`;
}
