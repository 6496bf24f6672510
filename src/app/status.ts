import { layoutOf } from '../lake/layout.ts';
import { readSnapshot } from '../lake/snapshot.ts';
import type { Context } from './context.ts';
import { VERSION } from './version.ts';

export interface Status {
  readonly version: string;
  /** `s0` while nothing is loaded. */
  readonly snapshot: string;
  readonly loads: number;
  /** When the newest load was made. */
  readonly at: string | null;
  readonly rows: number;
  readonly sources: readonly string[];
}

/** Which version this is, and what the lake holds. */
export async function status(context: Context): Promise<Status> {
  const { id, sequence, at, parts } = await readSnapshot(layoutOf(context.lake));
  return {
    version: VERSION,
    snapshot: id,
    loads: sequence,
    at,
    rows: parts.reduce((sum, part) => sum + part.rows, 0),
    sources: [...new Set(parts.map(({ source }) => source))].sort(),
  };
}
