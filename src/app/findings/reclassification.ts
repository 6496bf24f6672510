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

/** A listed code fell while a sibling rose on the same corridor. */
export interface ReclassificationFinding extends FindingBase {
  readonly kind: 'reclassification';
  readonly loss: number;
  readonly siblingGain: number;
  /** The share of the loss that the rise of siblings makes up. */
  readonly share: number;
  /** The sibling that rose most, and how it is one: of the same heading, or linked by the concordance. */
  readonly sibling: string;
  readonly how: string;
  /** Change of the whole heading against what was expected of it: near 0 where goods only changed their number. */
  readonly headingChange: number | null;
}

interface Row extends Placed {
  readonly station: number;
  readonly product: number;
  readonly loss: number;
  readonly sibling_gain: number;
  readonly share: number;
  readonly top_sibling: number;
  readonly how: string;
  readonly heading_change: number | null;
  readonly is_enough: number;
}

/** Reclassifications of the run at hand at or over the scenario's minimum, largest first. */
export async function readReclassifications(
  engine: Engine,
  context: RouteContext,
  destination: string,
): Promise<ReclassificationFinding[]> {
  const { scenario, routes } = context;
  const rows = await engine.rows<Row>(
    sql`SELECT * FROM reclassifications WHERE strength > ${NO_EXCESS} AND loss >= ${scenario.minimum} ORDER BY loss DESC, station, product`,
  );
  const { window, base, level } = routes.grain;
  return rows.map((row) => {
    const station = areaLabel(row.station);
    const sibling = formatProduct(level, row.top_sibling);
    const code = formatProduct(level, row.product);
    return {
      ...common(context, 'reclassification', [exporterName(scenario), station, destination], row.product),
      intermediary: station === destination ? null : station,
      calibration: calibrationOf(row, row.is_enough === 1),
      supported: row.is_enough === 1 && row.q !== null && row.q <= scenario.q,
      flags: [],
      query: flowsCommand({
        reporter: scenario.exporters,
        partner: [station],
        hs: [code, sibling],
        from: formatPeriod(window.from),
        to: formatPeriod(window.to),
        baseFrom: formatPeriod(base.from),
        baseTo: formatPeriod(base.to),
        by: 'product',
      }),
      loss: cents(row.loss),
      siblingGain: cents(row.sibling_gain),
      share: digits(row.share),
      sibling,
      how: row.how,
      headingChange: row.heading_change === null ? null : digits(row.heading_change),
    };
  });
}
