import type { Finding } from '../api/types.ts';
import {
  formatChange,
  formatExact,
  formatExactMoney,
  formatMoney,
  formatPercent,
  formatQ,
  formatRatio,
} from './format.ts';

type Maybe = number | null | undefined;

/** A sum of money, short; the exact one is its title. `change` puts a sign before it. */
export function Money({
  value,
  currency,
  change = false,
}: {
  readonly value: Maybe;
  readonly currency: string;
  readonly change?: boolean;
}) {
  return (
    <data className="num" value={value ?? ''} title={formatExactMoney(value, currency)}>
      {change ? formatChange(value, currency) : formatMoney(value, currency)}
    </data>
  );
}

/** Times what was expected, with its 95% interval where there is one. */
export function Ratio({ value, low, high }: { readonly value: Maybe; readonly low?: Maybe; readonly high?: Maybe }) {
  const interval = low === null || low === undefined || high === null || high === undefined ? null : [low, high];
  return (
    <data
      className="num"
      value={value ?? ''}
      title={value === null || value === undefined ? 'no base' : formatExact(value)}
    >
      {formatRatio(value)}
      {interval !== null && (
        <span className="interval">
          {' '}
          ({formatRatio(interval[0])} to {formatRatio(interval[1])})
        </span>
      )}
    </data>
  );
}

/** How sure: the share of such findings that chance would make, or that this was not calibrated and why. */
export function QValue({ calibration }: { readonly calibration: Finding['calibration'] }) {
  if ('notCalibrated' in calibration)
    return (
      <span className="q q-none" title={calibration.notCalibrated}>
        not calibrated
      </span>
    );
  const { q, p, placebos, tests } = calibration;
  return (
    <span
      className="q num"
      title={`of findings this strong, ${formatPercent(q)} would be chance; p ${p.toPrecision(2)} among ${formatExact(placebos)} placebos, ${formatExact(tests)} tests`}
    >
      {formatQ(q)}
    </span>
  );
}
