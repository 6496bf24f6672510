import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Evidence } from '../explain/evidence.ts';
import type { Explanation } from '../explain/verdict.ts';
import { hashText } from '../lake/durable.ts';
import { layoutOf } from '../lake/layout.ts';
import { readSnapshot } from '../lake/snapshot.ts';
import { codeVersion } from './code-version.ts';
import type { Context } from './context.ts';
import { keepDerived } from './derived.ts';
import type { Finding } from './findings/any.ts';
import type { LedgerRow } from './ledger-rows.ts';
import { runScan, type ScanAnswer, type ScanParameters, type ScanRun, scenarioOf } from './scan.ts';
import type { ScanCell } from './scan-cells.ts';

/** A finding with all that a scan knows of it. */
export interface ToldFinding {
  readonly finding: Finding;
  readonly evidence: Evidence | null;
  readonly explanations: readonly Explanation[];
  /** Its periods, from the base to the window's end; null where nobody published. Empty where it is no single series. */
  readonly spark: readonly (number | null)[];
  /** Of a diversion: both legs period by period, and what is matched. */
  readonly ledger: readonly LedgerRow[];
}

/** A scan that was made before, of this snapshot by this code. */
export interface FoundScan {
  readonly answer: ScanAnswer;
  readonly periods: readonly string[];
  readonly told: ReadonlyMap<string, ToldFinding>;
  /** Every series by goods and partner, whether it is a finding or not. */
  readonly cells: readonly ScanCell[];
}

/** So many scans are kept beside a lake; what was read longest ago goes first. */
const KEPT = 12;

/** The scan of a scenario over a snapshot: read where it was made before, else made and kept in the lake's `derived` folder. */
export async function findScan(context: Context, parameters: ScanParameters): Promise<FoundScan> {
  const layout = layoutOf(context.lake);
  const scenario = await scenarioOf(context, parameters);
  const { id } = await readSnapshot(layout, parameters.asOf);
  const key = hashText(JSON.stringify([id, scenario, codeVersion()])).slice(0, 32);
  const file = path.join(layout.derived, `scan-${key}.ndjson`);
  const find = async (): Promise<FoundScan> => {
    const text = context.anew === true ? null : await readFile(file, 'utf8').catch(() => null);
    const kept = text === null ? null : parse(text);
    if (kept !== null) return kept;
    const made = found(await runScan(context, { scenario, asOf: id }));
    if (context.anew !== true) await keep(file, made);
    return made;
  };
  return context.held === undefined ? find() : context.held.remember(file, find);
}

function found(run: ScanRun): FoundScan {
  const told = run.answer.findings.map((finding): [string, ToldFinding] => [
    finding.id,
    {
      finding,
      evidence: run.evidence.get(finding.id) ?? null,
      explanations: run.explanations.get(finding.id) ?? [],
      spark: run.sparks.get(finding.id) ?? [],
      ledger: run.ledgers.get(finding.id) ?? [],
    },
  ]);
  return { answer: run.answer, periods: run.periods, told: new Map(told), cells: run.cells };
}

/** One line of what is told once, then one a finding, and the hash of these. */
async function keep(file: string, { answer, periods, told, cells }: FoundScan): Promise<void> {
  const head = JSON.stringify({ answer: { ...answer, findings: [] }, periods, cells });
  const text = [head, ...[...told.values()].map((one) => JSON.stringify(one)), ''].join('\n');
  await keepDerived(file, `${text}${hashText(text)}\n`, 'scan-', KEPT);
}

/** Null where the file is not what was kept: cut short, or damaged. It is derived, so it is made again. */
function parse(kept: string): FoundScan | null {
  const end = kept.lastIndexOf('\n', kept.length - 2);
  const text = kept.slice(0, end + 1);
  if (kept.slice(end + 1) !== `${hashText(text)}\n`) return null;
  const [head = '', ...lines] = text.split('\n');
  const { answer, periods, cells } = JSON.parse(head) as FoundScan;
  const told = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as ToldFinding);
  return {
    answer: { ...answer, findings: told.map(({ finding }) => finding) },
    periods,
    cells,
    told: new Map(told.map((one) => [one.finding.id, one])),
  };
}
