import { memo } from 'react';
import type { ScanAnswer } from '../../api/types.ts';
import { formatCount, formatPercent, formatPeriod } from '../../figures/format.ts';

/** How sure all of this is, in plain English with the technical term beside it. */
export const HowSure = memo(function HowSure({
  scan,
  supported,
  all,
  areaName,
}: {
  readonly scan: ScanAnswer;
  readonly supported: number | undefined;
  readonly all: number | undefined;
  readonly areaName: (code: string) => string;
}) {
  const { calibration, coverage, scenario, totals } = scan;
  const gaps = Map.groupBy([...coverage.base.missing, ...coverage.window.missing], ({ reporter }) => reporter);
  const published = coverage.window.published + coverage.base.published;
  const wanted = coverage.window.reporterPeriods + coverage.base.reporterPeriods;
  return (
    <section aria-labelledby="how-sure" className="how-sure">
      <h2 id="how-sure">How sure is this?</h2>
      <div className="columns">
        <div>
          <h3>
            Could it be chance? <span className="technical">calibration</span>
          </h3>
          <p>
            The same test was run at {calibration.windows.length} earlier dates at which nothing of the kind happened{' '}
            <span className="technical">pseudo event dates</span>: {formatCount(calibration.placebos)} series{' '}
            <span className="technical">placebos</span> say how far figures move by themselves.
          </p>
          <p>
            A candidate is called supported when, of all that look as strong, no more than {formatPercent(scenario.q)}{' '}
            would be chance <span className="technical">false discovery rate, q ≤ {scenario.q}</span>.
            {supported !== undefined && all !== undefined && (
              <>
                {' '}
                That leaves {formatCount(supported)} of {formatCount(all)}.
              </>
            )}
          </p>
          {calibration.notes.map((note) => (
            <p key={note} className="faint">
              {sentence(note)}
            </p>
          ))}
        </div>
        <div>
          <h3>
            Compared with what? <span className="technical">expected value</span>
          </h3>
          <p>
            {scan.expected === 'control group'
              ? `What trade with ${scenario.controls.join(', ')} would have led one to expect: the base times the growth of this control group.`
              : 'The same months of the base. There is no control group, so growth that would have come anyway, such as of prices, is not taken out.'}
          </p>
          <p>
            Of the sum that could be accounted for, the low end counts supported gains only, each at the low end of its
            interval; a gain never counts for more than was lost of the same goods{' '}
            <span className="technical">{formatCount(totals.goods.length)} codes</span>.
          </p>
        </div>
        <div>
          <h3>
            Is anything missing? <span className="technical">coverage</span>
          </h3>
          <p>
            {formatCount(published)} of {formatCount(wanted)} monthly reports of exporters are there,{' '}
            {formatPercent(wanted > 0 ? published / wanted : null)}.{gaps.size > 0 && ' Not published:'}
          </p>
          {gaps.size > 0 && (
            <ul>
              {[...gaps].map(([reporter, spans]) => (
                <li key={reporter}>
                  {areaName(reporter)}: {spans.flatMap(({ periods }) => periods.map(formatPeriod)).join(', ')}
                </li>
              ))}
            </ul>
          )}
          <p>A missing month is left out, never counted as nothing.</p>
        </div>
        <div>
          <h3>What it does not show</h3>
          <p>
            That the same goods went on. Exports to an intermediary may stay there: for that both legs have to rise,
            goods by goods, and each finding lists what else could explain it.
          </p>
          {scan.notes
            .filter((note) => !note.startsWith('two legs'))
            .map((note) => (
              <p key={note} className="faint">
                {sentence(note)}
              </p>
            ))}
        </div>
      </div>
    </section>
  );
});

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
}
