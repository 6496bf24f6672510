import type { FindingBase } from './finding.ts';

/** A listed code fell while a sibling rose on the same corridor. */
export interface ReclassificationFinding extends FindingBase {
  readonly kind: 'reclassification';
  readonly loss: number;
  readonly siblingGain: number;
  /** The share of the loss that the rise of siblings makes up. */
  readonly share: number;
  readonly sibling: string;
  readonly how: string;
}
