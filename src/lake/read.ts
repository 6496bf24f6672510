import path from 'node:path';
import type { Engine } from '../engine/engine.ts';
import { ident, join, listLiteral, sql } from '../engine/sql.ts';
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
