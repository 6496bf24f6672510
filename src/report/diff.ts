import { canonical } from './canonical.ts';
import type { Document, Figure, Json } from './document.ts';

export type FigureState = 'holds' | 'changed' | 'gone' | 'new';

export interface FigureChange {
  readonly id: string;
  readonly label: string;
  readonly state: FigureState;
  /** The whole value; null where there was no figure. */
  readonly old: Json;
  readonly new: Json;
  /** Each part of the value that differs, by its path ("" for the value itself); empty where it holds. */
  readonly how: readonly PartChange[];
  /** Names of files whose bytes are not the same, or that only one of the two rests on. */
  readonly files: readonly string[];
}

export interface PartChange {
  readonly path: string;
  readonly old: Json;
  readonly new: Json;
  /** new / old - 1 of two numbers; null where that cannot be said. */
  readonly off: number | null;
}

/** Figure by figure: what still holds. In the order of the old document, what is new after it. */
export function compareDocuments(
  before: Pick<Document, 'figures'>,
  after: Pick<Document, 'figures'>,
): readonly FigureChange[] {
  const now = new Map(after.figures.map((figure) => [figure.id, figure]));
  const then = new Set(before.figures.map(({ id }) => id));
  return [
    ...before.figures.map((figure) => compare(figure, now.get(figure.id) ?? null)),
    ...after.figures
      .filter(({ id }) => !then.has(id))
      .map((figure) => ({ ...named(figure), state: 'new' as const, old: null, new: figure.value, how: [], files: [] })),
  ];
}

function compare(old: Figure, now: Figure | null): FigureChange {
  if (now === null) return { ...named(old), state: 'gone', old: old.value, new: null, how: [], files: [] };
  const unit: readonly PartChange[] =
    old.unit === now.unit ? [] : [{ path: 'unit', old: old.unit, new: now.unit, off: null }];
  const how = [...parts('', old.value, now.value), ...unit];
  return {
    ...named(old),
    state: how.length === 0 ? 'holds' : 'changed',
    old: old.value,
    new: now.value,
    how,
    files: filesOf(old, now),
  };
}

const named = ({ id, label }: Figure) => ({ id, label });

function parts(path: string, old: Json | undefined, now: Json | undefined): readonly PartChange[] {
  if (isWhole(old) && isWhole(now) && Array.isArray(old) === Array.isArray(now)) {
    const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])];
    return keys.flatMap((key) => parts(path === '' ? key : `${path}.${key}`, partOf(old, key), partOf(now, key)));
  }
  if (old !== undefined && now !== undefined && canonical(old) === canonical(now)) return [];
  const off = typeof old === 'number' && typeof now === 'number' && old !== 0 ? now / old - 1 : null;
  return [{ path, old: old ?? null, new: now ?? null, off }];
}

type Whole = readonly Json[] | { readonly [key: string]: Json };

const isWhole = (value: Json | undefined): value is Whole => typeof value === 'object' && value !== null;

const partOf = (whole: Whole, key: string): Json | undefined => new Map<string, Json>(Object.entries(whole)).get(key);

function filesOf(old: Figure, now: Figure): readonly string[] {
  const then = new Map(old.lineage.files.map(({ name, sha256 }) => [name, sha256]));
  const later = new Map(now.lineage.files.map(({ name, sha256 }) => [name, sha256]));
  return [...new Set([...then.keys(), ...later.keys()])]
    .filter((name) => then.get(name) !== later.get(name))
    .toSorted();
}
