/** How a series is read: under which base it is a new flow, and how fine the goods are. */
export interface Reading {
  readonly floor: number;
  /** A base with fewer active periods is thin. */
  readonly least: number;
  readonly level: number;
}
