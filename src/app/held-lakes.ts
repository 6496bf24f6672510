import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { openDuckDbHost } from '../engine/duckdb/engine.ts';
import type { Engine, EngineHost } from '../engine/engine.ts';
import type { Layout } from '../lake/layout.ts';
import { holdSnapshot } from '../lake/read.ts';
import { readSnapshot, type Snapshot } from '../lake/snapshot.ts';
import { BySnapshot } from './by-snapshot.ts';

/** Scans, each of some ten thousand findings. */
const KEPT_MADE = 3;

interface Held {
  readonly host: EngineHost;
  readonly memo: Map<string, Promise<unknown>>;
}

/**
 * The lasting engines of a process that answers many questions: one database in memory a snapshot, a connection of its own
 * for each question. A question reads one snapshot from beginning to end, whatever is loaded meanwhile.
 */
export class HeldLakes {
  readonly #options: { readonly threads: number; readonly memoryLimitBytes?: number };
  readonly #held = new BySnapshot<Held>(
    (layout, snapshot) => this.#open(layout, snapshot),
    ({ host }) => host.close(),
  );
  readonly #made = new Map<string, Promise<unknown>>();
  readonly #temp = path.join(tmpdir(), `entrepot-held-${process.pid}`);

  constructor(options: { readonly threads?: number; readonly memoryLimitBytes?: number } = {}) {
    this.#options = { ...options, threads: options.threads ?? availableParallelism() };
  }

  async use<T>(
    layout: Layout,
    asOf: string | undefined,
    signal: AbortSignal,
    work: (engine: Engine, snapshot: Snapshot, memo: Held['memo']) => Promise<T>,
  ): Promise<T> {
    const snapshot = await readSnapshot(layout, asOf);
    return this.#held.use(layout, snapshot, async ({ host, memo }) => {
      const engine = await host.connect(signal);
      try {
        return await work(engine, snapshot, memo);
      } finally {
        engine.close();
      }
    });
  }

  /** What was made from a snapshot, kept while it is among the last that were asked for; asked for twice at once, it is made once. */
  remember<T>(key: string, make: () => Promise<T>): Promise<T> {
    const made = (this.#made.get(key) as Promise<T> | undefined) ?? make();
    this.#made.delete(key);
    this.#made.set(key, made);
    made.catch(() => this.#made.delete(key));
    for (const oldest of this.#made.keys()) {
      if (this.#made.size <= KEPT_MADE) break;
      this.#made.delete(oldest);
    }
    return made;
  }

  close(): Promise<void> {
    return this.#held.close();
  }

  async #open(layout: Layout, snapshot: Snapshot): Promise<Held> {
    const host = await openDuckDbHost({ tempDirectory: this.#temp, ...this.#options });
    const engine = await host.connect();
    try {
      await holdSnapshot(engine, layout, snapshot);
    } finally {
      engine.close();
    }
    return { host, memo: new Map() };
  }
}
