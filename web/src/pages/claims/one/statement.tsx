import type { CheckedStatement } from '../../../api/types.ts';
import { Chart } from '../../../charts/chart.tsx';
import { DotPlot } from '../../../charts/dot-plot.tsx';
import { Provenance } from '../../../provenance/provenance.tsx';
import { Verdict } from '../verdict.tsx';
import { axisFormat, STATISTIC_WORDS } from '../words.ts';
import { dotsOf, readingsTable, sourcesOf } from './readings.ts';
import { Readings } from './readings.tsx';

/** One figure of a claim: what was stated, what agrees with it, and every way to recompute it. */
export function StatementPart({
  statement,
  id,
  asOf,
  alone,
}: {
  readonly statement: CheckedStatement;
  readonly id: string;
  readonly asOf: string;
  /** The only figure of its claim: the verdict is said above already. */
  readonly alone: boolean;
}) {
  const { statistic, product, said, tolerance, verdict, under, why, readings, stated } = statement;
  const dots = dotsOf(readings);
  return (
    <section aria-labelledby={id} className="claims-part">
      <h2 id={id}>
        Stated: {said}{' '}
        <span className="technical">
          {STATISTIC_WORDS[statistic]}
          {product !== null && `, ${product}`}
        </span>
      </h2>
      {!alone && (
        <p className="claim-each">
          <Verdict verdict={verdict} under={under} /> {why}
        </p>
      )}
      <p className="part-note">What agrees with it: {tolerance.why}.</p>
      {dots.length > 0 && (
        <Chart
          level={3}
          title={titleOf(statement)}
          subtitle="A full dot agrees with what was stated, a cross does not, a ring is not judged. Shaded: what counts as agreeing."
          source={`${sourcesOf(readings)}, snapshot ${asOf}`}
          table={readingsTable(statement)}
          aside={readings[0]?.queries.map((query, at) => (
            <Provenance
              key={query}
              query={query}
              label={`${readings[0]?.label}, ${at === 0 ? 'the sum' : 'what it is divided by'}`}
              asOf={asOf}
              text={at === 0 ? 'where from?' : 'and the divisor?'}
            />
          ))}
        >
          {(width) => (
            <DotPlot
              width={width}
              rows={dots}
              stated={{ value: stated.figure, said, low: tolerance.low, high: tolerance.high }}
              nothing={statistic === 'growth' ? -1 : 0}
              format={axisFormat(statistic)}
            />
          )}
        </Chart>
      )}
      {readings.length > 0 && <Readings statement={statement} asOf={asOf} />}
    </section>
  );
}

function titleOf({ readings }: CheckedStatement): string {
  const judged = readings.filter(({ figure }) => figure !== null);
  const agreeing = judged.filter(({ holds }) => holds === true);
  const ways = judged.length === 1 ? 'the one reading that could be computed' : `${judged.length} computed readings`;
  if (agreeing.length === 0) return judged.length === 1 ? `Not by ${ways}` : `None of ${ways} agrees`;
  if (agreeing.length === judged.length) return judged.length === 1 ? `Agrees in ${ways}` : `All ${ways} agree`;
  return `${agreeing.length} of ${ways} ${agreeing.length === 1 ? 'agrees' : 'agree'}`;
}
