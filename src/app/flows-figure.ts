import type { Coverage } from '../measure/coverage/coverage.ts';
import type { FlowCell } from '../measure/flows/cells.ts';
import { EntrepotError } from '../trade/errors.ts';
import { type Period, type Span } from '../trade/period.ts';
import { NO_UNIT, units } from '../trade/quantity.ts';
import { rate } from '../trade/rates.ts';
import type { Question } from './flows-question.ts';
import { cents, grams } from './rounding.ts';

export interface Figure {
  /** Sum over the window, or null when nothing of it was published. */
  readonly value: number | null;
  readonly unit: string;
  readonly base?: number | null;
  readonly delta?: number | null;
  readonly growth?: number | null;
  readonly ratio?: number | null;
  /** Why there is no growth or ratio. */
  readonly noGrowth?: string;
  readonly netWeight: {
    readonly value: number;
    readonly unit: 'kg';
    readonly rowsWithWeight: number;
    readonly rows: number;
  } | null;
  /** Pieces, or what else the goods are counted in; null where no row has a quantity or their units differ. */
  readonly quantity: {
    readonly value: number;
    readonly unit: string;
    readonly rowsWithQuantity: number;
    readonly rows: number;
  } | null;
}

export interface Money {
  readonly unit: string;
  readonly converted: boolean;
}

/** One currency for the whole answer: the asked one, else the only one that stands in the rows, else US dollars. */
export function currencyOf(cells: readonly FlowCell[], wanted: string | undefined): Money {
  const found = [...new Set(cells.map((cell) => cell.currency))];
  const unit = wanted?.toUpperCase() ?? (found.length === 1 ? found[0] : undefined) ?? 'USD';
  if (!/^[A-Z]{3}$/.test(unit))
    throw new EntrepotError('usage', `${JSON.stringify(wanted)} is not a currency; expected a code such as USD`);
  return { unit, converted: found.some((currency) => currency !== unit) };
}

export function worth(cell: FlowCell, money: Money): number {
  const value = cell.value ?? 0;
  return cell.currency === money.unit ? value : value * rate(cell.currency, money.unit, cell.period as Period);
}

export function sum(cells: readonly FlowCell[], money: Money, span: Span): number {
  return cents(
    cells.filter((cell) => inSpan(cell.period, span)).reduce((total, cell) => total + worth(cell, money), 0),
  );
}

export function inSpan(period: number, span: Span): boolean {
  return period >= span.from && period <= span.to;
}

export function figureOf(
  cells: readonly FlowCell[],
  question: Question,
  money: Money,
  coverage: { window: Coverage; base: Coverage | undefined },
): Figure {
  const inWindow = cells.filter((cell) => inSpan(cell.period, question.window));
  const weighed = inWindow.reduce((n, cell) => n + cell.weighed, 0);
  const value = coverage.window.state === 'missing' ? null : sum(cells, money, question.window);
  const weight = inWindow.reduce((kg, cell) => kg + (cell.net_weight ?? 0), 0);
  const netWeight =
    weighed === 0
      ? null
      : {
          value: grams(weight),
          unit: 'kg' as const,
          rowsWithWeight: weighed,
          rows: inWindow.reduce((n, cell) => n + cell.rows, 0),
        };
  const quantity = quantityOf(inWindow);
  if (question.base === undefined) return { value, unit: money.unit, netWeight, quantity };
  const base = coverage.base?.state === 'missing' ? null : sum(cells, money, question.base);
  return { value, unit: money.unit, ...compare(value, base), netWeight, quantity };
}

function quantityOf(cells: readonly FlowCell[]): Figure['quantity'] {
  const counted = cells.filter((cell) => cell.counted > 0);
  const found = new Set(counted.map((cell) => cell.unit));
  const unit = units().find(({ code }) => found.has(code));
  if (found.size !== 1 || unit === undefined || unit.code === NO_UNIT) return null;
  return {
    value: grams(counted.reduce((n, cell) => n + (cell.quantity ?? 0), 0)),
    unit: unit.abbreviation,
    rowsWithQuantity: counted.reduce((n, cell) => n + cell.counted, 0),
    rows: cells.reduce((n, cell) => n + cell.rows, 0),
  };
}

export function compare(
  value: number | null,
  base: number | null,
): Pick<Figure, 'growth' | 'ratio' | 'noGrowth'> & { base: number | null; delta: number | null } {
  if (value === null || base === null)
    return { base, delta: null, growth: null, ratio: null, noGrowth: 'a period of the comparison was not published' };
  const delta = cents(value - base);
  if (base === 0)
    return {
      base,
      delta,
      growth: null,
      ratio: null,
      noGrowth: value === 0 ? 'nothing in both periods' : 'a new flow: the base is zero',
    };
  return { base, delta, growth: significant(value / base - 1), ratio: significant(value / base) };
}

export function significant(value: number): number {
  return Number(value.toPrecision(8));
}

export function weightOf(cells: readonly FlowCell[], span: Span): number | null {
  const own = cells.filter((cell) => inSpan(cell.period, span) && cell.weighed > 0);
  return own.length === 0 ? null : grams(own.reduce((kg, cell) => kg + (cell.net_weight ?? 0), 0));
}
