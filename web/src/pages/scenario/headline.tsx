import type { ReactNode } from 'react';
import type { ScanAnswer } from '../../api/types.ts';
import { Money } from '../../figures/figures.tsx';
import {
  formatChange,
  formatCompact,
  formatExactMoney,
  formatMoney,
  formatPercent,
  formatRatio,
} from '../../figures/format.ts';
import type { Story } from './headline.ts';

/** The figures of the story, each with how sure it is. */
export function HeadlineFigures({
  scan,
  story,
  supported,
  all,
  origins,
}: {
  readonly scan: ScanAnswer;
  readonly story: Story;
  /** How many findings stand out from chance; undefined until it is known. */
  readonly supported: number | undefined;
  readonly all: number | undefined;
  /** Show where the direct figures are from, and those through intermediaries. */
  readonly origins: readonly [ReactNode, ReactNode];
}) {
  const { currency, totals } = scan;
  const { destination, intermediaries } = story;
  const sum = (pick: (partner: (typeof intermediaries)[number]) => number): number =>
    intermediaries.reduce((total, partner) => total + pick(partner), 0);
  const [before, after] = [sum(({ base }) => base), sum(({ value }) => value)];
  const range = (low: number, high: number): string => `${formatCompact(low)} to ${formatMoney(high, currency)}`;
  const money = (value: number): string => formatMoney(value, currency);
  const { shortfall, accounted, share } = totals;
  return (
    <dl className="headline-figures">
      <div className="tone-direct">
        <dt>What stopped</dt>
        <dd className="big num" title={formatExactMoney(shortfall.value, currency)}>
          {formatChange(-shortfall.value, currency)}
        </dd>
        <dd>
          lost of what was expected
          <span className="interval"> ({range(shortfall.low, shortfall.high)})</span>
        </dd>
        {destination !== undefined && (
          <dd className="detail">
            All direct: <Money value={destination.base} currency={currency} /> →{' '}
            <Money value={destination.value} currency={currency} />, {formatRatio(destination.ratio)} {origins[0]}
          </dd>
        )}
      </div>
      <div className="tone-intermediary">
        <dt>Where it may have gone</dt>
        <dd className="big num" title={formatExactMoney(accounted.value, currency)}>
          {money(accounted.value)}
        </dd>
        <dd>
          could be accounted for by gains of the same goods elsewhere
          <span className="interval"> ({range(accounted.low, accounted.high)})</span>
        </dd>
        <dd className="detail">
          All through intermediaries: {money(before)} → {money(after)}
          {before > 0 && <>, {formatRatio(after / before)}</>} {origins[1]}
        </dd>
      </div>
      <div>
        <dt>Share of the loss</dt>
        <dd className="big num">{formatPercent(share)}</dd>
        <dd>
          could have gone these ways instead
          {shortfall.value > 0 && (
            <span className="interval">
              {' '}
              ({formatPercent(accounted.low / shortfall.value)} to {formatPercent(accounted.high / shortfall.value)})
            </span>
          )}
        </dd>
        <dd className="detail">The rest was lost, or went by routes that are not loaded.</dd>
      </div>
      <div>
        <dt>How sure</dt>
        <dd className="big num">
          {supported === undefined || all === undefined
            ? '–'
            : `${supported.toLocaleString()} of ${all.toLocaleString()}`}
        </dd>
        <dd>
          candidates stand out from chance <span className="technical">q ≤ {scan.scenario.q}</span>
        </dd>
        <dd className="detail">
          <a href="#how-sure">How that was tested</a>, and <a href="#missing">what could not be</a>
        </dd>
      </div>
    </dl>
  );
}
