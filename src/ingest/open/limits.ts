/** Bounds on what an input may become once it is opened; an input over one is refused, never cut. */
export interface OpenLimits {
  /** Sum of all members, expanded. A full Comext month is 6 GB, a Comtrade bulk year 10 GB. */
  readonly maxExpandedBytes: number;
  /** Expanded over compressed, past the first 10 MB; customs text seldom passes 30. */
  readonly maxRatio: number;
  readonly maxMembers: number;
  /** Workbooks are read whole, so they have a bound of their own. */
  readonly maxWorkbookBytes: number;
}

export const DEFAULT_LIMITS: OpenLimits = {
  maxExpandedBytes: 32 * 2 ** 30,
  maxRatio: 200,
  maxMembers: 1000,
  maxWorkbookBytes: 256 * 2 ** 20,
};

export const RATIO_FREE_BYTES = 10 * 2 ** 20;
