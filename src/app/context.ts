import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDuckDb } from '../engine/duckdb/engine.ts';
import type { Engine } from '../engine/engine.ts';
import { type Layout, layoutOf } from '../lake/layout.ts';
import { openSnapshot } from '../lake/read.ts';
import type { Snapshot } from '../lake/snapshot.ts';
import type { Effects } from '../trade/effects.ts';
import type { HeldLakes } from './held-lakes.ts';
import type { QuerySandboxes } from './query-sandboxes.ts';

/** What every use case is handed: where the lake is, and how to touch the world. */
export interface Context {
  readonly lake: string;
  readonly effects: Effects;
  readonly threads?: number;
  readonly memoryLimitBytes?: number;
  /** Engines that outlive a question, in a process that answers many. */
  readonly held?: HeldLakes;
  /** Nothing that was derived before is taken, and nothing is kept: for who checks whether it comes out again. */
  readonly anew?: boolean;
  /** Processes for SQL that outlive a question, likewise. */
  readonly sandboxes?: QuerySandboxes;
}

export interface OpenLake {
  readonly engine: Engine;
  readonly layout: Layout;
  readonly snapshot: Snapshot;
  /** What was found out about the snapshot, by a key: for this question only, or as long as its engine lasts. */
  readonly memo: Map<string, Promise<unknown>>;
}

let spills = 0;

/** Runs `work` with an engine that sees nothing of the lake yet, for loads. */
export async function withEngine<T>(
  context: Context,
  work: (engine: Engine, layout: Layout) => Promise<T>,
): Promise<T> {
  const layout = layoutOf(context.lake);
  const tempDirectory = path.join(tmpdir(), `entrepot-spill-${process.pid}-${(spills += 1)}`);
  const engine = await openDuckDb({
    tempDirectory,
    signal: context.effects.signal,
    ...(context.threads === undefined ? {} : { threads: context.threads }),
    ...(context.memoryLimitBytes === undefined ? {} : { memoryLimitBytes: context.memoryLimitBytes }),
  });
  try {
    return await work(engine, layout);
  } finally {
    engine.close();
    rmSync(tempDirectory, { recursive: true, force: true });
  }
}

/** Runs `work` with the views of one snapshot: the newest, or that of `asOf`. */
export async function withLake<T>(
  context: Context,
  asOf: string | undefined,
  work: (lake: OpenLake) => Promise<T>,
): Promise<T> {
  if (context.held !== undefined) {
    const layout = layoutOf(context.lake);
    return context.held.use(layout, asOf, context.effects.signal, (engine, snapshot, memo) =>
      work({ engine, layout, snapshot, memo }),
    );
  }
  return withEngine(context, async (engine, layout) =>
    work({ engine, layout, snapshot: await openSnapshot(engine, layout, asOf), memo: new Map() }),
  );
}

/** Finds something out once a snapshot, however many questions need it. */
export function remembered<T>({ memo }: OpenLake, key: readonly unknown[], find: () => Promise<T>): Promise<T> {
  const text = JSON.stringify(key);
  const known = memo.get(text) as Promise<T> | undefined;
  if (known !== undefined) return known;
  if (memo.size > 10_000) memo.clear();
  const found = find();
  memo.set(text, found);
  found.catch(() => memo.delete(text));
  return found;
}
