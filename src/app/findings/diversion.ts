import type { Engine } from '../../engine/engine.ts';
import { sql } from '../../engine/sql.ts';
import type { LegView } from '../../measure/legs/plan.ts';
import { areaLabel, parseArea } from '../../trade/area.ts';
import { formatProduct, type Product } from '../../trade/hs.ts';
import { formatPeriod, isYearly, type Span } from '../../trade/period.ts';
import type { Scenario } from '../../trade/scenario.ts';
import { flowsCommand } from '../flows-command.ts';
import { cents, digits } from '../rounding.ts';
import type { Grain, Routes } from '../routes.ts';
import {
  calibrationOf,
  exporterName,
  type FindingBase,
  type Flag,
  goodsOf,
  type Kind,
  type Placed,
  type SeriesKind,
} from './finding.ts';

/** One leg of a route: what moved, what was expected to, and what says so. */
export interface Leg {
  readonly from: string;
  readonly to: string;
  readonly reported: LegView['reported'];
  readonly source: string | null;
  readonly value: number;
  readonly base: number;
  readonly expected: number;
  /** Value less expected, with its interval. */
  readonly excess: { readonly value: number; readonly low: number; readonly high: number };
  readonly p: number | null;
  /** Shows the rows. */
  readonly query: string;
}

export interface Amount {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Goods that came into an intermediary above expectation and went on to the destination above expectation. */
export interface DiversionFinding extends FindingBase {
  readonly kind: 'diversion';
  readonly legs: { readonly in: Leg; readonly out: Leg };
  /** At the prices of the leg that came in. Never more than either leg's excess over the whole window. */
  readonly amount: Amount;
  readonly kg: Amount | { readonly notAssessable: string };
  readonly markup: {
    readonly assumed: { low: number; central: number; high: number };
    readonly implied: number | null;
  };
  /** Mean of the periods between coming in and going on, by value; `longest` is how far the match looks back. */
  readonly lag: { readonly mean: number | null; readonly longest: number; readonly unit: 'months' | 'years' };
  /** What the intermediary exported beyond what can be matched, and took beyond what went on. */
  readonly stayed: number;
}

export interface ChainFinding extends FindingBase {
  readonly kind: 'chain';
  readonly secondIntermediary: string;
  readonly legs: { readonly in: number; readonly middle: number; readonly out: number };
  readonly amount: { readonly value: number };
}

interface DivertedRow extends Placed {
  readonly station: number;
  readonly destination: number;
  readonly product: number;
  readonly in_w: number;
  readonly in_b: number;
  readonly in_expected: number;
  readonly in_delta: number;
  readonly in_half: number;
  readonly in_has_base: number;
  readonly in_largest: number;
  readonly in_kg_w: number | null;
  readonly out_w: number;
  readonly out_b: number;
  readonly out_expected: number;
  readonly out_delta: number;
  readonly out_half: number;
  readonly out_largest: number;
  readonly out_kg_w: number | null;
  readonly lag_mean: number | null;
  readonly weighed_in: number | null;
  readonly weighed_out: number | null;
  readonly amount: number;
  readonly amount_low: number;
  readonly amount_high: number;
  readonly kg: number | null;
  readonly kg_low: number | null;
  readonly kg_high: number | null;
  readonly is_enough: number;
  readonly p_in: number;
  readonly p_out: number;
}

export interface RouteContext {
  readonly scenario: Scenario;
  readonly routes: Routes;
}

/** The routes of the run at hand whose amount is at or over the scenario's minimum. */
export async function readDiversions(engine: Engine, context: RouteContext): Promise<DiversionFinding[]> {
  const rows = await engine.rows<DivertedRow>(
    sql`SELECT * FROM diversions WHERE amount >= ${context.scenario.minimum} ORDER BY amount DESC, station, product`,
  );
  return rows.map((row) => diversion(row, context));
}

function diversion(row: DivertedRow, context: RouteContext): DiversionFinding {
  const { scenario, routes } = context;
  const enough = row.is_enough === 1;
  const exporter = exporterName(scenario);
  const via = areaLabel(row.station);
  const implied = impliedMarkup(row);
  return {
    ...common(context, 'diversion', [exporter, via, areaLabel(row.destination)], row.product),
    calibration: calibrationOf(row, enough),
    supported: enough && row.q !== null && row.q <= scenario.q,
    flags: flagsOf(row, routes),
    query: routeCommand(scenario, routes.grain, via, row.product),
    legs: {
      in: legOf(context, 'in', exporter, via, row.product, {
        value: row.in_w,
        base: row.in_b,
        expected: row.in_expected,
        delta: row.in_delta,
        half: row.in_half,
        p: enough ? row.p_in : null,
      }),
      out: legOf(context, 'out', via, areaLabel(row.destination), row.product, {
        value: row.out_w,
        base: row.out_b,
        expected: row.out_expected,
        delta: row.out_delta,
        half: row.out_half,
        p: enough ? row.p_out : null,
      }),
    },
    amount: { value: cents(row.amount), low: cents(row.amount_low), high: cents(row.amount_high) },
    kg:
      row.kg === null || row.kg_low === null || row.kg_high === null
        ? { notAssessable: weightNote(row) }
        : { value: digits(row.kg), low: digits(row.kg_low), high: digits(row.kg_high) },
    markup: { assumed: scenario.markup, implied },
    lag: {
      mean: row.lag_mean === null ? null : digits(row.lag_mean),
      longest: routes.diversion.lags,
      unit: isYearly(routes.grain.window) ? 'years' : 'months',
    },
    stayed: cents(Math.max(0, row.in_delta - row.amount)),
  };
}

/** How much dearer a kilogram left than it came in, where both have a weight. */
function impliedMarkup(row: DivertedRow): number | null {
  if (!row.in_kg_w || !row.out_kg_w || (row.weighed_in ?? 0) < 0.9 || (row.weighed_out ?? 0) < 0.9) return null;
  return digits(row.out_w / row.out_kg_w / (row.in_w / row.in_kg_w) - 1);
}

function weightNote(row: DivertedRow): string {
  const share = (part: number | null): string => `${Math.round((part ?? 0) * 100)} %`;
  if ((row.weighed_in ?? 0) < 0.9 || (row.weighed_out ?? 0) < 0.9)
    return `net weight is known for ${share(row.weighed_in)} of the value that came in and ${share(row.weighed_out)} of what went on; 90 % are needed`;
  return 'net weight did not rise on both legs';
}

function flagsOf(row: DivertedRow, routes: Routes): Flag[] {
  const yearly = isYearly(routes.grain.window);
  return [
    ...(row.in_has_base === 0 && !yearly ? (['thin-base'] as const) : []),
    ...(routes.trade.leftOut.length > 0 ? (['incomplete-coverage'] as const) : []),
    ...(!yearly && (row.in_largest > 0.8 * row.in_w || row.out_largest > 0.8 * row.out_w)
      ? (['single-shipment'] as const)
      : []),
    ...(yearly ? (['totals-by-year'] as const) : []),
  ];
}

interface Figures {
  readonly value: number;
  readonly base: number;
  readonly expected: number;
  readonly delta: number;
  readonly half: number;
  readonly p: number | null;
}

function legOf(
  context: RouteContext,
  leg: 'in' | 'out',
  from: string,
  to: string,
  product: number,
  figures: Figures,
): Leg {
  const { scenario, routes } = context;
  const view = routes.views.find((own) => own.leg === leg && (leg === 'in' || areaLabel(own.area) === from));
  const { window, base, level } = routes.grain;
  const mirrored = view?.reported === 'by the importer';
  return {
    from,
    to,
    reported: view?.reported ?? 'none',
    source: view?.source ?? null,
    value: cents(figures.value),
    base: cents(figures.base),
    expected: cents(figures.expected),
    excess: {
      value: cents(figures.delta),
      low: cents(figures.delta - figures.half),
      high: cents(figures.delta + figures.half),
    },
    p: figures.p === null ? null : digits(figures.p),
    query: flowsCommand({
      reporter: leg === 'in' ? scenario.exporters : [from],
      partner: [to],
      hs: [formatProduct(level, product)],
      from: formatPeriod(window.from),
      to: formatPeriod(window.to),
      baseFrom: formatPeriod(base.from),
      baseTo: formatPeriod(base.to),
      mirror: mirrored,
      currency: routes.trade.currency,
    }),
  };
}

/** The command that shows a route month by month. */
export function routeCommand(scenario: Scenario, grain: Grain, via: string, product: number): string {
  return [
    'entrepot route',
    `--from ${scenario.exporters.join(',')}`,
    `--via ${via}`,
    `--to ${scenario.destination}`,
    `--hs ${formatProduct(grain.level, product)}`,
    ...(scenario.intermediaries.includes('any')
      ? []
      : [`--among ${scenario.intermediaries.filter((word) => parseArea(word) !== parseArea(via)).join(',')}`]),
    `--window ${formatPeriod(grain.window.from)}..${formatPeriod(grain.window.to)}`,
    `--base ${formatPeriod(grain.base.from)}..${formatPeriod(grain.base.to)}`,
  ].join(' ');
}

/** What findings on a route have in common. */
export function common<K extends Exclude<Kind, SeriesKind>>(
  { routes }: RouteContext,
  kind: K,
  [exporter, via, destination]: readonly [string, string, string],
  product: number,
) {
  const { window, base, level } = routes.grain;
  const goods = goodsOf({ level, code: product as Product['code'] });
  const span = ({ from, to }: Span): readonly [string, string] => [formatPeriod(from), formatPeriod(to)];
  return {
    id: [kind, exporter, via, destination, goods.code].join(':'),
    kind,
    exporter,
    intermediary: via,
    destination,
    goods,
    window: span(window),
    base: span(base),
    currency: routes.trade.currency,
  } as const;
}

interface ChainRow extends Placed {
  readonly via: number;
  readonly then_via: number;
  readonly destination: number;
  readonly product: number;
  readonly in_delta: number;
  readonly mid_delta: number;
  readonly out_delta: number;
  readonly amount: number;
  readonly is_enough: number;
}

/** Chains of two intermediaries at or over the scenario's minimum. */
export async function readChains(engine: Engine, context: RouteContext): Promise<ChainFinding[]> {
  const { scenario, routes } = context;
  const rows = await engine.rows<ChainRow>(
    sql`SELECT * FROM chains WHERE amount >= ${scenario.minimum} ORDER BY amount DESC, via, then_via, product`,
  );
  return rows.map((row) => {
    const via = areaLabel(row.via);
    const second = areaLabel(row.then_via);
    const shared = common(context, 'chain', [exporterName(scenario), via, areaLabel(row.destination)], row.product);
    return {
      ...shared,
      kind: 'chain',
      id: ['chain', shared.exporter, `${via}>${second}`, shared.destination, shared.goods.code].join(':'),
      calibration: calibrationOf(row, row.is_enough === 1),
      supported: row.is_enough === 1 && row.q !== null && row.q <= scenario.q,
      flags: routes.trade.leftOut.length > 0 ? ['incomplete-coverage'] : [],
      query: routeCommand(scenario, routes.grain, second, row.product),
      secondIntermediary: second,
      legs: { in: cents(row.in_delta), middle: cents(row.mid_delta), out: cents(row.out_delta) },
      amount: { value: cents(row.amount) },
    };
  });
}
