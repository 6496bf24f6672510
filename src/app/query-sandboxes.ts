import type { SandboxLimits } from '../engine/sandbox/messages.ts';
import { Sandbox } from '../engine/sandbox/sandbox.ts';
import type { Layout } from '../lake/layout.ts';
import type { Snapshot } from '../lake/snapshot.ts';
import { queryContent } from './query-views.ts';

/** A process that answers SQL over one snapshot, until it is closed. */
export function openSandbox(layout: Layout, snapshot: Snapshot, limits: Partial<SandboxLimits> = {}): Promise<Sandbox> {
  return Sandbox.open(queryContent(layout, snapshot), limits);
}

interface Held {
  readonly sandbox: Promise<Sandbox>;
  users: number;
}

/** Snapshots whose sandbox stays open: the newest, and the one that was asked before a load. */
const KEPT = 2;

/** Sandboxes that outlive a question, one a snapshot, for what answers many. */
export class QuerySandboxes {
  readonly #limits: Partial<SandboxLimits>;
  readonly #held = new Map<string, Held>();

  constructor(limits: Partial<SandboxLimits> = {}) {
    this.#limits = limits;
  }

  async use<T>(layout: Layout, snapshot: Snapshot, work: (sandbox: Sandbox) => Promise<T>): Promise<T> {
    const key = `${layout.root} ${snapshot.id}`;
    const held = this.#held.get(key) ?? { sandbox: openSandbox(layout, snapshot, this.#limits), users: 0 };
    this.#held.delete(key);
    this.#held.set(key, held);
    held.users += 1;
    try {
      return await work(await held.sandbox);
    } catch (failure) {
      await held.sandbox.catch(() => this.#held.delete(key));
      throw failure;
    } finally {
      held.users -= 1;
      await this.#letGo(KEPT);
    }
  }

  close(): Promise<void> {
    return this.#letGo(0);
  }

  async #letGo(kept: number): Promise<void> {
    for (const [key, held] of this.#held) {
      if (this.#held.size <= kept) return;
      if (held.users > 0 && kept > 0) continue;
      this.#held.delete(key);
      await (await held.sandbox).close();
    }
  }
}
