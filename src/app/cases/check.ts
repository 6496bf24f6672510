import { EntrepotError } from '../../trade/errors.ts';
import { knownClaim, knownClaims } from '../claims/sources.ts';
import type { Context } from '../context.ts';
import { findEvidence } from '../evidence/register.ts';
import { pickFinding } from '../explain.ts';
import { type FlowsParameters, flowsCommand, parseFlowsCommand } from '../flows-command.ts';
import { ask } from '../flows-question.ts';
import { findScan } from '../scan-store.ts';
import type { CaseItem } from './read.ts';

/**
 * An item as it is kept, when what it is about is there: the whole id of the finding, the command in one form.
 * @throws EntrepotError 'not-found', 'usage', 'unknown-vocabulary'
 */
export async function checkedItem(
  context: Context,
  item: CaseItem,
  { scenario, asOf }: { readonly scenario: string; readonly asOf: string | undefined },
): Promise<CaseItem> {
  switch (item.kind) {
    case 'finding': {
      const { answer } = await findScan(context, { scenario, asOf });
      return { ...item, finding: pickFinding(answer.findings, item.finding).id };
    }
    case 'claim':
      knownClaim(await knownClaims(context), item.claim);
      return item;
    case 'evidence':
      await findEvidence(context, item.evidence);
      return item;
    case 'flows':
      return { ...item, query: flowsCommand(readFlowsQuery(item.query)) };
    case 'note':
      return item;
  }
}

const OPTIONS = /^--(reporter|partner|hs|from|to|base-from|base-to|flow|by|revision|currency|source|mirror)$/;

/** A question about flows as a command line. The snapshot is not in it: that of the dossier counts. @throws EntrepotError 'usage'. */
export function readFlowsQuery(query: string): FlowsParameters {
  const parameters = parseFlowsCommand(query);
  const unknown = query.split(/\s+/).find((word) => word.startsWith('--') && !OPTIONS.test(word));
  if (parameters === null || unknown !== undefined)
    throw new EntrepotError(
      'usage',
      parameters === null
        ? `${JSON.stringify(query)} is no question about flows; expected 'entrepot flows --reporter ... --partner ... --hs ... --from ... --to ...'`
        : `${unknown} is no option of a question about flows in a case`,
      { fields: { query } },
    );
  ask(parameters);
  return parameters;
}
