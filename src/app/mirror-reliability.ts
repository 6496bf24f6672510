import type { Engine } from '../engine/engine.ts';
import { type Discrepancy, disagreements, discrepancies } from '../measure/mirror/discrepancy.ts';
import { exporterWeight, groupScore, reconciled } from '../measure/mirror/reconcile.ts';
import { type Reliability, reliability } from '../measure/mirror/reliability.ts';
import { areaLabel } from '../trade/area.ts';
import { formatPeriod, type Period } from '../trade/period.ts';
import { significant } from './flows-figure.ts';
import type { SideValues } from './mirror-side.ts';
import { cents } from './rounding.ts';

export interface SaidScore {
  readonly reporter: string;
  readonly score: number | null;
  readonly partners: number;
  readonly why?: string;
}

export interface ReliabilitySaid {
  readonly exporters: readonly SaidScore[];
  readonly importers: readonly SaidScore[];
  readonly pairs: number;
  readonly rounds: number;
  readonly converged: boolean;
  readonly notes: readonly string[];
}

export interface Reconciled {
  readonly basis: string;
  readonly exporterWeight: number | null;
  readonly rows: readonly { readonly period: string; readonly value: number | null }[];
}

const EVERY_YEAR = { first: 1900, last: 2999 };

/** Scores of all reporters of totals that are loaded, and of both sides what the weights come to. */
export async function judge(
  engine: Engine,
  exporter: SideValues,
  importer: SideValues,
  goods: 'totals' | 'goods',
): Promise<{ reliability: ReliabilitySaid; reconciled: Reconciled }> {
  const found: readonly Discrepancy[] = await discrepancies(engine, EVERY_YEAR);
  const pairs = disagreements(found);
  const judged = reliability([...exporter.byReporter.keys(), ...importer.byReporter.keys()], pairs);
  const [ours, theirs] = [scoreOf(exporter, judged), scoreOf(importer, judged)];
  const weight = ours === null || theirs === null ? null : exporterWeight(ours, theirs);
  return {
    reliability: {
      exporters: said(exporter, judged),
      importers: said(importer, judged),
      pairs: pairs.length,
      rounds: judged.rounds,
      converged: judged.converged,
      notes: [
        ...judged.notes,
        'scores rest on totals of every year that both sides of a pair report, those of the question with them',
        ...(goods === 'goods' ? ['they say nothing of single goods'] : []),
      ],
    },
    reconciled: {
      basis: 'FOB: w X + (1 - w) M / 1.10, beside the reports and never in their place',
      exporterWeight: weight === null ? null : significant(weight),
      rows: [...exporter.values].map(([period, sent]) => ({
        period: formatPeriod(period),
        value: rounded(reconciled(sent, importer.values.get(period as Period) ?? null, weight)),
      })),
    },
  };
}

function rounded(value: number | null): number | null {
  return value === null ? null : cents(value);
}

function scoreOf(side: SideValues, judged: Reliability): number | null {
  return groupScore(
    [...side.byReporter].map(([reporter, value]) => ({ score: judged.scores.get(reporter)?.score ?? null, value })),
  );
}

function said(side: SideValues, judged: Reliability): SaidScore[] {
  return [...side.byReporter.keys()].map((reporter) => {
    const own = judged.scores.get(reporter);
    return {
      reporter: areaLabel(reporter),
      score: own?.score == null ? null : significant(own.score),
      partners: own?.partners ?? 0,
      ...(own?.why === undefined ? {} : { why: own.why }),
    };
  });
}
