import type { Evidence } from '../explain/evidence.ts';
import type { Explanation } from '../explain/verdict.ts';
import { EntrepotError } from '../trade/errors.ts';
import type { Context } from './context.ts';
import type { Finding } from './findings/any.ts';
import type { ScanParameters } from './scan.ts';
import { findScan, type ToldFinding } from './scan-store.ts';

export interface ExplainParameters extends ScanParameters {
  /** As a scan gives it, or the end of it that only one finding has. */
  readonly finding: string;
}

export interface ExplainAnswer {
  readonly finding: Finding;
  readonly explanations: readonly Explanation[];
  readonly evidence: Evidence;
  readonly snapshot: string;
}

/** All eight explanations of one finding of a scan, with the figures that speak for and against each. */
export async function explainFinding(context: Context, parameters: ExplainParameters): Promise<ExplainAnswer> {
  const { answer, told } = await findScan(context, parameters);
  const { finding, evidence, explanations } = told.get(
    pickFinding(answer.findings, parameters.finding).id,
  ) as ToldFinding;
  if (evidence === null)
    throw new EntrepotError(
      'not-assessable',
      `${finding.id} is a ${finding.kind}: explanations are of surges, of routes and of what did not arrive`,
      { fields: { finding: finding.id } },
    );
  return { finding, explanations, evidence, snapshot: answer.snapshot };
}

/** The finding of this id, or the only one with all of these words in it. */
export function pickFinding(findings: readonly Finding[], asked: string): Finding {
  const exact = findings.find(({ id }) => id === asked);
  if (exact !== undefined) return exact;
  const words = asked.split(':');
  const close = findings.filter(({ id }) => words.every((word) => id.split(':').includes(word)));
  if (close.length === 1) return close[0] as Finding;
  const shown = close.slice(0, 6).map(({ id }) => id);
  throw new EntrepotError(
    'not-found',
    close.length === 0
      ? `no finding ${JSON.stringify(asked)} in this scan; 'entrepot scan --format ndjson' lists their ids`
      : `${close.length} findings have ${asked}: ${shown.join(', ')}${close.length > 6 ? ' ...' : ''}`,
    { fields: { finding: asked, close: shown } },
  );
}
