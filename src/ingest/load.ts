import type { Engine } from '../engine/engine.ts';
import { type Committed, commit, findLoad } from '../lake/commit.ts';
import type { Layout } from '../lake/layout.ts';
import { openWriter, type Writer } from '../lake/writer.ts';
import type { Effects } from '../trade/effects.ts';
import { keepInputs } from './input.ts';
import {
  assertRows,
  countRows,
  dropTables,
  identify,
  openAll,
  type ReadRequest,
  readInput,
  refuseUnknownOptions,
  setsAside,
  strictRows,
} from './prepare.ts';
import { countProblems, quarantine, type ReadTable, refuse } from './problems.ts';

export interface LoadResult extends Committed {
  /** How many rows were set aside, by reason. */
  readonly quarantined: Readonly<Record<string, number>>;
}

/** fetch -> stage -> normalise -> assert -> commit. All or nothing: an error leaves the lake as it was. */
export async function load(
  engine: Engine,
  layout: Layout,
  request: ReadRequest,
  effects: Effects,
): Promise<LoadResult> {
  const writer = await openWriter(layout);
  try {
    return await loadWith(engine, writer, request, effects);
  } finally {
    await writer.close();
  }
}

async function loadWith(engine: Engine, writer: Writer, request: ReadRequest, effects: Effects): Promise<LoadResult> {
  const { format } = request;
  refuseUnknownOptions(request);
  const task = effects.progress.start(`load ${format.id}`);
  try {
    const files = await keepInputs(writer.directory, request.files, (text) => task.note(text));
    const { identity, id } = identify(request, files);
    const existing = await findLoad(writer.layout, id);
    if (existing !== undefined) return { ...existing, quarantined: {} };

    task.note('opening');
    const members = await openAll(writer.directory, files, request);
    task.note('reading');
    const read = await readInput(engine, members, request, writer.directory);
    const { staged, tables } = read;
    const rejected = await settleProblems(engine, tables, request);
    const rows = strictRows(tables, format.source, id);
    const counts = await countRows(engine, tables);
    await assertRows(engine, read, rows, counts, format);

    task.note(`committing ${counts.kept} rows`);
    const committed = await commit(
      engine,
      writer,
      {
        ...identity,
        scope: staged.scope ?? format.scope,
        notes: [...staged.notes, ...counts.notes],
        silences: staged.silences,
        licence: format.licence,
        vintage: request.vintage,
        rows: { read: counts.read, rejected: rejected.count, leftOut: counts.leftOut },
      },
      rows,
      effects.now(),
    );
    return { ...committed, quarantined: rejected.reasons };
  } finally {
    task.done();
    await dropTables(engine);
  }
}

async function settleProblems(
  engine: Engine,
  tables: readonly ReadTable[],
  request: ReadRequest,
): Promise<{ count: number; reasons: Record<string, number> }> {
  const count = await countProblems(engine, tables);
  if (count === 0) return { count, reasons: {} };
  if (!setsAside(request)) return refuse(engine, tables, count);
  const target = typeof request.quarantine === 'string' ? request.quarantine : null;
  return { count, reasons: await quarantine(engine, tables, target) };
}
