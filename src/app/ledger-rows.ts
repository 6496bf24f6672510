import type { Engine } from '../engine/engine.ts';
import { sql } from '../engine/sql.ts';
import { silentPeriods } from '../measure/legs/gaps.ts';
import type { LegView } from '../measure/legs/plan.ts';
import { type AreaCode, parseArea } from '../trade/area.ts';
import { parseProduct } from '../trade/hs.ts';
import { formatPeriod, type Period, periodsOf } from '../trade/period.ts';
import type { Finding } from './findings/any.ts';
import { cents, digits } from './rounding.ts';
import type { Routes } from './routes.ts';

/** One period of a route. Null where that side published nothing that can be compared; zero where it published and there was none. */
export interface LedgerRow {
  readonly period: string;
  readonly basePeriod: string;
  readonly in: LedgerLeg | null;
  readonly out: LedgerLeg | null;
  /** Of what went on in this period, how much is matched with what came in, at the prices it came in at. */
  readonly matched: number | null;
  readonly kgMatched: number | null;
}

export interface LedgerLeg {
  readonly value: number;
  readonly expected: number;
  readonly excess: number;
}

export interface LegSource {
  readonly reported: LegView['reported'];
  readonly source: string | null;
}

/** The columns of the relation `ledger`, summed over goods. */
export const LEDGER_SUMS = sql`sum(v_in) AS v_in, sum(e_in) AS e_in, sum(v_out) AS v_out, sum(e_out) AS e_out, sum(matched) AS matched,
  sum(kg_matched) AS kg_matched, sum(weighed_in) + sum(weighed_out) AS weighed`;

export type LedgerSums = Readonly<
  Record<'period' | 'v_in' | 'e_in' | 'v_out' | 'e_out' | 'matched' | 'kg_matched' | 'weighed', number>
>;

/** Of one intermediary: in which periods nobody tells of a leg, and whether anybody ever tells of the leg out. */
export interface Silences {
  readonly in: ReadonlySet<number>;
  readonly out: ReadonlySet<number>;
  readonly onward: boolean;
}

const NOTHING = { v_in: 0, e_in: 0, v_out: 0, e_out: 0, matched: 0, kg_matched: 0, weighed: 0 };

/** One row a period of the window, whether the ledger has it or not. */
export function ledgerRows(rows: readonly LedgerSums[], { grain }: Routes, silent: Silences): LedgerRow[] {
  const before = periodsOf(grain.base);
  const leg = (value: number, expected: number): LedgerLeg => ({
    value: cents(value),
    expected: cents(expected),
    excess: cents(value - expected),
  });
  return periodsOf(grain.window).map((period, index) => {
    const row = rows.find((own) => own.period === period) ?? NOTHING;
    const basePeriod = before[index] as Period;
    const mute = (side: ReadonlySet<number>): boolean => side.has(period) || side.has(basePeriod);
    const into = mute(silent.in) ? null : leg(row.v_in, row.e_in);
    const out = !silent.onward || mute(silent.out) ? null : leg(row.v_out, row.e_out);
    return {
      period: formatPeriod(period),
      basePeriod: formatPeriod(basePeriod),
      in: into,
      out,
      matched: out === null ? null : cents(row.matched),
      kgMatched: out === null || row.weighed === 0 ? null : digits(row.kg_matched),
    };
  });
}

export function sourceOf(routes: Routes, leg: LegView['leg'], area: AreaCode | null): LegSource {
  const view = routes.views.find((own) => own.leg === leg && (area === null || own.area === area));
  return { reported: view?.reported ?? 'none', source: view?.source ?? null };
}

/** The ledgers of the diversions that a run at hand found, by id. */
export async function readLedgers(
  engine: Engine,
  routes: Routes,
  destination: AreaCode,
  diversions: readonly Pick<Finding, 'id' | 'intermediary' | 'goods'>[],
): Promise<ReadonlyMap<string, readonly LedgerRow[]>> {
  if (diversions.length === 0) return new Map();
  const rows = await engine.rows<LedgerSums & { station: number; product: number }>(
    sql`SELECT c.station, c.product, l.period, ${LEDGER_SUMS} FROM ledger l JOIN candidates c ON c.id = l.id
      GROUP BY c.station, c.product, l.period ORDER BY c.station, c.product, l.period`,
  );
  const series = Map.groupBy(rows, ({ station, product }) => `${station} ${product}`);
  const silent = new Map<AreaCode, Silences>();
  const ledgers = new Map<string, readonly LedgerRow[]>();
  for (const { id, intermediary, goods } of diversions) {
    const via = parseArea(intermediary as string);
    const own = silent.get(via) ?? (await silences(engine, routes, via, destination));
    silent.set(via, own);
    ledgers.set(id, ledgerRows(series.get(`${via} ${parseProduct(goods.code).code}`) ?? [], routes, own));
  }
  return ledgers;
}

/** Periods in which a side says nothing: all exporters for the leg in, whoever reports the leg out. */
export async function silences(
  engine: Engine,
  routes: Routes,
  via: AreaCode,
  destination: AreaCode,
): Promise<Silences> {
  const { window, base, level } = routes.grain;
  const exporters = new Set([...routes.plan.roles].filter(([, role]) => role === 'exporter').map(([area]) => area));
  const found = { in: new Set<number>(), out: new Set<number>() };
  for (const leg of ['in', 'out'] as const) {
    const reporters = new Set<number>();
    const mute = new Map<number, Set<number>>();
    for (const piece of routes.plan.pieces) {
      const senders = new Map(
        [...piece.senders].filter(([area, exporter]) => (leg === 'in' ? exporters.has(exporter) : area === via)),
      );
      const receivers = new Set([...piece.receivers].filter((area) => area === (leg === 'in' ? via : destination)));
      if (senders.size === 0 || receivers.size === 0) continue;
      for (const area of piece.view === 'export' ? senders.keys() : receivers) reporters.add(area);
      for (const [area, period] of await silentPeriods(
        engine,
        { ...piece, senders, receivers },
        { window, base, level },
      ))
        mute.set(period, (mute.get(period) ?? new Set()).add(area));
    }
    for (const [period, areas] of mute) if (areas.size === reporters.size) found[leg].add(period);
  }
  return { ...found, onward: sourceOf(routes, 'out', via).reported !== 'none' };
}
