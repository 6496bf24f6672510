import type { FindingBase } from './finding.ts';

/** A price per kilogram far from what the same goods cost on other corridors. */
export interface UnitValueFinding extends FindingBase {
  readonly kind: 'unit-value';
  readonly value: number;
  readonly kg: number;
  readonly perKg: number;
  /** Median of the other corridors, and how many there are. */
  readonly median: number;
  readonly corridors: number;
  /** Robust z of the logarithm. */
  readonly z: number;
}
