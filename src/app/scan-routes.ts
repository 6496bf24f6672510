import type { Engine } from '../engine/engine.ts';
import type { LegView } from '../measure/legs/plan.ts';
import { areaLabel } from '../trade/area.ts';
import { formatPeriod, type Span } from '../trade/period.ts';
import type { Scenario } from '../trade/scenario.ts';
import { type ChainFinding, type DiversionFinding, readChains, readDiversions } from './findings/diversion.ts';
import { type GhostFinding, readGhosts } from './findings/ghost.ts';
import {
  findRoutes,
  type Grain,
  ownGrain,
  type PlaceboCount,
  type Routes,
  yearlyTotals,
} from './routes.ts';
import { LEAST_ACTIVE_MONTHS, type Reading } from './scan-panel.ts';

/** What was held against what, at one grain. */
export interface RouteSummary {
  readonly goods: 'as listed' | 'all goods together';
  readonly periods: 'months' | 'years';
  readonly window: readonly [string, string];
  readonly base: readonly [string, string];
  readonly currency: string;
  readonly legs: readonly {
    readonly leg: LegView['leg'];
    readonly area: string;
    readonly reported: LegView['reported'];
    readonly source: string | null;
  }[];
  readonly expected: 'control group' | 'no control group: the base itself is expected';
  readonly placebos: readonly PlaceboCount[];
  readonly leftOut: readonly string[];
}

export interface RouteAnswer {
  readonly summaries: readonly RouteSummary[];
  readonly findings: readonly (DiversionFinding | ChainFinding | GhostFinding)[];
  readonly notes: readonly string[];
}

/**
 * Looks for routes at the scenario's own grain, and by whole years of all goods where some intermediary publishes nothing
 * finer. `visit` is called while the relations of a grain are still there.
 */
export async function scanRoutes(
  engine: Engine,
  scenario: Scenario,
  reading: Reading,
  onStep: (label: string) => void,
): Promise<RouteAnswer> {
  const own = ownGrain(reading);
  const totals = yearlyTotals(reading);
  const summaries: RouteSummary[] = [];
  const findings: (DiversionFinding | ChainFinding | GhostFinding)[] = [];
  const first = await runGrain(engine, scenario, reading, own, onStep);
  if (first !== null) {
    summaries.push(first.summary);
    findings.push(...first.findings);
  }
  const silent = first === null ? 'every intermediary' : lacking(first.routes);
  if (silent !== null && (own.level !== 0 || own.window.from > 9999)) {
    const second = await runGrain(engine, scenario, reading, totals, onStep);
    if (second !== null) {
      summaries.push(second.summary);
      findings.push(...second.findings);
    }
  }
  return { summaries, findings, notes: notesOf(first?.routes ?? null, reading) };
}

async function runGrain(
  engine: Engine,
  scenario: Scenario,
  reading: Reading,
  grain: Grain,
  onStep: (label: string) => void,
) {
  const yearly = grain.window.from <= 9999;
  const routes = await findRoutes(
    engine,
    reading,
    grain,
    {
      floor: scenario.floor,
      least: yearly ? 1 : LEAST_ACTIVE_MONTHS,
      minimum: scenario.minimum,
      markup: scenario.markup,
      currency: scenario.currency,
      source: scenario.source,
    },
    onStep,
  );
  if (routes === null) return null;
  const context = { scenario, routes };
  const findings = [
    ...(await readDiversions(engine, context)),
    ...(await readChains(engine, context)),
    ...(await readGhosts(engine, context, areaLabel(reading.destination))),
  ];
  return { routes, findings, summary: summarise(routes) };
}

function summarise(routes: Routes): RouteSummary {
  const span = ({ from, to }: Span): readonly [string, string] => [formatPeriod(from), formatPeriod(to)];
  return {
    goods: routes.grain.level === 0 ? 'all goods together' : 'as listed',
    periods: routes.grain.window.from <= 9999 ? 'years' : 'months',
    window: span(routes.grain.window),
    base: span(routes.grain.base),
    currency: routes.trade.currency,
    legs: routes.views.map(({ leg, area, reported, source }) => ({ leg, area: areaLabel(area), reported, source })),
    expected: routes.diversion.controlled ? 'control group' : 'no control group: the base itself is expected',
    placebos: routes.placebos,
    leftOut: routes.trade.leftOut,
  };
}

/** The intermediaries of which no loaded source says what they sent on, or what they received, at this grain. */
function lacking(routes: Routes): string | null {
  const silent = routes.views.filter((view) => view.leg !== 'in' && view.reported === 'none');
  return silent.length === 0 ? null : [...new Set(silent.map((view) => areaLabel(view.area)))].join(', ');
}

function notesOf(routes: Routes | null, reading: Reading): string[] {
  const destination = areaLabel(reading.destination);
  if (routes === null)
    return [
      `two legs are not assessable at the level of single goods: no loaded source says what the intermediaries sent on to ${destination} or received`,
    ];
  const silent = lacking(routes);
  return silent === null
    ? []
    : [`two legs are not assessable at this level through ${silent}: no loaded source says what went on, or arrived`];
}
