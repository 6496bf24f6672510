import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Finding } from '../src/app/findings/any.ts';
import { runScan, type ScanRun } from '../src/app/scan.ts';
import type { Effects } from '../src/trade/effects.ts';
import type { Call, Case, ChainCall, Reading } from './panel/calls.ts';
import { loadPanel } from './panel/load.ts';
import type { PanelRequest } from './panel/options.ts';
import { makePanel } from './panel/panel.ts';

/** How many tests a family had in one scan, and how many of them it called. */
export interface FamilyCount {
  readonly tests: number;
  readonly called: number;
}

export interface PanelRun extends Case {
  readonly seed: number;
  readonly families: Readonly<Record<string, FamilyCount>>;
}

/** Makes a panel, loads it into a lake of its own as any user would, scans it, and keeps what there is to score. */
export async function runPanel(request: PanelRequest, effects: Effects): Promise<PanelRun> {
  const folder = mkdtempSync(path.join(tmpdir(), 'entrepot-panel-'));
  try {
    const panel = makePanel(request);
    const context = { lake: path.join(folder, 'lake'), effects };
    await loadPanel(context, panel, folder);
    const run = await runScan(context, { scenario: panel.scenario });
    return {
      seed: request.seed,
      truth: { injections: panel.truth.injections, confounders: panel.truth.confounders },
      calls: callsOf(run),
      chains: chainsOf(run.answer.findings),
      readings: readingsOf(run.answer.findings),
      families: familiesOf(run.answer.findings),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const qOf = ({ calibration }: Finding): number | null => ('q' in calibration ? calibration.q : null);

function callsOf({ answer, evidence }: ScanRun): Call[] {
  return answer.findings.flatMap((finding) => {
    if (finding.kind !== 'diversion' || finding.intermediary === null) return [];
    const { amount, kg } = finding;
    const arrival = evidence.get(finding.id)?.arrival;
    return [
      {
        intermediary: finding.intermediary,
        code: finding.goods.code,
        q: qOf(finding),
        value: amount.value,
        low: amount.low,
        high: amount.high,
        kgLow: 'notAssessable' in kg ? null : kg.low,
        kgHigh: 'notAssessable' in kg ? null : kg.high,
        ghostShare: arrival?.of === 'these goods' ? arrival.shareOfExcess : null,
      },
    ];
  });
}

function chainsOf(findings: readonly Finding[]): ChainCall[] {
  return findings.flatMap((finding) =>
    finding.kind === 'chain' && finding.intermediary !== null
      ? [
          {
            intermediary: finding.intermediary,
            second: finding.secondIntermediary,
            code: finding.goods.code,
            q: qOf(finding),
          },
        ]
      : [],
  );
}

const ORDER = ['diversion', 'displacement', 'surge', 'new-flow', 'ghost-transit'];

/** One reading a corridor: that of the finding which says most of it. */
function readingsOf(findings: readonly Finding[]): Reading[] {
  const readings = new Map<string, Reading>();
  for (const kind of ORDER)
    for (const { kind: own, intermediary, goods, leading } of findings)
      if (
        own === kind &&
        intermediary !== null &&
        leading !== undefined &&
        !readings.has(`${intermediary} ${goods.code}`)
      )
        readings.set(`${intermediary} ${goods.code}`, { intermediary, code: goods.code, leading });
  return [...readings.values()];
}

function familiesOf(findings: readonly Finding[]): Record<string, FamilyCount> {
  const families: Record<string, FamilyCount> = {};
  for (const finding of findings) {
    const before = families[finding.kind] ?? { tests: 0, called: 0 };
    const tests = 'tests' in finding.calibration ? finding.calibration.tests : 0;
    families[finding.kind] = {
      tests: Math.max(before.tests, tests),
      called: before.called + (finding.supported ? 1 : 0),
    };
  }
  return families;
}
