import type { CaseItem, CaseSummary } from '../../api/types.ts';
import { counted } from '../../figures/words.ts';

export const KINDS: Readonly<Record<CaseItem['kind'], readonly [one: string, several: string]>> = {
  finding: ['finding', 'findings'],
  claim: ['claim', 'claims'],
  evidence: ['item of evidence', 'items of evidence'],
  flows: ['figure', 'figures'],
  note: ['note', 'notes'],
};

/** "four findings, three claims and a note"; of an empty case that it is. */
export function contents(counts: CaseSummary['counts']): string {
  const parts = (Object.keys(KINDS) as CaseItem['kind'][]).flatMap((kind) => {
    const count = counts[kind];
    return count === 0 ? [] : [`${counted(count)} ${KINDS[kind][count === 1 ? 0 : 1]}`];
  });
  if (parts.length <= 1) return parts[0] ?? 'nothing yet';
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
