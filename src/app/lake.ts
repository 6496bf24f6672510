import { layoutOf } from '../lake/layout.ts';
import { readLedger } from '../lake/ledger.ts';
import { type Verification, verifyLake } from '../lake/verify.ts';
import { type Holding, holdings } from '../measure/holdings/holdings.ts';
import { type Context, withLake } from './context.ts';

export interface LogLine {
  readonly sequence: number;
  readonly snapshot: string;
  readonly at: string;
  readonly load: string;
  readonly source: string;
  readonly format: string;
  readonly vintage: string;
  readonly read: number;
  readonly loaded: number;
  readonly rejected: number;
  readonly superseded: number;
  readonly leftOut: number;
  readonly files: string;
  readonly notes: readonly string[];
}

/** The ledger, newest first. */
export async function lakeLog(context: Context): Promise<LogLine[]> {
  const entries = await readLedger(layoutOf(context.lake));
  return entries.toReversed().map(({ sequence, snapshot, at, load }) => ({
    sequence,
    snapshot,
    at,
    load: load.id,
    source: load.source,
    format: load.format,
    vintage: load.vintageFrom === 'stated' ? load.vintage : `${load.vintage.slice(0, 10)} (loaded)`,
    ...load.rows,
    files: load.files.map((file) => file.name).join(', '),
    notes: load.notes,
  }));
}

/** Hashes every stored file again and names what differs from the ledger. */
export async function lakeVerify(context: Context): Promise<Verification> {
  const task = context.effects.progress.start('verify');
  try {
    return await verifyLake(layoutOf(context.lake), task);
  } finally {
    task.done();
  }
}

/** The coverage matrix: source and reporter by period, with what is missing inside the span that the source covers. */
export async function lakeSources(context: Context, asOf?: string): Promise<Holding[]> {
  return withLake(context, asOf, ({ engine, snapshot }) => holdings(engine, snapshot.loads));
}
