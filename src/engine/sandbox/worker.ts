import { rmSync } from 'node:fs';
import { type DuckDBConnection, StatementType } from '@duckdb/node-api';
import { EntrepotError } from '../../trade/errors.ts';
import { toCell } from './cells.ts';
import { engineFailure } from './failure.ts';
import { type Locked, openLocked } from './locked.ts';
import type { FromWorker, Outcome, ToWorker } from './messages.ts';
import { checkStatement } from './policy.ts';

/** The process that runs what strangers write. It opens what it was given, locks itself, and answers one question at a time. */

let opened: Locked | null = null;
let current: DuckDBConnection | null = null;

const send = (message: FromWorker): void => void process.send?.(message);

async function answer({ instance, names, settings }: Locked, statement: string, limit: number): Promise<Outcome> {
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
        const tooLarge = bytes > settings.limits.answerBytes;
        if (tooLarge && rows.length === 0 && limit > 0)
          throw new EntrepotError('too-much', 'the first row alone is larger than an answer may be');
        if (tooLarge || rows.length >= limit) return answered(columns, rows, true);
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
): Outcome {
  return { type: 'answer', columns, rows: `[${rows.join(',')}]`, truncated };
}

function failed(failure: unknown): Outcome {
  if (failure instanceof EntrepotError)
    return { type: 'failed', code: failure.code, message: failure.message, fields: failure.fields };
  const { content, tempDirectory } = opened?.settings ?? { content: { files: [] }, tempDirectory: '' };
  const known = engineFailure(failure, [...content.files, tempDirectory]);
  if (known !== null) return { type: 'failed', code: known.code, message: known.message, fields: known.fields };
  return bug(failure);
}

function bug(failure: unknown): Outcome {
  return { type: 'bug', trace: failure instanceof Error ? (failure.stack ?? failure.message) : String(failure) };
}

function done(outcome: Outcome): void {
  const worn = process.memoryUsage.rss() > (opened?.settings.limits.memoryLimitBytes ?? 0);
  send({ type: 'done', outcome, worn });
}

process.on('message', (message: ToWorker) => {
  if (message.type === 'stop') current?.interrupt();
  else if (message.type === 'open')
    openLocked(message.settings).then(
      (made) => {
        opened = made;
        send({ type: 'ready' });
      },
      (failure: unknown) => done(bug(failure)),
    );
  else if (opened !== null)
    answer(opened, message.statement, message.limit).then(done, (failure: unknown) => done(failed(failure)));
});
process.on('disconnect', () => {
  if (opened !== null) rmSync(opened.settings.tempDirectory, { recursive: true, force: true });
  // Threads of the engine may still be in the middle of something that cannot be stopped.
  process.kill(process.pid, 'SIGKILL');
});
process.on('SIGINT', () => undefined);
