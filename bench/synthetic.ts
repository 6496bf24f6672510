import { rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Engine } from '../src/engine/engine.ts';
import { literal, Sql, type SqlValue, sql } from '../src/engine/sql.ts';
import { commit } from '../src/lake/commit.ts';
import { hashText } from '../src/lake/durable.ts';
import type { Layout } from '../src/lake/layout.ts';
import { openWriter } from '../src/lake/writer.ts';

const MONTHS = 48;
/** Twenty of them report and are reported on, so that what came in can go on. */
const REPORTERS = 60;
const PARTNERS = 60;
const FIRST_PARTNER = 40;
const AREAS = [
  4, 8, 12, 24, 31, 32, 36, 40, 44, 48, 50, 51, 52, 56, 64, 68, 70, 72, 76, 84, 96, 100, 104, 108, 112, 116, 120, 124,
  132, 140, 144, 148, 152, 156, 158, 170, 174, 178, 180, 188, 191, 192, 196, 203, 204, 208, 214, 218, 222, 226, 231,
  232, 233, 242, 246, 250, 262, 266, 268, 270, 275, 276, 288, 300, 320, 324, 328, 332, 340, 344, 348, 352, 356, 360,
  364, 368, 372, 376, 380, 384, 388, 392, 398, 400, 404, 408, 410, 414, 417, 418, 422, 426, 428, 430, 434, 440, 442,
  446, 450, 643,
];

/**
 * Monthly series that nobody reported: values spread over five orders of magnitude, seven months in ten silent, as in the
 * bundled EU exports (rows over series and months: 0.28 by CN8, 0.30 by HS6, 0.40 by HS4).
 */
export function syntheticRows(rows: number): Sql {
  const series = Math.ceil(rows / MONTHS / 0.3);
  const areas = new Sql([`[${AREAS.join(', ')}]`]);
  const reporter = sql`${areas}[1 + s % ${literal(REPORTERS)}]`;
  const partner = sql`${areas}[${literal(FIRST_PARTNER)} + 1 + (s // ${literal(REPORTERS)}) % ${literal(PARTNERS)}]`;
  return sql`SELECT ${reporter} AS reporter, ${partner} AS partner,
      100000 + 7 * (s // ${literal(REPORTERS * PARTNERS)}) AS product,
      (2019 + m // 12) * 100 + m % 12 + 1 AS period,
      1 + hash(s * 48 + m) % 1000 + (hash(s) % 100000) * (1 + hash(m * 7919 + s) % 10) AS value
    FROM range(${literal(series)}) a(s), range(${literal(MONTHS)}) b(m) WHERE hash(s * 131 + m) % 10 < 3 AND ${reporter} <> ${partner}`;
}

/** The exporters of the benchmark's scenario: reporters that nobody reports on. */
export const SCENARIO_EXPORTERS = AREAS.slice(0, 20);

/** A lake of one load, made without a file to read, for the sizes where writing CSV first would be the benchmark. */
export async function syntheticLake(engine: Engine, layout: Layout, rows: number): Promise<void> {
  const writer = await openWriter(layout);
  try {
    const stored = path.join(writer.directory, 'raw-synthetic');
    const text = `synthetic ${rows}\n`;
    await writeFile(stored, text);
    const relation = sql`(SELECT 'synthetic' AS source, 'x' AS load, 0::SMALLINT AS file, 0 AS line, reporter::SMALLINT AS reporter, partner::SMALLINT AS partner,
      2::TINYINT AS flow, (CASE WHEN period >= 202201 THEN 2022 ELSE 2017 END)::SMALLINT AS hs_rev, 6::TINYINT AS level, product::INTEGER AS product, 12::TINYINT AS freq,
      period::INTEGER AS period, value::DECIMAL(18,2) AS value, 'USD' AS currency, 1::TINYINT AS valuation, (value / 20)::DECIMAL(18,3) AS net_weight,
      NULL::DECIMAL(18,3) AS quantity, NULL::SMALLINT AS unit, 0::TINYINT AS status FROM (${syntheticRows(rows)}))`;
    await commit(
      engine,
      writer,
      {
        source: 'synthetic',
        format: 'synthetic',
        options: { rows: String(rows) },
        files: [{ name: 'synthetic', sha256: hashText(text), bytes: text.length, storedPath: stored }],
        scope: 'complete',
        notes: ['synthetic'],
        silences: [],
        licence: 'none',
        vintage: '2023-01-01',
        rows: { read: rows, rejected: 0, leftOut: 0 },
      },
      relation,
      new Date('2026-01-01T00:00:00Z'),
    );
  } finally {
    await writer.close();
  }
}

/** The same rows as UN Comtrade's CSV gives them, all 47 columns. */
export async function syntheticCsv(engine: Engine, file: string, rows: number): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
  const c = (value: SqlValue, name: string): Sql => sql`${literal(value)} AS ${new Sql([name])}`;
  const columns: Sql[] = [
    c('C', 'typeCode'),
    c('M', 'freqCode'),
    sql`period * 100 + 1 AS refPeriodId`,
    sql`period // 100 AS refYear`,
    sql`period % 100 AS refMonth`,
    sql`period`,
    sql`reporter AS reporterCode`,
    c('XXX', 'reporterISO'),
    c('Some reporting country', 'reporterDesc'),
    c('X', 'flowCode'),
    c('Export', 'flowDesc'),
    sql`partner AS partnerCode`,
    c('YYY', 'partnerISO'),
    c('Some partner country', 'partnerDesc'),
    c(0, 'partner2Code'),
    c('W00', 'partner2ISO'),
    c('World', 'partner2Desc'),
    sql`CASE WHEN period >= 202201 THEN 'H6' ELSE 'H5' END AS classificationCode`,
    c('HS', 'classificationSearchCode'),
    c('true', 'isOriginalClassification'),
    sql`product AS cmdCode`,
    c('Goods with a description, of middling length; n.e.c.', 'cmdDesc'),
    c(6, 'aggrLevel'),
    c('true', 'isLeaf'),
    c('C00', 'customsCode'),
    c('TOTAL CPC', 'customsDesc'),
    c(0, 'mosCode'),
    c(0, 'motCode'),
    c('TOTAL MOT', 'motDesc'),
    c(8, 'qtyUnitCode'),
    c('kg', 'qtyUnitAbbr'),
    sql`value / 20 AS qty`,
    c('false', 'isQtyEstimated'),
    c(-1, 'altQtyUnitCode'),
    c('N/A', 'altQtyUnitAbbr'),
    c(null, 'altQty'),
    c('false', 'isAltQtyEstimated'),
    sql`value / 20 AS netWgt`,
    c('false', 'isNetWgtEstimated'),
    c(null, 'grossWgt'),
    c('false', 'isGrossWgtEstimated'),
    c(null, 'cifvalue'),
    sql`value AS fobvalue`,
    sql`value AS primaryValue`,
    c(0, 'legacyEstimationFlag'),
    c('true', 'isReported'),
    c('false', 'isAggregate'),
  ];
  const list = columns.reduce((all, one) => sql`${all}, ${one}`);
  await engine.run(
    sql`COPY (SELECT ${list} FROM (${syntheticRows(rows)})) TO ${literal(file)} (FORMAT csv, HEADER true)`,
  );
}
