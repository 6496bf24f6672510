const WHOLE = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** Millions with three significant digits at least; a missing figure is said, not drawn as zero. */
export function money(value: number | null | undefined, currency: string): string {
  if (value === null || value === undefined) return 'not published';
  const unit = currency === '' ? '' : ` ${currency}`;
  const size = Math.abs(value);
  if (size >= 1e9) return `${fixed(value / 1e9)} bn${unit}`;
  if (size >= 1e5) return `${fixed(value / 1e6)} m${unit}`;
  return `${WHOLE.format(value)}${unit}`;
}

function fixed(value: number): string {
  const digits = Math.abs(value) >= 100 ? 1 : Math.abs(value) >= 1 ? 2 : 3;
  return new Intl.NumberFormat('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

export function count(value: number): string {
  return WHOLE.format(value);
}

export function times(ratio: number): string {
  return `× ${ratio >= 100 ? WHOLE.format(ratio) : ratio >= 10 ? ratio.toFixed(1) : ratio.toFixed(2)}`;
}

export function percent(growth: number | null): string {
  if (growth === null) return '-';
  return `${growth > 0 ? '+' : ''}${WHOLE.format(growth * 100)} %`;
}
