import type { ReactNode } from 'react';
import type { Finding } from '../../api/types.ts';
import { useAreaNames } from '../../figures/areas.ts';
import { Money, Ratio } from '../../figures/figures.tsx';
import { formatCount, formatExact, formatPercent, formatQ, formatRatio, formatWeight } from '../../figures/format.ts';
import { Provenance } from '../../provenance/provenance.tsx';
import { ShareBar } from './share-bar.tsx';

/** The figures of a finding, each with what it means and where it is from. */
export function Facts({ finding, asOf }: { readonly finding: Finding; readonly asOf: string | undefined }) {
  return (
    <dl className="facts">
      <Size finding={finding} asOf={asOf} />
      <Sureness finding={finding} />
    </dl>
  );
}

function Fact({
  label,
  figure,
  children,
}: {
  readonly label: ReactNode;
  readonly figure: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <div className="fact">
      <dt>{label}</dt>
      <dd>
        <span className="fact-figure">{figure}</span>
        {children !== undefined && <div className="fact-more">{children}</div>}
      </dd>
    </div>
  );
}

interface Props {
  readonly finding: Finding;
  readonly asOf?: string | undefined;
}

/** How much: what differs from kind to kind. */
function Size({ finding, asOf }: Props) {
  switch (finding.kind) {
    case 'displacement':
    case 'surge':
    case 'collapse':
    case 'new-flow':
      return <SeriesSize finding={finding} asOf={asOf} />;
    case 'diversion':
      return <DiversionSize finding={finding} asOf={asOf} />;
    case 'ghost-transit':
      return <GhostSize finding={finding} asOf={asOf} />;
    case 'reclassification':
      return <MovedSize finding={finding} asOf={asOf} />;
    case 'unit-value':
      return (
        <Fact label="A kilogram cost" figure={`${formatExact(finding.perKg)} ${finding.currency}`}>
          <p>
            The median of {formatCount(finding.corridors)} other corridors is {formatExact(finding.median)}{' '}
            {finding.currency}; robust z {signed(finding.z, formatExact)}.{' '}
            <Provenance query={finding.query} label="value and weight" asOf={asOf} />
          </p>
        </Fact>
      );
    case 'chain':
      return (
        <Fact
          label="Matched along the chain"
          figure={<Money value={finding.amount.value} currency={finding.currency} />}
        >
          <p>
            <Provenance query={finding.query} label="the chain" asOf={asOf} />
          </p>
        </Fact>
      );
  }
}

type Of<K extends Finding['kind']> = {
  readonly finding: Extract<Finding, { kind: K }>;
  readonly asOf: string | undefined;
};

function SeriesSize({
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
              Between {formatRatio(ratio.low)} and {formatRatio(ratio.high)} <span className="technical">95 %</span>.
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

function DiversionSize({ finding, asOf }: Of<'diversion'>) {
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

function GhostSize({ finding, asOf }: Of<'ghost-transit'>) {
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

const HOW: Readonly<Record<string, string>> = {
  heading: 'of the same heading',
  concordance: 'linked by the tables between revisions',
};

function MovedSize({ finding, asOf }: Of<'reclassification'>) {
  const { loss, siblingGain, share, sibling, how, headingChange, currency, goods } = finding;
  return (
    <>
      <Fact label={`${goods.code} lost`} figure={<Money value={-loss} currency={currency} change />}>
        <p>
          Against what was expected of it. <Provenance query={finding.query} label="both codes" asOf={asOf} />
        </p>
      </Fact>
      <Fact label={`${sibling} gained`} figure={<Money value={siblingGain} currency={currency} change />}>
        <p>The code beside it that rose most, {HOW[how] ?? how}.</p>
      </Fact>
      <Fact label="Share of the loss made up" figure={formatPercent(share)}>
        <ShareBar value={share} tone="intermediary" label={formatPercent(share)} />
        {headingChange !== null && (
          <p>
            The whole heading changed by {signed(headingChange, formatPercent)}; near nought would mean that goods only
            changed their number.
          </p>
        )}
      </Fact>
    </>
  );
}

/** How sure: q, and where the finding stands among placebos. */
function Sureness({ finding: { calibration, supported } }: Props) {
  if ('notCalibrated' in calibration)
    return (
      <Fact label="How sure" figure={<span className="fact-none">not calibrated</span>}>
        <p>
          How often chance alone does this is not known: {calibration.notCalibrated}. It is a candidate for a closer
          look, no more.
        </p>
      </Fact>
    );
  const { q, percentile, placebos, tests, p } = calibration;
  return (
    <Fact label="How sure" figure={<span className="num">{formatQ(q)}</span>}>
      <ShareBar
        value={percentile}
        tone="neutral"
        marker
        label={`stands out more than ${formatPercent(percentile)} of placebos`}
      />
      <p>
        Stands out more than {share(percentile)} of {formatCount(placebos)} placebos: the same test where nothing had
        happened <span className="technical">p {p.toPrecision(2)}</span>.
      </p>
      <p>
        {q >= 1
          ? 'Among so many tests, chance alone makes as many findings as strong as this.'
          : `Of ${formatCount(tests)} tests, about ${formatPercent(q)} of those that stand out as much would be chance.`}{' '}
        {supported ? 'Counted as supported.' : 'Not counted as supported: a candidate.'}
      </p>
    </Fact>
  );
}

/** 99.9 %, never rounded up to all. */
function share(percentile: number): string {
  if (percentile >= 1) return 'all';
  return percentile > 0.99 ? `${formatExact(Math.floor(percentile * 1000) / 10)}%` : formatPercent(percentile);
}

/** With a sign, and a true minus. */
function signed(value: number, format: (size: number) => string): string {
  return `${value < 0 ? '−' : '+'}${format(Math.abs(value))}`;
}
