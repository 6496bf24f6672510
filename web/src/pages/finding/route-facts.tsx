import type { ReactNode } from 'react';
import type { Finding } from '../../api/types.ts';
import { useAreaNames } from '../../figures/areas.ts';
import { Money } from '../../figures/figures.tsx';
import { formatExact, formatPercent, formatWeight } from '../../figures/format.ts';
import { Provenance } from '../../provenance/provenance.tsx';
import { Fact } from './fact.tsx';

type Of<K extends Finding['kind']> = {
  readonly finding: Extract<Finding, { kind: K }>;
  readonly asOf: string | undefined;
};

/** Of a diversion: what is matched, and both legs. */
export function DiversionSize({ finding, asOf }: Of<'diversion'>) {
  const { amount, legs, markup, lag, stayed, currency, kg } = finding;
  const name = useAreaNames();
  return (
    <>
      <Fact label="Matched on both legs" figure={<Money value={amount.value} currency={currency} />}>
        <p>
          Between <Money value={amount.low} currency={currency} /> and <Money value={amount.high} currency={currency} />
          , at the prices at which it came in. <Provenance query={finding.query} label="the match" asOf={asOf} />
        </p>
        <p>
          {'notAssessable' in kg
            ? `In kilograms not assessable: ${kg.notAssessable}.`
            : `${formatWeight(kg.value)} (${formatWeight(kg.low)} to ${formatWeight(kg.high)}).`}
        </p>
      </Fact>
      {(['in', 'out'] as const).map((side) => (
        <Fact
          key={side}
          label={`${side === 'in' ? 'Into' : 'On from'} ${name(side === 'in' ? legs.in.to : legs.out.from)}, above expectation`}
          figure={<Money value={legs[side].excess.value} currency={currency} change />}
        >
          <p>
            <Money value={legs[side].value} currency={currency} />, against{' '}
            <Money value={legs[side].expected} currency={currency} /> expected; {legs[side].reported}
            {legs[side].source !== null && ` (${legs[side].source})`}.{' '}
            <Provenance
              query={legs[side].query}
              label={`${name(legs[side].from)} to ${name(legs[side].to)}`}
              asOf={asOf}
            />
          </p>
          {side === 'in' && (
            <p>
              <Money value={stayed} currency={currency} /> of it is not matched by what went on.
            </p>
          )}
          {side === 'out' && (
            <p>
              A markup of {formatPercent(markup.assumed.low)} to {formatPercent(markup.assumed.high)} is allowed for,
              and {lag.longest === 0 ? 'no delay' : `up to ${lag.longest} ${lag.unit} in between`}.
            </p>
          )}
        </Fact>
      ))}
    </>
  );
}

/** Of a ghost transit: what is missing, and what either side says. */
export function GhostSize({ finding, asOf }: Of<'ghost-transit'>) {
  const { sent, received, ratio, missing, shareOfExcess, bands, currency } = finding;
  const name = useAreaNames();
  const via = name(finding.intermediary ?? finding.destination);
  return (
    <>
      <Fact label={`Sent, not received by ${via}`} figure={<Money value={missing} currency={currency} />}>
        <p>
          In the base {formatExact(Math.round(ratio.value * 100) / 100)} arrived of each 1 sent; at that rate this much
          is missing.
        </p>
        {shareOfExcess !== null && <p>That is {formatPercent(shareOfExcess)} of what was sent above the base.</p>}
      </Fact>
      <Fact label={`${name(finding.exporter)} says it sent`} figure={<Money value={sent.value} currency={currency} />}>
        <p>
          <Money value={sent.base} currency={currency} /> in the base <span className="technical">FOB</span>.{' '}
          <Provenance query={finding.query} label="what was sent" asOf={asOf} />
        </p>
      </Fact>
      <Fact label={`${via} says it received`} figure={<Money value={received.value} currency={currency} />}>
        <p>
          <Money value={received.base} currency={currency} /> in the base <span className="technical">CIF</span>
          {received.source !== null && <>, {received.source}</>}.{' '}
          <Provenance query={received.query} label="what was received" asOf={asOf} />
        </p>
        {bands.length > 0 && (
          <p>
            Whatever the freight <span className="technical">factor 1 to 1.2</span>, {moneyRange(bands, currency)} is
            missing.
          </p>
        )}
      </Fact>
    </>
  );
}

function moneyRange(bands: readonly { readonly missing: number }[], currency: string): ReactNode {
  const sizes = bands.map(({ missing }) => missing);
  return (
    <>
      <Money value={Math.min(...sizes)} currency={currency} /> to{' '}
      <Money value={Math.max(...sizes)} currency={currency} />
    </>
  );
}
