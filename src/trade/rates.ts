import { EntrepotError } from './errors.ts';
import { formatPeriod, frequencyOf, type Period } from './period.ts';
import { lazy, readTable } from './reference/table.ts';

export const RATES_SOURCE = 'Federal Reserve H.10 monthly averages (FRED)';

interface Rate {
  readonly currency: string;
  readonly period: number;
  readonly perUsd: number;
}

/** Units of a currency for one US dollar: a mean a month; for a year the mean of its twelve months, if all are there. */
export const ratesPerUsd = lazy((): readonly Rate[] => {
  const monthly = readTable('exchange-rates.csv', ['currency', 'period', 'per_usd']).map((row) => ({
    currency: row.currency,
    period: Number(row.period),
    perUsd: Number(row.per_usd),
  }));
  const years = new Map<string, number[]>();
  for (const rate of monthly) {
    const key = `${rate.currency} ${Math.floor(rate.period / 100)}`;
    years.set(key, [...(years.get(key) ?? []), rate.perUsd]);
  }
  const annual = [...years]
    .filter(([, rates]) => rates.length === 12)
    .map(([key, rates]) => ({
      currency: key.slice(0, 3),
      period: Number(key.slice(4)),
      perUsd: rates.reduce((sum, rate) => sum + rate, 0) / 12,
    }));
  return [...monthly, ...annual];
});

const index = lazy(() => new Map(ratesPerUsd().map((rate) => [`${rate.currency} ${rate.period}`, rate.perUsd])));

/**
 * How many units of `to` one unit of `from` is worth in the period.
 * @throws EntrepotError 'not-assessable' when the table has no rate: none is ever guessed.
 */
export function rate(from: string, to: string, period: Period): number {
  return from === to ? 1 : perUsd(to, period) / perUsd(from, period);
}

function perUsd(currency: string, period: Period): number {
  if (currency === 'USD') return 1;
  const found = index().get(`${currency} ${period}`);
  if (found !== undefined) return found;
  const kind = frequencyOf(period) === 12 ? 'month' : 'year';
  throw new EntrepotError(
    'not-assessable',
    `no exchange rate of ${currency} for the ${kind} ${formatPeriod(period)}; figures stay in ${currency}`,
    {
      fields: { currency, period: formatPeriod(period), source: RATES_SOURCE },
    },
  );
}
