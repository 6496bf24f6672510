import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type Engine, one } from '../engine/engine.ts';
import { ident, join, literal, type Sql, sql } from '../engine/sql.ts';
import { type Committed, commit, findLoad, type KeptRaw, loadId } from '../lake/commit.ts';
import type { Layout } from '../lake/layout.ts';
import type { Silence } from '../lake/ledger.ts';
import { openWriter, type Writer } from '../lake/writer.ts';
import { areaAliases } from '../trade/area.ts';
import type { Effects } from '../trade/effects.ts';
import { EntrepotError } from '../trade/errors.ts';
import { unreadable } from './csv.ts';
import type { Format, LooseTable, Rules, Staged, StagedMember } from './format.ts';
import { normalise, prepareVocabulary } from './normalise.ts';
import { hashAndKeep } from './open/keep.ts';
import { DEFAULT_LIMITS, type OpenLimits } from './open/limits.ts';
import { openInput } from './open/open.ts';
import { countProblems, countRejects, lineOf, makeShifts, quarantine, type ReadTable, refuse } from './problems.ts';

export interface LoadRequest {
  readonly format: Format;
  readonly files: readonly string[];
  readonly options: Readonly<Record<string, string>>;
  /** When the source published it, YYYY-MM-DD; the time of loading when not known. */
  readonly vintage?: string | undefined;
  /** Set rows that cannot be read aside in this file instead of refusing the load. */
  readonly quarantine?: string | undefined;
  readonly encoding?: string | undefined;
  readonly limits?: OpenLimits;
  /** What a fetch asked for and got nothing of; loaded with the rows, so that an answer can say so. */
  readonly silences?: readonly Silence[];
}

export interface LoadResult extends Committed {
  /** How many rows were set aside, by reason. */
  readonly quarantined: Readonly<Record<string, number>>;
}

/** fetch -> stage -> normalise -> assert -> commit. All or nothing: an error leaves the lake as it was. */
export async function load(
  engine: Engine,
  layout: Layout,
  request: LoadRequest,
  effects: Effects,
): Promise<LoadResult> {
  const writer = await openWriter(layout);
  try {
    return await loadWith(engine, writer, request, effects);
  } finally {
    await writer.close();
  }
}

async function loadWith(engine: Engine, writer: Writer, request: LoadRequest, effects: Effects): Promise<LoadResult> {
  const { format } = request;
  const unknown = Object.keys(request.options).filter((option) => !(option in format.options));
  if (unknown.length > 0) {
    const known = Object.entries(format.options).map(([name, meaning]) => `${name}: ${meaning}`);
    throw new EntrepotError(
      'usage',
      `${format.id} has no option ${unknown.join(', ')}; ${known.length === 0 ? 'it has none' : known.join('; ')}`,
      { fields: { unknown } },
    );
  }
  const task = effects.progress.start(`load ${format.id}`);
  try {
    const files = await keepRaw(writer, request.files, (text) => task.note(text));
    const identity = { source: format.source, format: format.id, files, options: identityOptions(request) };
    const existing = await findLoad(writer, loadId(identity));
    if (existing !== undefined) return { ...existing, quarantined: {} };

    task.note('opening');
    const members = await openAll(writer, files, request);
    task.note('reading');
    const read = await format.stage({ engine, members, options: request.options, workDirectory: writer.directory });
    const staged = { ...read, silences: [...(read.silences ?? []), ...(request.silences ?? [])] };
    const tables = await readAll(engine, staged, { ...format.rules, ...staged.rules });
    const rejected = await settleProblems(engine, tables, request.quarantine);
    const rows = strictRows(tables, format.source, loadId(identity));
    const counts = await assertRows(engine, tables, rows, staged, format);

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

/** What, beside the bytes, decides which rows come out. */
function identityOptions(request: LoadRequest): Record<string, string> {
  return {
    ...request.options,
    parser: String(request.format.parser),
    ...(request.format.identity === undefined ? {} : { mapping: request.format.identity }),
    ...(request.encoding === undefined ? {} : { encoding: request.encoding }),
    ...(request.vintage === undefined ? {} : { vintage: request.vintage }),
    ...(request.quarantine === undefined ? {} : { quarantine: 'yes' }),
  };
}

async function keepRaw(writer: Writer, files: readonly string[], note: (text: string) => void): Promise<KeptRaw[]> {
  if (files.length === 0) throw new EntrepotError('usage', 'name at least one file to load');
  const kept: KeptRaw[] = [];
  for (const file of files) {
    note(`reading ${path.basename(file)}`);
    kept.push({ name: path.basename(file), ...(await hashAndKeep(file, writer.directory)) });
  }
  const twice = kept.find((file, index) => kept.some((other, at) => at < index && other.sha256 === file.sha256));
  if (twice !== undefined)
    throw new EntrepotError(
      'usage',
      `${twice.name} is named twice, or has the same bytes as another file of this load`,
    );
  return kept;
}

async function openAll(writer: Writer, files: readonly KeptRaw[], request: LoadRequest): Promise<StagedMember[]> {
  const members: StagedMember[] = [];
  for (const [file, raw] of files.entries()) {
    const work = path.join(writer.directory, `open-${file}`);
    await mkdir(work);
    const opened = await openInput(raw.storedPath, raw.name, work, {
      ...(request.limits ?? DEFAULT_LIMITS),
      encoding: request.encoding,
      candidates: request.format.encodings,
    });
    for (const member of opened) {
      if (!request.format.accepts.includes(member.kind)) {
        throw new EntrepotError(
          'input-format',
          `${member.name} is ${member.kind}; ${request.format.id} reads ${request.format.accepts.join(' or ')}`,
          {
            fields: { file: member.name, kind: member.kind, accepts: request.format.accepts },
          },
        );
      }
      members.push({ ...member, file });
    }
  }
  return members;
}

async function readAll(engine: Engine, staged: Staged, rules: Rules): Promise<ReadTable[]> {
  await prepareVocabulary(engine, rules, areaAliases());
  const tables: ReadTable[] = [];
  for (const [index, given] of staged.tables.entries()) {
    const loose = given.firstLine === 'own' ? await settled(engine, given, `loose_${index}`) : given;
    const strict = `strict_${index}`;
    await normalise(engine, loose, rules, strict).catch((cause: unknown) => {
      throw loose.binary === true && !(cause instanceof EntrepotError) ? unreadable(loose.name, cause) : cause;
    });
    tables.push({ loose, strict, rules, shifts: await makeShifts(engine, loose, `reject_shifts_${index}`) });
  }
  return tables;
}

/** A relation that is not a file's lines in order is written down once, so that reading it again gives the same rows in the same order. */
async function settled(engine: Engine, loose: LooseTable, name: string): Promise<LooseTable> {
  await engine.run(sql`CREATE TEMP TABLE ${ident(name)} AS ${loose.rows}`);
  return { ...loose, rows: sql`SELECT * FROM ${ident(name)}` };
}

async function settleProblems(
  engine: Engine,
  tables: readonly ReadTable[],
  target: string | undefined,
): Promise<{ count: number; reasons: Record<string, number> }> {
  const count = await countProblems(engine, tables);
  if (count === 0) return { count, reasons: {} };
  if (target === undefined) return refuse(engine, tables, count);
  return { count, reasons: await quarantine(engine, tables, target) };
}

function strictRows(tables: readonly ReadTable[], source: string, id: string): Sql {
  const selects = tables.map(
    (
      table,
    ) => sql`SELECT ${literal(source)} AS source, ${literal(id)} AS load, * EXCLUDE (problem, left_out) REPLACE (${lineOf(table)} AS line)
      FROM ${ident(table.strict)} WHERE problem IS NULL AND left_out IS NULL`,
  );
  return selects.length === 0 ? sql`(SELECT 1 WHERE false)` : sql`(${join(selects, ' UNION ALL ')})`;
}

interface Counts {
  readonly read: number;
  readonly kept: number;
  readonly leftOut: number;
  readonly notes: readonly string[];
}

async function assertRows(
  engine: Engine,
  tables: readonly ReadTable[],
  rows: Sql,
  staged: Staged,
  format: Format,
): Promise<Counts> {
  let read = 0;
  const reasons = new Map<string, number>();
  for (const { loose, strict } of tables) {
    read +=
      (await one<{ n: number }>(engine, sql`SELECT count(*) AS n FROM ${ident(strict)}`)).n +
      (await countRejects(engine, loose));
    const left = await engine.rows<{ left_out: string; n: number }>(
      sql`SELECT left_out, count(*) AS n FROM ${ident(strict)} WHERE left_out IS NOT NULL GROUP BY left_out ORDER BY left_out`,
    );
    for (const { left_out, n } of left) reasons.set(left_out, (reasons.get(left_out) ?? 0) + n);
  }
  const leftOut = [...reasons.values()].reduce((sum, n) => sum + n, 0);
  const names = tables.map(({ loose }) => loose.name).join(', ');
  if (read === 0 && (staged.silences ?? []).length === 0) {
    throw new EntrepotError('input-format', `${names === '' ? 'the input' : names} has no rows for ${format.id}`, {
      fields: { files: names },
    });
  }
  await refuseMixedRevisions(engine, rows, names, tables.length > 0);
  const notes = [...reasons].map(([reason, n]) => `${n} rows left out: ${reason}`);
  return { read, kept: read - leftOut, leftOut, notes };
}

/** One reporter's period stands in one revision of the HS; two in one load mean that two extracts were put together. */
async function refuseMixedRevisions(engine: Engine, rows: Sql, names: string, any: boolean): Promise<void> {
  if (!any) return;
  const mixed = await engine.rows<{ reporter: number; period: number; revisions: number[] }>(
    sql`SELECT reporter, period, list(DISTINCT hs_rev ORDER BY hs_rev) AS revisions FROM ${rows} WHERE level > 0
      GROUP BY reporter, period, flow, freq HAVING count(DISTINCT hs_rev) > 1 ORDER BY reporter, period LIMIT 5`,
  );
  const first = mixed[0];
  if (first === undefined) return;
  throw new EntrepotError(
    'input-invalid',
    `${names}: reporter ${first.reporter} in ${first.period} stands in the HS revisions ${first.revisions.join(' and ')} at once; load one revision`,
    { fields: { mixed } },
  );
}

async function dropTables(engine: Engine): Promise<void> {
  const made = await engine.rows<{ name: string }>(
    sql`SELECT table_name AS name FROM duckdb_tables() WHERE temporary AND (table_name LIKE 'strict_%' OR table_name LIKE 'loose_%' OR table_name LIKE 'reject_%')`,
  );
  for (const { name } of made) await engine.run(sql`DROP TABLE IF EXISTS ${ident(name)}`);
}
