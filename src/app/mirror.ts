import type { Coverage } from '../measure/coverage/coverage.ts';
import { type Gap, gapOf } from '../measure/mirror/gap.ts';
import { formatPeriod, type Period, periodsOf } from '../trade/period.ts';
import { type Context, withLake } from './context.ts';
import { significant } from './flows-figure.ts';
import { isTotal } from './flows-question.ts';
import type { Lineage } from './mirror-cells.ts';
import { type PanelAnswer, panelAnswer } from './mirror-panel.ts';
import { planSides, readSide } from './mirror-plan.ts';
import {
  askMirror,
  isAnyExporter,
  type MirrorParameters,
  type SaidMirrorQuestion,
  saidMirror,
} from './mirror-question.ts';
import { judge, type Reconciled, type ReliabilitySaid } from './mirror-reliability.ts';
import type { SideValues } from './mirror-side.ts';
import { cents } from './rounding.ts';

export interface MirrorFigures extends Gap {
  readonly exporterReport: number | null;
  readonly importerReport: number | null;
}

export interface MirrorRow extends MirrorFigures {
  readonly period: string;
  /** Members that did not publish all of the period, by side; their part is not in the sum. */
  readonly incomplete?: { readonly exporter: readonly string[]; readonly importer: readonly string[] };
}

export interface MirrorAnswer {
  readonly kind: 'mirror';
  readonly question: SaidMirrorQuestion;
  readonly rows: readonly MirrorRow[];
  /** Over the periods that both sides tell of. */
  readonly total: (MirrorFigures & { readonly periods: number }) | null;
  readonly coverage: { readonly exporter: Coverage; readonly importer: Coverage };
  readonly reliability: ReliabilitySaid;
  readonly reconciled: Reconciled;
  readonly notes: readonly string[];
  readonly lineage: {
    readonly snapshot: string;
    readonly exporter: readonly Lineage[];
    readonly importer: readonly Lineage[];
  };
}

/** What the exporter says it sent beside what the importer says it received; or, of any exporter, the fixed panel. */
export async function mirror(context: Context, parameters: MirrorParameters): Promise<MirrorAnswer | PanelAnswer> {
  if (isAnyExporter(parameters))
    return withLake(context, parameters.asOf, async (lake) => panelAnswer(lake, parameters));
  const asked = askMirror(parameters);
  return withLake(context, parameters.asOf, async (lake) => {
    const plans = await planSides(lake, asked.exporter, asked.importer);
    const exporter = await readSide(lake, plans.exporter, asked.currency);
    const importer = await readSide(lake, plans.importer, asked.currency);
    const { reliability, reconciled } = await judge(
      lake.engine,
      exporter.side,
      importer.side,
      isTotal(plans.exporter.question) ? 'totals' : 'goods',
    );
    const rows = periodsOf(plans.exporter.question.window).map((period) => rowOf(period, exporter.side, importer.side));
    return {
      kind: 'mirror',
      question: saidMirror(parameters, plans.exporter.question.window),
      rows,
      total: totalOf(rows),
      coverage: { exporter: exporter.side.coverage, importer: importer.side.coverage },
      reliability,
      reconciled,
      notes: [...plans.notes, ...rowNotes(rows), ...exporter.notes, ...importer.notes],
      lineage: { snapshot: lake.snapshot.id, exporter: exporter.lineage, importer: importer.lineage },
    };
  });
}

function rowOf(period: Period, exporter: SideValues, importer: SideValues): MirrorRow {
  const without = { exporter: exporter.incomplete.get(period) ?? [], importer: importer.incomplete.get(period) ?? [] };
  return {
    period: formatPeriod(period),
    ...figures(exporter.values.get(period) ?? null, importer.values.get(period) ?? null),
    ...(without.exporter.length + without.importer.length === 0 ? {} : { incomplete: without }),
  };
}

function figures(sent: number | null, received: number | null): MirrorFigures {
  const gap = gapOf(sent, received);
  const money = (value: number | null): number | null => (value === null ? null : cents(value));
  const ratio = (value: number | null): number | null => (value === null ? null : significant(value));
  return {
    exporterReport: sent,
    importerReport: received,
    gap: money(gap.gap),
    logRatio: ratio(gap.logRatio),
    asymmetry: ratio(gap.asymmetry),
    bands: gap.bands.map(({ factor, unaccounted }) => ({ factor, unaccounted: money(unaccounted) })),
    status: gap.status,
  };
}

function totalOf(rows: readonly MirrorRow[]): MirrorAnswer['total'] {
  const both = rows.filter((row) => row.exporterReport !== null && row.importerReport !== null);
  if (both.length === 0) return null;
  const sum = (of: 'exporterReport' | 'importerReport'): number =>
    cents(both.reduce((total, row) => total + (row[of] as number), 0));
  return { ...figures(sum('exporterReport'), sum('importerReport')), periods: both.length };
}

function rowNotes(rows: readonly MirrorRow[]): string[] {
  const silent = (side: 'exporter' | 'importer'): string[] =>
    rows
      .filter((row) => row[`${side}Report`] === null)
      .map((row) => `${row.period} (${row.incomplete?.[side].slice(0, 3).join(', ') ?? ''})`);
  return (['exporter', 'importer'] as const).flatMap((side) => {
    const periods = silent(side);
    return periods.length === 0 || periods.length === rows.length
      ? []
      : [
          `${side}: no figure where not all was published: ${periods.slice(0, 6).join(', ')}${periods.length > 6 ? ` and ${periods.length - 6} more` : ''}`,
        ];
  });
}
