import { bandOf, dispersion } from '../measure/expected/band.ts';
import { areaLabel, parseArea } from '../trade/area.ts';
import { EntrepotError } from '../trade/errors.ts';
import type { Context } from './context.ts';
import { pickFinding } from './explain.ts';
import { fetchCommand } from './fetch-command.ts';
import type { Finding } from './findings/any.ts';
import { type FlowsAnswer, flows } from './flows.ts';
import { type FlowsParameters, parseFlowsCommand } from './flows-command.ts';
import type { LedgerRow } from './ledger-rows.ts';
import { cents } from './rounding.ts';
import type { ScanParameters } from './scan.ts';
import { type FoundScan, findScan } from './scan-store.ts';

export interface SeriesParameters extends ScanParameters {
  readonly finding: string;
}

export interface SeriesPoint {
  readonly period: string;
  /** Null where it was not published; zero where it was and there was no such trade. */
  readonly value: number | null;
  readonly kg: number | null;
  /** Of periods of the window: the base's period grown as was expected, and the range of 95 % around it. */
  readonly expected: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly part: 'base' | 'window' | null;
}

export interface LegSeries {
  readonly leg: 'direct' | 'in' | 'out' | 'received';
  readonly from: string;
  readonly to: string;
  readonly goods: string;
  readonly reported: 'by the exporter' | 'by the importer' | 'none';
  readonly source: string | null;
  readonly currency: string;
  readonly frequency: 'monthly' | 'annual';
  /** Shows the rows, or fetches them where no loaded source has any. */
  readonly query: string;
  readonly points: readonly SeriesPoint[];
}

export interface SeriesAnswer {
  readonly finding: Finding;
  readonly snapshot: string;
  readonly scenario: string;
  readonly event: string;
  readonly window: readonly [string, string];
  readonly base: readonly [string, string];
  readonly legs: readonly LegSeries[];
  /** Of a diversion: both legs against what was expected, and what of them is matched. */
  readonly ledger: readonly LedgerRow[];
  readonly notes: readonly string[];
}

/** The series behind a finding: each leg of its route, period by period, with what was expected. */
export async function series(context: Context, parameters: SeriesParameters): Promise<SeriesAnswer> {
  const scan = await findScan(context, parameters);
  const { scenario, snapshot } = scan.answer;
  const finding = pickFinding(scan.answer.findings, parameters.finding);
  const legs = await Promise.all(legsOf(finding, scan).map((leg) => readLeg(context, leg, finding, scan)));
  const silent = legs.filter(({ reported }) => reported === 'none');
  return {
    finding,
    snapshot,
    scenario: scenario.name,
    event: scenario.event,
    window: finding.window,
    base: finding.base,
    legs: trimmed(legs),
    ledger: scan.told.get(finding.id)?.ledger ?? [],
    notes: [
      ...silent.map(
        ({ leg, from, to }) =>
          `${leg === 'received' ? `what ${to} says it received from ${from}` : `what ${from} sent to ${to}`} of ${finding.goods.code} is not assessable: no loaded source says so`,
      ),
      scan.answer.expected === 'control group'
        ? 'expected: the same period of the base, grown as the control group grew; the range leaves out how sure that growth is'
        : 'expected: the same period of the base; there is no control group',
      'range: 95 % of such periods, by the dispersion of the base',
    ],
  };
}

/** All points of all legs in one table. */
export function seriesRows({ legs }: SeriesAnswer): readonly object[] {
  return legs.flatMap(({ leg, from, to, currency, points }) =>
    points.map((point) => ({ leg, from, to, currency, ...point })),
  );
}

interface Leg extends Pick<LegSeries, 'leg' | 'from' | 'to'> {
  readonly reporter: readonly string[];
  readonly hs: readonly string[];
  readonly growth: number;
  /** Whose reports are asked, in this order. */
  readonly views: readonly ('by the exporter' | 'by the importer')[];
  readonly currency?: string | undefined;
}

function legsOf(finding: Finding, scan: FoundScan): Leg[] {
  const { scenario } = scan.answer;
  const { exporter, intermediary: via, destination } = finding;
  const asked = parseFlowsCommand(finding.query);
  const exporters = scenario.exporters_as === 'one' ? scenario.exporters : [exporter];
  const hs = asked?.hs ?? [finding.goods.code];
  const own =
    asked?.mirror === true ? (['by the importer'] as const) : (['by the exporter', 'by the importer'] as const);
  const currency = asked?.currency ?? (asked === null ? finding.currency : undefined);
  const about = { hs, currency, views: own };
  const growth = 'expected' in finding ? finding.expected.growth : 1;
  const direct = { ...about, leg: 'direct', from: exporter, to: destination, reporter: exporters } as const;
  if (via === null)
    return [
      { ...direct, growth },
      { ...direct, leg: 'received', growth: 1, views: ['by the importer'] },
    ];
  const into = { ...about, leg: 'in', from: exporter, to: via, reporter: exporters, growth } as const;
  if (finding.kind === 'unit-value' || finding.kind === 'reclassification') return [into];
  return [
    { ...direct, growth: directGrowth(finding, scan) },
    into,
    { ...into, leg: 'received', growth: 1, views: ['by the importer'] },
    {
      ...about,
      leg: 'out',
      from: via,
      to: destination,
      reporter: [via],
      growth: 1,
      views: ['by the exporter', 'by the importer'],
    },
  ];
}

/** That of the finding on the same goods to the destination itself. */
function directGrowth({ exporter, destination, goods }: Finding, { told }: FoundScan): number {
  for (const kind of ['collapse', 'surge', 'new-flow']) {
    const found = told.get([kind, exporter, '-', destination, goods.code].join(':'))?.finding;
    if (found !== undefined && 'expected' in found) return found.expected.growth;
  }
  return 1;
}

async function readLeg(context: Context, leg: Leg, finding: Finding, scan: FoundScan): Promise<LegSeries> {
  const about = { leg: leg.leg, from: leg.from, to: leg.to, goods: finding.goods.code };
  for (const view of leg.views) {
    const question: FlowsParameters = {
      reporter: leg.reporter,
      partner: [leg.to],
      hs: leg.hs,
      ...spanOf(finding),
      ...(leg.currency === undefined ? {} : { currency: leg.currency }),
      ...(view === 'by the importer' ? { mirror: true } : {}),
      asOf: scan.answer.snapshot,
    };
    const answer = await unlessNothing(flows(context, question));
    if (answer === null || answer.rows.every((row) => row['value'] === null)) continue;
    const first = answer.rows[0] as { readonly period: string };
    return {
      ...about,
      frequency: first.period.length === 4 ? 'annual' : 'monthly',
      reported: view,
      source: answer.lineage.source,
      currency: answer.figure.unit,
      query: answer.lineage.query,
      points: pointsOf(answer, finding, leg.growth),
    };
  }
  return {
    ...about,
    frequency: finding.window[0].length === 4 ? 'annual' : 'monthly',
    reported: 'none',
    source: null,
    currency: finding.currency,
    query: fetchOf(leg, finding),
    points: [],
  };
}

/** From the January before the base's to the end of the window's year. */
function spanOf({ window, base }: Finding): { from: string; to: string } {
  const before = String(Number(base[0].slice(0, 4)) - 1);
  return window[0].length === 4
    ? { from: before, to: window[1] }
    : { from: `${before}-01`, to: `${window[1].slice(0, 4)}-12` };
}

async function unlessNothing(answer: Promise<FlowsAnswer>): Promise<FlowsAnswer | null> {
  try {
    return await answer;
  } catch (failure) {
    if (failure instanceof EntrepotError && (failure.code === 'not-found' || failure.code === 'not-assessable'))
      return null;
    throw failure;
  }
}

function pointsOf(answer: FlowsAnswer, { window, base }: Finding, growth: number): SeriesPoint[] {
  const rows = answer.rows as readonly { period: string; value: number | null; netWeight: number | null }[];
  const value = new Map(rows.map((row) => [row.period, row.value]));
  // A span of years holds the months in them.
  const within = (period: string, [from, to]: readonly [string, string]): boolean =>
    period.slice(0, from.length) >= from && period.slice(0, to.length) <= to;
  const known = rows.flatMap((row) => (within(row.period, base) && row.value !== null ? [row.value] : []));
  const phi = dispersion(known);
  const yearsBack = Number(window[0].slice(0, 4)) - Number(base[0].slice(0, 4));
  return rows.map((row) => {
    const part = within(row.period, window) ? 'window' : within(row.period, base) ? 'base' : null;
    const before = `${Number(row.period.slice(0, 4)) - yearsBack}${row.period.slice(4)}`;
    const from = part === 'window' ? (value.get(before) ?? null) : null;
    const band = from === null ? null : bandOf(from, growth, phi);
    return {
      period: row.period,
      value: row.value,
      kg: row.netWeight,
      expected: band === null ? null : cents(band.expected),
      low: band === null ? null : cents(band.low),
      high: band === null ? null : cents(band.high),
      part,
    };
  });
}

/** Without the periods at either end that no leg has anything of. */
function trimmed(legs: readonly LegSeries[]): LegSeries[] {
  const known = legs.flatMap(({ points }) =>
    points.flatMap(({ period, value, part }) => (value === null && part === null ? [] : [period])),
  );
  const [first, last] = [known.toSorted()[0] ?? '', known.toSorted().at(-1) ?? ''];
  const inside = (period: string): boolean =>
    period >= first.slice(0, period.length) && period.slice(0, last.length) <= last;
  return legs.map((leg) => ({ ...leg, points: leg.points.filter(({ period }) => inside(period)) }));
}

function fetchOf({ leg, reporter, to }: Leg, finding: Finding): string {
  const senders = reporter.map((word) => areaLabel(parseArea(word)));
  const about = { hs: [finding.goods.code], from: finding.base[0], to: finding.window[1] };
  return leg === 'received'
    ? fetchCommand({ ...about, reporter: [to], partner: senders, flow: 'import' })
    : fetchCommand({ ...about, reporter: senders, partner: [to] });
}
