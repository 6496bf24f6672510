import type { Engine } from '../engine/engine.ts';
import { sql } from '../engine/sql.ts';
import { measureCoverage } from '../measure/coverage/coverage.ts';
import { areaRelation } from '../measure/flows/question.ts';
import { type LegView, planTrade } from '../measure/legs/plan.ts';
import { corridorSums } from '../measure/panel/corridors.ts';
import { type AreaCode, areaLabel } from '../trade/area.ts';
import { type Product, TOTAL } from '../trade/hs.ts';
import {
  type Frequency,
  formatPeriod,
  frequencyOf,
  type Period,
  periodsOf,
  type Span,
  shift,
  yearOf,
} from '../trade/period.ts';
import type { Scenario } from '../trade/scenario.ts';
import type { OpenLake } from './context.ts';
import { fetchCommand } from './fetch-command.ts';
import { flowsCommand } from './flows-command.ts';
import { inMonths } from './flows-question.ts';
import { goodsWords, legFigures, type NetworkLeg } from './network-leg.ts';
import { cents } from './rounding.ts';
import { inYears } from './routes.ts';
import { mapGoods, type Reading } from './scan-panel.ts';

/** How a leg may be known: of which goods, by months or by years. */
interface Grain {
  readonly level: Reading['level'];
  readonly products: readonly Product[];
  readonly words: readonly string[];
  readonly window: Span;
  readonly base: Span;
  readonly axis: Span;
}

/** Reports that tell of some intermediaries in the same way. */
interface Group {
  readonly reported: 'by the exporter' | 'by the importer';
  readonly source: string;
  readonly areas: readonly AreaCode[];
}

/**
 * From each intermediary to the destination: the same goods if any loaded source has them, else all goods together; in the
 * scenario's own periods if it has those. Whose reports answer is decided as for routes.
 */
export async function onwardLegs(
  lake: OpenLake,
  scenario: Scenario,
  reading: Reading,
  axis: Span,
): Promise<NetworkLeg[]> {
  const found = new Map<AreaCode, NetworkLeg>();
  const told = await toldAt(lake.engine, reading);
  for (const grain of grainsOf(scenario, reading, axis)) {
    if (!told(grain)) continue;
    const open = reading.intermediaries.filter((area) => !found.has(area));
    if (open.length === 0) break;
    for (const group of await groupsOf(lake.engine, scenario, reading, grain, open))
      for (const [area, leg] of await readGroup(lake, scenario, reading, grain, group)) found.set(area, leg);
  }
  return reading.intermediaries.map((area) => found.get(area) ?? unknown(scenario, reading, area, axis));
}

/** Whether the intermediaries or the destination report anything at a grain, so that there is something to plan. */
async function toldAt(
  engine: Engine,
  { intermediaries, destination }: Reading,
): Promise<(grain: Pick<Grain, 'level' | 'axis'>) => boolean> {
  await areaRelation(engine, 'reporters', intermediaries);
  const rows = await engine.rows<{ freq: number; level: number }>(sql`SELECT DISTINCT freq, level FROM catalog
    WHERE kind = 'period' AND ((flow = 2 AND reporter IN (SELECT reporter FROM reporters)) OR (flow = 1 AND reporter = ${destination}))`);
  return ({ level, axis }) =>
    rows.some(
      (row) => row.freq === frequencyOf(axis.from) && (row.level === 0) === (level === 0) && row.level >= level,
    );
}

function grainsOf(scenario: Scenario, reading: Reading, axis: Span): Grain[] {
  const { window, base, level, products } = reading;
  const own = { window, base, axis };
  const other =
    frequencyOf(window.from) === 12
      ? { ...inYears({ window, base }), axis: { from: yearOf(axis.from) as Period, to: yearOf(axis.to) as Period } }
      : { window: inMonths(window), base: inMonths(base), axis: inMonths(axis) };
  const goods = { level, products, words: scenario.goods };
  const total = { level: 0 as const, products: [TOTAL], words: ['TOTAL'] };
  return [goods, ...(level === 0 ? [] : [total])].flatMap((about) => [
    { ...about, ...own },
    { ...about, ...other },
  ]);
}

async function groupsOf(
  engine: Engine,
  scenario: Scenario,
  reading: Reading,
  { level, window, base }: Grain,
  open: readonly AreaCode[],
): Promise<Group[]> {
  const { exporters, destination } = reading;
  const { views, pieces } = await planTrade(engine, {
    stations: { exporters, destination, intermediaries: reading.intermediaries, controls: [] },
    level,
    window,
    base,
    wanted: scenario.source,
  });
  const frequency = frequencyOf(window.from);
  // Months that would only be summed to years are read as the months they are, by another grain.
  const isRead = ({ area, reported, source }: LegView): boolean =>
    pieces.some(
      (piece) =>
        piece.source === source &&
        piece.frequency === frequency &&
        piece.view === (reported === 'by the exporter' ? 'export' : 'import') &&
        piece.senders.has(area) &&
        piece.receivers.has(destination),
    );
  const known = views.filter((view) => view.leg === 'out' && open.includes(view.area) && isRead(view));
  return [...Map.groupBy(known, ({ reported, source }) => `${reported} ${source}`).values()].map((own) => {
    const { reported, source } = own[0] as LegView;
    return {
      reported: reported as Group['reported'],
      source: source as string,
      areas: own.map(({ area }) => area),
    };
  });
}

/** The legs of a group, of the corridors that the source tells of at all; none where it has none of the goods. */
async function readGroup(
  { engine, snapshot }: OpenLake,
  scenario: Scenario,
  { destination }: Reading,
  grain: Grain,
  { reported, source, areas }: Group,
): Promise<Map<AreaCode, NetworkLeg>> {
  const { level, products, window, base, axis } = grain;
  const byExporter = reported === 'by the exporter';
  const flow = byExporter ? 2 : 1;
  const frequency = frequencyOf(axis.from);
  const earliest = Math.min(axis.from, base.from) as Period;
  const span = { from: shift(earliest, -frequency), to: Math.max(axis.to, window.to) as Period };
  await areaRelation(engine, 'reporters', byExporter ? areas : [destination]);
  await areaRelation(engine, 'partners', byExporter ? [destination] : areas);
  await engine.relation(
    'senders',
    { area: 'SMALLINT', exporter: 'SMALLINT' },
    areas.map((area) => [area, area]),
  );
  await engine.relation('receivers', { importer: 'SMALLINT', role: 'VARCHAR' }, [[destination, 'destination']]);
  const { goods } = await mapGoods(engine, { source, flow, frequency, spans: [span] }, { products, level });
  const hs = await goodsWords(engine, { products }, grain.words);
  if (products.length > 0 && goods.unanswered.length === products.length) return new Map();
  const told = await corridorsOf(engine, { source, flow, frequency, total: level === 0 });
  const { currency, sums } = await corridorSums(
    engine,
    { source, view: byExporter ? 'export' : 'import', frequency, span, goods },
    scenario.currency,
  );
  const { coverage } = await measureCoverage(engine, {
    source,
    flow,
    frequency,
    total: level === 0,
    periods: periodsOf(span),
    loads: snapshot.loads,
  });
  const missing = new Set(coverage.missing.flatMap((gap) => gap.periods.map((period) => `${gap.reporter} ${period}`)));
  const legs = areas
    .filter((area) => told.has(area))
    .map((area): [AreaCode, NetworkLeg] => {
      const reporter = areaLabel(byExporter ? area : destination);
      const at = (period: Period): number | null =>
        missing.has(`${reporter} ${formatPeriod(period)}`)
          ? null
          : cents(sums.get(`${area} ${destination} ${period}`) ?? 0);
      return [
        area,
        {
          leg: 'out',
          from: areaLabel(area),
          to: areaLabel(destination),
          goods: grain.words.join(','),
          currency,
          reported,
          source,
          ...legFigures({ axis, window, base, at }),
          query: flowsCommand({
            reporter: [areaLabel(area)],
            partner: [areaLabel(destination)],
            hs,
            from: formatPeriod(axis.from),
            to: formatPeriod(axis.to),
            currency: scenario.currency,
            source,
            mirror: !byExporter,
          }),
          note: noteOf(scenario, grain, goods.unanswered.length, at),
        },
      ];
    });
  return new Map(legs);
}

/** The intermediaries whose trade with the destination a source names at all: of others it says nothing. */
async function corridorsOf(
  engine: Engine,
  { source, flow, frequency, total }: { source: string; flow: 1 | 2; frequency: Frequency; total: boolean },
): Promise<ReadonlySet<AreaCode>> {
  const rows = await engine.rows<{ area: AreaCode }>(sql`
    SELECT DISTINCT CASE WHEN flow = 2 THEN reporter ELSE partner END AS area FROM catalog
    WHERE kind = 'corridor' AND source = ${source} AND flow = ${flow} AND freq = ${frequency} AND (level = 0) = ${total}
      AND reporter IN (SELECT reporter FROM reporters) AND partner IN (SELECT partner FROM partners)`);
  return new Set(rows.map(({ area }) => area));
}

function noteOf(
  scenario: Scenario,
  { level, window, base, products }: Grain,
  unanswered: number,
  at: (period: Period) => number | null,
): string | null {
  const own = frequencyOf(window.from) === (scenario.frequency === 'annual' ? 1 : 12);
  const silent = [...periodsOf(base), ...periodsOf(window)].filter((period) => at(period) === null).map(formatPeriod);
  const notes = [
    ...(level === 0 && !scenario.goods.includes('TOTAL')
      ? ['all goods together: no loaded source has them apart']
      : []),
    ...(!own && scenario.frequency === 'monthly' ? ['whole years, which hold months before the event'] : []),
    ...(unanswered > 0 ? [`${unanswered} of ${products.length} codes have no row in this source`] : []),
    ...(silent.length > 0 ? [`not published, and so not in the sums: ${silent.join(', ')}`] : []),
  ];
  return notes.length === 0 ? null : notes.join('; ');
}

function unknown(scenario: Scenario, reading: Reading, area: AreaCode, axis: Span): NetworkLeg {
  const [from, to] = [areaLabel(area), areaLabel(reading.destination)];
  const { window, base } = reading;
  return {
    leg: 'out',
    from,
    to,
    goods: scenario.goods.join(','),
    currency: scenario.currency ?? 'USD',
    reported: 'none',
    source: null,
    ...legFigures({ axis, window, base, at: () => null }),
    query: fetchCommand({
      reporter: [from],
      partner: [to],
      hs: scenario.goods,
      from: scenario.base[0],
      to: scenario.window[1],
    }),
    note: `not assessable: no loaded source says what ${from} sent to ${to}`,
  };
}
