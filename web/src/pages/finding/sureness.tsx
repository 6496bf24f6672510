import type { Finding } from '../../api/types.ts';
import { formatCount, formatExact, formatPercent, formatQ } from '../../figures/format.ts';
import { Fact } from './fact.tsx';
import { ShareBar } from './share-bar.tsx';

/** How sure: q, and where the finding stands among placebos. */
export function Sureness({ finding: { calibration, supported } }: { readonly finding: Finding }) {
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
