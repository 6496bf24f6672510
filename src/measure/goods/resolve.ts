import { type Engine, one } from '../../engine/engine.ts';
import { join, literal, type Sql, sql, sqlFile } from '../../engine/sql.ts';
import { formatProduct, type Product } from '../../trade/hs.ts';
import type { Span } from '../../trade/period.ts';

/** What a measure reads: one source's rows of one flow and frequency. `reporters` is a relation (reporter). */
export interface Corner {
  readonly source: string;
  readonly flow: number;
  readonly frequency: number;
  readonly spans: readonly Span[];
}

/** A condition that a column lies in one of the spans. */
export function within(column: Sql, spans: readonly Span[]): Sql {
  return sql`(${join(
    spans.map((span) => sql`${column} BETWEEN ${literal(span.from)} AND ${literal(span.to)}`),
    ' OR ',
  )})`;
}

export interface AskedCode extends Product {
  /** The revision the code is meant in; 0 for "as reported". */
  readonly hsRev: number;
  /** The code it counts for in the answer; itself unless it came through a concordance. */
  readonly for?: Product;
}

export interface Resolved {
  /** Reporter-periods differ in which levels they hold, so the join needs `period_class`. */
  readonly mixed: boolean;
  /** The least and the largest code among the stored rows that answer. */
  readonly first: number;
  readonly last: number;
  readonly notes: readonly string[];
  /** Asked codes that no stored row answers. */
  readonly unanswered: readonly Product[];
}

/**
 * Makes `goods_map` (class, level, product, hs_rev, asked_level, asked_product) and `period_class` (reporter, period,
 * class). A class is the set of levels that a reporter holds in a period.
 */
export async function resolveGoods(engine: Engine, corner: Corner, asked: readonly AskedCode[]): Promise<Resolved> {
  await engine.relation(
    'asked',
    { asked_level: 'TINYINT', asked_product: 'INTEGER', hs_rev: 'SMALLINT' },
    asked.map((code) => [code.level, code.code, code.hsRev]),
  );
  const { reporters } = await one<{ reporters: number[] }>(
    engine,
    sql`SELECT list(DISTINCT reporter ORDER BY reporter) AS reporters FROM reporters`,
  );
  const key = JSON.stringify([corner.source, corner.flow, corner.frequency, reporters]);
  const of = sql`source = ${literal(corner.source)} AND flow = ${literal(corner.flow)} AND freq = ${literal(corner.frequency)} AND reporter IN (SELECT reporter FROM reporters)`;
  const classes = await engine.kept(
    `classes ${key}`,
    sql`SELECT reporter, period, string_agg(CAST(level AS VARCHAR), ',' ORDER BY level) AS class
      FROM (SELECT DISTINCT reporter, first_period AS period, level FROM catalog WHERE kind = 'period' AND ${of}) held
      GROUP BY reporter, period`,
  );
  const lines = await engine.kept(
    `lines ${key}`,
    sql`SELECT DISTINCT c.class, p.level, p.product, p.hs_rev
      FROM (SELECT DISTINCT class FROM ${classes}) c
      JOIN (SELECT DISTINCT level, product, hs_rev FROM catalog WHERE kind = 'product' AND ${of}) p
        ON list_contains(string_split(c.class, ','), CAST(p.level AS VARCHAR))
      ORDER BY level, product`,
  );
  const inSpans = within(sql`period`, corner.spans);
  await engine.run(sql`CREATE OR REPLACE TEMP VIEW period_class AS SELECT * FROM ${classes} WHERE ${inSpans}`);
  const few = sql`(SELECT * FROM ${lines} k WHERE ${under(asked)} AND class IN (SELECT class FROM period_class))`;
  await engine.run(
    sql`CREATE OR REPLACE TEMP TABLE goods_map AS ${sqlFile(import.meta.url, './lines.sql', {}, { lines: few })}`,
  );
  return describe(engine, asked);
}

/** So many codes are looked for one by one; of more, all lines are read. */
const FEW = 40;

/** The lines that can answer for one of a few codes. */
function under(asked: readonly AskedCode[]): Sql {
  if (asked.length > FEW) return sql`1 = 1`;
  const ranges = asked.map(({ level, code }) =>
    level === 0
      ? sql`k.level = 0`
      : sql`(${join(
          [2, 4, 6, 8]
            .filter((own) => own >= level)
            .map((own) => {
              const scale = 10 ** (own - level);
              return sql`(k.level = ${literal(own)} AND k.product BETWEEN ${literal(code * scale)} AND ${literal(code * scale + scale - 1)})`;
            }),
          ' OR ',
        )})`,
  );
  return sql`(${join(ranges, ' OR ')})`;
}

async function describe(engine: Engine, asked: readonly AskedCode[]): Promise<Resolved> {
  const found = await engine.rows<{
    asked_level: number;
    asked_product: number;
    level: number;
    n: number;
    first: number;
    last: number;
    classes: number;
  }>(
    sql`SELECT asked_level, asked_product, level, count(DISTINCT product) AS n, min(product) AS first, max(product) AS last,
      (SELECT count(DISTINCT class) FROM period_class) AS classes
      FROM goods_map GROUP BY asked_level, asked_product, level ORDER BY asked_level, asked_product, level`,
  );
  const answered = new Set(found.map((row) => `${row.asked_level}:${row.asked_product}`));
  const finer = found.filter((row) => row.level > row.asked_level);
  return {
    mixed: (found[0]?.classes ?? 0) > 1,
    first: Math.min(...found.map(({ first }) => first), found[0]?.first ?? 0),
    last: Math.max(...found.map(({ last }) => last), 0),
    notes: finer.length === 0 ? [] : [finerNote(finer)],
    unanswered: asked.filter((code) => !answered.has(`${code.level}:${code.code}`)),
  };
}

function finerNote(rows: readonly { asked_level: number; asked_product: number; level: number; n: number }[]): string {
  if (rows.length > 3) {
    const lines = rows.reduce((sum, row) => sum + row.n, 0);
    return `${rows.length} of the asked codes have no row of their own and are sums of ${lines} finer lines; lines that are not in the loaded files are not in them`;
  }
  return rows
    .map(
      (row) =>
        `${formatProduct(row.asked_level, row.asked_product)} has no row of its own and is the sum of ${row.n} lines of ${row.level} digits; lines that are not in the loaded files are not in it`,
    )
    .join('. ');
}
