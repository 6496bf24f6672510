import type { Engine } from '../engine/engine.ts';
import { sql } from '../engine/sql.ts';
import { parseArea } from '../trade/area.ts';
import { parseProduct } from '../trade/hs.ts';
import { formatPeriod, periodsOf } from '../trade/period.ts';
import type { SeriesFinding } from './findings/series.ts';
import { cents } from './rounding.ts';
import type { Reading } from './scan-panel.ts';

export interface Sparks {
  readonly periods: readonly string[];
  readonly sparks: ReadonlyMap<string, readonly (number | null)[]>;
}

/** The periods of each series that is a finding, over the relations `panel` and `findings`; null where no series has any. */
export async function readSparks(
  engine: Engine,
  reading: Reading,
  findings: readonly SeriesFinding[],
): Promise<Sparks> {
  const { base, window } = reading;
  const span = periodsOf({ from: base.from, to: window.to });
  const rows = await engine.rows<Record<'exporter' | 'importer' | 'product' | 'period' | 'value', number>>(
    sql`SELECT p.exporter, p.importer, p.product, p.period, CAST(sum(p.value) AS DOUBLE) AS value FROM panel p
      JOIN (SELECT DISTINCT exporter, importer, product FROM findings) f
        ON f.exporter = p.exporter AND f.importer = p.importer AND f.product = p.product
      WHERE p.period BETWEEN ${base.from} AND ${window.to} GROUP BY p.exporter, p.importer, p.product, p.period`,
  );
  const published = new Set(rows.map(({ period }) => period));
  const place = new Map(span.map((period, index) => [Number(period), index]));
  const series = new Map<string, (number | null)[]>();
  for (const { exporter, importer, product, period, value } of rows) {
    const key = `${exporter} ${importer} ${product}`;
    const values = series.get(key) ?? span.map((own) => (published.has(own) ? 0 : null));
    values[place.get(period) as number] = cents(value);
    series.set(key, values);
  }
  const one = reading.exporters.length === 1 ? reading.exporters[0]?.exporter : undefined;
  const sparks = findings.map(({ id, exporter, intermediary, destination, goods }) => {
    const key = `${one ?? parseArea(exporter)} ${parseArea(intermediary ?? destination)} ${parseProduct(goods.code).code}`;
    return [id, series.get(key) ?? span.map((own) => (published.has(own) ? 0 : null))] as const;
  });
  return { periods: span.map(formatPeriod), sparks: new Map(sparks) };
}
