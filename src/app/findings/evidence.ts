import type { Arrival, Artefact, Change, Evidence, Nomenclature, Onward, Timing } from '../../explain/evidence.ts';
import { assessBreak } from '../../measure/break/persistence.ts';
import { areaLabel, parseArea } from '../../trade/area.ts';
import { historyOf } from '../../trade/concordance.ts';
import { formatProduct, type Product, parentAt, parseProduct, revisionInForce } from '../../trade/hs.ts';
import { formatPeriod, type Period, periodsOf, type Span, yearOf } from '../../trade/period.ts';
import type { Scenario } from '../../trade/scenario.ts';
import { fetchCommand } from '../fetch-command.ts';
import type { Routes } from '../routes.ts';
import type { Reading } from '../scan-panel.ts';
import type { Finding } from './any.ts';
import { type EvidenceRows, key, type LegRow, type TwoPeriods } from './evidence-rows.ts';
import type { SidesRow } from './ghost.ts';

export interface EvidenceContext {
  readonly scenario: Scenario;
  readonly reading: Reading;
  readonly own: { readonly routes: Routes; readonly rows: EvidenceRows } | null;
  /** All goods by year, where the goods themselves cannot be held against each other. */
  readonly totals: { readonly routes: Routes; readonly rows: EvidenceRows } | null;
  readonly coverage: Pick<Artefact, 'windowComplete' | 'baseComplete' | 'missing'>;
  readonly confidential: (station: number, product: number) => number;
}

/** Gathers what is known about a finding. Null for kinds that are no surge: a collapse, an odd price. */
export function evidenceOf(finding: Finding, context: EvidenceContext): Evidence | null {
  const { scenario } = context;
  if (
    finding.kind === 'collapse' ||
    finding.kind === 'unit-value' ||
    finding.kind === 'reclassification' ||
    finding.kind === 'chain'
  )
    return null;
  const product = parseProduct(finding.goods.code);
  const yearly = product.level === 0 && context.own?.routes.grain.level !== 0;
  const run = yearly ? context.totals : context.own;
  if (run === null) return null;
  const station = parseArea(finding.intermediary ?? finding.destination);
  const at = key(station, product.code);
  const leg = run.rows.in.get(at);
  // Routes may be told in another currency than series; everything here is in that of the routes.
  const { currency } = run.routes.trade;
  const change = currency === finding.currency ? changeOf(finding, leg) : legChange(leg);
  if (change === null) return null;
  const destination = parseArea(finding.destination);
  const onwardKnown =
    run.routes.views.some((view) => view.leg === 'out' && view.area === station && view.reported !== 'none') &&
    (run.rows.allOnward.has(at) || run.rows.broad.has(station));
  return {
    exporter: finding.exporter,
    intermediary: finding.intermediary,
    destination: finding.destination,
    goods: finding.goods.code,
    currency,
    change,
    direct: legChange(run.rows.in.get(key(destination, product.code))),
    othersDirect: twoChange(run.rows.othersDirect.get(key(destination, product.code))),
    onward: finding.intermediary === null || !onwardKnown ? null : onwardOf(run.rows, at, scenario),
    arrival: finding.intermediary === null ? null : arrivalOf(context, run.rows, station, product, currency),
    nomenclature: nomenclatureOf(product, context.reading, leg, run.rows, at),
    price: priceOf(run.rows, at),
    demand: demandOf(context, run.rows, station, product, onwardKnown, currency),
    timing: timingOf(run.rows, at, context, run.routes),
    reforms: scenario.reforms
      .filter(
        ({ area, goods }) =>
          parseArea(area) === station &&
          (goods.length === 0 || goods.some((code) => finding.goods.code.startsWith(code))),
      )
      .map(({ date, text, source }) => ({ date, text, source })),
    artefact: {
      ...context.coverage,
      change: change.value - change.base,
      likeForLike: leg === undefined ? null : leg.v_w - leg.v_b,
      confidentialRows: context.confidential(station, product.code),
    },
    fetch: fetchCommands(finding, context.scenario, run.routes.grain),
  };
}

function changeOf(finding: Finding, leg: LegRow | undefined): Change | null {
  if (finding.kind === 'diversion')
    return { value: finding.legs.in.value, base: finding.legs.in.base, expected: finding.legs.in.expected };
  if (finding.kind === 'ghost-transit')
    return legChange(leg) ?? { value: finding.sent.value, base: finding.sent.base, expected: finding.sent.base };
  if ('baseValue' in finding)
    return { value: finding.value, base: finding.baseValue, expected: finding.expected.value };
  return null;
}

function legChange(leg: LegRow | undefined): Change | null {
  return leg === undefined ? null : { value: leg.v_w, base: leg.v_b, expected: leg.expected };
}

function twoChange(row: TwoPeriods | undefined): Change | null {
  return row === undefined ? null : { value: row.v_w, base: row.v_b, expected: row.v_b };
}

/** What went on; nothing at all where the other side published and has no such row. */
function onwardOf(rows: EvidenceRows, at: string, scenario: Scenario): Onward {
  const out = rows.out.get(at);
  const matched = rows.matched.get(at);
  return {
    value: out?.v_w ?? 0,
    base: out?.v_b ?? 0,
    excess: out?.delta ?? 0,
    excessHigh: (out?.delta ?? 0) + (matched?.out_half ?? 1.96 * (out?.sd ?? 0)),
    matched: matched?.amount ?? 0,
    low: matched?.amount_low ?? 0,
    q: matched === undefined || matched.is_enough === 0 ? null : matched.q,
    supported: matched !== undefined && matched.is_enough === 1 && matched.q <= scenario.q,
  };
}

function arrivalOf(
  context: EvidenceContext,
  rows: EvidenceRows,
  station: number,
  product: Product,
  currency: string,
): Arrival | null {
  const own = rows.sides.get(key(station, product.code));
  if (own !== undefined) return arrival(own, product.level === 0 ? 'all goods together' : 'these goods', currency);
  const totals = context.totals?.rows.sides.get(key(station, 0));
  return totals === undefined
    ? null
    : arrival(totals, 'all goods together', context.totals?.routes.trade.currency ?? currency);
}

function arrival(row: SidesRow, of: Arrival['of'], currency: string): Arrival {
  return {
    sent: row.x_w,
    received: row.m_w,
    ratio: row.ratio,
    missing: row.missing,
    shareOfExcess: row.ghost_share,
    of,
    currency,
  };
}

function nomenclatureOf(
  product: Product,
  reading: Reading,
  leg: LegRow | undefined,
  rows: EvidenceRows,
  at: string,
): Nomenclature {
  const crosses = revisionInForce(yearOf(reading.base.from)) !== revisionInForce(yearOf(reading.window.to));
  const history = product.level >= 6 ? historyOf(parentAt(product, 6)) : null;
  const found = rows.siblings.get(at);
  const change = leg === undefined ? 0 : Math.abs(leg.delta);
  return {
    changed: leg?.changed === 'born' || leg?.changed === 'gone' ? leg.changed : null,
    scope: !crosses || history === null ? 'no revision between' : history.across2022 === 'yes' ? 'same' : 'changed',
    why: history?.why ?? 'codes of this level have no history here',
    sibling:
      found === undefined || found.strongest === null || (found.strongest_move ?? 0) <= 0 || change === 0
        ? null
        : {
            code: formatProduct(product.level, found.strongest),
            moved: found.strongest_move as number,
            share: Math.min(1, found.opposite / change),
          },
    siblingsInData: found?.siblings ?? 0,
  };
}

function priceOf(rows: EvidenceRows, at: string): Evidence['price'] {
  const row = rows.prices.get(at);
  return row === undefined
    ? null
    : {
        priceEffect: row.price_effect,
        quantityEffect: row.quantity_effect,
        perKgBase: row.uv_b,
        perKgWindow: row.uv_w,
      };
}

function twoPeriods(row: TwoPeriods | undefined): { value: number; base: number } {
  return { value: row?.v_w ?? 0, base: row?.v_b ?? 0 };
}

/** None is a figure too, where anything is known of the goods from others. */
function othersOf(row: TwoPeriods | undefined): { value: number; base: number } | null {
  return row === undefined ? null : twoPeriods(row);
}

function demandOf(
  context: EvidenceContext,
  rows: EvidenceRows,
  station: number,
  product: Product,
  onwardKnown: boolean,
  currency: string,
): Evidence['demand'] {
  const known = (row: TwoPeriods | undefined) =>
    row === undefined || row.v_b <= 0 ? null : { value: row.v_w, base: row.v_b };
  const own = known(rows.otherGoods.get(key(station, 0)));
  const other = own ?? (product.level === 0 ? null : known(context.totals?.rows.in.get(key(station, 0))));
  return {
    onwardToAll: onwardKnown ? twoPeriods(rows.allOnward.get(key(station, product.code))) : null,
    otherOrigins: othersOf(rows.otherOrigins.get(key(station, product.code))),
    otherGoods:
      other === null
        ? null
        : {
            of: own === null ? 'all goods' : 'other goods',
            ...other,
            currency: own === null ? (context.totals?.routes.trade.currency ?? '') : currency,
          },
  };
}

function timingOf(rows: EvidenceRows, at: string, { reading }: EvidenceContext, routes: Routes): Timing | null {
  const months = rows.months.get(at);
  if (months === undefined) return null;
  const first = Math.min(...rows.published) as Period;
  const span: Span = { from: first, to: routes.grain.window.to };
  const found = assessBreak(
    periodsOf(span).map((period) => ({ period, value: months.get(period) ?? (rows.published.has(period) ? 0 : null) })),
    reading.event,
  );
  return {
    kind: found.kind,
    why: found.why,
    changepoints: found.changepoints.map(({ period }) => formatPeriod(period)),
    atEvent: found.atEvent,
  };
}

function fetchCommands(finding: Finding, scenario: Scenario, { window, base }: Routes['grain']): Evidence['fetch'] {
  const about = { hs: [finding.goods.code], from: formatPeriod(base.from), to: formatPeriod(window.to) };
  const exporters = scenario.exporters.map((word) => areaLabel(parseArea(word)));
  const via = [finding.intermediary ?? finding.destination];
  const destination = [finding.destination];
  return {
    onward: fetchCommand({ ...about, reporter: via, partner: destination }),
    arrival: fetchCommand({ ...about, reporter: via, partner: exporters, flow: 'import' }),
    direct: fetchCommand({ ...about, reporter: exporters, partner: destination }),
  };
}
