import type { Finding } from '../api/types.ts';
import { formatMoney, formatPercent } from '../figures/format.ts';

export interface Range {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** What the columns of a list show of a finding, of whatever kind; null where that kind has no such figure. */
export interface Measures {
  readonly before: number | null;
  readonly after: number | null;
  /** After over what was expected. */
  readonly ratio: Range | null;
  /** Of what the destination lost of these goods. */
  readonly share: Range | null;
  /** What there is to say beside the columns. */
  readonly also: string | null;
}

export function measuresOf(finding: Finding): Measures {
  const money = (value: number): string => formatMoney(value, finding.currency);
  const none = { before: null, after: null, ratio: null, share: null, also: null };
  switch (finding.kind) {
    case 'displacement':
    case 'surge':
    case 'new-flow':
    case 'collapse':
      return {
        before: finding.baseValue,
        after: finding.value,
        ratio: finding.ratio,
        share: finding.substitution === null ? null : { ...finding.substitution, value: finding.substitution.share },
        also: finding.baseValue === 0 ? 'nothing was reported in the base' : null,
      };
    case 'diversion': {
      const { value, low, high } = finding.amount;
      return {
        ...none,
        before: finding.legs.in.base,
        after: finding.legs.in.value,
        ratio: ratioOf(finding.legs.in.value, finding.legs.in.expected),
        also: `the extra on both legs matches up to ${money(value)} (${money(low)} to ${money(high)})`,
      };
    }
    case 'chain':
      return {
        ...none,
        also: `${money(finding.amount.value)} rose on three legs, the second through ${finding.secondIntermediary}`,
      };
    case 'ghost-transit':
      return {
        ...none,
        before: finding.sent.base,
        after: finding.sent.value,
        ratio: ratioOf(finding.sent.value, finding.sent.base),
        also: `${money(finding.received.value)} reported as received; ${money(finding.missing)} less than usual`,
      };
    case 'reclassification':
      return {
        ...none,
        also: `${money(finding.loss)} less; code ${finding.sibling} rose by ${money(finding.siblingGain)}, ${formatPercent(finding.share)} of it`,
      };
    case 'unit-value':
      return {
        ...none,
        after: finding.value,
        also: `${money(finding.perKg)} a kg; ${money(finding.median)} is the median of ${finding.corridors} other routes`,
      };
  }
}

function ratioOf(value: number, expected: number): Range | null {
  return expected > 0 ? { value: value / expected, low: null, high: null } : null;
}

/** Direct exports have the colour of what stopped, all else that of where it went. */
export function toneOf({ kind, intermediary }: Finding): 'direct' | 'intermediary' {
  return kind === 'collapse' || intermediary === null ? 'direct' : 'intermediary';
}
