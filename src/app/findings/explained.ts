import type { Evidence } from '../../explain/evidence.ts';
import { explain, leading } from '../../explain/explain.ts';
import type { Explanation } from '../../explain/verdict.ts';
import type { Finding } from './any.ts';
import { type EvidenceContext, evidenceOf } from './evidence.ts';

/** Findings with what leads among their explanations, and what those rest on, by id. */
export interface Explained {
  readonly findings: readonly Finding[];
  readonly evidence: ReadonlyMap<string, Evidence>;
  readonly explanations: ReadonlyMap<string, readonly Explanation[]>;
}

/** Explains every finding that is a surge; a series that only had one large month is flagged as a spike. */
export function explained(findings: readonly Finding[], context: EvidenceContext): Explained {
  const evidence = new Map<string, Evidence>();
  const explanations = new Map<string, readonly Explanation[]>();
  const told = findings.map((finding) => {
    const own = evidenceOf(finding, context);
    if (own === null) return finding;
    const all = explain(own);
    evidence.set(finding.id, own);
    explanations.set(finding.id, all);
    const spike = own.timing?.kind === 'spike' ? (['spike'] as const) : [];
    return { ...finding, flags: [...finding.flags, ...spike], leading: leading(all)?.explanation ?? null };
  });
  return { findings: told, evidence, explanations };
}
