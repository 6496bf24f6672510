import type { ReactNode } from 'react';
import type { Finding } from '../api/types.ts';
import {
  formatChange,
  formatExact,
  formatExactMoney,
  formatMoney,
  formatPercent,
  formatPeriod,
  formatQ,
  formatRatio,
  formatSpan,
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

export function Percent({ value }: { readonly value: Maybe }) {
  return (
    <data className="num" value={value ?? ''}>
      {formatPercent(value)}
    </data>
  );
}

export function Period({ of }: { readonly of: string | readonly [string, string] }) {
  return <span className="num">{typeof of === 'string' ? formatPeriod(of) : formatSpan(of)}</span>;
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

/** Plain English with the technical term beside it. */
export function Term({ plain, technical }: { readonly plain: ReactNode; readonly technical: ReactNode }) {
  return (
    <span className="term">
      {plain} <span className="technical">{technical}</span>
    </span>
  );
}
