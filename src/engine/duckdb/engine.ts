import { mkdirSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import {
  type DuckDBConnection,
  DuckDBDecimalValue,
  DuckDBInstance,
  DuckDBListValue,
  type DuckDBValue,
  type JS,
} from '@duckdb/node-api';
import { EntrepotError } from '../../trade/errors.ts';
import type { Cell, Columns, Engine, EngineHost } from '../engine.ts';
import { ident, join, literal, type Sql, sql, typeName } from '../sql.ts';

export interface DuckDbOptions {
  /** Where operators spill; made when missing. */
  readonly tempDirectory: string;
  readonly memoryLimitBytes?: number;
  readonly threads?: number;
  readonly signal?: AbortSignal;
}

/** An engine in this process, in memory, over Parquet files. It opens no database file, so nothing locks it out. */
export async function openDuckDb(options: DuckDbOptions): Promise<Engine> {
  const host = await openDuckDbHost(options);
  const engine = await host.connect(options.signal);
  return {
    run: (statement) => engine.run(statement),
    rows: (statement) => engine.rows(statement),
    stream: (statement) => engine.stream(statement),
    relation: (name, columns, rows) => engine.relation(name, columns, rows),
    kept: (key, body) => engine.kept(key, body),
    close() {
      engine.close();
      host.close();
    },
  };
}

export async function openDuckDbHost(options: Omit<DuckDbOptions, 'signal'>): Promise<EngineHost> {
  mkdirSync(options.tempDirectory, { recursive: true });
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(options.threads ?? availableParallelism()),
    memory_limit: `${Math.floor((options.memoryLimitBytes ?? totalmem() * 0.5) / 2 ** 20)}MiB`,
    temp_directory: options.tempDirectory,
    max_temp_directory_size: '64GiB',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    preserve_insertion_order: 'true',
  });
  const kept = new Map<string, Promise<Sql>>();
  return {
    connect: async (signal) => new DuckDbEngine(await instance.connect(), signal, kept),
    close: () => instance.closeSync(),
  };
}

/** Rows of a relation that go into one statement. */
const ROWS_AT_ONCE = 2000;

/** Relations that all connections share; of more, each connection makes its own. */
const MOST_KEPT = 400;

class DuckDbEngine implements Engine {
  readonly #connection: DuckDBConnection;
  readonly #kept: Map<string, Promise<Sql>>;
  readonly #signal: AbortSignal | undefined;
  readonly #interrupt = () => this.#connection.interrupt();

  constructor(connection: DuckDBConnection, signal: AbortSignal | undefined, kept: Map<string, Promise<Sql>>) {
    this.#kept = kept;
    this.#connection = connection;
    this.#signal = signal;
    signal?.addEventListener('abort', this.#interrupt);
  }

  async run(statement: Sql): Promise<void> {
    const { text, values } = statement.render();
    await this.#guard(text, () => this.#connection.run(text, values));
  }

  async rows<T>(statement: Sql): Promise<T[]> {
    const { text, values } = statement.render();
    const reader = await this.#guard(text, () => this.#connection.runAndReadAll(text, values));
    return toObjects<T>(reader.columnNames(), reader.getRows());
  }

  async *stream<T>(statement: Sql): AsyncIterable<T[]> {
    const { text, values } = statement.render();
    const result = await this.#guard(text, () => this.#connection.stream(text, values));
    const names = result.columnNames();
    for (;;) {
      const chunk = await this.#guard(text, () => result.fetchChunk());
      if (chunk === null || chunk.rowCount === 0) return;
      yield toObjects<T>(names, chunk.getRows());
    }
  }

  async relation(name: string, columns: Columns, rows: readonly (readonly Cell[])[]): Promise<void> {
    const tuples = (some: typeof rows): Sql => join(some.map((row) => sql`(${join(row.map(cellLiteral))})`));
    const names = Object.entries(columns);
    const first = rows.slice(0, ROWS_AT_ONCE);
    if (first.length === 0) {
      const header = join(names.map(([column, type]) => sql`${ident(column)} ${typeName(type)}`));
      await this.run(sql`CREATE OR REPLACE TEMP TABLE ${ident(name)} (${header})`);
      return;
    }
    const typed = join(
      names.map(([column, type]) => sql`CAST(${ident(column)} AS ${typeName(type)}) AS ${ident(column)}`),
    );
    const header = join(names.map(([column]) => ident(column)));
    await this.run(
      sql`CREATE OR REPLACE TEMP TABLE ${ident(name)} AS SELECT ${typed} FROM (VALUES ${tuples(first)}) given (${header})`,
    );
    for (let start = ROWS_AT_ONCE; start < rows.length; start += ROWS_AT_ONCE)
      await this.run(sql`INSERT INTO ${ident(name)} VALUES ${tuples(rows.slice(start, start + ROWS_AT_ONCE))}`);
  }

  kept(key: string, body: Sql): Promise<Sql> {
    const known = this.#kept.get(key);
    if (known !== undefined) return known;
    const name = ident(`kept_${this.#kept.size}_${Math.random().toString(36).slice(2, 10)}`);
    if (this.#kept.size >= MOST_KEPT) return this.run(sql`CREATE TEMP TABLE ${name} AS ${body}`).then(() => name);
    const made = this.run(sql`CREATE TABLE ${name} AS ${body}`).then(() => name);
    this.#kept.set(key, made);
    made.catch(() => this.#kept.delete(key));
    return made;
  }

  close(): void {
    this.#signal?.removeEventListener('abort', this.#interrupt);
    this.#connection.closeSync();
  }

  #aborted(): boolean {
    return this.#signal?.aborted ?? false;
  }

  async #guard<T>(text: string, work: () => Promise<T>): Promise<T> {
    if (this.#aborted()) throw new EntrepotError('cancelled', 'stopped on request');
    try {
      return await work();
    } catch (cause) {
      if (this.#aborted()) throw new EntrepotError('cancelled', 'stopped on request', { cause });
      throw new EngineError(cause instanceof Error ? cause.message : String(cause), text, cause);
    }
  }
}

/** The engine refused a statement. Callers that can say why turn it into a typed failure; otherwise it is a bug. */
export class EngineError extends Error {
  readonly statement: string;
  constructor(message: string, statement: string, cause: unknown) {
    super(message, { cause });
    this.name = 'EngineError';
    this.statement = statement;
  }
}

function cellLiteral(cell: Cell): Sql {
  if (Array.isArray(cell)) return sql`[${join(cell.map(cellLiteral))}]`;
  return literal(cell as string | number | boolean | null);
}

function toObjects<T>(names: readonly string[], rows: readonly (readonly DuckDBValue[])[]): T[] {
  return rows.map((row) => {
    const object: Record<string, Cell> = {};
    row.forEach((value, index) => {
      object[names[index] as string] = toCell(value);
    });
    return object as T;
  });
}

function toCell(value: DuckDBValue | JS): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') {
    if (value > BigInt(Number.MAX_SAFE_INTEGER) || value < BigInt(Number.MIN_SAFE_INTEGER)) {
      throw new Error(`${value} does not fit a number`);
    }
    return Number(value);
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value instanceof DuckDBDecimalValue) return Number(value.toString());
  if (value instanceof DuckDBListValue) return value.items.map(toCell);
  return String(value);
}
