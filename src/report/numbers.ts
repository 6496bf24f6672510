/** Numbers as a reader sees them; the exact ones are in the JSON and in the workbook. */
import type { Column } from './document.ts';

/** Stands for what is missing, which is never a zero. */
export const MISSING = '–';

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const plain = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });
const small = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 });
const exact = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 });
const percent = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const threeFigures = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 });

const minus = (text: string): string => text.replaceAll('-', '−');

/** A cell of a table in the way of its column. */
export function cellText(value: string | number | null | undefined, kind: Column['kind']): string {
  if (value === null || value === undefined) return MISSING;
  if (typeof value === 'string') return value;
  if (kind === 'money') return minus(whole.format(value));
  if (kind === 'percent') return `${minus(percent.format(value * 100))} %`;
  if (kind === 'number') return numberText(value);
  return String(value);
}

/** For the lineage of a figure: as exact as a reader can use. */
export const exactText = (value: number): string => minus(exact.format(value));

export function numberText(value: number): string {
  return minus((value !== 0 && Math.abs(value) < 1 ? small : plain).format(value));
}

const STEPS = [
  [1e12, ' tn'],
  [1e9, ' bn'],
  [1e6, ' m'],
  [1e4, ' k', 1e3],
] as const;

/** A figure of a chart in three digits, as 58.4 m; where the unit is %, a fraction in hundreds. */
export function shortText(value: number, unit: string): string {
  const shown = unit === '%' ? value * 100 : value;
  const step = STEPS.find(([least]) => Math.abs(shown) >= least);
  const text =
    step === undefined ? threeFigures.format(shown) : `${threeFigures.format(shown / (step[2] ?? step[0]))}${step[1]}`;
  return unit === '%' ? `${minus(text)} %` : minus(text);
}

/** The same with its unit. */
export function withUnit(value: number, unit: string): string {
  return unit === '' || unit === '%' ? shortText(value, unit) : `${shortText(value, unit)} ${unit}`;
}
