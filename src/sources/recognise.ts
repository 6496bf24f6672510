import path from 'node:path';
import type { Engine } from '../engine/engine.ts';
import { literal, sql } from '../engine/sql.ts';
import type { Format, LooseTable, StagedMember } from '../ingest/format.ts';
import { dropTables, openKept, type ReadRequest, readInput, refuseKinds } from '../ingest/prepare.ts';
import { countProblems, countTables } from '../ingest/problems.ts';
import type { KeptRaw } from '../lake/commit.ts';
import { EntrepotError } from '../trade/errors.ts';
import { FORMATS } from './registry.ts';

/** Whether files are in a format, and what says so. */
export interface Candidate {
  readonly format: string;
  readonly fits: boolean;
  readonly why: string;
}

export interface Recognised {
  readonly candidates: readonly Candidate[];
  /** The one format that fits; none where several do. */
  readonly format: Format | null;
  readonly members: readonly StagedMember[];
}

/** So many rows of a file are tried. */
const TRIED = 1000;

/** Tries the files in every format: laid out as it says, with the first rows read. */
export async function recognise(
  engine: Engine,
  files: readonly KeptRaw[],
  request: Pick<ReadRequest, 'encoding' | 'limits' | 'options'>,
  workDirectory: string,
): Promise<Recognised> {
  const open = await opener(files, request, workDirectory);
  const candidates: Candidate[] = [];
  const fitting: Format[] = [];
  for (const format of FORMATS) {
    const candidate = await tried(engine, format, open, request.options, workDirectory);
    candidates.push(candidate);
    if (candidate.fits) fitting.push(format);
  }
  const format = fitting.length === 1 ? (fitting[0] as Format) : null;
  return { candidates, format, members: await open(fitting[0]?.encodings ?? []) };
}

type Opener = (encodings: readonly string[]) => Promise<readonly StagedMember[]>;

/** Opens the files once; in a format's own encodings only where they are no Unicode. */
async function opener(
  files: readonly KeptRaw[],
  { encoding, limits }: Pick<ReadRequest, 'encoding' | 'limits'>,
  workDirectory: string,
): Promise<Opener> {
  const opened = new Map<string, Promise<readonly StagedMember[]>>();
  const open = (candidates: readonly string[]): Promise<readonly StagedMember[]> => {
    const key = candidates.join();
    const own =
      opened.get(key) ??
      openKept(path.join(workDirectory, `as-${opened.size}`), files, {
        encoding,
        candidates,
        ...(limits === undefined ? {} : { limits }),
      });
    opened.set(key, own);
    return own;
  };
  const plain = await open([]).catch((failure: unknown) => expected(failure));
  if (!(plain instanceof EntrepotError)) return () => Promise.resolve(plain);
  const inOwn = await Promise.allSettled(
    [...new Set(FORMATS.map(({ encodings }) => encodings).filter((own) => own.length > 0))].map(open),
  );
  if (inOwn.every(({ status }) => status === 'rejected')) throw plain;
  return open;
}

async function tried(
  engine: Engine,
  format: Format,
  open: Opener,
  options: Readonly<Record<string, string>>,
  workDirectory: string,
): Promise<Candidate> {
  const own = Object.fromEntries(Object.entries(options).filter(([option]) => option in format.options));
  try {
    const members = await open(format.encodings);
    refuseKinds(members, format);
    const request = { format: { ...format, stage: firstRows(format) }, files: [], options: own };
    const { tables } = await readInput(engine, members, request, workDirectory);
    const read = await countTables(engine, tables);
    const readable = read - (await countProblems(engine, tables));
    const why = `its columns are there; ${readable} of the first ${read} rows can be read`;
    return { format: format.id, fits: readable > 0, why };
  } catch (cause) {
    const failure = expected(cause);
    return { format: format.id, fits: failure.code === 'usage', why: failure.message };
  } finally {
    await dropTables(engine);
  }
}

function firstRows(format: Format): Format['stage'] {
  return async (input) => {
    const staged = await format.stage(input);
    const tables = staged.tables.map(
      (table): LooseTable => ({ ...table, rows: sql`SELECT * FROM (${table.rows}) LIMIT ${literal(TRIED)}` }),
    );
    return { ...staged, tables };
  };
}

/** What a user can mend; anything else goes on. */
function expected(failure: unknown): EntrepotError {
  if (failure instanceof EntrepotError && failure.code !== 'cancelled') return failure;
  throw failure;
}
