import type { SandboxAnswer, SandboxCell } from '../engine/sandbox/messages.ts';
import type { Sandbox } from '../engine/sandbox/sandbox.ts';
import { layoutOf } from '../lake/layout.ts';
import { readSnapshot } from '../lake/snapshot.ts';
import { EntrepotError } from '../trade/errors.ts';
import type { Context } from './context.ts';
import { openSandbox } from './query-sandboxes.ts';
import { QUERY_ROWS } from './query-schema.ts';

export interface QueryParameters {
  /** One SELECT over the views of the schema. */
  readonly statement: string;
  /** Rows of the answer. */
  readonly limit?: number | undefined;
  readonly asOf?: string | undefined;
}

export interface SqlAnswer extends SandboxAnswer {
  readonly rowCount: number;
  readonly snapshot: string;
}

/**
 * Answers a statement that anybody may have written: read only, within its limits.
 * @throws EntrepotError 'usage' (refused or wrong), 'too-long', 'too-much', 'cancelled'
 */
export async function query(context: Context, { statement, limit, asOf }: QueryParameters): Promise<SqlAnswer> {
  const rows = limit ?? QUERY_ROWS.usual;
  if (!Number.isInteger(rows) || rows < 1 || rows > QUERY_ROWS.most)
    throw new EntrepotError('usage', `limit ${rows}; expected a whole number from 1 to ${QUERY_ROWS.most}`, {
      fields: { limit: rows },
    });
  const layout = layoutOf(context.lake);
  const snapshot = await readSnapshot(layout, asOf);
  const ask = async (sandbox: Sandbox): Promise<SqlAnswer> => {
    const answer = await sandbox.query({ statement, limit: rows, signal: context.effects.signal });
    return { ...answer, rowCount: answer.rows.length, snapshot: snapshot.id };
  };
  if (context.sandboxes !== undefined) return context.sandboxes.use(layout, snapshot, ask);
  const sandbox = await openSandbox(layout, snapshot);
  try {
    return await ask(sandbox);
  } finally {
    await sandbox.close();
  }
}

/** The rows as objects; a column whose name was there before has its number behind it. */
export function sqlRows({ columns, rows }: SandboxAnswer): Readonly<Record<string, SandboxCell>>[] {
  const names: string[] = [];
  for (const { name } of columns) {
    let own = name;
    for (let count = 2; names.includes(own); count += 1) own = `${name}_${count}`;
    names.push(own);
  }
  return rows.map((row) => Object.fromEntries(row.map((cell, index) => [names[index] ?? '', cell])));
}
