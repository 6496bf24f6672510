import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Engine } from '../engine/engine.ts';
import { ident, join, literal, type Sql, sql } from '../engine/sql.ts';
import { type KeptRaw, loadId } from '../lake/commit.ts';
import type { Silence } from '../lake/ledger.ts';
import { areaAliases } from '../trade/area.ts';
import { EntrepotError } from '../trade/errors.ts';
import { unreadable } from './csv.ts';
import type { Format, LooseTable, Rules, Staged, StagedMember } from './format.ts';
import type { InputFile } from './input.ts';
import { normalise, prepareVocabulary } from './normalise.ts';
import type { TextOptions } from './open/encoding.ts';
import { DEFAULT_LIMITS, type OpenLimits } from './open/limits.ts';
import { openInput } from './open/open.ts';
import { countTables, lineOf, makeShifts, type ReadTable } from './problems.ts';

/** What is to be read, and how. */
export interface ReadRequest {
  readonly format: Format;
  readonly files: readonly InputFile[];
  readonly options: Readonly<Record<string, string>>;
  /** When the source published it, YYYY-MM-DD; the time of loading when not known. */
  readonly vintage?: string | undefined;
  /** Set rows that cannot be read aside instead of refusing the load: in this file, or (true) only counted. */
  readonly quarantine?: string | boolean | undefined;
  readonly encoding?: string | undefined;
  readonly limits?: OpenLimits;
  /** What a fetch asked for and got nothing of; loaded with the rows, so that an answer can say so. */
  readonly silences?: readonly Silence[];
}

/** What was read: every row either strict, or with its problem, or left out with the reason. */
export interface ReadInput {
  readonly staged: Staged & { readonly silences: Silence[] };
  readonly tables: readonly ReadTable[];
}

/** @throws EntrepotError 'usage' when the format has no such option. */
export function refuseUnknownOptions({ format, options }: Pick<ReadRequest, 'format' | 'options'>): void {
  const unknown = Object.keys(options).filter((option) => !(option in format.options));
  if (unknown.length === 0) return;
  const known = Object.entries(format.options).map(([name, meaning]) => `${name}: ${meaning}`);
  throw new EntrepotError(
    'usage',
    `${format.id} has no option ${unknown.join(', ')}; ${known.length === 0 ? 'it has none' : known.join('; ')}`,
    { fields: { unknown } },
  );
}

export function setsAside({ quarantine }: Pick<ReadRequest, 'quarantine'>): boolean {
  return quarantine !== undefined && quarantine !== false;
}

/** What makes this load the same as another. */
export function identify(request: ReadRequest, files: readonly KeptRaw[]) {
  const { source, id: format } = request.format;
  const identity = { source, format, files, options: identityOptions(request) };
  return { identity, id: loadId(identity) };
}

/** What, beside the bytes, decides which rows come out. */
function identityOptions(request: ReadRequest): Record<string, string> {
  return {
    ...request.options,
    parser: String(request.format.parser),
    ...(request.format.identity === undefined ? {} : { mapping: request.format.identity }),
    ...(request.encoding === undefined ? {} : { encoding: request.encoding }),
    ...(request.vintage === undefined ? {} : { vintage: request.vintage }),
    ...(setsAside(request) ? { quarantine: 'yes' } : {}),
  };
}

/** Lays opened members out as the format says and makes their rows strict; the engine holds them until `dropTables`. */
export async function readInput(
  engine: Engine,
  members: readonly StagedMember[],
  request: ReadRequest,
  workDirectory: string,
): Promise<ReadInput> {
  const { format, options } = request;
  const read = await format.stage({ engine, members, options, workDirectory });
  const staged = { ...read, silences: [...(read.silences ?? []), ...(request.silences ?? [])] };
  return { staged, tables: await readAll(engine, staged, { ...format.rules, ...staged.rules }) };
}

/** Opens the kept files within the limits. @throws EntrepotError 'input-format' where one is of a kind that the format does not read. */
export async function openAll(
  directory: string,
  files: readonly KeptRaw[],
  { format, ...request }: Pick<ReadRequest, 'format' | 'encoding' | 'limits'>,
): Promise<StagedMember[]> {
  const members = await openKept(directory, files, { ...request, candidates: format.encodings });
  refuseKinds(members, format);
  return members;
}

export async function openKept(
  directory: string,
  files: readonly KeptRaw[],
  { limits, ...text }: TextOptions & Pick<ReadRequest, 'limits'>,
): Promise<StagedMember[]> {
  const members: StagedMember[] = [];
  for (const [file, raw] of files.entries()) {
    const work = path.join(directory, `open-${file}`);
    await mkdir(work, { recursive: true });
    const opened = await openInput(raw.storedPath, raw.name, work, { ...(limits ?? DEFAULT_LIMITS), ...text });
    members.push(...opened.map((member) => ({ ...member, file })));
  }
  return members;
}

export function refuseKinds(members: readonly StagedMember[], { id, accepts }: Format): void {
  const other = members.find(({ kind }) => !accepts.includes(kind));
  if (other === undefined) return;
  throw new EntrepotError('input-format', `${other.name} is ${other.kind}; ${id} reads ${accepts.join(' or ')}`, {
    fields: { file: other.name, kind: other.kind, accepts },
  });
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

/** The rows that can be loaded, as a relation of the columns that are stored. */
export function strictRows(tables: readonly ReadTable[], source: string, id: string): Sql {
  const selects = tables.map(
    (
      table,
    ) => sql`SELECT ${literal(source)} AS source, ${literal(id)} AS load, * EXCLUDE (problem, left_out) REPLACE (${lineOf(table)} AS line)
      FROM ${ident(table.strict)} WHERE problem IS NULL AND left_out IS NULL`,
  );
  return selects.length === 0 ? sql`(SELECT 1 WHERE false)` : sql`(${join(selects, ' UNION ALL ')})`;
}

export interface Counts {
  readonly read: number;
  readonly kept: number;
  readonly leftOut: number;
  readonly notes: readonly string[];
}

/** How many rows were read, and how many of them were left out, for what. */
export async function countRows(engine: Engine, tables: readonly ReadTable[]): Promise<Counts> {
  const read = await countTables(engine, tables);
  const reasons = new Map<string, number>();
  for (const { strict } of tables) {
    const left = await engine.rows<{ left_out: string; n: number }>(
      sql`SELECT left_out, count(*) AS n FROM ${ident(strict)} WHERE left_out IS NOT NULL GROUP BY left_out ORDER BY left_out`,
    );
    for (const { left_out, n } of left) reasons.set(left_out, (reasons.get(left_out) ?? 0) + n);
  }
  const leftOut = [...reasons.values()].reduce((sum, n) => sum + n, 0);
  const notes = [...reasons].map(([reason, n]) => `${n} rows left out: ${reason}`);
  return { read, kept: read - leftOut, leftOut, notes };
}

/** Refuses an input that has nothing, or that cannot be one load. */
export async function assertRows(
  engine: Engine,
  { staged, tables }: ReadInput,
  rows: Sql,
  { read }: Counts,
  format: Format,
): Promise<void> {
  const names = tables.map(({ loose }) => loose.name).join(', ');
  if (read === 0 && staged.silences.length === 0) {
    throw new EntrepotError('input-format', `${names === '' ? 'the input' : names} has no rows for ${format.id}`, {
      fields: { files: names },
    });
  }
  await refuseMixedRevisions(engine, rows, names, tables.length > 0);
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

export async function dropTables(engine: Engine): Promise<void> {
  const made = await engine.rows<{ name: string }>(
    sql`SELECT table_name AS name FROM duckdb_tables() WHERE temporary AND (table_name LIKE 'strict_%' OR table_name LIKE 'loose_%' OR table_name LIKE 'reject_%')`,
  );
  for (const { name } of made) await engine.run(sql`DROP TABLE IF EXISTS ${ident(name)}`);
}
