/** Something that happened, as it is numbered on an axis: YYYY, YYYY-MM or YYYY-MM-DD. */
export interface AxisEvent {
  readonly key: string;
  readonly number: number;
  readonly date: string;
  readonly title: string;
}

/** Least from one number to the next, and from one row of numbers to the next, in pixels. */
export const GAP = 19;
export const ROW = 20;

/** How many rows of numbers an axis of that width needs. */
export function eventRows(count: number, width: number): number {
  return Math.ceil(count / Math.max(1, Math.floor(width / GAP)));
}

/** How much room numbered events take between an axis and its labels. */
export function stripHeight(count: number, width: number): number {
  return count === 0 ? 0 : 8 + ROW * eventRows(count, width);
}
