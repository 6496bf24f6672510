import { type Engine, one } from '../../engine/engine.ts';
import { sql, sqlFile } from '../../engine/sql.ts';
import { type AreaCode, isAggregate } from '../../trade/area.ts';
import type { Period } from '../../trade/period.ts';
import { rate } from '../../trade/rates.ts';
import { type Corner, type Resolved, within } from '../goods/resolve.ts';

/** Fewer other partners than this, in a period, are no reference. */
export const LEAST_PARTNERS = 5;

/** A period in which the corridor was traded, or in which there is a reference. */
export interface PriceRow {
  readonly period: Period;
  /** Of all rows; null where there are none. */
  readonly value: number | null;
  /** Of the rows with a weight. */
  readonly weighed: number | null;
  readonly kg: number | null;
  /** Rows whose weight the source estimated. */
  readonly estimated: number | null;
  /** Other partners with a price, of which the quartiles are; null where they are too few. */
  readonly partners: number | null;
  readonly low: number | null;
  readonly median: number | null;
  readonly high: number | null;
}

/**
 * The unit values of a corridor and their reference, by period. Needs `reporters`, `partners` and the relations of
 * `resolveGoods`. @returns the currency too: the asked one, else the only one that stands in the rows, else US dollars.
 */
export async function readPrices(
  engine: Engine,
  corner: Corner,
  goods: Pick<Resolved, 'mixed' | 'first' | 'last'>,
  wanted: string | undefined,
): Promise<{ readonly currency: string; readonly rows: readonly PriceRow[] }> {
  await makeMarkets(engine, corner);
  const { currency, converted } = await makeRates(engine, corner, goods, wanted);
  const { first, last } = await one<{ first: number; last: number }>(
    engine,
    sql`SELECT coalesce(min(product), 0) AS first, coalesce(max(product), 0) AS last FROM goods_map`,
  );
  const { source, flow, frequency } = corner;
  const statement = sqlFile(
    import.meta.url,
    './prices.sql',
    { source, flow, frequency, first_product: first, last_product: last, least: LEAST_PARTNERS },
    {
      worth: converted ? sql`CAST(f.value * x.rate AS DECIMAL(18, 2))` : sql`f.value`,
      rates: converted ? sql`JOIN rates x ON x.currency = f.currency AND x.period = f.period` : sql``,
      by_class: goods.mixed
        ? sql`JOIN period_class c ON c.reporter = f.reporter AND c.period = f.period AND c.class = g.class`
        : sql``,
      periods: within(sql`f.period`, corner.spans),
    },
  );
  return { currency, rows: await engine.rows<PriceRow>(statement) };
}

/** The corridor's partners, and all others that the reporters name: neither groups and rests, nor the reporters themselves. */
async function makeMarkets(engine: Engine, { source, flow, frequency }: Corner): Promise<void> {
  const rows = await engine.rows<{ partner: AreaCode; is_asked: number }>(sql`
    SELECT partner, 1 AS is_asked FROM partners
    UNION SELECT c.partner, 0 FROM catalog c
    WHERE c.kind = 'corridor' AND c.source = ${source} AND c.flow = ${flow} AND c.freq = ${frequency}
      AND c.reporter IN (SELECT reporter FROM reporters) AND c.partner NOT IN (SELECT reporter FROM reporters)
      AND c.partner NOT IN (SELECT partner FROM partners)
    ORDER BY partner`);
  await engine.relation(
    'markets',
    { partner: 'SMALLINT', is_asked: 'TINYINT' },
    rows.filter((row) => row.is_asked === 1 || !isAggregate(row.partner)).map((row) => [row.partner, row.is_asked]),
  );
}

async function makeRates(
  engine: Engine,
  { source, flow, frequency, spans }: Corner,
  goods: Pick<Resolved, 'first' | 'last'>,
  wanted: string | undefined,
) {
  const rows = await engine.rows<{
    currency: string;
    period: Period;
  }>(sql`SELECT DISTINCT f.currency, f.period FROM flow f
    WHERE f.source = ${source} AND f.flow = ${flow} AND f.freq = ${frequency} AND ${within(sql`f.period`, spans)}
      AND f.product BETWEEN ${goods.first} AND ${goods.last}
      AND f.reporter IN (SELECT reporter FROM reporters) ORDER BY f.currency, f.period`);
  const found = new Set(rows.map((row) => row.currency));
  const [only] = found;
  const currency = wanted ?? (found.size === 1 ? only : undefined) ?? 'USD';
  const converted = [...found].some((own) => own !== currency);
  await engine.relation(
    'rates',
    { currency: 'VARCHAR', period: 'INTEGER', rate: 'DOUBLE' },
    converted ? rows.map((row) => [row.currency, row.period, rate(row.currency, currency, row.period)]) : [],
  );
  return { currency, converted };
}
