import path from 'node:path';
import type { Engine } from '../engine/engine.ts';
import { ident, join, listLiteral, literal, type Sql, sql, typeName } from '../engine/sql.ts';
import type { Layout } from './layout.ts';
import { CATALOG_COLUMNS, FLOW_COLUMNS } from './schema.ts';
import { readSnapshot, type Snapshot } from './snapshot.ts';

/**
 * Gives the engine the views that every analysis reads, of one snapshot: `flow` (FLOW_COLUMNS) and `catalog`
 * (CATALOG_COLUMNS). A load that commits meanwhile does not change them.
 */
export async function openSnapshot(engine: Engine, layout: Layout, asOf?: string): Promise<Snapshot> {
  const snapshot = await readSnapshot(layout, asOf);
  await view(
    engine,
    'flow',
    snapshot.parts.map((part) => path.join(layout.root, part.flow.path)),
    FLOW_COLUMNS,
  );
  await view(
    engine,
    'catalog',
    snapshot.parts.map((part) => path.join(layout.root, part.catalog.path)),
    CATALOG_COLUMNS,
  );
  return snapshot;
}

/** Rows of the two relations up to which a lasting engine holds them itself instead of reading files. */
const HELD_ROWS = 4_000_000;

/**
 * The same two relations for every connection of a lasting engine: in memory where they are small enough, since a question
 * reads them many times, else as views of the files.
 */
export async function holdSnapshot(engine: Engine, layout: Layout, snapshot: Snapshot): Promise<void> {
  const rows = snapshot.parts.reduce((sum, part) => sum + part.rows, 0);
  const files = (of: 'flow' | 'catalog'): string[] =>
    snapshot.parts.map((part) => path.join(layout.root, part[of].path));
  if (rows > HELD_ROWS) await engine.run(sql`CREATE VIEW flow AS ${rowsOf(files('flow'), FLOW_COLUMNS)}`);
  else await holdRows(engine, files('flow'));
  await holdCatalog(engine, files('catalog'));
}

/** In small groups of rows, in the order of the goods: a question of a few codes passes over the rest. */
async function holdRows(engine: Engine, files: readonly string[]): Promise<void> {
  await engine.run(sql`ATTACH ':memory:' AS held (ROW_GROUP_SIZE 8192)`);
  const body = rowsOf(files, FLOW_COLUMNS);
  await engine.run(sql`CREATE TABLE held.main.flow AS ${body} ORDER BY level, product, reporter`);
  await engine.run(sql`CREATE VIEW flow AS SELECT * FROM held.main.flow`);
}

/** The catalogue's three kinds each in a table of its own, so that a question of the few periods does not read all goods. */
async function holdCatalog(engine: Engine, files: readonly string[]): Promise<void> {
  const { kind: _kind, ...rest } = CATALOG_COLUMNS;
  const kinds = ['period', 'corridor', 'product'] as const;
  const names = join(Object.keys(rest).map(ident));
  for (const kind of kinds)
    await engine.run(
      sql`CREATE TABLE ${ident(`catalog_${kind}`)} AS SELECT ${names} FROM (${rowsOf(files, CATALOG_COLUMNS)}) c WHERE kind = ${literal(kind)}`,
    );
  const parts = kinds.map((kind) => sql`SELECT ${literal(kind)} AS kind, ${names} FROM ${ident(`catalog_${kind}`)}`);
  const all = join(Object.keys(CATALOG_COLUMNS).map(ident));
  await engine.run(sql`CREATE VIEW catalog AS SELECT ${all} FROM (${join(parts, ' UNION ALL ')}) kinds`);
}

/** The rows of stored files; no rows, of the right types, where there are none. */
function rowsOf(files: readonly string[], columns: Readonly<Record<string, string>>): Sql {
  if (files.length > 0)
    return sql`SELECT ${join(Object.keys(columns).map(ident))} FROM read_parquet(${listLiteral(files)})`;
  const typed = Object.entries(columns).map(([name, type]) => sql`CAST(NULL AS ${typeName(type)}) AS ${ident(name)}`);
  return sql`SELECT ${join(typed)} WHERE 1 = 0`;
}

async function view(
  engine: Engine,
  name: string,
  files: readonly string[],
  columns: Readonly<Record<string, string>>,
): Promise<void> {
  await engine.run(sql`CREATE OR REPLACE TEMP VIEW ${ident(name)} AS ${rowsOf(files, columns)}`);
}
