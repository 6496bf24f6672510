import type { AxisEvent } from './line-strip.ts';
import type { Series } from './scales.ts';
import type { Tone } from './tone.ts';

export interface LineSeries {
  readonly id: string;
  /** Stands at the end of the line. */
  readonly label: string;
  readonly tone: Tone;
  /** One value a period. */
  readonly values: Series;
  /** Thin, for what stands beside the subject, such as the year before. */
  readonly quiet?: boolean;
}

export interface LineChartProps {
  readonly width: number;
  readonly height?: number;
  /** All of them, without holes: see `periodsBetween`. */
  readonly periods: readonly string[];
  readonly series: readonly LineSeries[];
  /** Dashed, with a band from low to high. */
  readonly expected?:
    | { readonly values: Series; readonly low?: Series; readonly high?: Series; readonly label?: string }
    | undefined;
  readonly event?: { readonly period: string; readonly label: string } | undefined;
  /** Numbered on the axis, each as wide as its date is unknown (YYYY, YYYY-MM or YYYY-MM-DD); those outside the axis are left out. */
  readonly events?: readonly AxisEvent[] | undefined;
  /** Washes behind the line: base and window. */
  readonly spans?: readonly { readonly from: string; readonly to: string; readonly label: string }[];
  readonly annotations?: readonly { readonly period: string; readonly text: string }[];
  /** For the axis and the read-out. */
  readonly format?: (value: number | null) => string;
  /** Named at the topmost line of the grid. */
  readonly unit?: string;
  /** A common top for several charts. */
  readonly top?: number;
  /** Without read-out and labels at the lines, for small multiples; `title` stands in the drawing. */
  readonly compact?: boolean;
  readonly title?: string;
}
