import type { Layout } from '../lake/layout.ts';
import type { Snapshot } from '../lake/snapshot.ts';

/** How many snapshots stay open: the newest, and the one that questions asked before a load still read. */
const KEPT = 2;

interface Entry<T> {
  readonly opened: Promise<T>;
  users: number;
}

/** What is opened on a snapshot once and outlives the questions that use it; what nobody used for longest is closed. */
export class BySnapshot<T> {
  readonly #open: (layout: Layout, snapshot: Snapshot) => Promise<T>;
  readonly #close: (opened: T) => Promise<void> | void;
  readonly #entries = new Map<string, Entry<T>>();

  constructor(open: (layout: Layout, snapshot: Snapshot) => Promise<T>, close: (opened: T) => Promise<void> | void) {
    this.#open = open;
    this.#close = close;
  }

  async use<R>(layout: Layout, snapshot: Snapshot, work: (opened: T) => Promise<R>): Promise<R> {
    const entry = this.#take(layout, snapshot);
    entry.users += 1;
    try {
      return await work(await entry.opened);
    } finally {
      entry.users -= 1;
      await this.#letGo(KEPT);
    }
  }

  /** Closes what nobody uses. */
  close(): Promise<void> {
    return this.#letGo(0);
  }

  #take(layout: Layout, snapshot: Snapshot): Entry<T> {
    const key = `${layout.root} ${snapshot.id}`;
    const entry = this.#entries.get(key) ?? { opened: this.#open(layout, snapshot), users: 0 };
    // The last that was used stands last; what could not be opened is tried anew.
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    entry.opened.catch(() => this.#entries.delete(key));
    return entry;
  }

  async #letGo(kept: number): Promise<void> {
    for (const [key, entry] of this.#entries) {
      if (this.#entries.size <= kept) return;
      if (entry.users > 0) continue;
      this.#entries.delete(key);
      await this.#close(await entry.opened);
    }
  }
}
