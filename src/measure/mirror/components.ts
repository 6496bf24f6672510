/** The neighbours of each node of an undirected graph. */
export type Neighbours = ReadonlyMap<number, ReadonlySet<number>>;

export interface Component {
  readonly members: readonly number[];
  /** Two sides without an edge inside either: every cycle is even. */
  readonly bipartite: boolean;
}

/** Connected components, with whether each falls into two sides; nodes in ascending order. */
export function components(neighbours: Neighbours): Component[] {
  const side = new Map<number, 0 | 1>();
  const found: Component[] = [];
  for (const start of [...neighbours.keys()].sort((a, b) => a - b)) {
    if (side.has(start)) continue;
    side.set(start, 0);
    const members = [start];
    let bipartite = true;
    for (const node of members) {
      const own = side.get(node) as 0 | 1;
      for (const other of neighbours.get(node) ?? []) {
        const known = side.get(other);
        if (known === undefined) {
          side.set(other, own === 0 ? 1 : 0);
          members.push(other);
        } else if (known === own) bipartite = false;
      }
    }
    found.push({ members: members.sort((a, b) => a - b), bipartite });
  }
  return found;
}
