/** How a figure was worded. */
export const QUALIFIERS = ['exactly', 'about', 'nearly', 'at-least', 'more-than', 'at-most', 'less-than'] as const;
export type Qualifier = (typeof QUALIFIERS)[number];

/** A published figure with its wording. */
export interface Stated {
  readonly figure: number;
  readonly qualifier: Qualifier;
  /** As it is written in the claims file. */
  readonly text: string;
}

/** What counts as the stated figure; null is no bound on that side. */
export interface Tolerance {
  readonly low: number | null;
  readonly high: number | null;
  /** Whether a bound itself is outside. */
  readonly open: boolean;
  readonly why: string;
}

const SIGNS: Readonly<Record<string, Qualifier>> = {
  '': 'exactly',
  '~': 'about',
  '~<': 'nearly',
  '>=': 'at-least',
  '>': 'more-than',
  '<=': 'at-most',
  '<': 'less-than',
};

/** Reads `3.45`, `~25`, `~<125e6`, `>3`, `>=14.5e6`, `<2`, `<=5`; null where it is none of these. */
export function readStated(written: string | number): Stated | null {
  const text = String(written).trim();
  const match = /^(~<|~|>=|>|<=|<)?\s*([+-]?\d[\d_]*(?:\.\d+)?(?:e[+-]?\d{1,3})?)$/i.exec(text);
  const qualifier = SIGNS[match?.[1] ?? ''];
  const figure = Number(match?.[2]?.replaceAll('_', ''));
  return match === null || qualifier === undefined || !Number.isFinite(figure) ? null : { figure, qualifier, text };
}

/** Writes it as `readStated` reads it. */
export function writeStated({ figure, qualifier }: Pick<Stated, 'figure' | 'qualifier'>): string {
  const sign = Object.entries(SIGNS).find(([, known]) => known === qualifier)?.[0] ?? '';
  return `${sign}${figure}`;
}

/** `about` allows so much of the figure on both sides, `nearly` so much below it. */
const ABOUT = 0.05;
const NEARLY = 0.1;
/** Rounding never allows more than this, however few digits a figure has. */
const MOST_ROUNDING = 0.025;

/**
 * The wording and the rounding of a figure decide what agrees with it. Rounding is half a unit of the last digit that is
 * not a trailing zero, at most 2.5 % of the figure: 240e9 is 235 to 245 thousand million, 3.45 is 3.445 to 3.455.
 */
export function toleranceOf({ figure, qualifier }: Stated): Tolerance {
  const size = Math.abs(figure);
  const rounding = Math.min(lastDigit(figure) / 2, size * MOST_ROUNDING);
  const rounded = `rounding of ${said(rounding)}`;
  const about = Math.max(rounding, size * ABOUT);
  switch (qualifier) {
    case 'exactly':
      return band(minus(figure, rounding), plus(figure, rounding), `stated as such: ${rounded} on both sides`);
    case 'about':
      return band(
        figure - about,
        figure + about,
        `stated as "about": 5 % or its rounding on both sides, ${said(about)}`,
      );
    case 'nearly':
      return band(
        minus(figure, size * NEARLY),
        plus(figure, rounding),
        `stated as "nearly": up to 10 % below, ${rounded} above`,
      );
    case 'at-least':
      return band(minus(figure, rounding), null, `stated as "at least": any more agrees; ${rounded} below`);
    case 'more-than':
      return { ...band(figure, null, 'stated as "more than": any more agrees'), open: true };
    case 'at-most':
      return band(null, plus(figure, rounding), `stated as "at most": any less agrees; ${rounded} above`);
    case 'less-than':
      return { ...band(null, figure, 'stated as "less than": any less agrees'), open: true };
  }
}

function band(low: number | null, high: number | null, why: string): Tolerance {
  return { low, high, open: false, why };
}

/** Without the noise of binary fractions, and never past the figure itself. */
function minus(figure: number, by: number): number {
  return Math.min(figure, Number((figure - by).toPrecision(12)));
}

function plus(figure: number, by: number): number {
  return Math.max(figure, Number((figure + by).toPrecision(12)));
}

export function holds(figure: number, { low, high, open }: Tolerance): boolean {
  if (open) return (low === null || figure > low) && (high === null || figure < high);
  return (low === null || figure >= low) && (high === null || figure <= high);
}

/** The worth of the last digit of a figure that is no trailing zero: 0.01 for 3.45, 1e10 for 240e9. */
function lastDigit(figure: number): number {
  const [digits = '', exponent = '0'] = Math.abs(figure).toExponential().split('e');
  return 10 ** (Number(exponent) - (digits.split('.')[1]?.length ?? 0));
}

function said(amount: number): string {
  return Number(amount.toPrecision(3)).toLocaleString('en', { maximumSignificantDigits: 3 });
}
