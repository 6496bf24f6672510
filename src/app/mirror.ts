import type { Coverage } from '../measure/coverage/coverage.ts';
import { areaRelation } from '../measure/flows/question.ts';
import { type Gap, gapOf } from '../measure/mirror/gap.ts';
import { findPartialYears, type PartialYear, publishedPeriods } from '../measure/mirror/published.ts';
import { areaLabel } from '../trade/area.ts';
import { FLOWS } from '../trade/flow.ts';
import { formatPeriod, frequencyOf, type Period, periodsOf } from '../trade/period.ts';
import { type Context, type OpenLake, withLake } from './context.ts';
import { nothing } from './flows.ts';
import { flowsCommand } from './flows-command.ts';
import { significant } from './flows-figure.ts';
import { isTotal, type Question } from './flows-question.ts';
import { type Lineage, lineageOf, readCells, storedQuestion } from './mirror-cells.ts';
import { type PanelAnswer, panelAnswer } from './mirror-panel.ts';
import {
  askMirror,
  inYears,
  isAnyExporter,
  type MirrorParameters,
  type SaidMirrorQuestion,
  type SideParameters,
  saidMirror,
} from './mirror-question.ts';
import { judge, type Reconciled, type ReliabilitySaid } from './mirror-reliability.ts';
import { type SideValues, sideValues, type Way, waysOf } from './mirror-side.ts';
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
    readonly exporter: Lineage | null;
    readonly importer: Lineage | null;
  };
}

/** What the exporter says it sent beside what the importer says it received; or, of any exporter, the fixed panel. */
export async function mirror(context: Context, parameters: MirrorParameters): Promise<MirrorAnswer | PanelAnswer> {
  if (isAnyExporter(parameters))
    return withLake(context, parameters.asOf, async (lake) => panelAnswer(lake, parameters));
  const asked = askMirror(parameters);
  return withLake(context, parameters.asOf, async (lake) => {
    const partial = await findPartialYears(lake.engine);
    const plans = await planSides(lake, asked.exporter, asked.importer);
    const exporter = await readSide(lake, plans.exporter, asked.currency, partial);
    const importer = await readSide(lake, plans.importer, asked.currency, partial);
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

interface AskedSide {
  readonly asked: Question;
  readonly parameters: SideParameters;
}

interface Plan {
  readonly question: Question;
  readonly parameters: SideParameters;
  readonly way: Way | undefined;
  readonly others: readonly string[];
  readonly published: Awaited<ReturnType<typeof publishedPeriods>>;
}

/** Both sides in periods that both can tell of: months, unless one of them has years only. */
async function planSides(lake: OpenLake, exporter: AskedSide, importer: AskedSide) {
  const months = { exporter: await planSide(lake, exporter), importer: await planSide(lake, importer) };
  const silent = [months.exporter, months.importer].filter((plan) => plan.way === undefined);
  const monthly = frequencyOf(exporter.asked.window.from) === 12;
  const years = silent.some((plan) => plan.published.whole.some((cell) => cell.freq === 1));
  if (!monthly || !years) {
    if (silent.length === 2) throw nothing(exporter.asked);
    return { ...months, notes: [] };
  }
  const whole = (side: AskedSide): AskedSide => ({ ...side, asked: inYears(side.asked) });
  const plans = {
    exporter: await planSide(lake, whole(exporter)),
    importer: await planSide(lake, whole(importer)),
  };
  return { ...plans, notes: ['one side publishes years only: both are compared by the whole years that were asked'] };
}

async function planSide(lake: OpenLake, { asked, parameters }: AskedSide): Promise<Plan> {
  await areaRelation(lake.engine, 'reporters', asked.reporters);
  await areaRelation(lake.engine, 'partners', asked.partners);
  const published = await publishedPeriods(lake.engine, {
    flow: FLOWS[asked.flow],
    total: isTotal(asked),
    window: asked.window,
    partners: asked.partners,
    loads: lake.snapshot.loads,
  });
  const hasYears = published.whole.some((cell) => cell.freq === 1 && cell.source === parameters.source);
  const wanted = frequencyOf(asked.window.from) === 12 && hasYears ? undefined : parameters.source;
  const ways = waysOf(published, asked, wanted).filter(
    (way) => parameters.source === undefined || way.source === parameters.source,
  );
  const others = [...new Set(ways.map((way) => way.source))].filter((source) => source !== ways[0]?.source);
  return { question: asked, parameters, way: ways[0], others, published };
}

async function readSide(lake: OpenLake, plan: Plan, currency: string, partial: readonly PartialYear[]) {
  const { question, parameters, way } = plan;
  const name = question.flow === 'export' ? 'exporter' : 'importer';
  if (way === undefined) {
    return {
      side: sideValues(question, [], new Map(), frequencyOf(question.window.from) === 12),
      lineage: null,
      notes: [
        `${name}: nothing is loaded of the ${question.flow}s that it reported`,
        ...(name === 'importer' ? ['exporter "any" estimates such imports from a fixed panel of exporters'] : []),
        ...narrowNotes(plan, name),
      ],
    };
  }
  const cells = await readCells(lake.engine, question, way, parameters, currency);
  const own = plan.published.whole.filter((cell) => cell.source === way.source && cell.freq === way.freq);
  const stored = storedQuestion(question, way.freq);
  const query = flowsCommand({
    ...parameters,
    from: formatPeriod(stored.window.from),
    to: formatPeriod(stored.window.to),
    currency,
    source: way.source,
  });
  return {
    side: sideValues(question, own, cells.values, way.freq === 12),
    lineage: lineageOf(lake.snapshot, way.source, cells, query),
    notes: [
      ...(way.freq > frequencyOf(question.window.from) ? [`${name}: years are sums of twelve published months`] : []),
      ...toDateNotes(partial, plan, way, name),
      ...narrowNotes(plan, name),
      ...cells.notes.map((note) => `${name}: ${note}`),
      ...valuationNotes(cells.valuations, name),
      ...(plan.others.length > 0 ? [`${name}: also reported by ${plan.others.join(', ')}, which is not added`] : []),
    ],
  };
}

function toDateNotes(partial: readonly PartialYear[], { question }: Plan, way: Way, name: string): string[] {
  return partial
    .filter(
      (row) =>
        row.source === way.source &&
        row.flow === FLOWS[question.flow] &&
        question.reporters.some((reporter) => reporter === row.reporter) &&
        periodsOf(question.window).includes(row.year as Period),
    )
    .map(
      (row) =>
        `${name}: the ${row.year} of ${areaLabel(row.reporter)} is a sum of ${row.months} months in ${row.source}, so that year is not published`,
    );
}

function narrowNotes({ published, question }: Plan, name: string): string[] {
  const whole = new Set(published.whole.map((cell) => `${cell.reporter} ${cell.period}`));
  const narrow = published.narrow.filter((cell) => !whole.has(`${cell.reporter} ${cell.period}`));
  const all = [...new Set(narrow.map((cell) => areaLabel(cell.reporter)))];
  return all.length === 0
    ? []
    : [
        `${name}: ${all.slice(0, 5).join(', ')}${all.length > 5 ? ' ...' : ''}: some loaded periods hold only part of the ${question.partners.length} asked partners and count as not published`,
      ];
}

function valuationNotes(valuations: readonly string[], name: 'exporter' | 'importer'): string[] {
  const wanted = name === 'exporter' ? 'FOB' : 'CIF';
  const other = valuations.filter((valuation) => valuation !== wanted);
  return other.length === 0
    ? []
    : [`${name}: its reports are ${other.join(' and ')}, not ${wanted}: read the freight band with that`];
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
