import path from 'node:path';
import type { Engine } from '../engine/engine.ts';
import { ident, join, listLiteral, literal, sql, typeName } from '../engine/sql.ts';
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
  await hold(engine, 'flow', files('flow'), FLOW_COLUMNS, rows <= HELD_ROWS ? 'TABLE' : 'VIEW');
  await hold(engine, 'catalog_all', files('catalog'), CATALOG_COLUMNS, 'TABLE');
  await splitCatalog(engine);
}

/** The catalogue's three kinds each in a table of its own, so that a question of the few periods does not read all goods. */
async function splitCatalog(engine: Engine): Promise<void> {
  const rest = join(
    Object.keys(CATALOG_COLUMNS)
      .filter((column) => column !== 'kind')
      .map(ident),
  );
  const kinds = ['period', 'corridor', 'product'] as const;
  for (const kind of kinds)
    await engine.run(
      sql`CREATE TABLE ${ident(`catalog_${kind}`)} AS SELECT ${rest} FROM catalog_all WHERE kind = ${literal(kind)}`,
    );
  await engine.run(sql`DROP TABLE catalog_all`);
  const parts = kinds.map((kind) => sql`SELECT ${literal(kind)} AS kind, ${rest} FROM ${ident(`catalog_${kind}`)}`);
  const list = join(Object.keys(CATALOG_COLUMNS).map(ident));
  await engine.run(sql`CREATE VIEW catalog AS SELECT ${list} FROM (${join(parts, ' UNION ALL ')}) kinds`);
}

async function hold(
  engine: Engine,
  name: string,
  files: readonly string[],
  columns: Readonly<Record<string, string>>,
  how: 'TABLE' | 'VIEW',
): Promise<void> {
  if (files.length === 0) {
    const header = join(Object.entries(columns).map(([column, type]) => sql`${ident(column)} ${typeName(type)}`));
    await engine.run(sql`CREATE TABLE ${ident(name)} (${header})`);
    return;
  }
  const list = join(Object.keys(columns).map(ident));
  const body = sql`SELECT ${list} FROM read_parquet(${listLiteral(files)})`;
  await engine.run(
    how === 'TABLE'
      ? sql`CREATE TABLE ${ident(name)} AS ${body} ORDER BY level, product, reporter`
      : sql`CREATE VIEW ${ident(name)} AS ${body}`,
  );
}

async function view(
  engine: Engine,
  name: string,
  files: readonly string[],
  columns: Readonly<Record<string, string>>,
): Promise<void> {
  if (files.length === 0) {
    await engine.relation(name, columns, []);
    return;
  }
  const list = join(Object.keys(columns).map(ident));
  await engine.run(
    sql`CREATE OR REPLACE TEMP VIEW ${ident(name)} AS SELECT ${list} FROM read_parquet(${listLiteral(files)})`,
  );
}
