/** Figures in the reader's own format: units are named, dates cannot be misread, what is missing is a dash. */
export const MISSING = '–';

const locale = (): string | undefined => (typeof navigator === 'undefined' ? undefined : navigator.language);

type Maybe = number | null | undefined;
const missing = (value: Maybe): value is null | undefined =>
  value === null || value === undefined || Number.isNaN(value);

const STEPS = [
  [1e12, 'tn'],
  [1e9, 'bn'],
  [1e6, 'm'],
  [1e3, 'k'],
] as const;

/** 1.72 bn; three digits that count. */
export function formatCompact(value: Maybe, digits = 3): string {
  if (missing(value)) return MISSING;
  const size = Math.abs(value);
  const step = STEPS.find(([least]) => size >= least * 0.9995);
  const number = step === undefined ? value : value / step[0];
  const text = new Intl.NumberFormat(locale(), {
    maximumSignificantDigits: Math.abs(number) >= 100 ? Math.max(3, digits) : digits,
  }).format(number);
  return step === undefined ? text : `${text} ${step[1]}`;
}

/** 1.72 bn EUR */
export function formatMoney(value: Maybe, currency: string): string {
  return missing(value) ? MISSING : `${formatCompact(value)} ${currency}`;
}

/** 1,718,934,211 EUR */
export function formatExactMoney(value: Maybe, currency: string): string {
  return missing(value) ? 'not reported' : `${formatExact(value)} ${currency}`;
}

export function formatExact(value: Maybe): string {
  return missing(value) ? MISSING : new Intl.NumberFormat(locale(), { maximumFractionDigits: 2 }).format(value);
}

export function formatCount(value: Maybe): string {
  return missing(value) ? MISSING : new Intl.NumberFormat(locale(), { maximumFractionDigits: 0 }).format(value);
}

/** +1.2 bn EUR, with a true minus sign. */
export function formatChange(value: Maybe, currency: string): string {
  if (missing(value)) return MISSING;
  return `${value > 0 ? '+' : value < 0 ? '−' : ''}${formatMoney(Math.abs(value), currency)}`;
}

/** 0.42 as 42 %; below one in a hundred with one digit more. */
export function formatPercent(share: Maybe): string {
  if (missing(share)) return MISSING;
  return new Intl.NumberFormat(locale(), {
    style: 'percent',
    maximumFractionDigits: Math.abs(share) < 0.1 ? 1 : 0,
  }).format(share);
}

/** ×12.3 */
export function formatRatio(value: Maybe): string {
  if (missing(value)) return MISSING;
  const digits = Math.abs(value) >= 100 ? 3 : 2;
  return `×${new Intl.NumberFormat(locale(), { maximumSignificantDigits: Math.abs(value) >= 10 ? Math.max(3, digits) : 2 }).format(value)}`;
}

/** Kilograms as kg, t or kt. */
export function formatWeight(kg: Maybe): string {
  if (missing(kg)) return MISSING;
  const number = new Intl.NumberFormat(locale(), { maximumSignificantDigits: 3 });
  if (Math.abs(kg) < 1000) return `${number.format(kg)} kg`;
  return Math.abs(kg) < 1e6 ? `${number.format(kg / 1000)} t` : `${number.format(kg / 1e6)} kt`;
}

/** 2022-03 as Mar 2022; a year stays a year. */
export function formatPeriod(period: string): string {
  const [year, month] = period.split('-');
  if (month === undefined) return period;
  const name = new Intl.DateTimeFormat(locale(), { month: 'short', timeZone: 'UTC' }).format(
    new Date(Date.UTC(Number(year), Number(month) - 1, 1)),
  );
  return `${name} ${year}`;
}

/** Mar 2022 – Nov 2022 */
export function formatSpan([from, to]: readonly [string, string]): string {
  return from === to ? formatPeriod(from) : `${formatPeriod(from)} – ${formatPeriod(to)}`;
}

/** A day with its month in letters: 4 Mar 2024. */
export function formatDay(time: string): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return time;
  return new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short', year: 'numeric' }).format(date);
}

/** A false-discovery rate: q 0.022. */
export function formatQ(q: Maybe): string {
  if (missing(q)) return 'not calibrated';
  return q < 0.001 ? 'q < 0.001' : `q ${q.toPrecision(2)}`;
}
