import { type Stated, toleranceOf } from '../stated.ts';

/** What a figure may be, as it is worded and rounded. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

export function rangeOf(stated: Stated): Range {
  const { low, high } = toleranceOf(stated);
  return { low: low ?? Number.NEGATIVE_INFINITY, high: high ?? Number.POSITIVE_INFINITY };
}

/** One amount over another; neither is below nought. */
export function over(top: Range, bottom: Range): Range {
  return {
    low: Math.max(0, top.low) / bottom.high,
    high: bottom.low <= 0 ? Number.POSITIVE_INFINITY : top.high / bottom.low,
  };
}

export function disjoint(a: Range, b: Range): boolean {
  return a.high < b.low || b.high < a.low;
}

/** Whether one is more than so many times the other. */
export function farApart(a: number, b: number, times: number): boolean {
  return Math.max(a, b) > times * Math.min(a, b);
}
