/**
 * Makes every table of src/trade/reference from the original public files.
 *
 *     node scripts/build-reference.ts DIRECTORY
 *
 * DIRECTORY holds the files under the names given in data/README.md, "Reference tables". The result depends on them alone.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { openDuckDb } from '../src/engine/duckdb/engine.ts';
import type { Row } from '../src/engine/engine.ts';
import { type Sql, sql } from '../src/engine/sql.ts';

const from = process.argv[2];
if (from === undefined) throw new Error('name the directory of the original files');
const to = path.join(import.meta.dirname, '../src/trade/reference');
const engine = await openDuckDb({ tempDirectory: path.join(to, '.spill'), threads: 1 });
const source = (file: string): string => path.join(from, file);
const csv = (file: string): Sql => sql`read_csv(${source(file)}, all_varchar = true, header = true)`;

/** Comtrade numbers that are not the M49 number of the area, and past areas that hold the number of a present one. */
const COMTRADE_TO_M49: Readonly<Record<string, number>> = {
  '251': 250,
  '579': 578,
  '699': 356,
  '757': 756,
  '842': 840,
  '490': 158,
  '578': 10578,
  '492': 10492,
  '356': 10356,
};
const EXTRA_NUMBERS: Readonly<Record<string, number>> = { '381': 380 };

async function write(name: string, statement: Sql, header: readonly string[], compress = false): Promise<void> {
  const rows = await engine.rows<Row>(statement);
  const lines = [header, ...rows.map((row) => header.map((column) => cell(row[column])))].map(
    (cells) => `${cells.join(',')}\n`,
  );
  const file = path.join(to, compress ? `${name}.gz` : name);
  writeFileSync(file, compress ? gzipSync(lines.join(''), { level: 9 }) : lines.join(''));
  process.stderr.write(`${name}: ${rows.length} rows\n`);
}

function cell(value: unknown): string {
  const text = value === null || value === undefined ? '' : String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const renumbered = Object.entries(COMTRADE_TO_M49).map(([id, area]) => [id, area] as const);
await engine.relation('renumbered', { id: 'VARCHAR', area: 'SMALLINT' }, renumbered);
await engine.run(sql`CREATE TEMP TABLE area AS
  SELECT coalesce(r.area, a.id::SMALLINT) AS area, a.id, a.country AS name, a.iso_3, nullif(a.iso_2, 'NA') AS iso_2, a.exit_year, a.region,
    a.centroid_lat AS lat, a.centroid_lon AS lon,
    CASE WHEN a."group" = 'TRUE' THEN 'group'
      WHEN a.country LIKE '%, nes' AND a.id <> '490' OR a.country LIKE '% nes' AND a.id <> '490' OR a.id IN ('837', '838', '839', '899') THEN 'special'
      WHEN a.id IN ('175', '254', '312', '638', '850') THEN 'country'
      WHEN a.exit_year IS NOT NULL OR a.id IN ('356', '578') THEN 'historical' ELSE 'country' END AS kind
  FROM ${csv('comtrade_areas.csv')} a LEFT JOIN renumbered r USING (id)
  UNION ALL SELECT 492, NULL, 'Monaco', 'MCO', 'MC', NULL, 'Europe', 43.733, 7.417, 'country'`);
await write(
  'areas.csv',
  sql`SELECT area, CASE WHEN kind = 'country' AND area <> 80 AND NOT starts_with(iso_3, '_') AND regexp_full_match(iso_3, '[A-Z]{3}') THEN iso_3
        WHEN area = 158 THEN 'TWN' WHEN area = 412 THEN 'XKX' END AS iso3,
      CASE WHEN area = 80 THEN NULL WHEN kind = 'country' AND regexp_full_match(iso_2, '[A-Z]{2}') THEN iso_2 WHEN area = 158 THEN 'TW' WHEN area = 412 THEN 'XK'
        WHEN area = 516 THEN 'NA' END AS iso2,
      CASE area WHEN 158 THEN 'Taiwan' WHEN 840 THEN 'United States' WHEN 850 THEN 'United States Virgin Islands' ELSE name END AS name, kind, exit_year AS until, region,
      round(lat::DOUBLE, 3) AS lat, round(lon::DOUBLE, 3) AS lon
    FROM (SELECT *, row_number() OVER (PARTITION BY area ORDER BY id::INTEGER <> area DESC) AS place FROM area) WHERE place = 1 ORDER BY area`,
  ['area', 'iso3', 'iso2', 'name', 'kind', 'until', 'region', 'lat', 'lon'],
);
await engine.relation('extra', { id: 'VARCHAR', area: 'SMALLINT' }, Object.entries(EXTRA_NUMBERS));
await write(
  'comtrade-areas.csv',
  sql`SELECT id AS code, area FROM area WHERE id IS NOT NULL UNION ALL SELECT id, area FROM extra ORDER BY code`,
  ['code', 'area'],
);

await write(
  'hs2022.csv',
  sql`SELECT n.hscode AS code, nullif(nullif(u.standardUnitAbbr, 'n/a'), 'N/A') AS unit, n.section, n.description AS text
    FROM ${csv('hs2022_nomenclature.csv')} n LEFT JOIN ${csv('comtrade_hs2022_units.csv')} u ON u.id = n.hscode
    WHERE n.hscode <> 'TOTAL' ORDER BY n.hscode`,
  ['code', 'unit', 'section', 'text'],
);
await write('hs-sections.csv', sql`SELECT section, name FROM ${csv('hs_sections.csv')}`, ['section', 'name']);
await write(
  'hs-correlation.csv',
  sql`SELECT 2022 AS revision, hs2022 AS code, 2017 AS earlier, hs2017 AS parent FROM ${csv('hs2022_hs2017_correlation.csv')}
    UNION ALL SELECT 2017, hs2017, 2012, hs2012 FROM ${csv('hs2017_hs2012_correlation.csv')} ORDER BY revision DESC, code, parent`,
  ['revision', 'code', 'earlier', 'parent'],
);
await write(
  'hs-conversion.csv',
  sql`SELECT 2022 AS revision, hs2022 AS code, 2017 AS earlier, hs2017 AS parent FROM ${csv('hs2022_to_hs2017_conversion_1target.csv')}
    UNION ALL SELECT 2017, hs2017, 2012, hs2012 FROM ${csv('hs2017_to_hs2012_conversion_1target.csv')} ORDER BY revision DESC, code`,
  ['revision', 'code', 'earlier', 'parent'],
);
await write(
  'chpl.csv',
  sql`SELECT hs2022 AS code, tier, hs2017_backcast AS hs2017, backcast_note AS note, std_unit AS unit, description_hs2022 AS text
    FROM ${csv('chpl_2024-02.csv')} ORDER BY tier, code`,
  ['code', 'tier', 'hs2017', 'note', 'unit', 'text'],
);
await write(
  'eu-833-2014.csv',
  sql`SELECT code, product AS text FROM ${csv('eu_833_2014_cn8_2022-10.csv')} ORDER BY code`,
  ['code', 'text'],
);
await write(
  'units.csv',
  sql`SELECT qtyCode AS unit, qtyAbbr AS abbreviation, qtyDescription AS text FROM ${csv('comtrade_qtyunit.csv')} ORDER BY qtyCode::INTEGER`,
  ['unit', 'abbreviation', 'text'],
);

const currencies = {
  Euro: 'EUR',
  China: 'CNY',
  'United Kingdom': 'GBP',
  Japan: 'JPY',
  'South Korea': 'KRW',
  Switzerland: 'CHF',
  India: 'INR',
  'Hong Kong': 'HKD',
  Canada: 'CAD',
  Australia: 'AUD',
  Brazil: 'BRL',
  Denmark: 'DKK',
  Malaysia: 'MYR',
  Mexico: 'MXN',
  'New Zealand': 'NZD',
  Norway: 'NOK',
  Singapore: 'SGD',
  'South Africa': 'ZAR',
  Sweden: 'SEK',
  Taiwan: 'TWD',
  Thailand: 'THB',
  'Sri Lanka': 'LKR',
};
await engine.relation('currency', { country: 'VARCHAR', code: 'VARCHAR' }, Object.entries(currencies));
await write(
  'exchange-rates.csv',
  sql`SELECT c.code AS currency, replace(substr(r."Date", 1, 7), '-', '') AS period, r."Exchange rate" AS per_usd
    FROM ${csv('exchange_rates_monthly.csv')} r JOIN currency c ON c.country = r."Country"
    WHERE r."Date" >= '1999-01-01' AND r."Exchange rate" IS NOT NULL ORDER BY currency, period`,
  ['currency', 'period', 'per_usd'],
);
await write(
  'distances.csv',
  sql`SELECT iso_o AS a, iso_d AS b, round(dist)::INTEGER AS km, contig AS borders FROM read_parquet(${source('cepii_dist.parquet')}) WHERE iso_o < iso_d ORDER BY a, b`,
  ['a', 'b', 'km', 'borders'],
  true,
);
engine.close();
