import { makeLedger } from '../detect/diversion/ledger.ts';
import type { Engine } from '../engine/engine.ts';
import { sql } from '../engine/sql.ts';
import { type AreaCode, areaLabel, membersOf, parseArea } from '../trade/area.ts';
import { EntrepotError } from '../trade/errors.ts';
import { parseGoods } from '../trade/goods-list.ts';
import { formatPeriod, isYearly, type Span } from '../trade/period.ts';
import { parseScenario, type Scenario } from '../trade/scenario.ts';
import { type Context, withLake } from './context.ts';
import { fetchCommand } from './fetch-command.ts';
import { type DiversionFinding, readDiversions } from './findings/diversion.ts';
import { type GhostFinding, readGhosts } from './findings/ghost.ts';
import {
  LEDGER_SUMS,
  type LedgerRow,
  type LedgerSums,
  type LegSource,
  ledgerRows,
  silences,
  sourceOf,
} from './ledger-rows.ts';
import { findRoutes, type Grain, inYears, ownGrain, type Routes } from './routes.ts';
import { LEAST_ACTIVE_MONTHS, readScenario } from './scan-panel.ts';
import { bundledScenario } from './scenario-file.ts';

export interface RouteParameters {
  readonly from: readonly string[];
  readonly via: string;
  readonly to: string;
  readonly hs: readonly string[];
  /** Other intermediaries, whose legs say how unusual this route is; the bundled scenario's where this is one of them. */
  readonly among?: readonly string[] | undefined;
  /** First and last period; the bundled scenario's where they are not given. */
  readonly window?: readonly [string, string] | undefined;
  readonly base?: readonly [string, string] | undefined;
  readonly event?: string | undefined;
  readonly currency?: string | undefined;
  readonly asOf?: string | undefined;
}

export interface RouteAnswer {
  readonly question: {
    readonly from: string;
    readonly via: string;
    readonly to: string;
    readonly goods: string;
    readonly window: readonly [string, string];
    readonly base: readonly [string, string];
  };
  readonly snapshot: string;
  readonly currency: string;
  readonly periods: 'months' | 'years';
  readonly legs: { readonly in: LegSource; readonly out: LegSource; readonly received: LegSource };
  readonly markup: Scenario['markup'];
  readonly longestLag: number;
  readonly ledger: readonly LedgerRow[];
  readonly findings: readonly (DiversionFinding | GhostFinding)[];
  readonly notes: readonly string[];
}

/** A route from exporters through an intermediary to a destination, month by month: what came in, what went on, what of it matches. */
export async function route(context: Context, parameters: RouteParameters): Promise<RouteAnswer> {
  const scenario = await scenarioOf(parameters);
  const reading = readScenario(scenario);
  const via = parseArea(parameters.via);
  return withLake(context, parameters.asOf, async ({ engine, snapshot }) => {
    const task = context.effects.progress.start('route');
    const run = (grain: Grain) =>
      findRoutes(
        engine,
        reading,
        grain,
        {
          floor: scenario.floor,
          least: isYearly(grain.window) ? 1 : LEAST_ACTIVE_MONTHS,
          minimum: scenario.minimum,
          markup: scenario.markup,
          currency: scenario.currency,
          source: undefined,
          seed: scenario.seed,
        },
        (step) => task.note(step),
      );
    try {
      const grain = ownGrain(reading);
      const first = await run(grain);
      const yearly: Grain = { ...grain, ...inYears(grain) };
      const wanting = first === null || !knows(first, via);
      const second = wanting && !isYearly(grain.window) ? await run(yearly) : null;
      const fallsBack = second !== null && (first === null || knows(second, via));
      const routes = fallsBack ? second : second === null ? first : await run(grain);
      if (routes === null)
        throw new EntrepotError(
          'not-found',
          `no loaded source says what ${parameters.from.join(', ')} sent to ${areaLabel(via)} in ${scenario.base.join(' to ')} and ${scenario.window.join(' to ')}; 'entrepot lake sources' shows what there is`,
          { fields: { from: parameters.from, via: areaLabel(via) } },
        );
      const view = { scenario, routes };
      const findings = [
        ...(await readDiversions(engine, view)),
        ...(await readGhosts(engine, view, areaLabel(reading.destination))),
      ].filter((finding) => finding.intermediary === areaLabel(via));
      const ledger = await readLedger(engine, routes, via, reading.destination, scenario.markup.central);
      return {
        question: {
          from: scenario.exporters.join(','),
          via: areaLabel(via),
          to: areaLabel(reading.destination),
          goods: scenario.goods.join(','),
          window: said(routes.grain.window),
          base: said(routes.grain.base),
        },
        snapshot: snapshot.id,
        currency: routes.trade.currency,
        periods: isYearly(routes.grain.window) ? 'years' : 'months',
        legs: {
          in: sourceOf(routes, 'in', null),
          out: sourceOf(routes, 'out', via),
          received: sourceOf(routes, 'received', via),
        },
        markup: scenario.markup,
        longestLag: routes.diversion.lags,
        ledger,
        findings,
        notes: [...reading.notes, ...notesOf(routes, via, scenario, fallsBack)],
      };
    } finally {
      task.done();
    }
  });
}

const said = ({ from, to }: Span): readonly [string, string] => [formatPeriod(from), formatPeriod(to)];

async function scenarioOf(parameters: RouteParameters): Promise<Scenario> {
  const bundled = await bundledScenario();
  const { products } = parseGoods(parameters.hs);
  const finest = Math.max(...products.map((product) => product.level)) as 0 | 2 | 4 | 6 | 8;
  const window = parameters.window ?? bundled.window;
  return parseScenario(
    {
      name: 'route',
      destination: parameters.to,
      event: parameters.event ?? (window[0].length === 4 ? bundled.event.slice(0, 4) : bundled.event),
      window,
      base: parameters.base ?? bundled.base,
      exporters: [...parameters.from],
      intermediaries: [parameters.via, ...(parameters.among ?? company(parameters, bundled))],
      goods: [...parameters.hs],
      frequency: window[0].length === 4 ? 'annual' : 'monthly',
      level: ({ 0: 'hs6', 2: 'hs2', 4: 'hs4', 6: 'hs6', 8: 'cn8' } as const)[finest],
      ...(parameters.currency === undefined ? {} : { currency: parameters.currency }),
      minimum: 0,
    },
    '(route)',
  );
}

/** Whether anything says what the intermediary sent on. */
function knows(routes: Routes, via: AreaCode): boolean {
  return sourceOf(routes, 'out', via).reported !== 'none';
}

/** The bundled scenario's other intermediaries, where the route is one of its own. */
function company({ via, to, from }: RouteParameters, bundled: Scenario): string[] {
  const taken = new Set([to, ...from].flatMap((word) => membersOf(parseArea(word), '2022-01')));
  const own = bundled.intermediaries.map((word) => parseArea(word));
  const belongs = own.includes(parseArea(via)) && parseArea(to) === parseArea(bundled.destination);
  return belongs ? own.filter((area) => area !== parseArea(via) && !taken.has(area)).map(areaLabel) : [];
}

/** The ledger of all goods of the route together; candidates are all of them, found or not. */
async function readLedger(
  engine: Engine,
  routes: Routes,
  via: AreaCode,
  destination: AreaCode,
  markup: number,
): Promise<LedgerRow[]> {
  await engine.run(
    sql`CREATE OR REPLACE TEMP TABLE candidates AS SELECT row_number() OVER (ORDER BY product) AS id, CAST(${via} AS SMALLINT) AS station, product FROM listed`,
  );
  await makeLedger(engine, routes.grain, destination, markup);
  const rows = await engine.rows<LedgerSums>(
    sql`SELECT period, ${LEDGER_SUMS} FROM ledger GROUP BY period ORDER BY period`,
  );
  return ledgerRows(rows, routes, await silences(engine, routes, via, destination));
}

function notesOf(routes: Routes, via: AreaCode, scenario: Scenario, fallsBack: boolean): string[] {
  const { window, base, level } = routes.grain;
  const out = sourceOf(routes, 'out', via);
  const label = areaLabel(via);
  const to = areaLabel(parseArea(scenario.destination));
  const onward = fetchCommand({
    reporter: [label],
    partner: [to],
    hs: scenario.goods,
    from: formatPeriod(base.from),
    to: formatPeriod(window.to),
  });
  return [
    ...(fallsBack
      ? [
          'no loaded source has months of both legs: whole years are matched with the same year, and a year holds months before the event',
        ]
      : []),
    ...(out.reported === 'none'
      ? [`what ${label} sent on to ${to} is not assessable: no loaded source says so; ${onward}`]
      : []),
    ...(out.reported === 'by the importer'
      ? [`${label} does not report: the leg out is what ${to} says it received (CIF)`]
      : []),
    ...(sourceOf(routes, 'in', null).reported === 'by the importer'
      ? [`the exporters do not report: the leg in is what ${label} says it received (CIF)`]
      : []),
    ...(routes.trade.leftOut.length > 0
      ? [`left out of both years, since the other was not published: ${routes.trade.leftOut.slice(0, 6).join('; ')}`]
      : []),
    ...(level === 0 ? ['all goods together: what came in and what went on need not be the same goods'] : []),
    routes.diversion.controlled
      ? 'expected: the base grown as the control group grew'
      : 'expected: the base itself; there is no control group',
  ];
}
