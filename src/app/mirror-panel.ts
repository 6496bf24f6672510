import { sql } from '../engine/sql.ts';
import { publishedPeriods } from '../measure/coverage/published.ts';
import { areaRelation } from '../measure/flows/question.ts';
import { type FixedPanel, fixedPanel } from '../measure/mirror/fixed-panel.ts';
import { FREIGHT } from '../measure/mirror/gap.ts';
import { type AreaCode, areaLabel, isAggregate } from '../trade/area.ts';
import { EntrepotError } from '../trade/errors.ts';
import { FLOWS } from '../trade/flow.ts';
import { formatPeriod, type Period, periodsOf } from '../trade/period.ts';
import type { OpenLake } from './context.ts';
import { significant } from './flows-figure.ts';
import { ask, isTotal, type Question } from './flows-question.ts';
import { type Lineage, readMembers } from './mirror-cells.ts';
import { lastOwnReport, type PanelShare } from './mirror-own.ts';
import {
  currencyWanted,
  goodsOf,
  type MirrorParameters,
  type SaidMirrorQuestion,
  type SideParameters,
  saidMirror,
  wholeYears,
} from './mirror-question.ts';
import { cents } from './rounding.ts';

export interface PanelAnswer {
  readonly kind: 'fixed-panel';
  readonly question: SaidMirrorQuestion;
  readonly rows: readonly PanelRow[];
  readonly total: Omit<PanelRow, 'period'>;
  readonly coverage: {
    readonly exporters: readonly string[];
    readonly leftOut: readonly { readonly exporter: string; readonly why: string }[];
    /** Of what all exporters that reported in the span sent, where they can be added; null when nothing can. */
    readonly ofExports: PanelShare | null;
    /** Of what the destination itself said to have received, in the last year it reported before the span or in it. */
    readonly ofOwnReport: PanelShare | null;
  };
  readonly notes: readonly string[];
  readonly lineage: { readonly snapshot: string; readonly exporters: readonly Lineage[] };
}

export interface PanelRow {
  readonly period: string;
  /** What the panel says it sent, FOB. */
  readonly panelExports: number;
  /** The same at the importer's border, with the freight band. */
  readonly cifLow: number;
  readonly cifHigh: number;
}

type Parts = ReadonlyMap<number, ReadonlyMap<Period, number>>;

/** What a destination received, by the exporters that published all of the span; it says what part of the whole they are. */
export async function panelAnswer(lake: OpenLake, parameters: MirrorParameters): Promise<PanelAnswer> {
  const currency = currencyWanted(parameters);
  const sideParameters = {
    reporter: [],
    partner: parameters.importer,
    hs: goodsOf(parameters),
    from: parameters.from,
    to: parameters.to,
    flow: 'export',
  };
  const asked = ask(sideParameters);
  const question = { ...asked, reporters: await allExporters(lake, asked.partners) };
  const periods = periodsOf(question.window);
  const panel = fixedPanel(await publishedBy(lake, question, parameters.source), periods);
  if (panel.members.length === 0) throw noPanel(question, panel);
  const { values, lineage, notes } = await readMembers(lake, question, panel.members, sideParameters, currency);
  const rows = periods.map((period) => ({ period: formatPeriod(period), ...withFreight(sumAt(values, [period])) }));
  return {
    kind: 'fixed-panel',
    question: saidMirror(parameters, question.window),
    rows,
    total: withFreight(sumAt(values, periods)),
    coverage: {
      exporters: panel.members.map((member) => areaLabel(member.reporter)),
      leftOut: panel.leftOut.map(({ reporter, why }) => ({ exporter: areaLabel(reporter), why })),
      ofExports: await shareOfExports(lake, question, panel, sideParameters, currency),
      ofOwnReport: await lastOwnReport(lake, question, panel, sideParameters, currency),
    },
    notes: [
      'an estimate from the exporters that published every asked period, FOB; the range adds freight and insurance (1.00 to 1.20)',
      ...notes,
    ],
    lineage: { snapshot: lake.snapshot.id, exporters: lineage },
  };
}

async function allExporters({ engine }: OpenLake, importers: readonly AreaCode[]): Promise<AreaCode[]> {
  const rows = await engine.rows<{ reporter: AreaCode }>(
    sql`SELECT DISTINCT reporter FROM catalog WHERE kind = 'period' AND flow = ${FLOWS.export} ORDER BY reporter`,
  );
  return rows.map((row) => row.reporter).filter((area) => !isAggregate(area) && !importers.includes(area));
}

async function publishedBy(lake: OpenLake, question: Question, source: string | undefined) {
  await areaRelation(lake.engine, 'reporters', question.reporters);
  await areaRelation(lake.engine, 'partners', question.partners);
  const { whole } = await publishedPeriods(lake.engine, {
    flow: FLOWS.export,
    total: isTotal(question),
    window: question.window,
    partners: question.partners,
    loads: lake.snapshot.loads,
  });
  return whole.filter((cell) => source === undefined || cell.source === source);
}

/** In the whole years of the span, where annual offices can be added too; of a shorter span, in its months. */
async function shareOfExports(
  lake: OpenLake,
  question: Question,
  panel: FixedPanel,
  parameters: SideParameters,
  currency: string,
): Promise<PanelShare | null> {
  const wide = { ...question, window: wholeYears(question.window) ?? question.window };
  const published = await publishedBy(lake, wide, undefined);
  const periods = periodsOf(wide.window);
  const members = new Set(panel.members.map((member) => member.reporter));
  let [all, own] = [0, 0];
  const told = new Map<number, number>();
  for (const period of periods) {
    const there = fixedPanel(published, [period]).members;
    const { values } = await readMembers(
      lake,
      { ...wide, window: { from: period, to: period } },
      there,
      parameters,
      currency,
    );
    for (const [reporter, part] of values) {
      const value = sumAt(new Map([[reporter, part]]), [period]);
      told.set(reporter, (told.get(reporter) ?? 0) + 1);
      all += value;
      if (members.has(reporter)) own += value;
    }
  }
  if (all === 0) return null;
  return {
    periods: periods.map(formatPeriod),
    panel: cents(own),
    all: cents(all),
    share: significant(own / all),
    atMost: [...told.values()].some((n) => n < periods.length),
  };
}

function sumAt(parts: Parts, periods: readonly Period[]): number {
  return [...parts.values()].reduce(
    (total, part) => total + periods.reduce((sum, period) => sum + (part.get(period) ?? 0), 0),
    0,
  );
}

function withFreight(value: number): Omit<PanelRow, 'period'> {
  return { panelExports: cents(value), cifLow: cents(value * FREIGHT.low), cifHigh: cents(value * FREIGHT.high) };
}

function noPanel(question: Question, panel: FixedPanel): EntrepotError {
  const some = panel.leftOut.slice(0, 5).map(({ reporter, why }) => `${areaLabel(reporter)}: ${why}`);
  return new EntrepotError(
    'not-found',
    `no exporter published every period from ${formatPeriod(question.window.from)} to ${formatPeriod(question.window.to)}${some.length > 0 ? ` (${some.join('; ')})` : ''}`,
    { fields: { leftOut: panel.leftOut.map(({ reporter }) => areaLabel(reporter)) } },
  );
}
