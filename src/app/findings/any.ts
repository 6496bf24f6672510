import type { ChainFinding, DiversionFinding } from './diversion.ts';
import type { GhostFinding } from './ghost.ts';
import type { ReclassificationFinding } from './reclassification.ts';
import type { SeriesFinding } from './series.ts';
import type { UnitValueFinding } from './unit-value.ts';

/** A finding of any kind; `kind` says which. */
export type Finding =
  | SeriesFinding
  | DiversionFinding
  | ChainFinding
  | GhostFinding
  | ReclassificationFinding
  | UnitValueFinding;
