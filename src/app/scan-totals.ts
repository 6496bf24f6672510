import { type Engine, one } from '../engine/engine.ts';
import { sql } from '../engine/sql.ts';
import { areaLabel } from '../trade/area.ts';
import { formatProduct, type Product } from '../trade/hs.ts';
import { shortText } from '../trade/nomenclature.ts';
import type { Scenario } from '../trade/scenario.ts';
import { exporterName } from './findings/finding.ts';
import { cents, digits } from './rounding.ts';

export interface Bounds {
  readonly value: number;
  /** Only gains with q at most the scenario's, each at the low end of its interval. */
  readonly low: number;
  readonly high: number;
}

export interface PartnerTotal {
  readonly partner: string;
  readonly role: 'destination' | 'intermediary';
  readonly base: number;
  readonly value: number;
  readonly delta: number;
  readonly ratio: number | null;
  /** Of an intermediary: its gains in goods of which the destination lost some. */
  readonly gained: number | null;
  readonly findings: number;
  readonly supported: number;
}

export interface GoodsTotal {
  readonly exporter: string;
  readonly code: string;
  readonly text: string;
  readonly shortfall: number;
  readonly gained: number;
  readonly accounted: Bounds;
  readonly intermediaries: number;
}

export interface Totals {
  readonly partners: readonly PartnerTotal[];
  /** What the destination got less than expected, over the goods in which it did. */
  readonly shortfall: Bounds;
  /** How much of it gains of the same goods in the intermediaries could account for, never more than was lost of each. */
  readonly accounted: Bounds;
  readonly share: number | null;
  readonly goods: readonly GoodsTotal[];
}

/** Sums over all series, not only those over the findings' minimum. */
export async function readTotals(engine: Engine, scenario: Scenario, level: Product['level']): Promise<Totals> {
  const partners = await engine.rows<{
    importer: number;
    role: 'destination' | 'intermediary';
    base: number;
    value: number;
    gained: number | null;
    findings: number;
    supported: number;
  }>(sql`
    SELECT s.importer, s.role, sum(s.v_b) AS base, sum(s.v_w) AS value, min(f.gained) AS gained, coalesce(min(f.findings), 0) AS findings, coalesce(min(f.supported), 0) AS supported
    FROM scored s
    LEFT JOIN (SELECT importer, sum(delta) AS gained, count(CASE WHEN delta >= ${scenario.minimum} THEN 1 END) AS findings,
        count(CASE WHEN delta >= ${scenario.minimum} AND q <= ${scenario.q} THEN 1 END) AS supported
      FROM findings WHERE family = 'displacement' GROUP BY importer) f ON f.importer = s.importer
    GROUP BY s.importer, s.role ORDER BY s.role, value DESC, s.importer`);
  const shortfall = await one<{ value: number | null; low: number | null; high: number | null }>(
    engine,
    sql`SELECT sum(-delta) AS value, sum(low) AS low, sum(high) AS high FROM scored WHERE role = 'destination' AND has_base = 1 AND delta < 0`,
  );
  const goods = await engine.rows<Accounted>(sql`SELECT * FROM accounted ORDER BY accounted DESC, exporter, product`);
  const total = (pick: (row: Accounted) => number): number => cents(goods.reduce((sum, row) => sum + pick(row), 0));
  const accounted = {
    value: total((row) => row.accounted),
    low: total((row) => row.accounted_low),
    high: total((row) => row.accounted_high),
  };
  return {
    partners: partners.map((row) => ({
      partner: areaLabel(row.importer),
      role: row.role,
      base: cents(row.base),
      value: cents(row.value),
      delta: cents(row.value - row.base),
      ratio: row.base > 0 ? digits(row.value / row.base) : null,
      gained: row.role === 'destination' ? null : cents(row.gained ?? 0),
      findings: row.findings,
      supported: row.supported,
    })),
    shortfall: { value: cents(shortfall.value ?? 0), low: cents(shortfall.low ?? 0), high: cents(shortfall.high ?? 0) },
    accounted,
    share: (shortfall.value ?? 0) > 0 ? digits(accounted.value / (shortfall.value as number)) : null,
    goods: goods.map((row) => ({
      exporter: scenario.exporters_as === 'one' ? exporterName(scenario) : areaLabel(row.exporter),
      code: formatProduct(level, row.product),
      text: shortText({ level, code: row.product as Product['code'] }, 60),
      shortfall: cents(row.shortfall),
      gained: cents(row.excess),
      accounted: { value: cents(row.accounted), low: cents(row.accounted_low), high: cents(row.accounted_high) },
      intermediaries: row.intermediaries,
    })),
  };
}

interface Accounted {
  readonly exporter: number;
  readonly product: number;
  readonly shortfall: number;
  readonly excess: number;
  readonly intermediaries: number;
  readonly accounted: number;
  readonly accounted_low: number;
  readonly accounted_high: number;
}
