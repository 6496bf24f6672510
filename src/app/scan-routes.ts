import { MOST } from '../detect/baskets/baskets.ts';
import type { Engine } from '../engine/engine.ts';
import type { LegView } from '../measure/legs/plan.ts';
import { areaLabel, parseArea } from '../trade/area.ts';
import { parseProduct } from '../trade/hs.ts';
import { formatPeriod, isYearly, type Span } from '../trade/period.ts';
import type { Scenario } from '../trade/scenario.ts';
import type { Finding } from './findings/any.ts';
import { readChains, readDiversions } from './findings/diversion.ts';
import { type EvidenceRows, readEvidence } from './findings/evidence-rows.ts';
import { readGhosts } from './findings/ghost.ts';
import { readReclassifications } from './findings/reclassification.ts';
import type { SeriesFinding } from './findings/series.ts';
import { readOddPrices } from './findings/unit-value.ts';
import { type LedgerRow, readLedgers } from './ledger-rows.ts';
import { cents, digits } from './rounding.ts';
import { findRoutes, type Grain, ownGrain, type PlaceboCount, type Routes, yearlyTotals } from './routes.ts';
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
  /** The list against as many goods drawn at random, by intermediary; null where the data has too few other goods. */
  readonly baskets: readonly {
    readonly intermediary: string;
    readonly codes: number;
    readonly ratio: number | null;
    readonly p: number | null;
    readonly draws: number;
  }[];
  /** The goods that gained most, against the same choice had each change been as likely to go the other way. */
  readonly selections: readonly {
    readonly intermediary: string;
    readonly chosen: number;
    readonly gain: number;
    readonly p: number;
    readonly draws: number;
  }[];
}

/** A run at one grain, with what explanations need of its relations. */
export interface GrainRun {
  readonly routes: Routes;
  readonly rows: EvidenceRows;
}

export interface RouteAnswer {
  readonly summaries: readonly RouteSummary[];
  readonly findings: readonly RouteFinding[];
  /** Of the diversions: both legs period by period, by id. */
  readonly ledgers: ReadonlyMap<string, readonly LedgerRow[]>;
  readonly own: GrainRun | null;
  readonly totals: GrainRun | null;
  readonly notes: readonly string[];
}

export type RouteFinding = Exclude<Finding, SeriesFinding>;

/**
 * Looks for routes at the scenario's own grain, and by whole years of all goods where some intermediary publishes nothing
 * finer. `surges` are the findings on single series that explanations are wanted of too.
 */
export async function scanRoutes(
  engine: Engine,
  scenario: Scenario,
  reading: Reading,
  surges: readonly Finding[],
  onStep: (label: string) => void,
): Promise<RouteAnswer> {
  const ask = (grain: Grain, wanted: readonly Finding[]) => runGrain(engine, scenario, reading, grain, wanted, onStep);
  const grain = ownGrain(reading);
  const own = await ask(grain, surges);
  const coarser = grain.level === 0 && isYearly(grain.window);
  const totals =
    coarser || (own !== null && lacking(own.routes) === null) ? null : await ask(yearlyTotals(reading), []);
  const runs = [own, totals].filter((run) => run !== null);
  return {
    summaries: runs.map(({ routes }) => summarise(routes)),
    findings: runs.flatMap(({ findings }) => findings),
    ledgers: new Map(runs.flatMap(({ ledgers }) => [...ledgers])),
    own,
    totals,
    notes: notesOf(own?.routes ?? null, reading),
  };
}

async function runGrain(
  engine: Engine,
  scenario: Scenario,
  reading: Reading,
  grain: Grain,
  surges: readonly Finding[],
  onStep: (label: string) => void,
): Promise<(GrainRun & Pick<RouteAnswer, 'findings' | 'ledgers'>) | null> {
  const yearly = isYearly(grain.window);
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
      seed: scenario.seed,
    },
    onStep,
  );
  if (routes === null) return null;
  const context = { scenario, routes };
  const destination = areaLabel(reading.destination);
  const diversions = await readDiversions(engine, context);
  const ledgers = await readLedgers(engine, routes, reading.destination, diversions);
  const findings = [
    ...diversions,
    // Totals that rise in three places are no chain of goods.
    ...(grain.level === 0 ? [] : await readChains(engine, context)),
    ...(await readGhosts(engine, context, destination)),
    ...(await readReclassifications(engine, context, destination)),
    ...(await readOddPrices(engine, context, destination)),
  ];
  onStep('explanations');
  const stations = [...surges, ...findings].map(
    (finding) =>
      [parseArea(finding.intermediary ?? finding.destination), parseProduct(finding.goods.code).code] as const,
  );
  const wanted = new Map(stations.map((pair) => [pair.join(' '), pair]));
  return { routes, findings, ledgers, rows: await readEvidence(engine, routes, [...wanted.values()]) };
}

function summarise(routes: Routes): RouteSummary {
  const span = ({ from, to }: Span): readonly [string, string] => [formatPeriod(from), formatPeriod(to)];
  return {
    goods: routes.grain.level === 0 ? 'all goods together' : 'as listed',
    periods: isYearly(routes.grain.window) ? 'years' : 'months',
    window: span(routes.grain.window),
    base: span(routes.grain.base),
    currency: routes.trade.currency,
    legs: routes.views.map(({ leg, area, reported, source }) => ({ leg, area: areaLabel(area), reported, source })),
    expected: routes.diversion.controlled ? 'control group' : 'no control group: the base itself is expected',
    placebos: routes.placebos,
    leftOut: routes.trade.leftOut,
    baskets: routes.baskets.baskets.map(({ station, codes, v_w, expected, draws, at_least }) => ({
      intermediary: areaLabel(station),
      codes,
      ratio: expected > 0 ? digits(v_w / expected) : null,
      p: draws > 0 ? digits((1 + at_least) / (1 + draws)) : null,
      draws,
    })),
    selections: routes.baskets.selections.map(({ station, codes, gain, draws, at_least }) => ({
      intermediary: areaLabel(station),
      chosen: Math.min(codes, MOST),
      gain: cents(gain),
      p: digits((1 + at_least) / (1 + draws)),
      draws,
    })),
  };
}

/** The intermediaries of which no loaded source says what they sent on, or what they received, at this grain. */
function lacking(routes: Routes): string | null {
  const silent = routes.views.filter((view) => view.leg !== 'in' && view.reported === 'none');
  return silent.length === 0 ? null : [...new Set(silent.map((view) => areaLabel(view.area)))].join(', ');
}

function notesOf(routes: Routes | null, reading: Reading): string[] {
  const destination = areaLabel(reading.destination);
  const silent = routes === null ? 'any intermediary' : lacking(routes);
  if (silent === null) return [];
  return [
    `two legs are not assessable at this level through ${silent}: no loaded source says what went on to ${destination}, or what arrived`,
  ];
}
