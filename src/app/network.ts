import type { Engine } from '../engine/engine.ts';
import { sql } from '../engine/sql.ts';
import { measureCoverage } from '../measure/coverage/coverage.ts';
import { corridorSums } from '../measure/panel/corridors.ts';
import { type AreaCode, areaInfo, areaLabel, areaName, parseArea } from '../trade/area.ts';
import { EntrepotError } from '../trade/errors.ts';
import { formatPeriod, frequencyOf, type Period, parsePeriod, periodsOf, type Span, shift } from '../trade/period.ts';
import { placeOf } from '../trade/place.ts';
import type { Scenario } from '../trade/scenario.ts';
import { type Context, type OpenLake, withLake } from './context.ts';
import { exporterName } from './findings/finding.ts';
import { flowsCommand } from './flows-command.ts';
import { goodsWords, legFigures, type NetworkLeg } from './network-leg.ts';
import { onwardLegs } from './network-onward.ts';
import { cents } from './rounding.ts';
import { type ScanParameters, scenarioOf } from './scan.ts';
import { preparePanel, type Reading, readScenario } from './scan-panel.ts';

export interface NetworkParameters extends ScanParameters {
  /** Other goods than the scenario's: codes, or goods lists by name. */
  readonly hs?: readonly string[] | undefined;
  /** First period; default: the first of the base. */
  readonly from?: string | undefined;
  /** Last period; default: the last of the window. */
  readonly to?: string | undefined;
}

export interface NetworkNode {
  readonly area: string;
  readonly name: string;
  /** Of several countries as one: the mean of their places, each weighted equally. */
  readonly lat: number | null;
  readonly lon: number | null;
  readonly role: 'exporter' | 'intermediary' | 'destination';
}

export interface NetworkAnswer {
  readonly snapshot: string;
  readonly scenario: string;
  readonly title: string;
  readonly event: string;
  readonly window: readonly [string, string];
  readonly base: readonly [string, string];
  /** Those of the scenario's own frequency, up to the last that anything was published of. */
  readonly periods: readonly string[];
  readonly nodes: readonly NetworkNode[];
  readonly legs: readonly NetworkLeg[];
  readonly notes: readonly string[];
}

/** Where the intermediaries are "any", those whose imports from the exporters rose most. */
const MOST_INTERMEDIARIES = 12;

/** What went from the exporters to the destination, to each intermediary, and on from there, period by period. */
export async function network(context: Context, parameters: NetworkParameters): Promise<NetworkAnswer> {
  const own = await scenarioOf(context, parameters);
  const scenario = parameters.hs === undefined ? own : { ...own, goods: [...parameters.hs] };
  const reading = readScenario(scenario);
  const span = spanOf(parameters, reading);
  return withLake(context, parameters.asOf, async (lake) => {
    const first = await firstLegs(lake, scenario, reading, span);
    const onward = await onwardLegs(lake, scenario, { ...reading, intermediaries: first.intermediaries }, first.axis);
    return {
      snapshot: lake.snapshot.id,
      scenario: scenario.name,
      title: scenario.title ?? scenario.name,
      event: scenario.event,
      window: scenario.window,
      base: scenario.base,
      periods: periodsOf(first.axis).map(formatPeriod),
      nodes: nodesOf(scenario, reading, first.intermediaries),
      legs: [...first.legs, ...onward],
      notes: [...reading.notes, ...first.notes],
    };
  });
}

/** One row a leg and period. */
export function networkRows({ legs }: NetworkAnswer) {
  return legs.flatMap(({ leg, from, to, goods, currency, reported, source, periods, values, yearBefore }) =>
    periods.map((period, at) => ({
      leg,
      from,
      to,
      goods,
      currency,
      reported,
      source,
      period,
      value: values[at] ?? null,
      yearBefore: yearBefore[at] ?? null,
    })),
  );
}

function spanOf({ from, to }: NetworkParameters, { base, window }: Reading): Span {
  const span = {
    from: from === undefined ? base.from : parsePeriod(from),
    to: to === undefined ? window.to : parsePeriod(to),
  };
  if (frequencyOf(span.from) !== frequencyOf(base.from) || frequencyOf(span.to) !== frequencyOf(base.from))
    throw new EntrepotError(
      'usage',
      `the scenario is told in ${frequencyOf(base.from) === 12 ? 'months' : 'years'}; expected from and to in the same`,
    );
  if (span.from > span.to)
    throw new EntrepotError(
      'usage',
      `${formatPeriod(span.from)} is after ${formatPeriod(span.to)}; expected the earlier period first`,
    );
  return span;
}

/** From the exporters to the destination and to the intermediaries, by the reports that a scan reads. */
async function firstLegs({ engine, snapshot }: OpenLake, scenario: Scenario, reading: Reading, span: Span) {
  const { base, window } = reading;
  const earliest = Math.min(span.from, base.from) as Period;
  const to = Math.max(span.to, window.to) as Period;
  const all: Span = { from: shift(earliest, -frequencyOf(earliest)), to };
  const panel = await preparePanel(engine, scenario, { ...reading, window: { ...window, to } });
  const question = { ...panel.question, span: all };
  const { currency, sums } = await corridorSums(engine, question, scenario.currency);
  const { coverage } = await measureCoverage(engine, {
    source: panel.source,
    flow: panel.view === 'export' ? 2 : 1,
    frequency: question.frequency,
    total: reading.level === 0,
    periods: periodsOf(all),
    loads: snapshot.loads,
  });
  const missing = new Map(coverage.missing.map(({ reporter, periods }) => [reporter, new Set(periods)]));
  const reporting = await reportersOf(engine);
  const isPublished = (areas: readonly AreaCode[], period: Period): boolean =>
    areas.some((area) => reporting.has(area) && missing.get(areaLabel(area))?.has(formatPeriod(period)) !== true);
  const axis = { ...span, to: lastOf(span, (period) => isPublished([...reporting], period)) };
  const hs = await goodsWords(engine, reading, scenario.goods);

  const legOf = ({ exporter, members }: Reading['exporters'][number], importer: AreaCode): NetworkLeg => {
    const areas = panel.view === 'export' ? members : [importer];
    const at = (period: Period): number | null =>
      isPublished(areas, period) ? cents(sums.get(`${exporter} ${importer} ${period}`) ?? 0) : null;
    const known = areas.some((area) => reporting.has(area));
    return {
      leg: importer === reading.destination ? 'direct' : 'in',
      from: nameOf(scenario, exporter),
      to: areaLabel(importer),
      goods: scenario.goods.join(','),
      currency,
      reported: known ? (panel.view === 'export' ? 'by the exporter' : 'by the importer') : 'none',
      source: known ? panel.source : null,
      ...legFigures({ axis, window, base, at }),
      query: flowsCommand({
        reporter: scenario.exporters_as === 'one' ? scenario.exporters : [areaLabel(exporter)],
        partner: [areaLabel(importer)],
        hs,
        from: formatPeriod(axis.from),
        to: formatPeriod(axis.to),
        currency: scenario.currency,
        source: panel.source,
        mirror: panel.view === 'import',
      }),
      note: known ? null : 'no loaded source says so',
    };
  };
  const into = (importer: AreaCode): NetworkLeg[] => reading.exporters.map((exporter) => legOf(exporter, importer));
  const chosen = await intermediariesOf(engine, reading, into);
  return {
    axis,
    intermediaries: chosen.areas,
    legs: [...into(reading.destination), ...chosen.areas.flatMap(into)],
    notes: [...panel.notes, ...coverageNotes(coverage.missing, reading), ...chosen.notes],
  };
}

async function reportersOf(engine: Engine): Promise<ReadonlySet<AreaCode>> {
  const rows = await engine.rows<{ reporter: AreaCode }>(sql`SELECT reporter FROM reporters`);
  return new Set(rows.map(({ reporter }) => reporter));
}

/** The last period of a span that something was published of; the span's own last where nothing was. */
function lastOf(span: Span, published: (period: Period) => boolean): Period {
  return periodsOf(span).findLast(published) ?? span.to;
}

async function intermediariesOf(engine: Engine, reading: Reading, into: (importer: AreaCode) => NetworkLeg[]) {
  if (reading.intermediaries.length > 0) return { areas: reading.intermediaries, notes: [] };
  const rows = await engine.rows<{ importer: AreaCode }>(
    sql`SELECT importer FROM receivers WHERE role = 'intermediary' ORDER BY importer`,
  );
  const rise = (legs: readonly NetworkLeg[]): number =>
    legs.reduce((sum, { window, base }) => sum + (window ?? 0) - (base ?? 0), 0);
  const risen = rows
    .map(({ importer }) => ({ importer, rise: rise(into(importer)) }))
    .sort((a, b) => b.rise - a.rise || a.importer - b.importer);
  const notes =
    risen.length <= MOST_INTERMEDIARIES
      ? []
      : [`the ${MOST_INTERMEDIARIES} intermediaries whose imports rose most, of ${risen.length} that the data has`];
  return { areas: risen.slice(0, MOST_INTERMEDIARIES).map(({ importer }) => importer), notes };
}

/** Which parts of the base and window are missing: what others published stands without them. */
function coverageNotes(
  missing: readonly { readonly reporter: string; readonly periods: readonly string[] }[],
  { base, window }: Reading,
): string[] {
  const compared = new Set([...periodsOf(base), ...periodsOf(window)].map(formatPeriod));
  const gaps = missing
    .map(({ reporter, periods }) => [reporter, periods.filter((period) => compared.has(period))] as const)
    .filter(([, periods]) => periods.length > 0)
    .map(([reporter, periods]) => `${reporter} ${periods.join(', ')}`);
  return gaps.length === 0 ? [] : [`not published, and so not in the sums: ${gaps.join('; ')}`];
}

function nameOf(scenario: Scenario, exporter: AreaCode): string {
  return scenario.exporters_as === 'one' ? exporterName(scenario) : areaLabel(exporter);
}

function nodesOf(scenario: Scenario, reading: Reading, intermediaries: readonly AreaCode[]): NetworkNode[] {
  const country = (area: AreaCode, role: NetworkNode['role']): NetworkNode => {
    const { name, lat, lon } = areaInfo(area);
    return { area: areaLabel(area), name, lat, lon, role };
  };
  const exporters = reading.exporters.map(({ exporter, members }): NetworkNode => {
    const place = placeOf(members);
    return {
      area: nameOf(scenario, exporter),
      name:
        scenario.exporters_as === 'one'
          ? scenario.exporters.map((word) => areaName(parseArea(word))).join(', ')
          : areaName(exporter),
      lat: place?.lat ?? null,
      lon: place?.lon ?? null,
      role: 'exporter',
    };
  });
  return [
    ...exporters,
    ...intermediaries.map((area) => country(area, 'intermediary')),
    country(reading.destination, 'destination'),
  ];
}
