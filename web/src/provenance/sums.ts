import type { FlowsAnswer, LineRow } from '../api/types.ts';

export interface Sum {
  readonly part: 'window' | 'base';
  readonly rows: number;
  /** Null where the rows are in several currencies. */
  readonly sum: number | null;
  readonly currency: string;
  readonly figure: number | null;
  /** Currency of the figure. */
  readonly unit: string;
  /** `same`: the rows add up to the figure; `converted`: the figure is in another currency. */
  readonly agrees: 'same' | 'different' | 'converted';
}

/** What the stored rows add up to, beside the figure that was made of them. */
export function sumsOf(answer: FlowsAnswer, rows: readonly LineRow[]): Sum[] {
  const { question, figure } = answer;
  const { window, base } = question;
  return [
    sumOf('window', rows.filter(within(window)), figure.value, figure.unit),
    ...(base === undefined ? [] : [sumOf('base', rows.filter(within(base)), figure.base ?? null, figure.unit)]),
  ];
}

const within =
  ([from, to]: readonly [string, string]) =>
  ({ period }: LineRow): boolean =>
    period.slice(0, from.length) >= from && period.slice(0, to.length) <= to;

function sumOf(part: Sum['part'], rows: readonly LineRow[], figure: number | null, unit: string): Sum {
  const currencies = new Set(rows.map(({ currency }) => currency));
  const currency = currencies.size === 1 ? ([...currencies][0] as string) : unit;
  const sum = currencies.size > 1 ? null : rows.reduce((total, { value }) => total + (value ?? 0), 0);
  const close = (a: number, b: number): boolean => Math.abs(a - b) <= 0.01 + 1e-9 * Math.abs(b);
  const agrees = currency !== unit || sum === null ? 'converted' : close(sum, figure ?? 0) ? 'same' : 'different';
  return { part, rows: rows.length, sum, currency, figure, unit, agrees };
}
