import { stat } from 'node:fs/promises';
import { type Layout, layoutOf } from '../lake/layout.ts';
import { EMPTY_SNAPSHOT } from '../lake/ledger.ts';
import { readSnapshot } from '../lake/snapshot.ts';

/** Which snapshot a question is about, without reading the ledger again while its folder is as it was. */
export class NewestSnapshot {
  readonly #layout: Layout;
  readonly #known = new Map<string, Promise<string>>();
  #changed = -1n;

  constructor(lake: string) {
    this.#layout = layoutOf(lake);
  }

  /** @throws EntrepotError 'usage' where there is no such snapshot. */
  async id(asOf?: string): Promise<string> {
    const { mtimeNs } = await stat(this.#layout.ledger, { bigint: true }).catch(() => ({ mtimeNs: 0n }));
    if (mtimeNs === 0n && asOf === undefined) return EMPTY_SNAPSHOT;
    if (mtimeNs !== this.#changed) {
      this.#changed = mtimeNs;
      this.#known.clear();
    }
    const found = this.#known.get(asOf ?? '') ?? readSnapshot(this.#layout, asOf).then(({ id }) => id);
    if (this.#known.size > 1_000) this.#known.clear();
    this.#known.set(asOf ?? '', found);
    found.catch(() => this.#known.delete(asOf ?? ''));
    return found;
  }
}
