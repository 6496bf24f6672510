import path from 'node:path';
import type { SandboxContent, SandboxTable } from '../engine/sandbox/messages.ts';
import { ident, join, listLiteral, literal, sql, typeName } from '../engine/sql.ts';
import type { Layout } from '../lake/layout.ts';
import { CATALOG_COLUMNS, FLOW_COLUMNS } from '../lake/schema.ts';
import type { Snapshot } from '../lake/snapshot.ts';
import { areaInfos, areaLabel } from '../trade/area.ts';
import { FLOWS } from '../trade/flow.ts';
import { goodsLists } from '../trade/goods-list.ts';
import { formatProduct, parseProduct } from '../trade/hs.ts';
import { searchText } from '../trade/nomenclature.ts';
import { units } from '../trade/quantity.ts';
import { QUERY_VIEWS } from './query-schema.ts';

/** All that a query may read of one snapshot: its own Parquet files, and the reference tables by name. */
export function queryContent(layout: Layout, snapshot: Snapshot): SandboxContent {
  const files = (of: 'flow' | 'catalog'): string[] =>
    snapshot.parts.map((part) => path.join(layout.root, part[of].path));
  return {
    files: [...files('flow'), ...files('catalog')],
    tables: [areas(), products(), listed(), unitTable(), rawFiles(snapshot)],
    views: [
      { name: 'flow', select: overFiles(files('flow'), FLOW_COLUMNS) },
      { name: 'catalog', select: overFiles(files('catalog'), CATALOG_COLUMNS) },
      { name: 'flow_named', select: NAMED },
    ],
  };
}

function overFiles(files: readonly string[], columns: Readonly<Record<string, string>>): string {
  const names = Object.entries(columns);
  const select =
    files.length === 0
      ? sql`SELECT ${join(names.map(([name, type]) => sql`CAST(NULL AS ${typeName(type)}) AS ${ident(name)}`))} WHERE false`
      : sql`SELECT ${join(names.map(([name]) => ident(name)))} FROM read_parquet(${listLiteral(files)})`;
  return select.render().text;
}

const FLOW_WORDS = join(
  Object.entries(FLOWS).map(([name, code]) => sql`WHEN ${literal(code)} THEN ${literal(name)}`),
  ' ',
).render().text;

const NAMED = `SELECT r.code AS reporter, p.code AS partner, CASE f.flow ${FLOW_WORDS} END AS flow,
  CASE WHEN f.level = 0 THEN 'TOTAL' ELSE lpad(CAST(f.product AS VARCHAR), CAST(f.level AS INTEGER), '0') END AS goods,
  f.level, CASE f.freq WHEN 12 THEN 'monthly' ELSE 'annual' END AS frequency,
  CASE f.freq WHEN 12 THEN concat(f.period // 100, '-', lpad(CAST(f.period % 100 AS VARCHAR), 2, '0')) ELSE CAST(f.period AS VARCHAR) END AS period,
  CASE f.freq WHEN 12 THEN f.period // 100 ELSE f.period END AS year,
  f.value, f.currency, CASE f.valuation WHEN 1 THEN 'FOB' WHEN 2 THEN 'CIF' END AS valuation, f.net_weight, f.quantity, u.abbreviation AS unit,
  CASE f.status WHEN 0 THEN 'reported' WHEN 1 THEN 'confidential' WHEN 2 THEN 'weight estimated' WHEN 3 THEN 'derived' END AS status,
  f.source, f.load, f.file, f.line
FROM flow f LEFT JOIN area r ON r.number = f.reporter LEFT JOIN area p ON p.number = f.partner LEFT JOIN unit u ON u.number = f.unit`;

function table(name: string, rows: SandboxTable['rows']): SandboxTable {
  const view = QUERY_VIEWS.find((known) => known.name === name);
  if (view === undefined) throw new Error(`no view ${name}`);
  return { name, columns: Object.fromEntries(view.columns.map((column) => [column.name, column.type])), rows };
}

function areas(): SandboxTable {
  return table(
    'area',
    areaInfos().map(({ area, iso3, name, kind, region }) => [area, areaLabel(area), iso3, name, kind, region]),
  );
}

function products(): SandboxTable {
  const lines = new Map(
    goodsLists()
      .flatMap(({ entries }) => entries)
      .filter(({ product }) => product.level === 8)
      .map(({ product, text }) => [formatProduct(product.level, product.code), text]),
  );
  const rows = [
    ['TOTAL', 'All goods'] as const,
    ...searchText('').map(({ code, text }) => [code, text] as const),
    ...lines,
  ];
  return table(
    'product',
    rows.map(([code, text]) => {
      const product = parseProduct(code);
      return [product.level, code, product.code, text];
    }),
  );
}

function listed(): SandboxTable {
  return table(
    'listed',
    goodsLists().flatMap(({ name, version, entries }) =>
      entries.map(({ product, tier, text }) => [
        name,
        version,
        tier,
        product.level,
        formatProduct(product.level, product.code),
        text,
      ]),
    ),
  );
}

function unitTable(): SandboxTable {
  return table(
    'unit',
    units().map(({ code, abbreviation, text }) => [code, abbreviation, text]),
  );
}

function rawFiles({ loads }: Snapshot): SandboxTable {
  return table(
    'raw_file',
    loads.flatMap(({ id, source, licence, vintage, files }) =>
      files.map(({ name, sha256 }, index) => [id, index, name, sha256, source, vintage, licence]),
    ),
  );
}
