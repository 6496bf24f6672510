import type { Engine } from '../engine/engine.ts';
import { type Sql, sql } from '../engine/sql.ts';
import { type KeptRaw, refuseDuplicates } from '../lake/commit.ts';
import { areaLabel, areaName } from '../trade/area.ts';
import { EntrepotError, type InputProblem } from '../trade/errors.ts';
import { type FlowName, flowName } from '../trade/flow.ts';
import { formatPeriod } from '../trade/period.ts';
import type { StagedMember } from './format.ts';
import { assertRows, countRows, dropTables, type ReadRequest, readInput, setsAside, strictRows } from './prepare.ts';
import { countProblems, listProblems, type ProblemKind, problemKinds, refusal } from './problems.ts';

/** What a load would make of an input. */
export interface DryRun {
  readonly rows: {
    readonly read: number;
    readonly loadable: number;
    readonly rejected: number;
    readonly leftOut: number;
  };
  /** The first rows that cannot be read, and how many there are of each kind. */
  readonly problems: readonly InputProblem[];
  readonly problemKinds: readonly ProblemKind[];
  /** What the load would be refused for. */
  readonly refusal: EntrepotError | null;
  readonly found: Found | null;
  readonly notes: readonly string[];
}

/** What the loadable rows are about. */
export interface Found {
  readonly reporters: readonly { readonly area: string; readonly name: string; readonly rows: number }[];
  readonly partners: number;
  readonly flows: readonly { readonly flow: FlowName; readonly rows: number }[];
  readonly periods: readonly {
    readonly frequency: 'monthly' | 'annual';
    readonly from: string;
    readonly to: string;
    readonly periods: number;
  }[];
  /** Digits of the codes; 0 is the total of all goods. */
  readonly levels: readonly number[];
  readonly currencies: readonly string[];
}

const LISTED = 100;
/** As many as the error of a load lists. */
const TOLD = 20;

/** Reads an input as a load does, up to where it would be committed. @throws EntrepotError when it is not in the format. */
export async function dryRun(
  engine: Engine,
  members: readonly StagedMember[],
  request: ReadRequest,
  files: readonly KeptRaw[],
  workDirectory: string,
): Promise<DryRun> {
  try {
    const read = await readInput(engine, members, request, workDirectory);
    const rejected = await countProblems(engine, read.tables);
    const problems = await listProblems(engine, read.tables, LISTED);
    const rows = strictRows(read.tables, request.format.source, '');
    const counts = await countRows(engine, read.tables);
    const refused =
      rejected > 0 && !setsAside(request)
        ? refusal(problems.slice(0, TOLD), rejected)
        : await failureOf(async () => {
            await assertRows(engine, read, rows, counts, request.format);
            if (read.tables.length > 0) await refuseDuplicates(engine, rows, files);
          });
    const { leftOut } = counts;
    const loadable = counts.kept - rejected;
    return {
      rows: { read: counts.read, loadable, rejected, leftOut },
      problems: rejected > 0 ? problems : (refused?.problems ?? []),
      problemKinds: await problemKinds(engine, read.tables),
      refusal: refused,
      found: loadable > 0 ? await whatIsThere(engine, rows) : null,
      notes: [...read.staged.notes, ...counts.notes],
    };
  } finally {
    await dropTables(engine);
  }
}

async function failureOf(work: () => Promise<void>): Promise<EntrepotError | null> {
  try {
    await work();
    return null;
  } catch (failure) {
    if (failure instanceof EntrepotError && failure.code !== 'cancelled') return failure;
    throw failure;
  }
}

async function whatIsThere(engine: Engine, rows: Sql): Promise<Found> {
  const counted = await engine.rows<{ reporter: number; rows: number }>(
    sql`SELECT reporter, count(*) AS rows FROM ${rows} GROUP BY reporter ORDER BY rows DESC, reporter`,
  );
  const flows = await engine.rows<{ flow: number; rows: number }>(
    sql`SELECT flow, count(*) AS rows FROM ${rows} GROUP BY flow ORDER BY flow`,
  );
  const periods = await engine.rows<{ freq: number; first: number; last: number; n: number }>(
    sql`SELECT freq, min(period) AS first, max(period) AS last, count(DISTINCT period) AS n FROM ${rows} GROUP BY freq ORDER BY freq DESC`,
  );
  const levels = await engine.rows<{ level: number }>(sql`SELECT DISTINCT level FROM ${rows} ORDER BY level`);
  const currencies = await engine.rows<{ currency: string }>(
    sql`SELECT DISTINCT currency FROM ${rows} WHERE currency IS NOT NULL ORDER BY currency`,
  );
  const partners = await engine.rows<{ n: number }>(sql`SELECT count(DISTINCT partner) AS n FROM ${rows}`);
  return {
    reporters: counted.map(({ reporter, rows: n }) => ({
      area: areaLabel(reporter),
      name: areaName(reporter),
      rows: n,
    })),
    partners: partners[0]?.n ?? 0,
    flows: flows.map(({ flow, rows: n }) => ({ flow: flowName(flow), rows: n })),
    periods: periods.map(({ freq, first, last, n }) => ({
      frequency: freq === 12 ? 'monthly' : 'annual',
      from: formatPeriod(first),
      to: formatPeriod(last),
      periods: n,
    })),
    levels: levels.map(({ level }) => level),
    currencies: currencies.map(({ currency }) => currency),
  };
}
