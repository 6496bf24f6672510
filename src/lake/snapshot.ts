import { EntrepotError } from '../trade/errors.ts';
import { hashText } from './durable.ts';
import type { Layout } from './layout.ts';
import { EMPTY_SNAPSHOT, type Entry, type Load, type Part, readLedger } from './ledger.ts';

/** The state of the lake after one entry of its ledger. */
export interface Snapshot {
  readonly id: string;
  readonly sequence: number;
  readonly at: string | null;
  readonly parts: readonly Part[];
  /** Loads whose rows are live, wholly or in part. */
  readonly loads: readonly Load[];
}

/** `asOf`: a snapshot's id or its sequence number, or a date (YYYY-MM-DD or ISO time): the last state then. */
export async function readSnapshot(layout: Layout, asOf?: string): Promise<Snapshot> {
  const entries = await readLedger(layout);
  return snapshotAt(asOf === undefined ? entries : entries.slice(0, countAsOf(entries, asOf)));
}

export function snapshotAt(entries: readonly Entry[]): Snapshot {
  const live = new Map<string, Part>();
  for (const entry of entries) {
    for (const id of entry.remove) live.delete(id);
    for (const part of entry.add) live.set(part.id, part);
  }
  const parts = [...live.values()];
  const loadIds = new Set(parts.map((part) => part.load));
  const last = entries.at(-1);
  return {
    id: last?.snapshot ?? EMPTY_SNAPSHOT,
    sequence: last?.sequence ?? 0,
    at: last?.at ?? null,
    parts,
    loads: entries.map((entry) => entry.load).filter((load) => loadIds.has(load.id) || load.silences.length > 0),
  };
}

/** Names content, not time: the same loads in the same order give the same id on any machine. */
export function nextSnapshotId(previous: string, sequence: number, loadId: string): string {
  return `s${sequence}-${hashText(`${previous}\n${loadId}`).slice(0, 10)}`;
}

function countAsOf(entries: readonly Entry[], asOf: string): number {
  const byId = entries.findIndex((entry) => entry.snapshot === asOf || String(entry.sequence) === asOf);
  if (byId >= 0) return byId + 1;
  if (asOf === EMPTY_SNAPSHOT || asOf === '0') return 0;
  if (/^\d{4}-\d{2}-\d{2}(T.*)?$/.test(asOf)) {
    const moment = new Date(asOf.length === 10 ? `${asOf}T23:59:59.999Z` : asOf);
    if (!Number.isNaN(moment.getTime())) return entries.filter((entry) => new Date(entry.at) <= moment).length;
  }
  throw new EntrepotError(
    'usage',
    `no snapshot ${JSON.stringify(asOf)}; expected a snapshot id, its number or a date YYYY-MM-DD`,
    {
      fields: { asOf, snapshots: entries.map((entry) => entry.snapshot) },
    },
  );
}
