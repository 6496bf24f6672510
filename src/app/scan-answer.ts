import { EntrepotError } from '../trade/errors.ts';
import type { Context } from './context.ts';
import { KINDS } from './findings/finding.ts';
import type { ScanAnswer, ScanParameters } from './scan.ts';
import { findScan } from './scan-store.ts';

/** What a scan of a scenario answers, with the findings of one kind only where one is named. */
export async function scan(
  context: Context,
  { kind, ...parameters }: ScanParameters & { readonly kind?: string | undefined },
): Promise<ScanAnswer> {
  if (kind !== undefined && !KINDS.some((known) => known === kind))
    throw new EntrepotError('usage', `no kind ${JSON.stringify(kind)}; expected ${KINDS.join(', ')}`);
  const { answer } = await findScan(context, parameters);
  return { ...answer, findings: answer.findings.filter((finding) => kind === undefined || finding.kind === kind) };
}
