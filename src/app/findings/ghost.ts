import { FREIGHT_FACTORS } from '../../detect/ghost-transit/ghost.ts';
import type { Engine } from '../../engine/engine.ts';
import { sql } from '../../engine/sql.ts';
import { areaLabel } from '../../trade/area.ts';
import { formatProduct } from '../../trade/hs.ts';
import { formatPeriod, isYearly } from '../../trade/period.ts';
import { flowsCommand } from '../flows-command.ts';
import { cents, digits } from '../rounding.ts';
import { common, type RouteContext } from './diversion.ts';
import { calibrationOf, exporterName, type FindingBase, type Placed } from './finding.ts';

/** Goods that exporters declared for an intermediary and that it never says it received, beyond freight and beyond the gap of the base. */
export interface GhostFinding extends FindingBase {
  readonly kind: 'ghost-transit';
  /** FOB, as the exporters report. */
  readonly sent: { readonly value: number; readonly base: number };
  /** CIF, as the intermediary reports. */
  readonly received: {
    readonly value: number;
    readonly base: number;
    readonly source: string | null;
    readonly query: string;
  };
  /** Received over sent in the base, and what that is taken from. */
  readonly ratio: { readonly value: number; readonly from: string };
  /** What is missing at the base's ratio, in the exporters' terms. */
  readonly missing: number;
  /** The share of the extra exports that never arrived. */
  readonly shareOfExcess: number | null;
  /** Sent less received over each freight factor: what is missing whatever the freight. */
  readonly bands: readonly { readonly factor: number; readonly missing: number }[];
}

export interface SidesRow {
  readonly station: number;
  readonly product: number;
  readonly x_w: number;
  readonly x_b: number;
  readonly m_w: number;
  readonly m_b: number;
  readonly ratio: number;
  readonly ratio_from: string;
  readonly missing: number;
  readonly excess: number;
  readonly ghost_share: number | null;
}

/** Ghost transit of the run at hand, by intermediary and goods, largest first. */
export async function readGhosts(engine: Engine, context: RouteContext, destination: string): Promise<GhostFinding[]> {
  const { scenario, routes } = context;
  if (!routes.twoSided) return [];
  const rows = await engine.rows<SidesRow & Placed & { is_enough: number }>(
    sql`SELECT * FROM ghosts WHERE is_beyond = 1 AND changed IS NULL AND missing >= ${scenario.minimum} ORDER BY missing DESC, station, product`,
  );
  const { window, base, level } = routes.grain;
  return rows.map((row) => {
    const via = areaLabel(row.station);
    const question = {
      reporter: scenario.exporters,
      partner: [via],
      hs: [formatProduct(level, row.product)],
      from: formatPeriod(window.from),
      to: formatPeriod(window.to),
      baseFrom: formatPeriod(base.from),
      baseTo: formatPeriod(base.to),
      currency: routes.trade.currency,
    };
    return {
      ...common(context, 'ghost-transit', [exporterName(scenario), via, destination], row.product),
      kind: 'ghost-transit',
      calibration: calibrationOf(row, row.is_enough === 1),
      supported: row.is_enough === 1 && row.q !== null && row.q <= scenario.q,
      flags: [
        ...(isYearly(window) ? (['totals-by-year'] as const) : []),
        ...(routes.trade.leftOut.length > 0 ? (['incomplete-coverage'] as const) : []),
      ],
      query: flowsCommand(question),
      sent: { value: cents(row.x_w), base: cents(row.x_b) },
      received: {
        value: cents(row.m_w),
        base: cents(row.m_b),
        source: routes.views.find((view) => view.leg === 'received' && view.area === row.station)?.source ?? null,
        query: flowsCommand({ ...question, mirror: true }),
      },
      ratio: { value: digits(row.ratio), from: row.ratio_from },
      missing: cents(row.missing),
      shareOfExcess: row.ghost_share === null ? null : digits(row.ghost_share),
      bands: FREIGHT_FACTORS.map((factor) => ({ factor, missing: cents(row.x_w - row.m_w / factor) })),
    };
  });
}
