/**
 * Makes data/bundled from the original public files.
 *
 *     node data/build.ts DIRECTORY
 *
 * DIRECTORY holds the files under the names given in data/README.md. The result depends on them alone.
 */
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { openDuckDb } from '../src/engine/duckdb/engine.ts';
import { ident, join, literal, sql } from '../src/engine/sql.ts';
import { parseCsv } from '../src/trade/reference/table.ts';

const from = process.argv[2];
if (from === undefined) throw new Error('name the directory of the original files');
const to = path.join(import.meta.dirname, 'bundled');
const spill = path.join(to, '.spill');
mkdirSync(to, { recursive: true });
const engine = await openDuckDb({ tempDirectory: spill, threads: 1 });

/** The columns a Comext extract is read by; a coarser code beside the finest one says nothing more. */
const EXTRACTS = {
  'comext-eu27-exports-cn8.parquet': {
    file: 'comext/eu27_exports_cn8_monthly.parquet',
    columns: ['reporter', 'partner', 'cn8', 'period', 'value_eur'],
  },
  'comext-eu27-exports-hs4.parquet': {
    file: 'comext/eu27_exports_hs4_monthly.parquet',
    columns: ['reporter', 'partner', 'hs4', 'period', 'value_eur'],
  },
};
for (const [name, { file, columns }] of Object.entries(EXTRACTS)) {
  const list = join(columns.map(ident));
  const order = join([2, 0, 1, 3].map((column) => ident(columns[column] as string)));
  await engine.run(sql`COPY (SELECT ${list} FROM read_parquet(${literal(path.join(from, file))}) ORDER BY ${order})
    TO ${literal(path.join(to, name))} (FORMAT parquet, COMPRESSION zstd, PARQUET_VERSION 'V2')`);
}
engine.close();
rmSync(spill, { recursive: true, force: true });

const COPIES = {
  'comext-eu27-exports-total.csv': 'comext/eu27_total_exports_monthly.csv',
  'china-exports-russia.csv': 'china/china_exports_to_russia_monthly_usd.csv',
  'china-partners-2024.csv': 'china/gacc_2024_partner_monthly_10k_cny.csv',
  'national/kgz-exports-by-country.xlsx':
    'national/kyrgyzstan/4.03.00.18  Географическое распределение экспорта товаров     ..xlsx',
  'national/kgz-imports-by-country.xlsx':
    'national/kyrgyzstan/4.03.00.20 Географическое распределение импорта товаров..xlsx',
  'national/kaz-2018-2019.xls': 'national/kazakhstan/Основные показатели внешней торговли_2019.xls',
  'national/kaz-2020-2021.xls': 'national/kazakhstan/Основные показатели внешней торговли_2021.xls',
  'national/kaz-2022-2023.xls': 'national/kazakhstan/Основные показатели внешней торговли по странам_2023.xls',
  'national/arm-months.csv': 'national/armenia/armenia_data.csv',
  'national/uzb-sdmx_data_1105.csv': 'national/uzbekistan/sdmx_data_1105.csv',
  'national/uzb-sdmx_data_1176.csv': 'national/uzbekistan/sdmx_data_1176.csv',
};
mkdirSync(path.join(to, 'national'), { recursive: true });
for (const [name, file] of Object.entries(COPIES)) copyFileSync(path.join(from, file), path.join(to, name));

/** Parts found in weapons, newest first: the address of a part's page is made of its number; what was not said is empty. */
function components(file: string): string {
  const [header = [], ...rows] = parseCsv(readFileSync(file, 'utf8'));
  const unsaid = new Set(['(unspecified)', 'not identified', 'Not identified', 'unknown', 'UNK']);
  const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const lines = rows.map((row) => {
    const of = (column: string): string => (row[header.indexOf(column)] ?? '').trim().replaceAll(/\s+/g, ' ');
    const id = of('component_id').replace('gur-', '');
    if (!of('source_url').endsWith(`/components/${id}`)) throw new Error(`${id} has another page`);
    const cells = [
      'name_marking',
      'oem_part_number',
      'category',
      'manufacturer',
      'manufacturer_country',
      'weapons',
    ].map(of);
    return [id, ...cells.map((cell) => (unsaid.has(cell) ? '' : cell)), of('last_verified')].map(quoted).join(',');
  });
  return `${['id,name,part,category,maker,country,weapon,verified', ...lines].join('\n')}\n`;
}
writeFileSync(
  path.join(to, 'components.csv.gz'),
  gzipSync(components(path.join(from, 'components/war_components.csv')), { level: 9 }),
);
