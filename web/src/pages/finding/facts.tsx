import type { Finding } from '../../api/types.ts';
import { Money } from '../../figures/figures.tsx';
import { formatCount, formatExact, formatPercent } from '../../figures/format.ts';
import { Provenance } from '../../provenance/provenance.tsx';
import { Fact, signed } from './fact.tsx';
import { DiversionSize, GhostSize } from './route-facts.tsx';
import { SeriesSize } from './series-facts.tsx';
import { ShareBar } from './share-bar.tsx';
import { Sureness } from './sureness.tsx';

/** The figures of a finding, each with what it means and where it is from. */
export function Facts({ finding, asOf }: { readonly finding: Finding; readonly asOf: string | undefined }) {
  return (
    <dl className="facts">
      <Size finding={finding} asOf={asOf} />
      <Sureness finding={finding} />
    </dl>
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

const HOW: Readonly<Record<string, string>> = {
  heading: 'of the same heading',
  concordance: 'linked by the tables between revisions',
};

function MovedSize({ finding, asOf }: Props & { readonly finding: Extract<Finding, { kind: 'reclassification' }> }) {
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
