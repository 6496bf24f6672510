import type { Finding } from '../../api/types.ts';
import { useAreaNames } from '../../figures/areas.ts';
import { Money, Ratio } from '../../figures/figures.tsx';
import { formatExact, formatPercent, formatRatio, formatWeight } from '../../figures/format.ts';
import { Provenance } from '../../provenance/provenance.tsx';
import { Fact, signed } from './fact.tsx';
import { ShareBar } from './share-bar.tsx';

/** Of one series: its change, how many times it is, and what of the loss it could make up. */
export function SeriesSize({
  finding,
  asOf,
}: {
  readonly finding: Extract<Finding, { baseValue: number }>;
  readonly asOf: string | undefined;
}) {
  const { value, baseValue, expected, delta, ratio, substitution, robustZ, kg, currency } = finding;
  const name = useAreaNames();
  const grown = expected.from !== 'base';
  return (
    <>
      <Fact label="Change in the window" figure={<Money value={delta} currency={currency} change />}>
        <p>
          <Money value={value} currency={currency} /> in the window, <Money value={baseValue} currency={currency} /> in
          the base
          {grown && (
            <>
              , <Money value={expected.value} currency={currency} /> expected
            </>
          )}
          .{' '}
          <Provenance
            query={finding.query}
            label={`exports of ${finding.goods.code} to ${name(finding.intermediary ?? finding.destination)}`}
            asOf={asOf}
          />
        </p>
        {kg !== null && (
          <p>
            Net weight {formatWeight(kg.window)}
            {kg.base !== null && <>, {formatWeight(kg.base)} before</>}.
          </p>
        )}
      </Fact>
      <Fact
        label="Times what was expected"
        figure={ratio === null ? <span className="fact-none">thin base</span> : <Ratio value={ratio.value} />}
      >
        <p>
          {ratio === null && 'Too little trade before to say how many times it is.'}
          {ratio !== null && ratio.low !== null && ratio.high !== null && (
            <>
              Between {formatRatio(ratio.low)} and {formatRatio(ratio.high)} <span className="technical">95%</span>.
            </>
          )}
          {ratio !== null && ratio.low === null && 'No interval: too few periods of the base.'}{' '}
          {grown
            ? 'Expected is the base, grown as the control group grew.'
            : 'Expected is the base: there is no control group.'}
        </p>
        {robustZ !== null && (
          <p>
            Against its own past: robust z {signed(robustZ.z, formatExact)}, {robustZ.periods} periods beside{' '}
            {robustZ.history} before the event.
          </p>
        )}
      </Fact>
      {substitution !== null && (
        <Fact label={`Share of what ${name(finding.destination)} lost`} figure={formatPercent(substitution.share)}>
          <ShareBar
            value={substitution.share}
            low={substitution.low}
            high={substitution.high}
            tone="intermediary"
            label={`${formatPercent(substitution.share)}, between ${formatPercent(substitution.low)} and ${formatPercent(substitution.high)}`}
          />
          <p>
            At most {formatPercent(substitution.high)}, at least {formatPercent(substitution.low)} of the{' '}
            <Money value={substitution.shortfall} currency={currency} /> of these goods that no longer came directly{' '}
            <span className="technical">substitution</span>.
          </p>
        </Fact>
      )}
    </>
  );
}
