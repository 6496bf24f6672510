import type { Engine } from '../engine/engine.ts';
import { sql } from '../engine/sql.ts';
import { formatProduct } from '../trade/hs.ts';
import { formatPeriod, frequencyOf, type Period, periodsOf, type Span, shift } from '../trade/period.ts';
import { cents, digits } from './rounding.ts';
import type { Reading } from './scan-panel.ts';

export interface NetworkLeg {
  readonly leg: 'direct' | 'in' | 'out';
  readonly from: string;
  readonly to: string;
  /** The goods as they were asked for, or TOTAL where nothing finer is known of the leg. */
  readonly goods: string;
  readonly currency: string;
  readonly frequency: 'monthly' | 'annual';
  readonly reported: 'by the exporter' | 'by the importer' | 'none';
  readonly source: string | null;
  /** Months or years, as the leg is known; `values` and `yearBefore` stand at them. */
  readonly periods: readonly string[];
  /** Null where it was not published; zero where it was and there was no such trade. */
  readonly values: readonly (number | null)[];
  /** The same month, or the year, one year earlier. */
  readonly yearBefore: readonly (number | null)[];
  /** Sums over the scenario's window and base, of a leg by years over the years they lie in; null where nothing was published. */
  readonly window: number | null;
  readonly base: number | null;
  /** Window over base; null without a base. */
  readonly ratio: number | null;
  /** Shows the rows, or fetches them where no loaded source has any. */
  readonly query: string;
  readonly note: string | null;
}

export interface LegSums {
  readonly axis: Span;
  readonly window: Span;
  readonly base: Span;
  readonly at: (period: Period) => number | null;
}

/** The figures of a leg along an axis of periods. */
export function legFigures({ axis, window, base, at }: LegSums) {
  const periods = periodsOf(axis);
  const [later, earlier] = [sumOf(window, at), sumOf(base, at)];
  return {
    frequency: frequencyOf(axis.from) === 12 ? ('monthly' as const) : ('annual' as const),
    periods: periods.map(formatPeriod),
    values: periods.map(at),
    yearBefore: periods.map((period) => at(shift(period, -frequencyOf(period)))),
    window: later,
    base: earlier,
    ratio: later === null || earlier === null || earlier <= 0 ? null : digits(later / earlier),
  };
}

function sumOf(span: Span, at: LegSums['at']): number | null {
  const known = periodsOf(span).flatMap((period) => at(period) ?? []);
  return known.length === 0 ? null : cents(known.reduce((sum, value) => sum + value, 0));
}

/** How `entrepot flows` is asked for the goods at hand: as they were, else by the codes that stand for them. */
export async function goodsWords(
  engine: Engine,
  { products }: Pick<Reading, 'products'>,
  words: readonly string[],
): Promise<readonly string[]> {
  const rows = await engine.rows<{ asked_level: number; asked_product: number }>(
    sql`SELECT DISTINCT asked_level, asked_product FROM goods_map ORDER BY asked_level, asked_product`,
  );
  const codes = rows.map((row) => formatProduct(row.asked_level, row.asked_product));
  const asked = new Set(products.map(({ level, code }) => formatProduct(level, code)));
  if (codes.every((code) => asked.has(code))) return words;
  return products.length > 0 ? codes : [...new Set(codes.map((code) => code.slice(0, 2)))];
}
