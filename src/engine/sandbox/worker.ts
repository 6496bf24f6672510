import { type DuckDBConnection, DuckDBInstance, StatementType } from '@duckdb/node-api';
import { EntrepotError } from '../../trade/errors.ts';
import { ident, join, listLiteral, literal, type Sql, sql, typeName } from '../sql.ts';
import { toCell } from './cells.ts';
import { engineFailure } from './failure.ts';
import type { FromWorker, SandboxTable, ToWorker, WorkerSettings } from './messages.ts';
import { checkStatement, type Names } from './policy.ts';

/** The process that runs what strangers write. It opens what it was given, locks itself, and answers one question at a time. */

interface Opened {
  readonly instance: DuckDBInstance;
  readonly names: Names;
  readonly settings: WorkerSettings;
}

let opened: Opened | null = null;
let current: DuckDBConnection | null = null;

const send = (message: FromWorker): void => void process.send?.(message);

async function open(settings: WorkerSettings): Promise<Opened> {
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
  for (let start = 0; start < rows.length; start += 2_000) {
    const tuples = rows
      .slice(start, start + 2_000)
      .map((row) => sql`(${join(row.map((cell) => literal(cell as string | number | boolean | null)))})`);
    await run(sql`INSERT INTO ${ident(name)} VALUES ${join(tuples)}`);
  }
}

async function answer({ instance, names, settings }: Opened, statement: string, limit: number): Promise<FromWorker> {
  const connection = await instance.connect();
  current = connection;
  try {
    const parsed = await connection.runAndReadAll('SELECT json_serialize_sql($1::VARCHAR)', [statement]);
    checkStatement(JSON.parse(String(parsed.getRows()[0]?.[0])), names);
    await connection.run('BEGIN TRANSACTION READ ONLY');
    const extracted = await connection.extractStatements(statement);
    const prepared = extracted.count === 1 ? await extracted.prepare(0) : null;
    if (prepared?.statementType !== StatementType.SELECT) throw new EntrepotError('usage', 'expected one SELECT');
    const result = await prepared.stream();
    const columns = result.columnNames().map((name, index) => ({ name, type: String(result.columnType(index)) }));
    const rows: string[] = [];
    let bytes = 2;
    for (;;) {
      const chunk = await result.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) return answered(columns, rows, false);
      for (const row of chunk.getRows()) {
        const text = JSON.stringify(row.map(toCell));
        bytes += Buffer.byteLength(text) + 1;
        if (rows.length >= limit || bytes > settings.limits.answerBytes) return answered(columns, rows, true);
        rows.push(text);
      }
    }
  } finally {
    current = null;
    connection.interrupt();
    connection.closeSync();
  }
}

function answered(
  columns: readonly { readonly name: string; readonly type: string }[],
  rows: readonly string[],
  truncated: boolean,
): FromWorker {
  return { type: 'answer', columns, rows: `[${rows.join(',')}]`, truncated };
}

function failed(failure: unknown): FromWorker {
  if (failure instanceof EntrepotError)
    return { type: 'failed', code: failure.code, message: failure.message, fields: failure.fields };
  const { content, tempDirectory } = opened?.settings ?? { content: { files: [] }, tempDirectory: '' };
  const known = engineFailure(failure, [...content.files, tempDirectory]);
  if (known !== null) return { type: 'failed', code: known.code, message: known.message, fields: known.fields };
  return { type: 'bug', trace: failure instanceof Error ? (failure.stack ?? failure.message) : String(failure) };
}

process.on('message', (message: ToWorker) => {
  if (message.type === 'stop') current?.interrupt();
  else if (message.type === 'open')
    open(message.settings).then(
      (made) => {
        opened = made;
        send({ type: 'ready' });
      },
      (failure: unknown) =>
        send({ type: 'bug', trace: failure instanceof Error ? (failure.stack ?? failure.message) : String(failure) }),
    );
  else if (opened !== null)
    answer(opened, message.statement, message.limit).then(send, (failure: unknown) => send(failed(failure)));
});
// Threads of the engine may still be in the middle of something that cannot be stopped.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.on('SIGINT', () => undefined);
