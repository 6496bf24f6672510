import { link, mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import { type Engine, one } from '../engine/engine.ts';
import { ident, join, literal, type Sql, sql } from '../engine/sql.ts';
import { EntrepotError } from '../trade/errors.ts';
import { hashText, sync } from './durable.ts';
import type { Layout } from './layout.ts';
import {
  appendEntry,
  EMPTY_SNAPSHOT,
  type Entry,
  type Load,
  lastHash,
  type Part,
  type RawFile,
  readLedger,
} from './ledger.ts';
import { publishPart, type StagedPart, stagePart } from './part.ts';
import { CELL_KEY } from './schema.ts';
import { nextSnapshotId, snapshotAt } from './snapshot.ts';
import { isNewer, overlaps, type Rows, remaining, rowsOf } from './supersede.ts';
import type { Writer } from './writer.ts';

/** A raw input in the writer's folder, already hashed while it was copied there. */
export interface KeptRaw extends RawFile {
  readonly storedPath: string;
}

export type NewLoad = Omit<Load, 'id' | 'files' | 'rows' | 'vintage' | 'vintageFrom'> & {
  readonly files: readonly KeptRaw[];
  readonly vintage: string | undefined;
  readonly rows: Pick<Load['rows'], 'read' | 'rejected' | 'leftOut'>;
};

export interface Committed {
  readonly load: Load;
  readonly snapshot: string;
  /** The same bytes under the same options were there already; nothing was changed. */
  readonly already: boolean;
}

const ATTEMPTS = 20;

/** What makes two loads the same: source, format, options and bytes. */
export function loadId(
  load: Pick<Load, 'source' | 'format' | 'options'> & { files: readonly Pick<RawFile, 'sha256'>[] },
): string {
  const options = Object.entries(load.options).sort(([a], [b]) => (a < b ? -1 : 1));
  return hashText(JSON.stringify([load.source, load.format, options, load.files.map((file) => file.sha256)])).slice(
    0,
    12,
  );
}

export async function findLoad(layout: Layout, id: string): Promise<Committed | undefined> {
  return already(await readLedger(layout), id);
}

/** A load that is there, with the snapshot of now: a later load may have changed more since. */
function already(entries: readonly Entry[], id: string): Committed | undefined {
  const load = entries.find((entry) => entry.load.id === id)?.load;
  return load === undefined ? undefined : { load, snapshot: (entries.at(-1) as Entry).snapshot, already: true };
}

/**
 * Makes a load real. `rows` is a relation with the columns of FLOW_COLUMNS. Everything is written and synced under
 * names that nothing refers to; the ledger entry, created in one step, is what makes it exist.
 */
export async function commit(engine: Engine, writer: Writer, load: NewLoad, rows: Sql, now: Date): Promise<Committed> {
  const id = loadId(load);
  const existing = await findLoad(writer.layout, id);
  if (existing !== undefined) return existing;

  const staged = await stagePart(engine, writer, rows);
  await refuseDuplicates(engine, sql`read_parquet(${literal(staged.flow)})`, load.files);
  for (const file of load.files) await keepRaw(writer, file);

  const at = now.toISOString();
  const described = {
    ...load,
    id,
    files: load.files.map(({ name, sha256, bytes }) => ({ name, sha256, bytes })),
    vintage: load.vintage ?? at,
    vintageFrom: load.vintage === undefined ? ('load-time' as const) : ('stated' as const),
  };

  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const entries = await readLedger(writer.layout);
    const raced = already(entries, id);
    if (raced !== undefined) return raced;
    const plan = await settleVintages(engine, writer, entries, described, staged);
    const sequence = entries.length + 1;
    const loaded = plan.incoming?.rows ?? 0;
    const whole: Load = { ...described, rows: { ...load.rows, loaded, superseded: staged.rows - loaded } };
    const previous = entries.at(-1)?.snapshot ?? EMPTY_SNAPSHOT;
    const entry: Entry = {
      format: 1,
      sequence,
      previous: await lastHash(writer.layout, entries),
      snapshot: nextSnapshotId(previous, sequence, id),
      at,
      load: whole,
      add: plan.add,
      remove: plan.remove,
    };
    if (await appendEntry(writer.layout, entry, path.join(writer.directory, 'entry.json'))) {
      // Named now, so nobody collects them; a collector that had listed them before may just have taken one.
      for (const file of load.files) await keepRaw(writer, file);
      return { load: whole, snapshot: entry.snapshot, already: false };
    }
  }
  throw new EntrepotError(
    'lake-conflict',
    `other loads changed the lake ${ATTEMPTS} times while this one waited; run it again`,
  );
}

interface Plan {
  readonly add: Part[];
  readonly remove: string[];
  readonly incoming: Part | undefined;
}

/** Decides, against every live part of the same source, which rows give way, and publishes what is new. */
async function settleVintages(
  engine: Engine,
  writer: Writer,
  entries: readonly Entry[],
  load: Pick<Load, 'id' | 'source' | 'vintage' | 'scope'>,
  staged: StagedPart,
): Promise<Plan> {
  const loads = new Map(entries.map((entry) => [entry.load.id, entry.load]));
  const incoming: Rows = { flow: staged.flow, catalog: staged.catalog, load };
  const add: Part[] = [];
  const remove: string[] = [];
  const older: { part: Part; rows: Rows }[] = [];
  let rest = sql`read_parquet(${literal(staged.flow)})`;
  let givesWay = false;

  for (const part of snapshotAt(entries).parts.filter((candidate) => candidate.source === load.source)) {
    const stored = rowsOf(writer.layout, part, loads.get(part.load) as Load);
    if (!(await overlaps(engine, incoming, stored))) continue;
    if (isNewer(load, stored.load)) older.push({ part, rows: stored });
    else {
      rest = remaining(rest, stored);
      givesWay = true;
    }
  }
  for (const { part, rows } of older) {
    const left = await stagePart(engine, writer, remaining(sql`read_parquet(${literal(rows.flow)})`, incoming));
    if (left.rows === part.rows) continue;
    remove.push(part.id);
    if (left.rows > 0)
      add.push(
        await publishPart(writer, left, { id: `${part.load}~${load.id}`, load: part.load, source: part.source }),
      );
  }
  const own = givesWay ? await stagePart(engine, writer, rest) : await copyStaged(writer, staged);
  const incomingPart =
    own.rows === 0 ? undefined : await publishPart(writer, own, { id: load.id, load: load.id, source: load.source });
  return { add: incomingPart === undefined ? add : [...add, incomingPart], remove, incoming: incomingPart };
}

/** A second name for the staged files, so that a lost race can publish them again. */
async function copyStaged(writer: Writer, staged: StagedPart): Promise<StagedPart> {
  const directory = await mkdtemp(path.join(writer.directory, 'p'));
  const flow = path.join(directory, 'flow.parquet');
  const catalog = path.join(directory, 'catalog.parquet');
  await link(staged.flow, flow);
  await link(staged.catalog, catalog);
  return { directory, flow, catalog, rows: staged.rows };
}

async function keepRaw(writer: Writer, file: KeptRaw): Promise<void> {
  const target = path.join(writer.layout.raw, file.sha256);
  await sync(file.storedPath);
  try {
    await link(file.storedPath, target);
    await sync(writer.layout.raw);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
  }
}

/** @throws EntrepotError 'input-invalid' with the first cells that stand more than once among the rows of a load. */
export async function refuseDuplicates(engine: Engine, rows: Sql, files: readonly RawFile[]): Promise<void> {
  const key = join(CELL_KEY.map(ident));
  const twice = sql`SELECT ${key}, min(file) AS file, list(line ORDER BY file, line) AS lines FROM ${rows}
    GROUP BY ${key} HAVING count(*) > 1`;
  // The lists are only made when the cheap count finds something.
  const { n } = await one<{ n: number }>(
    engine,
    sql`SELECT count(*) AS n FROM (SELECT 1 FROM ${rows} GROUP BY ${key} HAVING count(*) > 1)`,
  );
  if (n === 0) return;
  const found = await engine.rows<Record<string, number> & { file: number; lines: number[] }>(
    sql`${twice} ORDER BY file, lines LIMIT 20`,
  );
  throw new EntrepotError('input-invalid', `${n} cells stand more than once in this load; nothing was loaded`, {
    fields: { duplicates: n },
    problems: found.map((row) => ({
      file: files[row.file]?.name ?? '',
      line: row.lines[1],
      column: CELL_KEY.join('+'),
      value: CELL_KEY.map((column) => row[column]).join(' '),
      expected: `each cell once; the first stands on line ${row.lines[0]}`,
    })),
  });
}
