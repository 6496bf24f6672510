import type { EvidenceItem } from '../../evidence/item.ts';
import { type Match, matchOf } from '../../evidence/match.ts';
import { CREDIBILITY, EVIDENCE_KINDS, RELIABILITY, STATUSES } from '../../evidence/vocabulary.ts';
import { EntrepotError } from '../../trade/errors.ts';
import type { Context } from '../context.ts';
import type { Finding } from '../findings/any.ts';
import type { Goods, Kind } from '../findings/finding.ts';
import { type ScanParameters, scenarioOf } from '../scan.ts';
import { findScan } from '../scan-store.ts';
import { corridorOf } from './corridor.ts';
import { findEvidence } from './register.ts';

/** So many findings are shown of an item. */
const MOST_FINDINGS = 20;

/** What a scan says where the lake has not the data for it. */
const NO_DATA: readonly string[] = ['not-found', 'not-assessable'];

export interface EvidenceItemParameters extends ScanParameters {
  readonly evidence: string;
}

/** A candidate of the scan that an item concerns. */
export interface ConcernedFinding {
  readonly id: string;
  readonly kind: Kind;
  readonly exporter: string;
  readonly intermediary: string | null;
  readonly destination: string;
  readonly goods: Goods;
  readonly supported: boolean;
  /** Null where it is not calibrated. */
  readonly q: number | null;
  readonly match: Match;
}

export interface EvidenceShown {
  readonly item: EvidenceItem;
  /** The words of its kind, grades and status. */
  readonly words: {
    readonly kind: string;
    readonly reliability: string;
    readonly credibility: string;
    readonly status: string;
  };
  readonly findings: {
    readonly scenario: string;
    readonly snapshot: string | null;
    /** How many candidates it concerns; null where there is no scan. */
    readonly total: number | null;
    /** Why there is no scan; null where there is one. */
    readonly why: string | null;
    /** By rank. */
    readonly items: readonly ConcernedFinding[];
  };
}

/** One item with the candidates of a scan that share its goods and countries, or its corridor where it names no goods. */
export async function evidenceItem(context: Context, parameters: EvidenceItemParameters): Promise<EvidenceShown> {
  const item = await findEvidence(context, parameters.evidence);
  return {
    item,
    words: {
      kind: EVIDENCE_KINDS[item.kind],
      reliability: RELIABILITY[item.reliability],
      credibility: CREDIBILITY[item.credibility],
      status: STATUSES[item.status],
    },
    findings: await concerned(context, parameters, item),
  };
}

export function evidenceItemRows({ findings }: EvidenceShown): readonly object[] {
  return findings.items.map(({ goods, match, ...finding }) => ({ ...finding, goods: goods.code, ...match }));
}

async function concerned(
  context: Context,
  parameters: ScanParameters,
  item: EvidenceItem,
): Promise<EvidenceShown['findings']> {
  const scenario = await scenarioOf(context, parameters);
  try {
    const { answer } = await findScan(context, { scenario, asOf: parameters.asOf });
    const close = item.links.goods.length > 0 ? ['named', 'goods'] : ['named', 'corridor'];
    const found = answer.findings.flatMap((finding): ConcernedFinding[] => {
      const match = matchOf(item, corridorOf(finding.id));
      return match !== null && close.includes(match.link) ? [told(finding, match)] : [];
    });
    const { snapshot } = answer;
    return { scenario: scenario.name, snapshot, total: found.length, why: null, items: found.slice(0, MOST_FINDINGS) };
  } catch (failure) {
    if (!(failure instanceof EntrepotError) || !NO_DATA.includes(failure.code)) throw failure;
    return { scenario: scenario.name, snapshot: null, total: null, why: failure.message, items: [] };
  }
}

function told(finding: Finding, match: Match): ConcernedFinding {
  const { id, kind, exporter, intermediary, destination, goods, supported, calibration } = finding;
  const q = 'q' in calibration ? calibration.q : null;
  return { id, kind, exporter, intermediary, destination, goods, supported, q, match };
}
