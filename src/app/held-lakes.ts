import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { openDuckDbHost } from '../engine/duckdb/engine.ts';
import type { Engine, EngineHost } from '../engine/engine.ts';
import type { Layout } from '../lake/layout.ts';
import { holdSnapshot } from '../lake/read.ts';
import { readSnapshot, type Snapshot } from '../lake/snapshot.ts';

/** How many snapshots stay open: the newest, and the one that questions asked before a load still read. */
const KEPT = 2;
/** Scans, each of some ten thousand findings. */
const KEPT_MADE = 3;

interface Held {
  readonly snapshot: Snapshot;
  readonly host: Promise<EngineHost>;
  readonly memo: Map<string, Promise<unknown>>;
  users: number;
}

/**
 * The lasting engines of a process that answers many questions: one database in memory a snapshot, a connection of its own
 * for each question. A question reads one snapshot from beginning to end, whatever is loaded meanwhile.
 */
export class HeldLakes {
  readonly #options: { readonly threads: number; readonly memoryLimitBytes?: number };
  readonly #held = new Map<string, Held>();
  readonly #made = new Map<string, Promise<unknown>>();
  readonly #temp = path.join(tmpdir(), `entrepot-held-${process.pid}`);

  constructor(options: { readonly threads?: number; readonly memoryLimitBytes?: number } = {}) {
    this.#options = { ...options, threads: options.threads ?? availableParallelism() };
  }

  async use<T>(
    layout: Layout,
    asOf: string | undefined,
    signal: AbortSignal,
    work: (engine: Engine, snapshot: Snapshot, memo: Map<string, Promise<unknown>>) => Promise<T>,
  ): Promise<T> {
    const snapshot = await readSnapshot(layout, asOf);
    const held = this.#hold(layout, snapshot);
    held.users += 1;
    try {
      const engine = await (await held.host).connect(signal);
      try {
        return await work(engine, held.snapshot, held.memo);
      } finally {
        engine.close();
      }
    } finally {
      held.users -= 1;
      await this.#letGo(KEPT);
    }
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

  async close(): Promise<void> {
    await this.#letGo(0);
  }

  #hold(layout: Layout, snapshot: Snapshot): Held {
    const key = `${layout.root} ${snapshot.id}`;
    const found = this.#held.get(key);
    this.#held.delete(key);
    const held = found ?? { snapshot, host: this.#open(layout, snapshot, key), memo: new Map(), users: 0 };
    this.#held.set(key, held);
    return held;
  }

  async #open(layout: Layout, snapshot: Snapshot, key: string): Promise<EngineHost> {
    try {
      const host = await openDuckDbHost({ tempDirectory: this.#temp, ...this.#options });
      const engine = await host.connect();
      try {
        await holdSnapshot(engine, layout, snapshot);
      } finally {
        engine.close();
      }
      return host;
    } catch (cause) {
      this.#held.delete(key);
      throw cause;
    }
  }

  /** Closes the least recently used engines that nobody uses, until so many are left. */
  async #letGo(kept: number): Promise<void> {
    for (const [key, held] of this.#held) {
      if (this.#held.size <= kept) return;
      if (held.users > 0) continue;
      this.#held.delete(key);
      (await held.host).close();
    }
  }
}
