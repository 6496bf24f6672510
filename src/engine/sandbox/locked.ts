import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { ident, join, listLiteral, literal, type Sql, sql, typeName } from '../sql.ts';
import type { SandboxTable, WorkerSettings } from './messages.ts';
import type { Names } from './policy.ts';

export interface Locked {
  readonly instance: DuckDBInstance;
  readonly names: Names;
  readonly settings: WorkerSettings;
}

/** A database in memory that shows the content, opens its files and no others, and whose settings nobody can change any more. */
export async function openLocked(settings: WorkerSettings): Promise<Locked> {
  const { content, limits, tempDirectory } = settings;
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(limits.threads),
    memory_limit: `${Math.floor(limits.memoryLimitBytes / 2 ** 20)}MiB`,
    temp_directory: tempDirectory,
    max_temp_directory_size: `${Math.floor(limits.spillBytes / 2 ** 20)}MiB`,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    preserve_insertion_order: 'true',
  });
  const connection = await instance.connect();
  const run = async (statement: Sql): Promise<void> => {
    const { text, values } = statement.render();
    await connection.run(text, values);
  };
  const builtIn = await relationNames(connection);
  for (const table of content.tables) await makeTable(run, table);
  await run(sql`SET allowed_paths = ${listLiteral(content.files)}`);
  await connection.run('SET enable_external_access = false');
  for (const { name, select } of content.views)
    await connection.run(`CREATE VIEW ${ident(name).render().text} AS ${select}`);
  await connection.run('SET lock_configuration = true');
  connection.closeSync();
  const relations = new Set([...content.tables, ...content.views].map(({ name }) => name));
  return { instance, names: { relations, reserved: builtIn.difference(relations) }, settings };
}

async function relationNames(connection: DuckDBConnection): Promise<Set<string>> {
  const found = await connection.runAndReadAll(
    'SELECT lower(view_name) FROM duckdb_views() UNION SELECT lower(table_name) FROM duckdb_tables()',
  );
  return new Set(found.getRows().map(([name]) => String(name)));
}

async function makeTable(run: (statement: Sql) => Promise<void>, { name, columns, rows }: SandboxTable): Promise<void> {
  const header = join(Object.entries(columns).map(([column, type]) => sql`${ident(column)} ${typeName(type)}`));
  await run(sql`CREATE TABLE ${ident(name)} (${header})`);
  const names = Object.keys(columns);
  const objects = rows.map((row) => Object.fromEntries(row.map((cell, index) => [names[index], cell])));
  await run(
    sql`INSERT INTO ${ident(name)} SELECT unnest(from_json(${JSON.stringify(objects)}, ${literal(JSON.stringify([columns]))}), recursive := true)`,
  );
}
