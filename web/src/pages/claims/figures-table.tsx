import type { CheckedStatement } from '../../api/types.ts';
import { Verdict } from './verdict.tsx';
import { STATISTIC_WORDS, speakingReading } from './words.ts';

/** What was stated beside what was computed, a line a figure. */
export function FiguresTable({ statements }: { readonly statements: readonly CheckedStatement[] }) {
  const isMixed = new Set(statements.map(({ verdict }) => verdict)).size > 1;
  return (
    <table className="claim-figures">
      <thead>
        <tr>
          <th scope="col">Figure</th>
          <th scope="col">Stated</th>
          <th scope="col">Computed</th>
        </tr>
      </thead>
      <tbody>
        {statements.map((statement) => {
          const { statistic, product, said, verdict } = statement;
          const reading = speakingReading(statement);
          return (
            <tr key={`${statistic} ${product}`}>
              <td>
                {STATISTIC_WORDS[statistic]}
                {product !== null && <span className="faint num"> {product}</span>}
                {isMixed && (
                  <>
                    {' '}
                    <Verdict verdict={verdict} />
                  </>
                )}
              </td>
              <td className="num">{said}</td>
              <td className="num">{reading?.said ?? <span className="faint">no data</span>}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
