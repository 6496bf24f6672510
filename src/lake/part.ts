import { randomBytes } from 'node:crypto';
import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Engine, one } from '../engine/engine.ts';
import { ident, join, literal, type Sql, sql, sqlFile } from '../engine/sql.ts';
import { hashFile, publish, sync } from './durable.ts';
import type { Part, StoredFile } from './ledger.ts';
import { CATALOG_COLUMNS, FLOW_COLUMNS, SORT_ORDER } from './schema.ts';
import type { Writer } from './writer.ts';

/** A part that is complete and synced but has no final name yet. */
export interface StagedPart {
  readonly directory: string;
  readonly flow: string;
  readonly catalog: string;
  readonly rows: number;
}

/** Writes the rows of a relation, sorted, with their catalogue, into the writer's own folder. */
export async function stagePart(engine: Engine, writer: Writer, rows: Sql): Promise<StagedPart> {
  const directory = path.join(writer.directory, randomBytes(6).toString('hex'));
  await mkdir(directory);
  const flow = path.join(directory, 'flow.parquet');
  const columns = join(Object.keys(FLOW_COLUMNS).map(ident));
  await engine.run(
    sql`COPY (SELECT ${columns} FROM ${rows} ORDER BY ${join(SORT_ORDER.map(ident))}) TO ${literal(flow)} ${PARQUET}`,
  );
  const catalog = await stageCatalog(engine, directory, flow);
  const { n } = await one<{ n: number }>(engine, sql`SELECT count(*) AS n FROM read_parquet(${flow})`);
  await sync(flow);
  return { directory, flow, catalog, rows: n };
}

async function stageCatalog(engine: Engine, directory: string, flow: string): Promise<string> {
  const catalog = path.join(directory, 'catalog.parquet');
  const typed = join(
    Object.entries(CATALOG_COLUMNS).map(
      ([name, type]) => sql`CAST(${ident(name)} AS ${typeSql(type)}) AS ${ident(name)}`,
    ),
  );
  const body = sqlFile(import.meta.url, './catalog.sql', {}, { rows: sql`read_parquet(${literal(flow)})` });
  await engine.run(sql`COPY (SELECT ${typed} FROM (${body})) TO ${literal(catalog)} ${PARQUET}`);
  await sync(catalog);
  return catalog;
}

/** Gives a staged part its final name and says what the ledger has to know of it. */
export async function publishPart(
  writer: Writer,
  staged: StagedPart,
  part: { id: string; load: string; source: string },
): Promise<Part> {
  const name = `${part.id}-${path.basename(staged.directory)}`;
  const described = async (file: string): Promise<StoredFile> => ({
    path: `data/${name}/${path.basename(file)}`,
    sha256: await hashFile(file),
    bytes: (await stat(file)).size,
  });
  const flow = await described(staged.flow);
  const catalog = await described(staged.catalog);
  await sync(staged.directory);
  await publish(staged.directory, path.join(writer.layout.data, name));
  return { ...part, rows: staged.rows, flow, catalog };
}

const PARQUET = sql`(FORMAT parquet, COMPRESSION zstd, PARQUET_VERSION 'V2', ROW_GROUP_SIZE 122880)`;

function typeSql(type: (typeof CATALOG_COLUMNS)[keyof typeof CATALOG_COLUMNS]): Sql {
  return {
    VARCHAR: sql`VARCHAR`,
    SMALLINT: sql`SMALLINT`,
    TINYINT: sql`TINYINT`,
    INTEGER: sql`INTEGER`,
    BIGINT: sql`BIGINT`,
  }[type];
}
