import { NO_EXCESS } from '../../detect/calibrate/calibrate.ts';
import type { Engine } from '../../engine/engine.ts';
import { sql } from '../../engine/sql.ts';
import { areaLabel } from '../../trade/area.ts';
import { formatProduct } from '../../trade/hs.ts';
import { formatPeriod } from '../../trade/period.ts';
import { flowsCommand } from '../flows-command.ts';
import { cents, digits } from '../rounding.ts';
import { common, type RouteContext } from './diversion.ts';
import { calibrationOf, exporterName, type FindingBase, type Placed } from './finding.ts';

/** A price per kilogram far from what the same goods cost on other corridors. */
export interface UnitValueFinding extends FindingBase {
  readonly kind: 'unit-value';
  readonly from: string;
  readonly to: string;
  readonly value: number;
  readonly kg: number;
  readonly perKg: number;
  /** Median of the other corridors, and how many there are. */
  readonly median: number;
  readonly corridors: number;
  /** Robust z of the logarithm. */
  readonly z: number;
}

interface Row extends Placed {
  readonly exporter: number;
  readonly importer: number;
  readonly product: number;
  readonly uv: number;
  readonly median_uv: number;
  readonly z: number;
  readonly corridors: number;
  readonly kg: number;
  readonly value: number;
  readonly is_enough: number;
}

/** Odd prices of the run at hand at or over the scenario's minimum, oddest first. */
export async function readOddPrices(
  engine: Engine,
  context: RouteContext,
  destination: string,
): Promise<UnitValueFinding[]> {
  const { scenario, routes } = context;
  const rows = await engine.rows<Row>(
    sql`SELECT * FROM odd_prices WHERE strength > ${NO_EXCESS} AND value >= ${scenario.minimum} ORDER BY strength DESC, exporter, importer, product`,
  );
  const { window, base, level } = routes.grain;
  const groups = new Set(
    [...routes.plan.roles].filter(([, role]) => role === 'exporter').map(([area]) => Number(area)),
  );
  return rows.map((row) => {
    const into = groups.has(row.exporter);
    const from = into ? exporterName(scenario) : areaLabel(row.exporter);
    const to = areaLabel(row.importer);
    const via = into ? to : from;
    const shared = common(context, 'unit-value', [exporterName(scenario), via, destination], row.product);
    return {
      ...shared,
      id: ['unit-value', from, to, destination, shared.goods.code].join(':'),
      intermediary: via === destination ? null : via,
      calibration: calibrationOf(row, row.is_enough === 1),
      supported: row.is_enough === 1 && row.q !== null && row.q <= scenario.q,
      flags: [],
      query: flowsCommand({
        reporter: into ? scenario.exporters : [from],
        partner: [to],
        hs: [formatProduct(level, row.product)],
        from: formatPeriod(window.from),
        to: formatPeriod(window.to),
        baseFrom: formatPeriod(base.from),
        baseTo: formatPeriod(base.to),
      }),
      from,
      to,
      value: cents(row.value),
      kg: digits(row.kg),
      perKg: digits(row.uv),
      median: digits(row.median_uv),
      corridors: row.corridors,
      z: digits(row.z),
    };
  });
}
