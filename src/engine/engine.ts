import type { Sql } from './sql.ts';

export type Cell = string | number | boolean | null | readonly Cell[];
export type Row = Readonly<Record<string, Cell>>;

/** Column name to SQL type, in order. */
export type Columns = Readonly<Record<string, string>>;

/**
 * What an analysis needs of an engine. One statement a call. Whole numbers and decimals come back as numbers (an
 * integer beyond 2^53 is an error, not a rounded number); dates as ISO text.
 */
export interface Engine {
  run(statement: Sql): Promise<void>;
  rows<T = Row>(statement: Sql): Promise<T[]>;
  /** Rows in the engine's order, a chunk at a time, for answers that should not stand in memory whole. */
  stream<T = Row>(statement: Sql): AsyncIterable<T[]>;
  /** A small named relation made from rows in memory: the way parameters that are tables get in. */
  relation(name: string, columns: Columns, rows: readonly (readonly Cell[])[]): Promise<void>;
  /**
   * A relation that depends on the data and on `key` alone: an engine that lasts makes it once for all its connections.
   * @returns its name.
   */
  kept(key: string, body: Sql): Promise<Sql>;
  close(): void;
}

/** A process's lasting database in memory. What one connection makes TEMP no other sees; what is not TEMP all see. */
export interface EngineHost {
  connect(signal?: AbortSignal): Promise<Engine>;
  close(): void;
}

export async function one<T = Row>(engine: Engine, statement: Sql): Promise<T> {
  const rows = await engine.rows<T>(statement);
  const first = rows[0];
  if (first === undefined || rows.length !== 1) throw new Error(`expected one row, got ${rows.length}`);
  return first;
}
